"""The list of pages at the side of the window; in a narrow one it is folded to its icons."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.theme import at_size, set_mark, set_up_navigation
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.frame.pages import PAGES, PageEntry

_WIDTH: Final = 214
_AROUND_ICON: Final = 36
_NARROW: Final = 1000
"""In a window that is not as wide as this the pages need the room of their names."""
_OPENS_AFTER_MS: Final = 200
"""A pointer that only crosses the icons does not have their names cover the page."""
_LOWEST_ROW: Final = 20
_FRAME: Final = 18
_TITLE: Final = Qt.ItemDataRole.UserRole + 1
_LATE: Final = Qt.ItemDataRole.UserRole + 2
_MOST_LATE: Final = 99
_OF_ALL: Final = " (mọi năm, mọi kế hoạch)"
_BY_KEYS: Final = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class Navigation(QWidget):
    """The pages of the office's work above, those of the book itself below. Signal: `chosen(str)` with a key.

    Folded it shows their icons. While the pointer or the keyboard is in it their names are shown, over the page.
    """

    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageEntry] = PAGES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_folded = False
        self.has_names = True
        """Whether the names of the pages are shown beside their icons."""
        self._items: dict[str, QListWidgetItem] = {}
        self._of_late: list[QListWidgetItem] = []
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
        self._opening = QTimer(self, singleShot=True, interval=_OPENS_AFTER_MS)
        self._opening.timeout.connect(lambda: self._show_names(shown=True))
        self.setFocusProxy(self._work)

    def place(self, room: QSize) -> int:
        """Stand at the left of a room, folded where that is narrow; return the width that is taken from the pages."""
        is_folded = room.width() < at_size(_NARROW)
        if is_folded != self._is_folded:
            self._is_folded = is_folded
            self._show_names(shown=not is_folded)
        self.resize(self._width(shown=self.has_names), room.height())
        return self._width(shown=not is_folded)

    def _width(self, *, shown: bool) -> int:
        return at_size(_WIDTH) if shown else self._work.iconSize().width() + _AROUND_ICON

    def _show_names(self, *, shown: bool) -> None:
        self._opening.stop()
        self.has_names = shown
        self.resize(self._width(shown=shown), self.height())
        for item in self._items.values():
            # Folded a name has no room; it stays what the item is called in speech.
            item.setText(item.data(_TITLE) if shown else "")
        for view in (self._work, self._foot):
            set_mark(view, "over", shown and self._is_folded)
        if self._is_folded:
            self.raise_()

    def _fold(self) -> None:
        if self._is_folded:
            self._show_names(shown=False)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the names once the pointer stays."""
        super().enterEvent(event)
        if self._is_folded and not self.has_names:
            self._opening.start()

    def leaveEvent(self, event: QEvent) -> None:
        """Fold again, unless the keyboard is what the names are shown for."""
        super().leaveEvent(event)
        self._opening.stop()
        if not (self._work.is_used_by_keys or self._foot.is_used_by_keys):
            self._fold()

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

    def show_late(self, number: int) -> None:
        """Show how many tasks are late beside the page that has them; nothing where none is."""
        for item in self._of_late:
            title, words = item.data(_TITLE), f"{format_number(number)} nhiệm vụ quá hạn{_OF_ALL}" if number else ""
            item.setData(_LATE, number)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}: {words}" if words else title)
            item.setToolTip(words)

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
        view.setItemDelegate(_PageDelegate(view))
        # Folded it is less wide than Qt would let it be.
        view.setMinimumWidth(1)
        view.used_by_keys.connect(lambda: self._show_names(shown=True))
        view.left.connect(self._fold)
        view.setAccessibleName(name)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for page in pages:
            item = QListWidgetItem(icon(page.icon), page.title, view)
            item.setData(Qt.ItemDataRole.UserRole, page.key)
            item.setData(_TITLE, page.title)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, page.title)
            self._items[page.key] = item
            if page.tells_late:
                self._of_late.append(item)
        view.currentItemChanged.connect(self._emit_chosen)
        # Assistive software selects a row without making it the current one; keys and clicks have done both by then.
        view.itemSelectionChanged.connect(lambda: _follow_selection(view), Qt.ConnectionType.QueuedConnection)
        return view

    def _emit_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _select_row(self, view: QListWidget, row: int) -> None:
        # The keys go on there: without this reason the names would fold between the two.
        view.setFocus(Qt.FocusReason.TabFocusReason)
        view.setCurrentRow(row)


def _follow_selection(view: QListWidget) -> None:
    for item in view.selectedItems():
        view.setCurrentItem(item)


def _frame(view: QListWidget) -> int:
    return 2 * view.contentsMargins().top() or _FRAME


class _PageDelegate(QStyledItemDelegate):
    """Draws a page with the number of what is late at its right, in the corner where the names are folded."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the page, then the number."""
        super().paint(painter, option, index)
        number = index.data(_LATE)
        if number:
            # Loaded when something is late: the list is painted before the book is open.
            from desktop_app.ui.base.states.colours import paint_number

            words = format_number(number) if number <= _MOST_LATE else f"{_MOST_LATE}+"
            paint_number(painter, option.rect, words, in_corner=not index.data(Qt.ItemDataRole.DisplayRole))


class _PageList(QListWidget):
    """The pages of one sort.

    Signals: `left_up` or `left_down` when an arrow key would move beyond the first or last row; `used_by_keys` when the
    keyboard comes here or a key is pressed; `left` when a page is clicked or the keyboard goes elsewhere.
    """

    left_up = Signal()
    left_down = Signal()
    used_by_keys = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_used_by_keys = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Emit a signal for an arrow key at the first or last row."""
        self._use_keys()
        if event.key() == Qt.Key.Key_Down and self.currentRow() == self.count() - 1:
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentRow() == 0:
            self.left_up.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard has come."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEYS:
            self._use_keys()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard goes."""
        super().focusOutEvent(event)
        self._leave()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say that a page is chosen."""
        super().mouseReleaseEvent(event)
        self._leave()

    def _use_keys(self) -> None:
        self.is_used_by_keys = True
        self.used_by_keys.emit()

    def _leave(self) -> None:
        self.is_used_by_keys = False
        self.left.emit()


class WithNavigation(QHBoxLayout):
    """Sets the pages at the right of the navigation; unfolded in a narrow window that lies over them."""

    def __init__(self, window: QWidget, navigation: Navigation, pages: QLayout) -> None:
        super().__init__(window)
        self._navigation = navigation
        navigation.setParent(window)
        self.setContentsMargins(navigation.place(window.size()), 0, 0, 0)
        self.addLayout(pages)

    def setGeometry(self, rect: QRect) -> None:
        """Fold the navigation or show its names, and leave the rest to the pages."""
        taken = self._navigation.place(rect.size())
        if taken != self.contentsMargins().left():
            self.setContentsMargins(taken, 0, 0, 0)
        super().setGeometry(rect)
