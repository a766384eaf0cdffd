"""The rows of a file with what each will do: checked or not, mended in place, taken back in."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.services.import_rows import WRITTEN, ImportProposal, ImportRow, RowAction
from desktop_app.services.imports.proposing import ACTION_LABELS
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.theme import set_up_table
from desktop_app.ui.widgets.lists.line_table import needed_widths

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

_FIRST: Final = 4
"""The column of the first field: before it are the check box, what the row does and why, and its place."""
_WIDEST, _WIDEST_REASON = 190, 300  # pixels a column has at first at most
UNSETTLED: Final = (RowAction.UNCLEAR, RowAction.CONFLICT)
"""What keeps a row from being written until the clerk has mended it."""

type Key = tuple[str, int, int]
"""A row of the file: its sheet, its number, and which of the records that it becomes."""


class RowsModel(QAbstractTableModel):
    """The rows with their check boxes, all or those that do one thing.

    Signals: `checks_changed()`; `mended(Place, str, str)` with a row's place, a field and its new text;
    `taken_in(Place)` with the place of a row that is an entry of the list although it does not look like one.
    """

    checks_changed = Signal()
    mended = Signal(object, str, str)
    taken_in = Signal(object)

    def __init__(self, can_mend: Callable[[ImportRow, str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._can_mend = can_mend
        self._rows: tuple[ImportRow, ...] = ()
        self._keys: list[Key] = []
        self._fields: list[str] = []
        self._titles: tuple[str, ...] = ("Ghi", "Việc", "Dòng", "Chi tiết")
        self._has_sheets = False
        self._unchecked: set[Key] = set()
        self._action: RowAction | None = None
        self._shown: list[int] = []

    def show_proposal(self, proposal: ImportProposal, rows: tuple[ImportRow, ...]) -> None:
        """Show the rows of a proposal; what the clerk unchecked stays unchecked."""
        self.beginResetModel()
        self._rows = rows
        self._fields = list(proposal.labels)
        self._titles = ("Ghi", "Việc", "Dòng", "Chi tiết", *proposal.labels.values())
        self._keys = _keys(rows)
        self._has_sheets = len({row.place.sheet for row in rows}) > 1
        self._set_shown()
        self.endResetModel()
        self.checks_changed.emit()

    def show_only(self, action: RowAction | None) -> None:
        """Show only the rows that do one thing (None: all)."""
        self.beginResetModel()
        self._action = action
        self._set_shown()
        self.endResetModel()

    def checked_places(self) -> list[int]:
        """Return the places of the checked rows in the proposal, in order."""
        return [
            place
            for place, (row, key) in enumerate(zip(self._rows, self._keys, strict=True))
            if row.action in WRITTEN and key not in self._unchecked
        ]

    @property
    def unchecked(self) -> frozenset[Key]:
        """The rows that the clerk unchecked."""
        return frozenset(self._unchecked)

    def uncheck_only(self, keys: frozenset[Key]) -> None:
        """Uncheck these rows, whether they are shown yet or not, and no others."""
        self.beginResetModel()
        self._unchecked = set(keys)
        self.endResetModel()
        self.checks_changed.emit()

    def set_checked(self, shown: Iterable[int], checked: bool) -> None:
        """Check or uncheck rows; one that cannot be written stays as it is."""
        changed = [number for number in shown if self._row(number).action in WRITTEN]
        keys = {self._keys[self._shown[number]] for number in changed}
        self._unchecked = self._unchecked - keys if checked else self._unchecked | keys
        for number in changed:
            index = self.index(number, 0)
            self.dataChanged.emit(index, index)
        if changed:
            self.checks_changed.emit()

    def is_checked(self, shown: int) -> bool:
        """Return whether a row is to be written."""
        return self._row(shown).action in WRITTEN and self._keys[self._shown[shown]] not in self._unchecked

    def texts(self, shown: int) -> list[str]:
        """Return what the cells of a row show."""
        row = self._row(shown)
        return [self._text(row, column) for column in range(self.columnCount())]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> str | None:
        """Return a column's title."""
        is_title = role == Role.DisplayRole and orientation == Qt.Orientation.Horizontal
        return self._titles[section] if is_title else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Return what a cell shows."""
        row, column = self._row(index.row()), index.column()
        if role in (Role.DisplayRole, Role.ToolTipRole, Role.EditRole):
            return self._text(row, column)
        if role == Role.CheckStateRole and column == 0 and self._is_checkable(row):
            return Qt.CheckState.Checked if self.is_checked(index.row()) else Qt.CheckState.Unchecked
        if role == Role.DecorationRole and column == 1 and row.action in UNSETTLED:
            return icon("warning")
        if role == Role.ForegroundRole and row.action in (RowAction.SAME, RowAction.LEFT_OUT):
            return _muted()
        return None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Check or uncheck a row, take it in, or mend a cell."""
        row = self._row(index.row())
        if role == Role.CheckStateRole:
            if row.action is RowAction.LEFT_OUT:
                self.taken_in.emit(row.place)
            else:
                self.set_checked([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role == Role.EditRole and str(value) != self._text(row, index.column()):
            self.mended.emit(row.place, self._fields[index.column() - _FIRST], str(value))
            return True
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row, column = self._row(index.row()), index.column()
        if column == 0 and self._is_checkable(row):
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        at = column - _FIRST
        is_field = 0 <= at < len(self._fields) and row.action is not RowAction.LEFT_OUT
        return flags | Qt.ItemFlag.ItemIsEditable if is_field and self._can_mend(row, self._fields[at]) else flags

    def _set_shown(self) -> None:
        self._shown = [
            place for place, row in enumerate(self._rows) if self._action is None or row.action is self._action
        ]

    def _row(self, shown: int) -> ImportRow:
        return self._rows[self._shown[shown]]

    def _is_checkable(self, row: ImportRow) -> bool:
        return row.action in WRITTEN or (row.action is RowAction.LEFT_OUT and self._can_mend(row, ""))

    def _text(self, row: ImportRow, column: int) -> str:
        place = str(row.place) if self._has_sheets else f"dòng {row.place.row}"
        texts = ("", ACTION_LABELS[row.action], place, row.reason)
        return texts[column] if column < _FIRST else row.texts.get(self._fields[column - _FIRST], "")


class RowsTable(QTableView):
    """The table of rows; the space bar checks or unchecks the selected ones, typing or F2 mends a cell."""

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        set_up_table(self)
        self.setModel(model)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        # As in Excel: typing on a cell puts something else in it.
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setAccessibleName("Các dòng của tệp")
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)

    def fit_columns(self) -> None:
        """Give each column the width of what it holds, and the keyboard a row."""
        for column, needed in enumerate(needed_widths(self, self._rows.texts)[:-1]):
            self.setColumnWidth(column, min(needed, _WIDEST_REASON if column == _FIRST - 1 else _WIDEST))
        if self._rows.rowCount() and not self.selectionModel().hasSelection():
            self.selectRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check or uncheck the selected rows on Space."""
        if event.key() != Qt.Key.Key_Space or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        selected = [index.row() for index in self.selectionModel().selectedRows()]
        self._rows.set_checked(selected, not any(map(self._rows.is_checked, selected)))


def _keys(rows: tuple[ImportRow, ...]) -> list[Key]:
    keys: list[Key] = []
    for row in rows:
        number = keys[-1][2] + 1 if keys and keys[-1][:2] == (row.place.sheet, row.place.row) else 0
        keys.append((row.place.sheet, row.place.row, number))
    return keys


def _muted() -> QColor:
    return QPalette().color(QPalette.ColorRole.PlaceholderText)
