"""Cells of tables that draw a state as dot and word.

Apart from the colours: what a page without a table shows first need not load what draws cells.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView, QWidget

from desktop_app.domain.lists import Column
from desktop_app.domain.vocabulary import StateTone
from desktop_app.ui.base.dress.tables import CellDelegate, draw_cell
from desktop_app.ui.base.states.colours import paint_state, state_around
from desktop_app.ui.base.tokens import TIGHT

Index = QModelIndex | QPersistentModelIndex


class StateDelegate(CellDelegate):
    """Draws the cells of a column of states; `tone_at` says what a cell asks of the clerk, None for plain text."""

    def __init__(self, tone_at: Callable[[Index], StateTone | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._tone_at = tone_at

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row's ground and on it the state."""
        words = str(index.data() or "")
        tone = self._tone_at(index) if words else None
        if tone is None:
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        style = option.widget.style()
        # On the line of the other cells' texts, which the style sheet moves.
        texts = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, cell, option.widget)
        cell.text = ""
        draw_cell(painter, cell)
        painter.setFont(cell.font)
        room = QRect(option.rect.left(), texts.top(), option.rect.width(), texts.height())
        paint_state(painter, room.adjusted(TIGHT, 0, -TIGHT, 0), words, tone)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size with dot and tint."""
        return super().sizeHint(option, index) + QSize(state_around(), 0)


def draw_states(table: QTableView, columns: Sequence[Column]) -> None:
    """Let a table draw the states among its columns as dot and word."""
    for place, column in enumerate(columns):
        if column.tone is not None:
            table.setItemDelegateForColumn(place, StateDelegate(tone_by(column.tone), table))


def tone_by(tone: Callable[[str], StateTone | None]) -> Callable[[Index], StateTone | None]:
    """Return what finds the tone of a cell by the words in it."""
    return lambda index: tone(str(index.data() or ""))
