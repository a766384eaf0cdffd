"""The form in which somebody states that a part of a report has nothing to tell."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.vietnamese import clean_line
from desktop_app.domain.year.statements import StatementFields
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.parts import ReportPart
from desktop_app.services.papers.reports.statements import state_nothing
from desktop_app.ui.base.context import Context
from desktop_app.ui.reports.unsaved import ShownReport
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text


class StatementForm(FormOf[StatementFields]):
    """Enters the statement of a part without records, or changes it."""

    part = Text(manner="heading")
    text, stated_by = Input(QLineEdit), Input(QLineEdit)
    stated_on = Input(DateEdit)
    rows = (("part",), ("text",), ("stated_by", "stated_on"))
    least_width = 720

    def __init__(self, context: Context, key: ShownReport, part: ReportPart, stated_by: str, parent: QWidget) -> None:
        super().__init__(context, "Xác nhận không có", parent)
        self._key, self._part = key, part
        self.part.setText(clean_line(part.heading))
        self.fill(part.statement or StatementFields(part.offered_statement, date.today(), stated_by))

    def _collect(self) -> Callable[[Book], Changes]:
        fields, key, part = self.collected().checked(date.today()), self._key, self._part
        return lambda book: state_nothing(book, key.kind, key.period, part.key, fields, key.plan_id)
