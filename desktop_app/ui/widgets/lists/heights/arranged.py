"""How the columns and rows of a list stand in some room: it follows from rows and room, not from what stood before."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTableView

from desktop_app.ui.base.dress.tables import height_of_heads
from desktop_app.ui.widgets.lists.columns import OF_FEW, ColumnWidths
from desktop_app.ui.widgets.lists.heights.row_heights import Heights, RowHeights


class Arranged(NamedTuple):
    """The widths of the columns that there is room for, heads over two lines, and how high rows are.

    `wrapping` are the widths of the columns whose texts may go over several lines.
    """

    widths: Mapping[int, int]
    heads: Mapping[int, str]
    wrapping: Mapping[int, int]
    heights: Heights


def arranged(
    table: QTableView, inside: QSize, shown: Sequence[int], columns: ColumnWidths, rows: RowHeights
) -> Arranged:
    """Return how the `shown` columns and the rows stand in this room of heads, rows and bars.

    Without a bar at the side where all rows are in sight so, which the bar alone would push out of it.
    """
    total, bar = table.model().rowCount(), table.verticalScrollBar().sizeHint().width()
    bars = (0, bar) if total * rows.least() <= inside.height() else (bar,)
    for beside in bars if not inside.isEmpty() else (0,):
        # Where rows turn out to have one line, texts need more room than over two.
        for columns.lines in (2, 1):
            columns.of_few = OF_FEW
            while True:
                widths = columns.widths(max(inside.width() - beside, 0), shown)
                wrapping = {place: widths[place] for place in columns.wrapping(widths)}
                room = inside.height() - height_of_heads(table, columns.heads)
                heights = rows.chosen(room, wrapping, columns.lines)
                # A name that cannot have more lines needs more room on those that it has.
                if heights is None or not 0 < heights.of_few < columns.of_few:
                    break
                columns.of_few = heights.of_few
            if heights is not None:
                break
        if heights is not None and heights.whole is not None:
            break
    return Arranged(widths, columns.heads, wrapping, heights or Heights(rows.least()))


def height_for_rows(table: QTableView, most: int, shown: Sequence[int], columns: ColumnWidths, rows: RowHeights) -> int:
    """Return how high a table is with all its rows, or with as many of them as `most` holds."""
    inside = table.contentsRect()
    frame = table.height() - inside.height()
    stand = arranged(table, QSize(inside.width(), most - frame), shown, columns, rows)
    around = frame + height_of_heads(table, stand.heads)
    return around + rows.needed(most - around, stand.heights, stand.wrapping)
