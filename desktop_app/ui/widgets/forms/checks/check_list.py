"""A list of rows with check boxes."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Property, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from desktop_app.ui.base.dress.tables import CellDelegate
from desktop_app.ui.base.keyboard.enter import is_enter
from desktop_app.ui.widgets.forms.checks.check_model import KEY, CheckItem, CheckModel


class _WholeRows(CellDelegate):
    """Draws rows that are as high as their words need: none is cut."""

    def shown(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QStyleOptionViewItem:
        """Return a row with all its words."""
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        return row


class CheckList(QListView):
    """Rows with check boxes: Space checks or unchecks the selected rows, Ctrl+A selects all, Enter asks for the record.

    Checked keys stay checked while other rows are offered. Signals: `altered()` whenever the checked keys are others,
    `asked(object)` with the key of the row whose record is to be shown.
    """

    altered = Signal()
    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, of_records: bool = True) -> None:
        """Unless rows are `of_records`, Enter is left to the window."""
        super().__init__(parent)
        self._of_records = of_records
        self._rows = CheckModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_WholeRows(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        # Each row is as high as its text needs: of thousands that is asked a part at a time.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QListView::item { padding: 2px 4px }")
        self.setToolTip("Phím cách: chọn hoặc bỏ" + ("; Enter: xem bản ghi" if of_records else ""))
        self._rows.altered.connect(self.altered)
        self.doubleClicked.connect(lambda index: self.asked.emit(index.data(KEY)))

    def offer(self, rows: Sequence[CheckItem]) -> None:
        """Show rows; those whose keys are checked have their boxes checked."""
        place = self.currentIndex().row()
        self._rows.offer(rows)
        self.setCurrentIndex(self._rows.index(min(max(place, 0), len(rows) - 1)))

    def count(self) -> int:
        """Return how many rows are offered."""
        return len(self._rows.rows)

    def keys(self) -> tuple[object, ...]:
        """Return the checked keys: those of the rows from top to bottom, then those that are not offered now."""
        offered_keys = self._rows.checked_rows()
        return offered_keys + tuple(sorted(self._rows.checked.difference(offered_keys), key=str))

    def set_keys(self, keys: Collection[object]) -> None:
        """Check these keys and no others."""
        if self._rows.checked != set(keys):
            self._rows.check(keys)
            self.altered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On Space, check all selected rows, or uncheck them if all are checked; on Enter, emit `asked`."""
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and (chosen := self.selectedIndexes()):
            keys, checked = {self._rows.rows[index.row()].key for index in chosen}, self._rows.checked
            self.set_keys(checked - keys if keys <= checked else checked | keys)
        elif self._of_records and is_enter(event) and current.isValid():
            self.asked.emit(current.data(KEY))
        else:
            super().keyPressEvent(event)

    def _content(self) -> object:
        return frozenset(self._rows.checked)

    content = Property(object, _content, notify=altered, user=True)
