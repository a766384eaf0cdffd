"""A row of a list dragged to another place, where the order of the rows is the clerk's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QRubberBand

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ListQuery

if TYPE_CHECKING:
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.widgets.lists.choice import ListChoice
    from desktop_app.ui.widgets.lists.table import ListTable
    from desktop_app.ui.widgets.lists.view import ListView

_WHOLE: Final = {"round", "decision"}
"""What a list of such rows is of; other scopes leave some of them out."""
_LINE: Final = 3
"""Pixels of the line that shows where the row would go."""
_EDGE: Final = 12
"""Pixels at the upper and the lower edge where the list goes on under the row that is dragged."""
_SCROLL_MS: Final = 60


def order_rows(context: Context, rows: ListView, move: Callable[[int, int], object]) -> Callable[[int], None]:
    """Let the one chosen row be dragged; return what moves it so many places down (up: negative) by keys.

    `move` is called with its id and the places, where the list shows all its rows in the clerk's own order.
    """

    def try_to_move(step: int) -> None:
        if shows_own_order(rows.query):
            rows.with_current(lambda row_id: move(row_id, step))
        else:
            context.message.emit(_way_to_own_order(rows.query))

    def begin(chosen: Sequence[int]) -> None:
        if chosen:
            rows.selection_changed.disconnect(begin)
            RowDrag(rows.table, rows.choice, try_to_move)

    # Only a chosen row can be dragged, and until there is one the mouse need not be followed.
    rows.selection_changed.connect(begin)
    return try_to_move


def shows_own_order(query: ListQuery) -> bool:
    """Return whether a list shows all its rows in the order that the clerk has given them."""
    is_sorted = query.descending or query.sort not in ("", LIST_KINDS[query.kind].default_sort)
    return not (is_sorted or query.text or query.by_columns or query.scope.keys() - _WHOLE)


def _way_to_own_order(query: ListQuery) -> str:
    """Say how the list comes back into the order that can be changed."""
    kind = LIST_KINDS[query.kind]
    own = next((column.title for column in kind.columns if column.key == kind.default_sort), "")
    heads = f"bấm tiêu đề cột “{own}” đến khi xếp xuôi" if own else "bấm tiêu đề cột đang xếp đến khi hết mũi tên"
    return f"Danh sách đang lọc hoặc xếp theo cột, chưa đổi thứ tự được: bỏ lọc, rồi {heads}"


class RowDrag(QObject):
    """Follows the mouse over a table, from the chosen row on; dragging from any other row chooses rows, as ever.

    At an edge the list goes on under the row; Esc leaves it where it was.
    """

    def __init__(self, table: ListTable, choice: ListChoice, move: Callable[[int], object]) -> None:
        super().__init__(table)
        self._table, self._choice, self._move = table, choice, move
        self._row, self._top, self._y = -1, 0, 0
        self._line = QRubberBand(QRubberBand.Shape.Line, table.viewport())
        self._scrolling = QTimer(self, interval=_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll)
        table.viewport().installEventFilter(self)
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drag the chosen row while the button is down."""
        if isinstance(event, QKeyEvent):
            return self._row >= 0 and event.key() == Qt.Key.Key_Escape and self._leave()
        if not isinstance(event, QMouseEvent) or watched is self._table:
            return super().eventFilter(watched, event)
        y = round(event.position().y())
        match event.type():
            case QEvent.Type.MouseButtonPress:
                # Of a row that is dragged it is another button's.
                self._leave()
                self._row, self._top = self._draggable(y, event), y
            case QEvent.Type.MouseMove if self._row >= 0:
                if self._line.isVisible() or abs(y - self._top) >= QApplication.startDragDistance():
                    self._drag_to(y)
                return True
            case QEvent.Type.MouseButtonRelease if self._row >= 0:
                row, was_dragged = self._row, self._line.isVisible()
                self._leave()
                if was_dragged:
                    place = self._place_at(y)
                    step = place - row if place <= row else place - row - 1
                    if step:
                        self._move(step)
                    return True
        return super().eventFilter(watched, event)

    def _leave(self) -> bool:
        """Let the row stay where it is; return whether it was being dragged."""
        was_dragged = self._line.isVisible()
        self._row = -1
        self._line.hide()
        self._scrolling.stop()
        return was_dragged

    def _drag_to(self, y: int) -> None:
        self._y = y
        self._show_line(self._place_at(y))
        if _EDGE <= y < self._table.viewport().height() - _EDGE:
            self._scrolling.stop()
        elif not self._scrolling.isActive():
            self._scrolling.start()

    def _scroll(self) -> None:
        """Let the list go on by a row, where there is more of it."""
        step = QAbstractSlider.SliderAction.SliderSingleStepSub
        if self._y >= _EDGE:
            step = QAbstractSlider.SliderAction.SliderSingleStepAdd
        self._table.verticalScrollBar().triggerAction(step)
        self._show_line(self._place_at(self._y))

    def _draggable(self, y: int, event: QMouseEvent) -> int:
        row = self._table.rowAt(y)
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        return row if plain and self._choice.places() == [range(row, row + 1)] else -1

    def _place_at(self, y: int) -> int:
        """Return before which row the dragged one would stand."""
        row = self._table.rowAt(y)
        if row < 0:
            return self._table.model().rowCount() if y > 0 else 0
        middle = self._table.rowViewportPosition(row) + self._table.rowHeight(row) // 2
        return row if y < middle else row + 1

    def _show_line(self, place: int) -> None:
        table = self._table
        above = max(place - 1, 0)
        y = table.rowViewportPosition(above) + (table.rowHeight(above) if place else 0)
        self._line.setGeometry(0, y - _LINE // 2, table.viewport().width(), _LINE)
        self._line.show()
