"""The list of pages at the side of the window."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.theme import at_size, set_up_navigation
from desktop_app.ui.frame.pages import PAGES, PageEntry

_WIDTH: Final = 214
_LOWEST_ROW: Final = 24
_FRAME: Final = 18


class Navigation(QWidget):
    """The pages of the office's work above, those of the book itself below. Signal: `chosen(str)` with a key."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageEntry] = PAGES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QListWidgetItem] = {}
        self._work = self._page_list([page for page in pages if not page.at_foot], "Các trang công việc")
        self._foot = self._page_list([page for page in pages if page.at_foot], "Các trang của sổ")
        self._row = self._work.sizeHintForRow(0)
        self._work.left_down.connect(lambda: self._select_row(self._foot, 0))
        self._foot.left_up.connect(lambda: self._select_row(self._work, self._work.count() - 1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._work, 1)
        column.addWidget(self._foot)
        self.setFixedWidth(at_size(_WIDTH))
        self.setFocusProxy(self._work)

    def choose(self, key: str) -> None:
        """Select the page now shown, without emitting `chosen`."""
        item = self._items[key]
        for view in (self._work, self._foot):
            view.blockSignals(True)
            if item.listWidget() is view:
                view.setCurrentItem(item)
                view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                self.setFocusProxy(view)
            else:
                view.setCurrentRow(-1, QItemSelectionModel.SelectionFlag.Clear)
                # Both are one list to the clerk: Tab goes to the one with the page that is shown, arrows to the other.
                view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            view.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lower the rows in a low window until all of them fit."""
        super().resizeEvent(event)
        views = (self._work, self._foot)
        frames = sum(_frame(view) for view in views)
        fitting_height = (self.height() - frames) // sum(view.count() for view in views)
        row_height = max(_LOWEST_ROW, min(self._row, fitting_height))
        for view in views:
            for place in range(view.count()):
                view.item(place).setSizeHint(QSize(0, row_height))
        self._foot.setFixedHeight(self._foot.count() * row_height + _frame(self._foot))

    def _page_list(self, pages: Sequence[PageEntry], name: str) -> "_PageList":
        view = _PageList()
        set_up_navigation(view)
        view.setAccessibleName(name)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for page in pages:
            item = QListWidgetItem(icon(page.icon), page.title, view)
            item.setData(Qt.ItemDataRole.UserRole, page.key)
            self._items[page.key] = item
        view.currentItemChanged.connect(self._emit_chosen)
        # Assistive software selects a row without making it the current one; keys and clicks have done both by then.
        view.itemSelectionChanged.connect(lambda: _follow_selection(view), Qt.ConnectionType.QueuedConnection)
        return view

    def _emit_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _select_row(self, view: QListWidget, row: int) -> None:
        view.setFocus()
        view.setCurrentRow(row)


def _follow_selection(view: QListWidget) -> None:
    for item in view.selectedItems():
        view.setCurrentItem(item)


def _frame(view: QListWidget) -> int:
    return 2 * view.contentsMargins().top() or _FRAME


class _PageList(QListWidget):
    """A list that emits `left_up` or `left_down` when an arrow key would move beyond its first or last row."""

    left_up = Signal()
    left_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Emit a signal for an arrow key at the first or last row."""
        if event.key() == Qt.Key.Key_Down and self.currentRow() == self.count() - 1:
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentRow() == 0:
            self.left_up.emit()
        else:
            super().keyPressEvent(event)
