"""The form of a report that was sent before it could be issued here."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.year.sent_reports import SentReportFields
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.entered import Report
from desktop_app.services.papers.reports.sent_reports import ReportKey, record_sent
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input


class SentReportForm(FormOf[SentReportFields]):
    """Enters number, date and cut-off date of a sent report, or corrects them."""

    number = Input(QLineEdit)
    dated_on, cut_off = Input(DateEdit), Input(DateEdit)
    rows = (("number",), ("dated_on", "cut_off"))

    def __init__(self, context: Context, key: ReportKey, report: Report, parent: QWidget) -> None:
        super().__init__(context, f"Ghi {key.words} đã gửi từ trước", parent)
        self._key, self._report = key, report

    def start(self) -> None:
        """Show the form, with what was recorded before."""
        sent = self._report.issued
        if sent is None:
            last = self._report.facts.span.last
            self.fill(SentReportFields("", min(last, date.today()), last))
        else:
            self.fill(SentReportFields(sent.number, sent.dated_on or sent.last, sent.last))
        self.show_form("number")

    def _collect(self) -> Callable[[Book], Changes]:
        fields, key = self.collected().checked(date.today()), self._key
        return lambda book: record_sent(book, key, fields)
