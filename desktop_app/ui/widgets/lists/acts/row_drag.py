"""A row of a list dragged to another place, where the order of the rows is the clerk's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QRubberBand

from desktop_app.domain.lists import ListQuery

if TYPE_CHECKING:
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.widgets.lists.table import ListTable
    from desktop_app.ui.widgets.lists.view import ListView

_WHOLE: Final = {"round", "decision"}
"""What a list of such rows is of; other scopes leave some of them out."""
OTHER_ORDER: Final = "Bỏ lọc và sắp xếp theo cột để đổi thứ tự của danh sách"
_LINE: Final = 3
"""Pixels of the line that shows where the row would go."""


def drag_rows(context: Context, rows: ListView, move: Callable[[int], object]) -> None:
    """Let the one chosen row be dragged; `move` is called with how many places it goes down (up: negative)."""

    def try_to_move(step: int) -> None:
        if shows_own_order(rows.query):
            move(step)
        else:
            context.message.emit(OTHER_ORDER)

    def begin(chosen: Sequence[int]) -> None:
        if chosen:
            rows.selection_changed.disconnect(begin)
            RowDrag(rows.table, try_to_move)

    # Only a chosen row can be dragged, and until there is one the mouse need not be followed.
    rows.selection_changed.connect(begin)


def shows_own_order(query: ListQuery) -> bool:
    """Return whether a list shows all its rows in the order that the clerk has given them."""
    return not (query.sort or query.text or query.by_columns or query.scope.keys() - _WHOLE)


class RowDrag(QObject):
    """Follows the mouse over a table, from the chosen row on; dragging from any other row chooses rows, as ever."""

    def __init__(self, table: ListTable, move: Callable[[int], object]) -> None:
        super().__init__(table)
        self._table, self._move = table, move
        self._row, self._top = -1, 0
        self._line = QRubberBand(QRubberBand.Shape.Line, table.viewport())
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drag the chosen row while the button is down."""
        if not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        y = round(event.position().y())
        match event.type():
            case QEvent.Type.MouseButtonPress:
                self._row, self._top = self._draggable(y, event), y
            case QEvent.Type.MouseMove if self._row >= 0:
                if abs(y - self._top) >= QApplication.startDragDistance():
                    self._show_line(self._place_at(y))
                return True
            case QEvent.Type.MouseButtonRelease if self._row >= 0:
                row, self._row = self._row, -1
                if self._line.isVisible():
                    self._line.hide()
                    place = self._place_at(y)
                    step = place - row if place <= row else place - row - 1
                    if step:
                        self._move(step)
                    return True
        return super().eventFilter(watched, event)

    def _draggable(self, y: int, event: QMouseEvent) -> int:
        row, rows = self._table.rowAt(y), self._table.selectionModel().selectedRows()
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        return row if plain and [each.row() for each in rows] == [row] else -1

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
