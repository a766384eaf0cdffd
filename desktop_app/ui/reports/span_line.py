"""The line that says which days a report tells, and what was issued or sent; its actions open and close the span."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError
from desktop_app.services.papers.reports.entered import PHASE, Report
from desktop_app.services.papers.reports.late_entries import LateEntry, entries_of
from desktop_app.services.papers.reports.sent_reports import ReportKey, open_again
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.reading_order import words_on
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.base.window_size import is_low
from desktop_app.ui.widgets.actions import add_action
from desktop_app.ui.widgets.muted_label import muted_label

_NO_REPORT_BEFORE: Final = (
    "Sổ chưa ghi báo cáo trước: kỳ bắt đầu sau ngày chốt thường lệ. Nếu đã gửi báo cáo ngoài chương trình, ghi vào sổ."
)


class SpanLine(QWidget):
    """Says the span of the report shown, and offers its late records in a button.

    Signals: `asked(ListQuery)` for the list of a late record; `refused(ClerkError)`.
    """

    asked = Signal(object)
    refused = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._report: Report | None = None
        self._entries: Sequence[LateEntry] = ()
        self._questions = BookQuestions(context, self)
        self.words = muted_label()
        self.late = add_action(self, "Số liệu &bổ sung của kỳ trước…", "history", "Ctrl+Shift+F8", self._show_late)
        self.sent = add_action(self, "Báo cáo đã &gửi từ trước…", "document", "Ctrl+Shift+G", self._enter_sent)
        self.reopen = add_action(self, "Mở lạ&i kỳ báo cáo", "undo", "", self._open_again)
        self.late_button = QPushButton()
        self.late_button.setToolTip(self.late.toolTip())
        self.late_button.clicked.connect(self.late.trigger)
        self.sent_button = QPushButton(words_on(self.sent.text()))
        self.sent_button.setToolTip(self.sent.toolTip())
        self.sent_button.clicked.connect(self.sent.trigger)
        for button in (self.late_button, self.sent_button):
            button.hide()
        self.actions_menu = [self.late, self.sent, self.reopen]
        for action in self.actions_menu:
            action.setEnabled(False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(self.words, 1)
        line.addWidget(self.sent_button)
        line.addWidget(self.late_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the words in a low window: the text of the report has their room."""
        super().resizeEvent(event)
        self.words.set_folded(is_low(self))
        self._offer_sent()

    def show_report(self, report: Report) -> None:
        """Say the span of a report and read its late records."""
        self._report = report
        span = report.facts.span
        self.words.setText(_words(report), f"Kỳ số liệu: {format_date(span.first)} – {format_date(span.last)}")
        self.sent.setEnabled(report.issued is None or report.issued.change is None)
        self.reopen.setEnabled(report.issued is not None)
        self._offer_sent()
        span, late = report.facts.span, report.facts.late
        if any(late.values()):
            read = partial(entries_of, span=span, late=late)
            self._questions.ask("late", read, self._take_entries, self.refused.emit)
        else:
            self._take_entries(())

    def _offer_sent(self) -> None:
        """Offer the report sent before this book beside the words that name it; folded they do not."""
        report = self._report
        is_first = report is not None and report.kind != PHASE and report.issued is None and report.before is None
        self.sent_button.setVisible(is_first and not is_low(self))

    def _take_entries(self, entries: Sequence[LateEntry]) -> None:
        self._entries = entries
        self.late.setEnabled(bool(entries))
        self.late_button.setText(f"{len(entries)} số liệu bổ sung của kỳ trước…")
        self.late_button.setVisible(bool(entries))

    @property
    def _key(self) -> ReportKey | None:
        report = self._report
        return None if report is None else ReportKey(report.kind, report.period, report.plan_id)

    def _show_late(self) -> None:
        from desktop_app.ui.reports.late_window import LateWindow

        window = LateWindow(self._entries, self)
        window.asked.connect(self.asked)
        window.open()

    def _enter_sent(self) -> None:
        from desktop_app.ui.reports.sent_report_form import SentReportForm

        if self._report is not None and self._key is not None:
            SentReportForm(self._context, self._key, self._report, self).start()

    def _open_again(self) -> None:
        key = self._key
        if key is not None:
            self._context.act(partial(open_again, key=key), _nothing, self._refuse)

    def _refuse(self, problem: ClerkError) -> None:
        self.refused.emit(problem)


def _nothing(changes: Changes) -> None:
    del changes


def _words(report: Report) -> str:
    span, issued, before = report.facts.span, report.issued, report.before
    words = f"Kỳ số liệu: từ ngày {format_date(span.first)} đến hết ngày {format_date(span.last)}"
    if issued is not None and issued.last == span.last:
        number = f", số {issued.number}" if issued.number else ""
        day = f", ngày {format_date(issued.dated_on)}" if issued.dated_on else ""
        if issued.change is None:
            return f"{words}. Đã gửi từ trước{number}{day}."
        if report.kind == PHASE:
            return f"{words}. Đã phát hành{number}{day}."
        return f"{words}. Đã phát hành{number}{day}: số liệu ghi thêm cho kỳ này sẽ vào báo cáo sau."
    if report.kind == PHASE:
        return f"{words}, mọi số liệu của các năm trong giai đoạn."
    if before is None:
        return f"{words}. {_NO_REPORT_BEFORE}"
    return f"{words}, tiếp sau {before.words}{f' số {before.number}' if before.number else ''}."
