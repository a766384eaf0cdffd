"""What taking a workbook in would do, row by row, before anything is written."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.theme import set_mark, set_up_table
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.widgets.actions import heading
from desktop_app.ui.widgets.notice import Notice

Index = QModelIndex | QPersistentModelIndex
Apply = Callable[[Book, Sequence[int]], Changes]


class Outcome(StrEnum):
    """What becomes of a row."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    UNCLEAR = "unclear"
    SKIPPED = "skipped"


OUTCOME_LABELS: Final = {
    Outcome.ADD: "Thêm mới",
    Outcome.CHANGE: "Sửa",
    Outcome.SAME: "Đã có",
    Outcome.UNCLEAR: "Chưa rõ",
    Outcome.SKIPPED: "Bỏ qua",
}
WORKBOOKS: Final = "Bảng tính (*.xlsx *.xls *.ods *.csv)"
"""The files a workbook can be, for a file dialog."""

_WIDEST: Final = 190  # pixels a column has at first at most
_TAKEN: Final = (Outcome.ADD, Outcome.CHANGE)


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One row of the workbook: where it stands, its values, what becomes of it and why."""

    place: str
    values: tuple[str, ...]
    outcome: Outcome
    reason: str = ""


class ImportPreview(QDialog):
    """Shows every row of a workbook with what taking it would do; the clerk ticks, and all ticked are one change.

    `apply` is called with the places (from 0, among `lines`) of the rows ticked. Signal: `taken(Changes)`.
    """

    taken = Signal(object)

    def __init__(
        self,
        context: Context,
        title: str,
        heads: Sequence[str],
        lines: Sequence[ImportLine],
        apply: Apply,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._apply = apply
        self._writing = False
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 1260, 660)
        self.model = LinesModel(heads, lines, self)
        self.table = LinesTable(self.model)
        self.notice = Notice()
        self.summary = QLabel(_summary(lines))
        self.summary.setWordWrap(True)
        set_mark(self.summary, "muted")
        self.count = QLabel()
        self.write = QPushButton("&Ghi vào sổ")
        self.write.setToolTip("Ctrl+Enter")
        set_mark(self.write, "primary")
        self.cancel = QPushButton("&Hủy")
        self.cancel.setToolTip("Esc")
        self._lay_out(title)
        self._connect()
        self._count_ticked()

    def _lay_out(self, title: str) -> None:
        hint = QLabel("Phím cách: ghi hoặc không ghi các dòng đang chọn")
        set_mark(hint, "muted")
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(hint)
        buttons.addStretch()
        buttons.addWidget(self.count)
        for button in (self.write, self.cancel):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(heading(title))
        column.addWidget(self.summary)
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.model.ticked_others.connect(self._count_ticked)
        self.write.clicked.connect(self.take)
        self.cancel.clicked.connect(self.reject)
        keys = QShortcut(self)
        keys.setKeys(QKeySequence.listFromString("Ctrl+Return; Ctrl+Enter"))
        keys.activated.connect(self.write.click)
        self._context.tasks.faulted.connect(self._let_go)

    def take(self) -> None:
        """Write the ticked rows as one change, and close."""
        places = self.model.ticked_places()
        if self._writing or not places:
            return
        self._writing = True
        self._context.act(lambda book: self._apply(book, places), self._taken, self._refused)

    def reject(self) -> None:
        """Close; nothing has been written."""
        if not self._writing:
            super().reject()

    def _taken(self, changes: Changes) -> None:
        self._writing = False
        self.taken.emit(changes)
        self.accept()

    def _refused(self, problem: ClerkError) -> None:
        self._writing = False
        self.notice.say(f"{problem.message} {problem.hint}".strip(), "problem")

    def _let_go(self) -> None:
        self._writing = False

    def _count_ticked(self) -> None:
        ticked = len(self.model.ticked_places())
        self.count.setText(f"Sẽ ghi {format_number(ticked)} dòng" if ticked else "Không có dòng nào để ghi")
        self.write.setEnabled(ticked > 0)


class LinesModel(QAbstractTableModel):
    """The rows with their ticks. Signal: `ticked_others()` when other rows are ticked."""

    ticked_others = Signal()

    def __init__(self, heads: Sequence[str], lines: Sequence[ImportLine], parent: QWidget) -> None:
        super().__init__(parent)
        self._heads = ("Ghi", "Việc", "Dòng trong tệp", *heads, "Chi tiết")
        self._lines = tuple(lines)
        self._ticked = {place for place, line in enumerate(lines) if line.outcome in _TAKEN}

    def ticked_places(self) -> list[int]:
        """Return the places of the rows ticked, in order."""
        return sorted(self._ticked)

    def tick(self, places: Iterable[int], on: bool) -> None:
        """Tick rows or not; one that cannot be taken stays as it is."""
        can = {place for place in places if self._lines[place].outcome in _TAKEN}
        self._ticked = self._ticked | can if on else self._ticked - can
        for place in can:
            index = self.index(place, 0)
            self.dataChanged.emit(index, index)
        if can:
            self.ticked_others.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return a column's title."""
        shown = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return self._heads[section] if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        line, column = self._lines[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(line, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == 0 and line.outcome in _TAKEN:
            return Qt.CheckState.Checked if index.row() in self._ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and column == 1 and line.outcome is Outcome.UNCLEAR:
            return icon("warning")
        if role == Qt.ItemDataRole.ForegroundRole and line.outcome in (Outcome.SAME, Outcome.SKIPPED):
            return _muted()
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row by the mouse."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        takable = index.column() == 0 and self._lines[index.row()].outcome in _TAKEN
        return flags | Qt.ItemFlag.ItemIsUserCheckable if takable else flags

    def _text(self, line: ImportLine, column: int) -> str:
        texts = ("", OUTCOME_LABELS[line.outcome], line.place, *line.values)
        if column == len(self._heads) - 1:
            return line.reason
        return texts[column] if column < len(texts) else ""


class LinesTable(QTableView):
    """The rows; the space bar ticks or unticks those that are chosen."""

    def __init__(self, model: LinesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        set_up_table(self)
        self.setModel(model)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setAccessibleName("Các dòng của tệp")
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        self.resizeColumnsToContents()
        for column in range(model.columnCount() - 1):
            self.setColumnWidth(column, min(self.columnWidth(column), _WIDEST))
        if model.rowCount():
            self.selectRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by the space bar."""
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        places = [index.row() for index in self.selectionModel().selectedRows()]
        ticked = set(self._lines.ticked_places())
        self._lines.tick(places, not any(place in ticked for place in places))


def _summary(lines: Sequence[ImportLine]) -> str:
    counts = {outcome: sum(line.outcome is outcome for line in lines) for outcome in Outcome}
    parts = [f"{OUTCOME_LABELS[outcome].lower()} {format_number(count)}" for outcome, count in counts.items() if count]
    return f"{format_number(len(lines))} dòng: {', '.join(parts)}." if lines else "Tệp không có dòng nào."


def _muted() -> QColor:
    return QPalette().color(QPalette.ColorRole.PlaceholderText)
