"""The rows of a list with check boxes; nothing is made of a row before it is seen."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

KEY: Final = Qt.ItemDataRole.UserRole
_ENABLED: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_CHECKABLE: Final = _ENABLED | Qt.ItemFlag.ItemIsUserCheckable

type Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class CheckItem:
    """A row with a check box: its key, its text and its tool tip."""

    key: object
    text: str
    tip: str = ""


class CheckModel(QAbstractListModel):
    """Rows and the keys that are checked, of rows that are not offered now, too. `altered()` when she checks one."""

    altered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[CheckItem] = []
        self.checked: set[object] = set()
        self.is_frozen = False
        """Whether nothing can be checked or unchecked."""

    def offer(self, rows: Sequence[CheckItem], *, frozen: bool = False) -> None:
        """Show rows in place of those there are."""
        self.beginResetModel()
        self.rows, self.is_frozen = list(rows), frozen
        self.endResetModel()

    def check(self, keys: Collection[object]) -> None:
        """Check these keys and no others."""
        self.checked = set(keys)
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1), [Qt.ItemDataRole.CheckStateRole])

    def checked_rows(self) -> tuple[object, ...]:
        """Return the checked keys of the rows, from top to bottom."""
        return tuple(row.key for row in self.rows if row.key in self.checked)

    def move(self, row: int, step: int) -> None:
        """Move a row up (-1) or down (1)."""
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), row + step + (step > 0))
        self.rows.insert(row + step, self.rows.pop(row))
        self.endMoveRows()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a row be checked unless all are frozen."""
        return _ENABLED if self.is_frozen else _CHECKABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.key in self.checked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip or row.text
        return row.key if role == KEY else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Check or uncheck a row."""
        if role != Qt.ItemDataRole.CheckStateRole or self.is_frozen:
            return False
        key = self.rows[index.row()].key
        if (Qt.CheckState(value) == Qt.CheckState.Checked) != (key in self.checked):
            self.checked ^= {key}
            self.dataChanged.emit(index, index, [role])
            self.altered.emit()
        return True
