"""A list of rows with check boxes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Property, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

_KEY: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class CheckItem:
    """A row with a check box: its key, its text and its tool tip."""

    key: object
    text: str
    tip: str = ""


class CheckList(QListWidget):
    """Rows with check boxes: Space checks or unchecks the selected rows, Ctrl+A selects all, Enter asks for the record.

    Checked keys stay checked while other rows are offered. Signals: `altered()` whenever the checked keys are others,
    `asked(object)` with the key of the row whose record is to be shown.
    """

    altered = Signal()
    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checked: set[object] = set()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QListWidget::item { padding: 2px 4px }")
        self.setToolTip("Phím cách: chọn hoặc bỏ; Enter: xem bản ghi")
        self.itemChanged.connect(self._note_check)
        self.itemDoubleClicked.connect(lambda item: self.asked.emit(item.data(_KEY)))

    def offer(self, rows: Sequence[CheckItem]) -> None:
        """Show rows; those whose keys are checked have their boxes checked."""
        self.blockSignals(True)
        place = self.currentRow()
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.text, self)
            item.setData(_KEY, row.key)
            item.setToolTip(row.tip or row.text)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_state(row.key in self._checked))
        self.setCurrentRow(min(max(place, 0), self.count() - 1))
        self.blockSignals(False)

    def keys(self) -> tuple[object, ...]:
        """Return the checked keys: those of the rows from top to bottom, then those that are not offered now."""
        offered_keys = [self.item(row).data(_KEY) for row in range(self.count())]
        return tuple(key for key in offered_keys if key in self._checked) + tuple(
            sorted(self._checked.difference(offered_keys), key=str)
        )

    def set_keys(self, keys: Collection[object]) -> None:
        """Check these keys and no others."""
        if self._checked == set(keys):
            return
        self._checked = set(keys)
        self.blockSignals(True)
        for row in range(self.count()):
            item = self.item(row)
            item.setCheckState(_state(item.data(_KEY) in self._checked))
        self.blockSignals(False)
        self.viewport().update()
        self.altered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On Space, check all selected rows, or uncheck them if all are checked; on Enter, emit `asked`."""
        if event.key() == Qt.Key.Key_Space and self.selectedItems():
            keys = {item.data(_KEY) for item in self.selectedItems()}
            self.set_keys(self._checked - keys if keys <= self._checked else self._checked | keys)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self.currentRow() >= 0:
            self.asked.emit(self.item(self.currentRow()).data(_KEY))
        else:
            super().keyPressEvent(event)

    def _content(self) -> object:
        return frozenset(self._checked)

    content = Property(object, _content, notify=altered, user=True)

    def _note_check(self, item: QListWidgetItem) -> None:
        key = item.data(_KEY)
        checked = item.checkState() == Qt.CheckState.Checked
        if checked != (key in self._checked):
            self._checked ^= {key}
            self.altered.emit()


def _state(checked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
