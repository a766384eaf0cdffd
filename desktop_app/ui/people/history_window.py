"""Quá trình khen thưởng: awards, ratings and initiatives of a person or unit by year, and the awards within reach."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.domain.list_kinds.awards import AWARDS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.standing.year_records import Subject
from desktop_app.services.papers.kinds.declaration import MenuPlace
from desktop_app.services.standing.award_history import AwardHistory, HistoryLine, award_history
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.people.history_table import HistoryTable
from desktop_app.ui.people.years.holds_window import HoldsWindow
from desktop_app.ui.people.years.initiative_form import InitiativeForm
from desktop_app.ui.people.years.record_form import YearRecordForm
from desktop_app.ui.widgets.actions import add_action, heading, window_line
from desktop_app.ui.widgets.forms.declared.scrolled import ScrolledPart
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.lists.empty import EmptyList
from desktop_app.ui.widgets.lists.table_export import EXPORT_TIP, asks_export, export_table
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.papers.offers import paper_offers

_SHOWN_KINDS: Final = frozenset(
    {"year_record", "initiative", "award", "decision", "nomination", "review_round", "person", "post", "unit"}
)
_LEAST_ROWS: Final = 5
"""Of one line each, the heads among them."""
_NOTHING: Final = "Chưa ghi khen thưởng, xếp loại hay sáng kiến nào."
_NO_STREAK: Final = "Chưa có danh hiệu hay xếp loại nào liên tục từ 2 năm."
_NONE_NEAR: Final = "Chưa có danh hiệu, hình thức nào mà kết quả các năm trước tính tới."


class HistoryWindow(QDialog):
    """The history of one person or unit; every line opens its record.

    Signal: `asked(ListQuery)` for the list that contains an award.
    """

    asked = Signal(object)

    def __init__(self, context: Context, subject: Subject, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.context = context
        self.subject = subject
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Quá trình khen thưởng")
        open_at(self, 1080, 640)
        self._history: AwardHistory | None = None
        self._questions = BookQuestions(context, self)
        self._record_to_show: RecordRef | None = None
        self.name, self.place = heading(""), QLabel()
        self.streaks_title, self.streaks = QLabel(), QLabel()
        self.near_title, self.near = QLabel("Đủ và sắp đủ điều kiện"), QLabel()
        self.table = HistoryTable()
        self.empty = EmptyList()
        self.notice = Notice()
        self._stack = QStackedWidget()
        self._make_actions()
        self._lay_out()
        self.table.entered.connect(self._open)
        context.changed.connect(self._changed)

    def start(self, record: RecordRef | None = None) -> None:
        """Read the history and show the window; select the line of a record if one is given."""
        self._record_to_show = record
        self.refresh()
        self.show()

    def refresh(self) -> None:
        """Read the history again."""
        self._questions.ask("history", lambda book: award_history(book, self.subject), self._show)

    def export(self) -> None:
        """Ask for a file and export the lines to it as they are shown."""
        if self._history is not None:
            title = f"Quá trình khen thưởng {self._history.name}"
            export_table(self.context, self, self.notice, self.table.history.seen(title))

    def preview(self, kind: str) -> None:
        """Show a paper of this person or unit, such as the báo cáo thành tích."""
        from desktop_app.ui.widgets.papers.preview import PreviewWindow

        options = {self.subject.record_kind: str(self.subject.id)}
        if self._history is not None:
            options["name"] = self._history.name
        PreviewWindow(self.context, kind, options, self).show()

    def _make_actions(self) -> None:
        self.initiative = add_action(self, "Thêm &sáng kiến…", "add", "Ctrl+N; Ins", self._add_initiative)
        self.rate = add_action(self, "Ghi &xếp loại…", "edit", "Ctrl+L", self._rate)
        self.holds = add_action(self, "Tạm &dừng xét…", "warning", "", self._show_holds)
        self.papers = paper_offers(self, MenuPlace.HISTORY, self.preview, "preview")
        export = add_action(self, "X&uất ra Excel…", "export-sheet", "", self.export)
        export.setToolTip(EXPORT_TIP)
        open_line = add_action(self, "&Mở…", "open-outside", "Ctrl+O", self.table.enter)
        open_line.setToolTip("Mở bản ghi của dòng đang chọn (Enter, Ctrl+O)")
        self.why = add_action(self, "&Vì sao có tên…", "info", "Ctrl+J", self._show_chain)
        self.why.setToolTip("Vì sao có tên trong danh sách: của khen thưởng đang chọn, hoặc của mọi đề nghị (Ctrl+J)")
        self.actions_menu = [open_line, self.why, *self.papers, self.rate, self.initiative, self.holds, export]

    def _lay_out(self) -> None:
        for label in (self.streaks, self.near):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for title in (self.streaks_title, self.near_title):
            bold = title.font()
            bold.setBold(True)
            title.setFont(bold)
        set_mark(self.place, "muted")
        self.empty.set_words(_NOTHING, self.initiative)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        above, known = QWidget(), (self.streaks_title, self.streaks, self.near_title, self.near)
        inside = QVBoxLayout(above)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GAP)
        for label in known:
            inside.addWidget(label)
        column.addWidget(self.name)
        column.addWidget(self.place)
        column.addWidget(ScrolledPart(above))
        # With large letters what is known would leave the lines no room.
        self.table.setMinimumHeight(_LEAST_ROWS * self.table.verticalHeader().defaultSectionSize())
        column.addSpacing(GROUP)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        line = window_line(self, [])
        line.insertWidget(0, PageHead("", self.actions_menu, has_primary=False), 1)
        column.addLayout(line)
        self.setFocusProxy(self.table)

    def _show(self, history: AwardHistory) -> None:
        self._history = history
        self.name.setText(history.name)
        self.place.setText(history.place)
        self.place.setVisible(bool(history.place))
        self.setWindowTitle(f"Quá trình khen thưởng – {history.name}")
        self.streaks_title.setText(f"Đang nối tiếp, tính đến năm {history.year}")
        self.streaks.setText(_lines(history.streaks) or _NO_STREAK)
        near = [each.words for each in history.near]
        self.near.setText(_lines(near) or _NONE_NEAR)
        self.near.setToolTip(f"Theo {history.rules_name}")
        had_lines = self._stack.currentWidget() is self.table and bool(self.table.history.lines)
        self.table.show_lines(history.lines)
        if self._record_to_show is not None:
            self.table.select_record(self._record_to_show)
            self._record_to_show = None
        if not history.lines:
            self.empty.say_empty()
        self._stack.setCurrentWidget(self.table if history.lines else self.empty)
        if not had_lines:
            self.table.setFocus()

    def _changed(self, changes: Changes) -> None:
        if _SHOWN_KINDS & changes.kinds:
            self.refresh()

    def _open(self, line: HistoryLine) -> None:
        record = line.record
        if record.kind == "award":
            # Close this window first: it would cover the page that shows the record.
            self.accept()
            self.asked.emit(ListQuery(AWARDS.key, scope={"ids": (record.id,)}))
        elif record.kind == "initiative":
            InitiativeForm(self.context, self.subject, line.year, self, record.id).start()
        elif record.kind == "year_record":
            YearRecordForm(self.context, self.subject, line.year, self).start()

    def _show_chain(self) -> None:
        from desktop_app.ui.widgets.records.chain_window import show_award_chain, show_chains_of

        line = self.table.current()
        if line is not None and line.record.kind == "award":
            window = show_award_chain(self.context, line.record.id, self)
        else:
            window = show_chains_of(self.context, self.subject, self)
        window.asked.connect(self._leave_for)

    def _leave_for(self, query: ListQuery) -> None:
        self.accept()
        self.asked.emit(query)

    def _rate(self) -> None:
        line = self.table.current()
        YearRecordForm(self.context, self.subject, line.year if line else date.today().year, self).start()

    def _add_initiative(self) -> None:
        line = self.table.current()
        InitiativeForm(self.context, self.subject, line.year if line else date.today().year, self).start()

    def _show_holds(self) -> None:
        HoldsWindow(self.context, self.subject, self).start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Export on Ctrl+E."""
        if asks_export(event):
            self.export()
        else:
            super().keyPressEvent(event)


def _lines(sentences: Sequence[str]) -> str:
    return "\n".join(f"–  {sentence}" for sentence in sentences)
