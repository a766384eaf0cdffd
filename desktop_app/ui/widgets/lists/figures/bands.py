"""The heading above the first row of each group, where the rows of a list are put together by a column.

The heading is the upper part of that row, so that places in the list stay places of records.
"""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop_app.ui.base.dress.whole_words import elided
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.widgets.lists.filters.condition_words import NOTHING
from desktop_app.ui.widgets.lists.model import ListModel

Index = QModelIndex | QPersistentModelIndex
_BETWEEN: Final = "  ·  "
Own = Callable[[Index], QAbstractItemDelegate]
"""Returns what draws a cell that stands in no first row."""


class GroupBands(QStyledItemDelegate):
    """Draws the cells of first rows below their heading, and the headings themselves over the whole width."""

    def __init__(self, model: ListModel, own: Own, table: QTableView) -> None:
        super().__init__(table)
        self._model, self._own, self._table = model, own, table
        self.figures: Mapping[str, str] = {}
        """What is said of each group after its name."""

    @property
    def place(self) -> int | None:
        """The place of the column by which rows are put together, None where they are not."""
        group = self._model.query.group
        if not group:
            return None
        return next(at for at, column in enumerate(self._model.kind.columns) if column.key == group)

    def height(self) -> int:
        """Return how high a heading is."""
        return self._table.fontMetrics().lineSpacing() + 2 * TIGHT

    def starts(self, row: int) -> bool:
        """Return whether a row is the first of a group."""
        place = self.place
        if place is None:
            return False
        return row == 0 or self._group(row, place) != self._group(row - 1, place)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell of a first row in what its heading leaves."""
        self._own(index).paint(painter, self._below(option), index)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Tell of a cell of a first row what is told of any other."""
        return self._own(index).helpEvent(event, view, self._below(option), index)

    def _below(self, option: QStyleOptionViewItem) -> QStyleOptionViewItem:
        below = QStyleOptionViewItem(option)
        below.rect = option.rect.adjusted(0, self.height(), 0, 0)
        return below

    def paint_headings(self, painter: QPainter) -> None:
        """Draw the headings that are in sight."""
        place, table = self.place, self._table
        top, bottom = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
        if place is None or top < 0:
            return
        font = table.font()
        font.setBold(True)
        painter.setFont(font)
        palette = QApplication.palette()
        for row in range(top, (bottom if bottom >= 0 else self._model.total - 1) + 1):
            if not self.starts(row):
                continue
            band = QRect(0, table.rowViewportPosition(row), table.viewport().width(), self.height())
            painter.fillRect(band, palette.color(QPalette.ColorRole.Window))
            painter.setPen(palette.color(QPalette.ColorRole.WindowText))
            text = self.heading(row, painter.fontMetrics(), band.width() - 2 * GAP)
            painter.drawText(band.adjusted(GAP, 0, -GAP, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def heading(self, row: int, metrics: QFontMetrics, room: int) -> str:
        """Return what stands over a first row in this room: for want of it the name gives way, never its figures."""
        place = self.place
        name = self._group(row, place) if place is not None else ""
        figures = f"{_BETWEEN}{self.figures[name]}" if self.figures.get(name) else ""
        return elided(name or NOTHING, metrics, room - metrics.horizontalAdvance(figures)) + figures

    def _group(self, row: int, place: int) -> str:
        texts = self._model.texts(row)
        return texts[place] if texts else ""
