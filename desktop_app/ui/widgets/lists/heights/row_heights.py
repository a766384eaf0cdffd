"""How high the rows of a list are: two lines where a text needs them, more where there is room, less where little is.

A list whose rows are all in sight lets its texts go on over the room that would be blank below them. Only a long text
is cut for want of lines: the few names, units or deadlines that need more of them make their own rows higher.

A list in which fewer than `LEAST` rows are in sight at once is read through a keyhole. So where it has no room for as
many rows of two lines, they come closer; where that does not help, each has one line, and that less air around it,
down to one least height in all lists.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from math import ceil
from typing import Final, NamedTuple

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from desktop_app.domain.lists import ColumnKind
from desktop_app.domain.shown import whole_codes
from desktop_app.ui.base.dress.tables import AROUND_TEXT
from desktop_app.ui.base.dress.whole_words import lines_of
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.widgets.lists.columns import OF_FEW
from desktop_app.ui.widgets.lists.figures.bands import GroupBands
from desktop_app.ui.widgets.lists.model import ListModel

LEAST: Final = 4
"""So many rows, or all where there are fewer, are in sight at once."""
_AIR: Final = 6
"""Pixels above and below the text of a row at least, unless she wants rows dense: its state touches no line."""
_WIDEST_LETTER: Final = "W"
_FURTHER_LINES: Final = (4, 3)
_FEW: Final = 1 / 3
_LOOKED_AT: Final = 100
"""So many rows tell how many are few."""
_MOST_LINES: Final = 8
"""A row over more lines is no longer one of a list."""
_KNOWN: Final = 4_000
"""So many counted texts are remembered."""

Widths = Mapping[int, int]


class Heights(NamedTuple):
    """How high rows are: a row of one line, over how many lines texts go, and how much room rows want.

    `whole` is what all rows need, None where they are scrolled; `longer` are rows that go over further lines. Texts at
    the places of `few` go over up to `of_few` lines, 0 where there is room for as many as they need.
    """

    line: int
    lines: int = 1
    whole: int | None = None
    longer: Mapping[int, int] = {}
    few: frozenset[int] = frozenset()
    of_few: int = 0


class RowHeights:
    """The heights of the rows of `table`. With `dense` the clerk wants rows of one line that stand close together."""

    def __init__(self, table: QTableView, model: ListModel, bands: GroupBands) -> None:
        self.dense = False
        self._table, self._model, self._bands = table, model, bands
        self._widths: Widths = {}
        self._heights = Heights(self._usual())
        self._known: dict[tuple[str, int, int], int] = {}
        self._lengths: dict[tuple[str, int], int] = {}
        self._names = frozenset(at for at, column in enumerate(model.kind.columns) if column.kind is ColumnKind.TEXT)

    def chosen(self, room: int, widths: Widths, lines: int) -> Heights | None:
        """Return how high rows are in this room, whose texts may wrap in columns of these widths.

        None where enough rows of two lines have no room. It follows from nothing else: not from how the rows stand now.
        """
        total, needs = self._model.total, _Needs(self._needs, widths)
        if self.dense or lines == 1:
            line = self._line(room)
            whole = sum(self._plain(row, line) for row in range(total)) if total * line <= room else None
            return Heights(line, whole=whole if whole is None or whole <= room else None)
        usual, spacing = self._usual(), self._metrics().lineSpacing()
        of_two = self.least()
        if total * self.least() > room:
            line = min(room // LEAST - spacing, usual)
            return self._scrolled(line, room, needs) if line >= of_two or not total else None
        over = [needs.over(row, 2) for row in range(total)]
        plain = sum(self._plain(row, 0) for row in range(total))
        further = (sum(over) - total) * spacing
        whole = plain + further + total * usual
        if whole <= room:
            return self._whole(self._further(room - plain, needs), needs)
        closest, line = (room - plain - further) // total, min(room // LEAST - spacing, usual)
        if total > LEAST and closest < line:
            return self._scrolled(line, room, needs) if line >= of_two else None
        # Those that are all in sight so fill the room, each with the same air.
        return Heights(closest, 2, room, of_few=2) if closest >= of_two else None

    def use(self, heights: Heights, widths: Widths) -> None:
        """Make rows so high from now on."""
        self._heights, self._widths = heights, widths
        rows = self._table.verticalHeader()
        if rows.defaultSectionSize() != heights.line:
            rows.setDefaultSectionSize(heights.line)

    def fit(self, room: int) -> None:
        """Make those in sight in this room as high as their texts need."""
        top, needs = max(self._table.rowAt(0), 0), _Needs(self._needs, self._widths)
        for row in range(top, min(top + room // self._heights.line + 1, self._model.total)):
            self._set(row, self._own(row, self._heights, needs))

    def needed(self, most: int, heights: Heights, widths: Widths) -> int:
        """Return how much room all rows need, or as many of them as `most` holds: one at least."""
        if heights.whole is not None:
            return heights.whole
        rows, needs = range(min(self._model.total, most // heights.line + 1)), _Needs(self._needs, widths)
        ends = [*accumulate(self._own(row, heights, needs) for row in rows)]
        return max((end for end in ends if end <= most), default=ends[0] if ends else 0)

    def least(self) -> int:
        """Return how high a row is at least."""
        return self._metrics().height() + (TIGHT if self.dense else _AIR)

    def _line(self, room: int) -> int:
        """Return how high rows of one line are of which enough are in sight in this room, or as many as it holds."""
        rows = max(min(self._model.total, LEAST, room // self.least()), 1)
        return min(max(room // rows, self.least()), self._usual())

    def _usual(self) -> int:
        return self._metrics().height() + (TIGHT if self.dense else 2 * GAP)

    def _scrolled(self, line: int, room: int, needs: "_Needs") -> Heights:
        """Return the heights of rows of two lines that are not all in sight, of more where few need them for a name."""
        rows = range(min(self._model.total, _LOOKED_AT))
        of_rows = [[at for at, need in needs.of(row) if need > 2 and at in self._names] for row in rows]
        often = Counter(at for places in of_rows for at in places)
        few = frozenset(place for place, number in often.items() if number <= _FEW * len(rows))
        # Of the least that are in sight no more need them than of all.
        longer = sum(not few.isdisjoint(places) for places in of_rows)
        longer_in_sight = max(ceil(LEAST * longer / len(rows)), 1) if longer else LEAST
        spacing = self._metrics().lineSpacing()
        further = (room - LEAST * (line + spacing)) // (longer_in_sight * spacing)
        return Heights(line, 2, few=few, of_few=min(max(further, 0) + 2, OF_FEW))

    def _further(self, room: int, needs: "_Needs") -> Heights:
        """Return the heights where all rows are in sight: over further lines, for which rows come closer.

        Names have theirs first. What is blank below the rows then goes to those of which it makes a text whole.
        """
        total, metrics = self._model.total, self._metrics()
        spacing, heights = metrics.lineSpacing(), Heights(self._usual(), 2)
        of_names = {
            row: min(need, _MOST_LINES)
            for row in range(total)
            for need in [max((need for at, need in needs.of(row) if at in self._names), default=1)]
        }
        longer: dict[int, int] = {}
        used = (sum(needs.over(row, 2) for row in range(total)) - total) * spacing + total * heights.line
        for lines in (*_FURTHER_LINES, 2) if total else ():
            over = [max(needs.over(row, lines), of_names[row]) for row in range(total)]
            further = (sum(over) - total) * spacing
            if (line := (room - further) // total) >= metrics.height() + GAP:
                heights = Heights(min(line, heights.line), lines)
                longer = {row: need for row, need in of_names.items() if need > lines}
                used = further + total * heights.line
                break
        left = room - used
        wanted = [
            (place, need - heights.lines, row)
            for row in range(total)
            for place, need in needs.of(row)
            if need > heights.lines
        ]
        # First the texts of columns in which few are cut: one alone is not left so for one of many.
        often = Counter(place for place, _, _ in wanted)
        for _, more, row in sorted((often[place], more, row) for place, more, row in wanted):
            already = longer.get(row, heights.lines) - heights.lines
            if not already < more <= _MOST_LINES - heights.lines:
                continue
            if (more - already) * spacing <= left:
                longer[row] = heights.lines + more
                left -= (more - already) * spacing
        return heights._replace(longer=longer)

    def _whole(self, heights: Heights, needs: "_Needs") -> Heights:
        """Return the heights with what all rows need so, further lines included: no more room is asked for them."""
        return heights._replace(whole=sum(self._own(row, heights, needs) for row in range(self._model.total)))

    def _own(self, row: int, heights: Heights, needs: "_Needs") -> int:
        """Return the height of a row whose texts may go over as many lines as it is given."""
        lines = heights.longer.get(row, heights.lines)
        over = needs.over(row, lines) if lines > 1 else 1
        if heights.few:
            of_few = (need for place, need in needs.of(row) if place in heights.few)
            over = max(over, min(max(of_few, default=1), heights.of_few))
        return self._plain(row, heights.line + (over - 1) * self._metrics().lineSpacing())

    def _needs(self, row: int, widths: Widths) -> Iterator[tuple[int, int]]:
        """Yield the place of each text of a row that may not be whole on one line, and how many it needs."""
        texts, metrics = self._model.texts(row), self._metrics()
        widest, letter = metrics.horizontalAdvance(_WIDEST_LETTER), metrics.height()
        for place, width in widths.items() if texts else ():
            room, text = width - AROUND_TEXT, texts[place]
            # Most texts are so short that they need not be measured; a part of a pixel too much breaks one.
            if len(text) * widest > room and self._measured(text, metrics, letter) >= room:
                yield place, self._counted(text, room, letter)

    def _measured(self, text: str, metrics: QFontMetrics, letter: int) -> int:
        """Return how wide a text is on one line, measured once for letters of a height."""
        key = text, letter
        if key not in self._lengths:
            if len(self._lengths) >= _KNOWN:
                self._lengths.clear()
            self._lengths[key] = metrics.horizontalAdvance(text)
        return self._lengths[key]

    def _counted(self, text: str, room: int, letter: int) -> int:
        """Return over how many lines a text goes, counted once."""
        # Letters may become larger meanwhile.
        key = text, room, letter
        if key not in self._known:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            self._known[key] = lines_of(whole_codes(text), self._table.font(), room, _MOST_LINES + 1)
        return self._known[key]

    def _plain(self, row: int, line: int) -> int:
        return line + self._bands.height() if self._bands.starts(row) else line

    def _set(self, row: int, height: int) -> None:
        rows = self._table.verticalHeader()
        if rows.sectionSize(row) != height:
            rows.resizeSection(row, height)

    def _metrics(self) -> QFontMetrics:
        return self._table.fontMetrics()


class _Needs:
    """How many lines the texts of rows need in columns of some widths: each row is gone through once."""

    def __init__(self, reckon: Callable[[int, Widths], Iterable[tuple[int, int]]], widths: Widths) -> None:
        self._reckon, self._widths = reckon, widths
        self._of: dict[int, Sequence[tuple[int, int]]] = {}

    def of(self, row: int) -> Sequence[tuple[int, int]]:
        """Return the place of each text of a row that may not be whole on one line, and how many it needs."""
        if row not in self._of:
            self._of[row] = tuple(self._reckon(row, self._widths))
        return self._of[row]

    def over(self, row: int, lines: int) -> int:
        """Return over how many lines a row goes of which its texts may have so many."""
        return min(max((need for _, need in self.of(row)), default=1), lines)
