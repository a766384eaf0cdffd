"""A preview of what importing a workbook would do, row by row, before anything is written."""

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
_IMPORTABLE: Final = (Outcome.ADD, Outcome.CHANGE)


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One row of the workbook: its place in the file, its values, its outcome and why."""

    place: str
    values: tuple[str, ...]
    outcome: Outcome
    reason: str = ""


class ImportPreview(QDialog):
    """Shows every row of a workbook with its outcome; the clerk checks rows, and all checked rows become one change.

    `apply` is called with the places (from 0, among `lines`) of the checked rows. Signal: `taken(Changes)`.
    """

    taken = Signal(object)

    def __init__(
        self,
        context: Context,
        title: str,
        titles: Sequence[str],
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
        self.model = LinesModel(titles, lines, self)
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
        self._show_count()

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
        self.model.checks_changed.connect(self._show_count)
        self.write.clicked.connect(self.take)
        self.cancel.clicked.connect(self.reject)
        keys = QShortcut(self)
        keys.setKeys(QKeySequence.listFromString("Ctrl+Return; Ctrl+Enter"))
        keys.activated.connect(self.write.click)
        self._context.tasks.faulted.connect(self._stop_writing)

    def take(self) -> None:
        """Write the checked rows as one change, and close."""
        places = self.model.checked_places()
        if self._writing or not places:
            return
        self._writing = True
        self._context.act(lambda book: self._apply(book, places), self._finish, self._show_refusal)

    def reject(self) -> None:
        """Close; nothing has been written."""
        if not self._writing:
            super().reject()

    def _finish(self, changes: Changes) -> None:
        self._writing = False
        self.taken.emit(changes)
        self.accept()

    def _show_refusal(self, problem: ClerkError) -> None:
        self._writing = False
        self.notice.say(f"{problem.message} {problem.hint}".strip(), "problem")

    def _stop_writing(self) -> None:
        self._writing = False

    def _show_count(self) -> None:
        checked = len(self.model.checked_places())
        self.count.setText(f"Sẽ ghi {format_number(checked)} dòng" if checked else "Không có dòng nào để ghi")
        self.write.setEnabled(checked > 0)


class LinesModel(QAbstractTableModel):
    """The rows with their check boxes. Signal: `checks_changed()` when rows are checked or unchecked."""

    checks_changed = Signal()

    def __init__(self, titles: Sequence[str], lines: Sequence[ImportLine], parent: QWidget) -> None:
        super().__init__(parent)
        self._titles = ("Ghi", "Việc", "Dòng trong tệp", *titles, "Chi tiết")
        self._lines = tuple(lines)
        self._checked = {place for place, line in enumerate(lines) if line.outcome in _IMPORTABLE}

    def checked_places(self) -> list[int]:
        """Return the places of the checked rows, in order."""
        return sorted(self._checked)

    def set_checked(self, places: Iterable[int], checked: bool) -> None:
        """Check or uncheck rows; one that cannot be imported stays as it is."""
        importable = {place for place in places if self._lines[place].outcome in _IMPORTABLE}
        self._checked = self._checked | importable if checked else self._checked - importable
        for place in importable:
            index = self.index(place, 0)
            self.dataChanged.emit(index, index)
        if importable:
            self.checks_changed.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return a column's title."""
        is_title = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return self._titles[section] if is_title else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        line, column = self._lines[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(line, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == 0 and line.outcome in _IMPORTABLE:
            return Qt.CheckState.Checked if index.row() in self._checked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and column == 1 and line.outcome is Outcome.UNCLEAR:
            return icon("warning")
        if role == Qt.ItemDataRole.ForegroundRole and line.outcome in (Outcome.SAME, Outcome.SKIPPED):
            return _muted()
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Check or uncheck a row."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.set_checked([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_checkable = index.column() == 0 and self._lines[index.row()].outcome in _IMPORTABLE
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_checkable else flags

    def _text(self, line: ImportLine, column: int) -> str:
        texts = ("", OUTCOME_LABELS[line.outcome], line.place, *line.values)
        if column == len(self._titles) - 1:
            return line.reason
        return texts[column] if column < len(texts) else ""


class LinesTable(QTableView):
    """The table of rows; the space bar checks or unchecks the selected ones."""

    def __init__(self, model: LinesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        set_up_table(self)
        self.setModel(model)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setAccessibleName("Các dòng của tệp")
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self.resizeColumnsToContents()
        for column in range(model.columnCount() - 1):
            self.setColumnWidth(column, min(self.columnWidth(column), _WIDEST))
        if model.rowCount():
            self.selectRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check or uncheck the selected rows on Space."""
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        places = [index.row() for index in self.selectionModel().selectedRows()]
        checked = set(self._lines.checked_places())
        self._lines.set_checked(places, not any(place in checked for place in places))


def _summary(lines: Sequence[ImportLine]) -> str:
    counts = {outcome: sum(line.outcome is outcome for line in lines) for outcome in Outcome}
    parts = [f"{OUTCOME_LABELS[outcome].lower()} {format_number(count)}" for outcome, count in counts.items() if count]
    return f"{format_number(len(lines))} dòng: {', '.join(parts)}." if lines else "Tệp không có dòng nào."


def _muted() -> QColor:
    return QPalette().color(QPalette.ColorRole.PlaceholderText)
