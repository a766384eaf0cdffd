"""How high the rows of a list are: two lines where a text needs them, more where there is room, less where little is.

A list whose rows are all in sight lets its texts go on over the room that would be blank below them.

A list in which fewer than `LEAST` rows are in sight at once is read through a keyhole. So where it has no room for as
many rows of two lines, they come closer; where that does not help, each has one line, and that less air around it.
"""

from collections.abc import Collection
from math import ceil
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.widgets.lists.columns import AIR
from desktop_app.ui.widgets.lists.figures.bands import GroupBands
from desktop_app.ui.widgets.lists.model import ListModel

LEAST: Final = 4
"""So many rows, or all where there are fewer, are in sight at once."""
_WIDEST_LETTER: Final = "W"
_FURTHER_LINES: Final = (4, 3)
_RAGGED: Final = 14
"""Pixels of a line that its words do not fill."""


class RowHeights:
    """The heights of the rows of `table`. `wrapped` are the places of the columns whose texts may go over two lines.

    With `dense` the clerk wants rows of one line that stand close together.
    """

    def __init__(self, table: QTableView, model: ListModel, bands: GroupBands) -> None:
        self.wrapped: Collection[int] = ()
        self.dense = False
        self._table, self._model, self._bands = table, model, bands
        self._has_two_lines = True
        self._judged: tuple[QSize, int, bool] | None = None

    @property
    def lines(self) -> int:
        """Over how many lines the texts of a row go."""
        return 2 if self._has_two_lines else 1

    def fit(self, room: int) -> None:
        """Choose how high a row is in this room, and make those in sight so high."""
        if room > 0:
            self._choose(room)
        line = self._table.verticalHeader().defaultSectionSize()
        line, lines = self._lines(room, line)
        top = max(self._table.rowAt(0), 0)
        for row in range(top, min(top + room // line + 1, self._model.total)):
            self._set(row, self._own(row, line, lines) if self._has_two_lines else self._plain(row, line))

    def needed(self, most: int) -> int:
        """Return how much room all rows need, or as many of them as `most` holds: one at least."""
        total = self._model.total
        if (all_rows := self._all(most)) is not None:
            return all_rows
        line = self._line(most)
        return min(max(most // line, 1), total) * line

    def least(self) -> int:
        """Return how high a row is at least."""
        return self._metrics().height() + TIGHT

    def _choose(self, room: int) -> None:
        """Choose one line or two, and the air around them.

        In the same outer size rows only come closer: with them goes the bar at the side, which would have them
        wrapped otherwise and come back.
        """
        judged = self._table.size(), self._model.total, self.dense
        if judged != self._judged:
            self._judged, self._has_two_lines = judged, not self.dense
            line = self._usual()
        else:
            line = self._table.verticalHeader().defaultSectionSize()
        of_two = self._line_of_two(room) if self._has_two_lines else None
        self._has_two_lines = of_two is not None
        line = min(line, self._line(room) if of_two is None else of_two)
        if self._table.verticalHeader().defaultSectionSize() != line:
            self._table.verticalHeader().setDefaultSectionSize(line)

    def _line_of_two(self, room: int) -> int | None:
        """Return how high the first of two lines is where enough such rows are in sight, None where they are not."""
        if self._all(room) is not None:
            return self._usual()
        line = room // self._rows() - self._metrics().lineSpacing() if self._rows() else self._usual()
        return min(line, self._usual()) if line >= self.least() else None

    def _line(self, room: int) -> int:
        """Return how high rows of one line are of which enough are in sight in this room, or as many as it holds."""
        rows = max(min(self._rows(), room // self.least()), 1)
        return min(max(room // rows, self.least()), self._usual())

    def _rows(self) -> int:
        return min(self._model.total, LEAST)

    def _usual(self) -> int:
        return self._metrics().height() + (TIGHT if self.dense else 2 * GAP)

    def _all(self, most: int) -> int | None:
        """Return the room of all rows, each as high as its texts need; None if it is more than `most`."""
        line, total = self._usual(), self._model.total
        if total * line > most:
            return None
        rows = (self._plain(row, line) if self.dense else self._own(row, line) for row in range(total))
        return height if (height := sum(rows)) <= most else None

    def _lines(self, room: int, line: int) -> tuple[int, int]:
        """Return how high a line is and over how many of them texts may go: more than two where all rows are in sight.

        For a third and a fourth line rows come closer.
        """
        total = self._model.total
        if self._has_two_lines and 0 < total * line <= room:
            for lines in _FURTHER_LINES:
                left = room - sum(self._own(row, 0, lines) for row in range(total))
                if left >= total * (self._metrics().height() + GAP):
                    return min(left // total, line), lines
        return line, 2

    def _own(self, row: int, line: int, lines: int = 2) -> int:
        """Return the height of a row whose texts may go over so many lines."""
        texts, metrics = self._model.texts(row), self._metrics()
        widest = metrics.horizontalAdvance(_WIDEST_LETTER)
        room = {place: self._table.columnWidth(place) - AIR for place in self.wrapped} if texts else {}
        # Most texts are so short that they need not be measured.
        long = [place for place, width in room.items() if len(texts[place]) * widest > width]
        needed = {place: metrics.horizontalAdvance(texts[place]) for place in long}
        cut = (place for place in long if needed[place] > room[place])
        over = max((needed[place] / max(room[place] - _RAGGED, _RAGGED) for place in cut), default=0)
        return self._plain(row, line + (min(max(ceil(over), 2), lines) - 1 if over else 0) * metrics.lineSpacing())

    def _plain(self, row: int, line: int) -> int:
        return line + self._bands.height() if self._bands.starts(row) else line

    def _set(self, row: int, height: int) -> None:
        rows = self._table.verticalHeader()
        if rows.sectionSize(row) != height:
            rows.resizeSection(row, height)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._table.font())
