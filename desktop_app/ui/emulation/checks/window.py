"""Kiểm tra đợt: all findings against the nominations of a round; each leads to its nomination."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.law.judging.findings import Weight
from desktop_app.domain.round_codes import round_title
from desktop_app.domain.rounds.states import STATE_LABELS
from desktop_app.services.rounds.checks import RoundChecks, check_round
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, PAGE
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.emulation.checks.cap_line import CapLine
from desktop_app.ui.emulation.checks.findings_pane import article_words
from desktop_app.ui.emulation.checks.table import UNEXPLAINED, FindingTable, finding_lines
from desktop_app.ui.widgets.actions import add_action, window_line
from desktop_app.ui.widgets.lists.chips import Chips
from desktop_app.ui.widgets.lists.empty import EmptyList
from desktop_app.ui.widgets.lists.table_export import EXPORT_TIP, asks_export, export_table
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.records.records_window import show_source_records

_SIZE: Final = (1240, 660)
_CHECKED_KINDS: Final = frozenset(
    {
        *("nomination", "nomination_task", "nomination_activity", "nomination_initiative", "nomination_paper"),
        *("year_record", "initiative", "hold", "award", "decision", "review_round", "person", "post", "unit"),
    }
)
_FILTERS: Final[Mapping[str, str]] = {
    "": "Tất cả",
    Weight.FAILED.value: "Chưa đạt",
    UNEXPLAINED: "Chưa ghi lý do",
    Weight.MISSING.value: "Chưa có, chưa ghi",
    Weight.NOTE.value: "Cần biết",
}
_NOTHING: Final = (
    "Chưa thấy điều gì trái quy định trong đợt này.\nKiểm tra theo những gì đã ghi trong sổ, không thay cho xét duyệt."
)


class CheckWindow(QDialog):
    """Shows the findings of a round in a table, and checks again after every change of the book.

    Signals: `nomination_asked(int)` for the nomination a finding is about; `asked(ListQuery)` for the list that
    contains one of its source records.
    """

    nomination_asked = Signal(int)
    asked = Signal(object)

    def __init__(self, context: Context, round_code: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.context = context
        self._code = round_code
        self._checks: RoundChecks | None = None
        self._questions = BookQuestions(context, self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Kiểm tra đợt {round_title(round_code)}")
        open_at(self, *_SIZE)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        set_mark(self.summary, "muted")
        self.detail = QLabel()
        self.detail.setWordWrap(True)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.chips = Chips("Điều kiểm tra", _FILTERS)
        self.table = FindingTable()
        self.empty = EmptyList()
        self.notice = Notice()
        self.caps = QWidget()
        self._caps = QVBoxLayout(self.caps)
        self._stack = QStackedWidget()
        self._make_actions()
        self.empty.set_words(_NOTHING, None)
        self._lay_out()
        self.chips.chosen.connect(lambda _: self._show_lines())
        self.table.current_changed.connect(self._show_detail)
        self.table.entered.connect(lambda line: self.nomination_asked.emit(line.nomination.id))
        context.changed.connect(self._changed)

    def start(self) -> None:
        """Check the round and show the window."""
        self.refresh()
        self.show()

    def refresh(self) -> None:
        """Check the round again."""
        code = self._code
        self._questions.ask("checks", lambda book: check_round(book, code), self._show)

    def export(self) -> None:
        """Ask for a file and write the findings shown to it."""
        export_table(
            self.context,
            self,
            self.notice,
            self.table.findings.seen(f"Kiểm tra đợt {round_title(self._code)}"),
        )

    def _make_actions(self) -> None:
        self.edit = add_action(self, "&Mở đề nghị…", "edit", "F2", self.table.enter)
        self.records = add_action(self, "Xem &bản ghi liên quan…", "open-outside", "Ctrl+O", self._show_records)
        self.export_action = add_action(self, "X&uất ra Excel…", "export-sheet", "", self.export)
        self.export_action.setToolTip(EXPORT_TIP)
        self.check_again = add_action(self, "&Kiểm tra lại", "check", "F5", self.refresh)

    def _lay_out(self) -> None:
        self._caps.setContentsMargins(0, 0, 0, 0)
        self._caps.setSpacing(GAP)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(self.summary)
        column.addWidget(self.caps)
        column.addWidget(self.chips)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        column.addWidget(self.detail)
        column.addLayout(window_line(self, [self.edit, self.records, self.export_action, self.check_again]))
        self.setFocusProxy(self.table)

    def _show(self, checks: RoundChecks) -> None:
        had_lines = bool(self.table.findings.lines)
        self._checks = checks
        self.summary.setText(_summary(checks))
        self._show_caps(checks)
        self.chips.set_counts({key: len(finding_lines(checks.nominations, key)) for key in _FILTERS})
        self._show_lines()
        if not had_lines:
            self.table.setFocus()

    def _show_lines(self) -> None:
        if self._checks is None:
            return
        lines = finding_lines(self._checks.nominations, self.chips.key)
        self.table.show_lines(lines)
        if not lines:
            self.empty.say_empty()
        self._stack.setCurrentWidget(self.table if lines else self.empty)
        for action in (self.edit, self.records, self.export_action):
            action.setEnabled(bool(lines))

    def _show_caps(self, checks: RoundChecks) -> None:
        while (item := self._caps.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for standing in checks.caps:
            self._caps.addWidget(CapLine(standing, checks.counts, checks.rules))
        self.caps.setVisible(bool(checks.caps))

    def _show_detail(self) -> None:
        """Show the current finding in full; a row has room for its beginning only."""
        line = self.table.current()
        self.detail.setVisible(line is not None)
        if line is None:
            self.detail.setText("")
            return
        finding = line.finding
        parts = [f"{line.nomination.name}: {finding.sentence}", f"{article_words(finding)}. {finding.provision.note}"]
        if line.nomination.exception_reason:
            parts.append(f"Lý do vẫn đề nghị: {line.nomination.exception_reason}")
        self.detail.setText("\n".join(parts))

    def _show_records(self) -> None:
        line = self.table.current()
        if line is None:
            return
        if not line.finding.records:
            self.notice.say("Điều này không dựa vào bản ghi nào trong sổ.", "info")
            return
        show_source_records(self.context, line.finding.records, self, with_links=True).asked.connect(self.asked)

    def _changed(self, changes: Changes) -> None:
        if _CHECKED_KINDS & changes.kinds:
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Export on Ctrl+E."""
        if asks_export(event):
            self.export()
        else:
            super().keyPressEvent(event)


def _summary(checks: RoundChecks) -> str:
    failed = sum(
        any(finding.weight is Weight.FAILED for finding in nomination.findings) for nomination in checks.nominations
    )
    unexplained = sum(nomination.unexplained for nomination in checks.nominations)
    words = f"{len(checks.nominations)} đề nghị; {failed} đề nghị có điều chưa đạt"
    words += f" ({unexplained} chưa ghi lý do)" if unexplained else ""
    left = [f"{number} đề nghị “{STATE_LABELS[state]}”" for state, number in checks.left_out.items()]
    words += f"; không kiểm tra {', '.join(left)}" if left else ""
    note = f" {checks.rules.note}" if checks.rules.note else ""
    return f"{words}. Theo {checks.rules.name}, tính đến ngày {checks.judged_on:%d/%m/%Y} ({checks.judged_as}).{note}"
