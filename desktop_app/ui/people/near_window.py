"""Đủ và sắp đủ điều kiện: who can be proposed for which award this year or next, and what is still missing."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QLabel, QStackedWidget, QTableWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.lists import Column, ColumnKind
from desktop_app.domain.vocabulary import NOMINEE_KIND_LABELS, NomineeKind
from desktop_app.services.standing.near_awards import NearAward, near_awards
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.grey_acts import NO_ROWS, allow
from desktop_app.ui.base.theme import at_size, set_mark
from desktop_app.ui.base.tokens import GAP, PAGE
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.widgets.actions import add_action, heading, window_line
from desktop_app.ui.widgets.lists.empty import EmptyList
from desktop_app.ui.widgets.lists.heights.window_growth import WindowGrowth
from desktop_app.ui.widgets.lists.line_table import give_blank
from desktop_app.ui.widgets.lists.row_table import RowTable
from desktop_app.ui.widgets.lists.table_export import EXPORT_TIP, SeenTable, asks_export, export_table
from desktop_app.ui.widgets.notice import Notice

_COLUMNS: Final = (
    Column("name", "Họ và tên, tên tập thể", width=30),
    Column("place", "Đơn vị", width=28),
    Column("award", "Danh hiệu, hình thức", width=26),
    Column("year", "Sớm nhất", ColumnKind.INTEGER, 12),
    Column("sentence", "Điều kiện", ColumnKind.LONG_TEXT, 80),
)
_WIDTHS: Final = (190, 190, 190, 90)
_YEAR: Final = 3
_SHOWN_KINDS: Final = frozenset({"year_record", "initiative", "award", "decision", "person", "post", "unit"})
_NOTE: Final = (
    "Chỉ tính các điều kiện qua nhiều năm; điều kiện của riêng năm xét được kiểm tra khi đề nghị. "
    "Mức chưa xác nhận theo quy định của tỉnh có ghi chú."
)
_NONE: Final = "Chưa có ai đủ hay sắp đủ điều kiện: ghi xếp loại, sáng kiến và quyết định của các năm trước."


class NearWindow(QDialog):
    """Lists everybody who is near to an award. Signal: `history_asked(Subject)` when a row is opened."""

    history_asked = Signal(object)

    def __init__(self, context: Context, kind: NomineeKind, year: int, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.context, self.kind, self.year = context, kind, year
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = f"Đủ và sắp đủ điều kiện khen thưởng năm {year} – {NOMINEE_KIND_LABELS[kind].lower()}"
        self.setWindowTitle(self.title)
        open_at(self, 1080, 560)
        self._awards: list[NearAward] = []
        self._questions = BookQuestions(context, self)
        self.table = RowTable(len(_COLUMNS), "Đủ và sắp đủ điều kiện")
        self.empty = EmptyList()
        self.notice = Notice()
        self.sentence = QLabel()
        self._stack = QStackedWidget()
        self.history = add_action(self, "&Quá trình khen thưởng…", "history", "Ctrl+H", self._enter)
        self.to_excel = add_action(self, "&Xuất ra Excel…", "export-sheet", "", self.export)
        self.to_excel.setToolTip(EXPORT_TIP)
        self._lay_out([self.history, self.to_excel])
        WindowGrowth(self, self.table)
        context.changed.connect(self._changed)

    def start(self) -> None:
        """Read who is near to which award and show the window."""
        self.refresh()
        self.show()

    def refresh(self) -> None:
        """Read again who is near to which award."""
        self._questions.ask("who", lambda book: near_awards(book, self.kind, self.year), self._show)

    def export(self) -> None:
        """Ask for a file and export the rows to it."""
        rows = [self._cells(near_award) for near_award in self._awards]
        export_table(self.context, self, self.notice, SeenTable(self.title, _COLUMNS, rows))

    def _lay_out(self, actions: Sequence[QAction]) -> None:
        self.table.setHorizontalHeaderLabels([column.title for column in _COLUMNS])
        self.table.setColumnHidden(1, self.kind is NomineeKind.COLLECTIVE)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.currentCellChanged.connect(lambda row, *_: self._show_sentence(row))
        self.table.entered.connect(self._enter)
        self.empty.set_words(_NONE, None)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        note = QLabel(_NOTE)
        note.setWordWrap(True)
        set_mark(note, "muted")
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column_.setSpacing(GAP)
        column_.addWidget(heading(self.title))
        column_.addWidget(note)
        column_.addWidget(self.notice)
        column_.addWidget(self._stack, 1)
        column_.addWidget(self.sentence)
        column_.addLayout(window_line(self, actions))
        self.setFocusProxy(self.table)

    def _show(self, awards: list[NearAward]) -> None:
        row = max(self.table.currentRow(), 0)
        self._awards = awards
        self.table.setRowCount(len(awards))
        for place, award in enumerate(awards):
            for column, value in enumerate(self._cells(award)):
                item = QTableWidgetItem(str(value))
                item.setToolTip(str(value))
                if column == _YEAR:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(place, column, item)
        if awards:
            self.table.setCurrentCell(min(row, len(awards) - 1), 0)
            self._show_sentence(self.table.currentRow())
        else:
            self.sentence.clear()
            self.empty.say_empty()
        self._stack.setCurrentWidget(self.table if awards else self.empty)
        allow(self.history, awards, _NONE)
        allow(self.to_excel, awards, NO_ROWS)
        self._share()
        self.table.setFocus()

    def _cells(self, near_award: NearAward) -> tuple[str, str, str, int, str]:
        near = near_award.near
        place = near_award.row.place if self.kind is NomineeKind.INDIVIDUAL else ""
        return near_award.row.name, place, near.award.name, self.year + near.years_to_go, near.needs_words

    def _share(self) -> None:
        usual = {column: at_size(width) for column, width in enumerate(_WIDTHS)}

        def texts(row: int) -> list[str]:
            return [str(value) for value in self._cells(self._awards[row])]

        # What tells two rows apart may be the end of what is still missing.
        give_blank(self.table, usual, texts, cut=True, whole=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the texts the room there is."""
        super().resizeEvent(event)
        self._share()

    def _show_sentence(self, row: int) -> None:
        """Say in a sentence what the chosen row says in its columns."""
        if 0 <= row < len(self._awards):
            self.sentence.setText(self._awards[row].near.words)

    def _changed(self, changes: Changes) -> None:
        if _SHOWN_KINDS & changes.kinds:
            self.refresh()

    def _enter(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._awards):
            self.history_asked.emit(self._awards[row].subject)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Export on Ctrl+E."""
        if asks_export(event):
            self.export()
        else:
            super().keyPressEvent(event)
