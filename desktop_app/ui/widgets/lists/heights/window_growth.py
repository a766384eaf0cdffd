"""A window that opens as large as what it lists asks for, up to the room there is on the screen."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QTableView, QWidget

from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.window_size import room_for
from desktop_app.ui.widgets.lists.columns import over_two_lines
from desktop_app.ui.widgets.lists.line_table import needed_widths

_TIMES: Final = 8
"""So often a window is enlarged at once: of what it gets, its lists may have only a part."""
_ON_ONE_LINE: Final = 260
"""Pixels of a text up to which it is not put over two lines."""
_LOOKED_AT: Final = 200
"""Of so many rows at most the texts are measured."""


class WindowGrowth(QObject):
    """Enlarges a window while its lists have columns beyond the frame, texts cut on two lines, or rows out of sight.

    It never makes a window smaller, and leaves one alone that somebody resized.
    """

    def __init__(self, window: QWidget, *views: QAbstractScrollArea) -> None:
        super().__init__(window)
        self._window, self._views = window, views
        self._size: QSize | None = None
        # What fills a list lays it out by events of its own.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._grow)
        for view in views:
            view.installEventFilter(self)
            model = view.model() if isinstance(view, QAbstractItemView) else None
            if model is not None:
                for signal in (model.modelReset, model.rowsInserted, model.layoutChanged):
                    # By its own method: a tree tells of its rows to the last, when the timer is gone.
                    signal.connect(self._grow_later)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enlarge the window once a list is shown."""
        if event.type() == QEvent.Type.Show:
            self._later.start()
        return super().eventFilter(watched, event)

    def _grow_later(self, *_: object) -> None:
        self._later.start()

    def _grow(self) -> None:
        window = self._window
        if not window.isVisible() or window.isMaximized() or self._size not in (None, window.size()):
            return
        before = window.frameGeometry()
        room = room_for(window)
        self._enlarge(room, QSize(1, 0), lambda view: _missing_width(view, 0))
        self._enlarge(room, QSize(0, 1), _missing_height)
        # Rows that the screen has no room for keep a bar beside them.
        self._enlarge(room, QSize(1, 0), lambda view: _missing_width(view, _bar_beside(view)))
        self._size = window.size()
        after = window.frameGeometry()
        if after.size() != before.size():
            after.moveCenter(before.center())
            screen = window.screen().availableGeometry()
            after.moveRight(min(after.right(), screen.right()))
            after.moveBottom(min(after.bottom(), screen.bottom()))
            after.moveLeft(max(after.left(), screen.left()))
            after.moveTop(max(after.top(), screen.top()))
            window.move(after.topLeft())

    def _enlarge(self, room: QSize, way: QSize, missing: Callable[[QAbstractScrollArea], int]) -> None:
        """Enlarge the window one way by what its lists miss, as long as that gives them more."""
        window = self._window
        for _ in range(_TIMES):
            before, size = self._sum(missing), window.size()
            wished = size + way * before
            if before <= 0 or (wished := wished.boundedTo(room).expandedTo(size)) == size:
                return
            window.resize(wished)
            if self._sum(missing) >= before:
                window.resize(size)
                return

    def _sum(self, missing: Callable[[QAbstractScrollArea], int]) -> int:
        return sum(max(missing(view), 0) for view in self._views if view.isVisible())


def _missing_width(view: QAbstractScrollArea, beside: int) -> int:
    bar = view.horizontalScrollBar()
    if not isinstance(view, QTableView):
        return bar.maximum()
    header, model = view.horizontalHeader(), view.model()
    columns = [column for column in range(model.columnCount()) if not header.isSectionHidden(column)]

    def texts(row: int) -> list[str]:
        return [str(model.index(row, column).data() or "") for column in range(model.columnCount())]

    needs = needed_widths(view, texts, _LOOKED_AT)
    wished = sum(_wished(view, needs[column]) for column in columns)
    return max(wished, header.length() if bar.maximum() else 0) + beside - view.maximumViewportSize().width()


def _bar_beside(view: QAbstractScrollArea) -> int:
    """Return how wide the bar is beside rows that do not fit."""
    is_higher = isinstance(view, QTableView) and view.verticalHeader().length() > view.maximumViewportSize().height()
    return view.verticalScrollBar().sizeHint().width() if is_higher else 0


def _wished(view: QTableView, need: int) -> int:
    return min(need, max(over_two_lines(need), at_size(_ON_ONE_LINE))) if view.wordWrap() else need


def _missing_height(view: QAbstractScrollArea) -> int:
    if isinstance(view, QTableView):
        room = view.maximumViewportSize()
        below = view.horizontalScrollBar().sizeHint().height() if view.horizontalHeader().length() > room.width() else 0
        return view.verticalHeader().length() + below - room.height()
    is_by_rows = isinstance(view, QAbstractItemView) and view.verticalScrollMode() == view.ScrollMode.ScrollPerItem
    row = view.sizeHintForRow(0) if isinstance(view, QAbstractItemView) else 0
    return view.verticalScrollBar().maximum() * (row if is_by_rows else 1)
