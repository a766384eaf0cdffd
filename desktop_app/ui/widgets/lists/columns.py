"""How wide the columns of a list are: what cannot be cut gets its room first, one or two texts share the rest.

A number or a date that is cut is another number or date, so these columns are never narrower than what stands in them.
Texts go over two lines; the one or two longest of a kind stretch over what the others leave. Only a width that the
clerk has dragged is left as it is. Where that does not fit, heads go over two lines first, and then the columns that
are worth least give way until the others have what they need: a list is not scrolled sideways to see how things stand.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from PySide6.QtGui import QFont, QFontMetrics

from desktop_app.domain.lists import Column, ColumnKind, Worth
from desktop_app.ui.base.states.colours import STATE_AIR
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.widgets.lists.model import ShownRow

NARROWEST: Final = 48
AIR: Final = 20
"""Pixels of a cell that its text does not get."""
_ARROW: Final = 24
"""Pixels of a heading for the arrow that says by what the list is sorted; it is as large as the letters."""
_ARROW_ALONE: Final = 10
"""What of it the words of a heading would run into."""
_WIDEST: Final = 520
_NARROW_TEXT: Final = 96
FAIR: Final = (120, 160)
"""A text that would have less room, or one of the longest, is not read: sooner another column gives way."""
_LEAST_STRETCHED: Final = (168, 112)
"""The longest text of a list is what the list is of: it stays readable while others are cut."""
_OF_ROOM: Final = (3, 5)
"""The part of the room that these two have for their texts on one line, before any other goes from two lines to one."""
_STRETCHING: Final = 2
_MEASURED: Final = 3
"""How many of the texts with the most letters are measured in a column."""
_ONE_LINE: Final = 160
"""A text that is no wider does not go over two lines where there is some room."""
_SELDOM: Final = 250
"""What a few long texts of a column need beyond this, on two lines, the texts get first that a list is of."""
_SHARE: Final = 5
"""On a wide screen they need not go without: this part of the room is theirs."""
_MOST: Final = 0.8
"""The share of a column's texts that has its room before those."""
_RAGGED: Final = 28
"""Pixels of two lines that their words do not fill."""
_OF_WHO: Final = {1: 1 / 2, 2: 1 / 3}
"""The part of the room that whom a row is about is owed, by the lines of the row: a name that is cut is another's."""
_WHOLE: Final = (ColumnKind.INTEGER, ColumnKind.DATE, ColumnKind.CODE, ColumnKind.SHARE)


class ColumnSpan(NamedTuple):
    """What a column needs at least, what it should have, and from where on more is of no use but to what stretches."""

    least: int
    usual: int
    wished: int
    stretch: int = 0
    owed: int = 0

    @property
    def fair(self) -> int:
        """What it has to have, lest another column gives way."""
        return min(self.usual, max(self.least, self.owed, at_size(FAIR[bool(self.stretch)])))

    def owing(self, width: int) -> "ColumnSpan":
        """Return the same of a column that is owed a width."""
        return self._replace(usual=max(self.usual, width), wished=max(self.wished, width), owed=width)


def shared_out(room: int, spans: Sequence[ColumnSpan]) -> list[int]:
    """Return a width for each column, together `room`, or what they need at least where that is more."""
    wished = [span.wished for span in spans]
    long_first = [span.wished if span.stretch else span.usual for span in spans]
    fair, usual = [span.fair for span in spans], [span.usual for span in spans]
    levels = [[span.least for span in spans], fair, usual, long_first, wished]
    for low, high in pairwise(levels):
        if room < sum(high):
            missing, gap = max(sum(high) - sum(low), 1), max(room - sum(low), 0)
            return _filled([a + (b - a) * gap // missing for a, b in zip(low, high, strict=True)], room, spans)
    return _filled(levels[-1], room, spans)


def _filled(widths: list[int], room: int, spans: Sequence[ColumnSpan]) -> list[int]:
    """Give what is left to the columns that stretch, the last one taking what does not divide."""
    left, weight = room - sum(widths), sum(span.stretch for span in spans)
    if left <= 0 or not weight:
        return widths
    widths = [width + left * span.stretch // weight for width, span in zip(widths, spans, strict=True)]
    last = max(place for place, span in enumerate(spans) if span.stretch)
    widths[last] += room - sum(widths)
    return widths


class ColumnWidths:
    """The widths of a list's columns, from what was declared, seen in them, and dragged by the clerk."""

    def __init__(self, columns: Sequence[Column], letter: int, header: QFont) -> None:
        self._columns = columns
        metrics = head_metrics(header)
        self._titles = [metrics.horizontalAdvance(column.title) + AIR for column in columns]
        self._parted = [parted_head(column.title, metrics) for column in columns]
        self._declared = [min(column.width * letter + AIR, _WIDEST) for column in columns]
        self._asked: dict[int, int] = {}
        self._preferred = list(self._declared)
        self._seen = [0] * len(columns)
        self._most = [0] * len(columns)
        self.dragged: dict[int, int] = {}
        """The widths that the clerk has chosen, by places."""
        self.asked_for: set[int] = set()
        """The places of the columns that she has asked for: others give way to them."""
        self.heads: Mapping[int, str] = {}
        """The heads that go over two lines, by places."""
        self.lines = 2
        """Over how many lines a text may go."""
        self.sorted = -1
        """The place of the column that the rows are sorted by: its head has an arrow beside its words."""

    def prefer(self, widths: Mapping[int, int]) -> None:
        """Set the usual widths of some columns."""
        self._asked = dict(widths)
        self._preferred = [widths.get(place, width) for place, width in enumerate(self._declared)]

    def see(self, rows: Iterable[ShownRow], metrics: QFontMetrics) -> bool:
        """Measure what is shown in some rows; return whether a column needs more than before."""
        texts = [row.texts for row in rows]
        before = list(self._seen)
        for place in range(len(self._columns)) if texts else ():
            by_length = sorted((row[place] for row in texts), key=len)
            longest = sorted(set(by_length), key=len)[-_MEASURED:]
            widest = max(metrics.horizontalAdvance(text) for text in longest)
            around = STATE_AIR if self._columns[place].tone is not None else AIR
            self._seen[place] = max(self._seen[place], widest + around if widest else 0)
            most = by_length[int(_MOST * (len(by_length) - 1))]
            self._most[place] = max(self._most[place], metrics.horizontalAdvance(most) + around)
        return self._seen != before

    def stretching(self, shown: Iterable[int]) -> list[int]:
        """Return the places of the one or two columns that share the room: the longest texts that are not dragged."""
        texts = [place for place in shown if not self._is_whole(place) and place not in self.dragged]
        texts = [place for place in texts if not self._is_empty(place)]
        longest = sorted(texts, key=lambda place: -self._length(place))[:_STRETCHING]
        return [place for place in longest if 2 * self._length(place) >= self._length(longest[0])]

    def wrapping(self, shown: Iterable[int]) -> frozenset[int]:
        """Return the places of the columns whose texts may go over two lines."""
        return frozenset(place for place in shown if not self._is_whole(place))

    def widths(self, room: int, shown: Iterable[int]) -> dict[int, int]:
        """Return the widths, by places, of those of the shown columns (from left to right) that there is room for."""
        with_room, self.heads = list(shown), {}
        if room < sum(span.usual for span in self._spans(room, with_room)):
            self.heads = {place: self._parted[place][0] for place in with_room if self._is_parted(place)}
        while 0 < room < _needed(self._spans(room, with_room)) and (giving_way := self._giving_way(with_room)):
            with_room.remove(giving_way[0])
        # For the whole of a name texts give way, but no number.
        while 0 < room < _needed(self._owing(room, with_room)) and (
            texts := [place for place in self._giving_way(with_room) if not self._is_whole(place)]
        ):
            with_room.remove(texts[0])
        return dict(zip(with_room, shared_out(room, self._owing(room, with_room)), strict=True))

    def _giving_way(self, shown: Sequence[int]) -> list[int]:
        """Return the places of the columns that give way, in that order: empty ones, then by worth, from the right.

        Not those worth most: that nothing stands in such a column is what one looks for.
        """
        stay = {*self.asked_for, *self.dragged}
        places = [place for place in reversed(shown) if place not in stay and self._columns[place].tone is None]
        worth = {place: self._columns[place].worth for place in places}
        giving_way = (place for place in places if worth[place] < Worth.MOST)
        return sorted(giving_way, key=lambda place: (not self._is_empty(place), worth[place]))

    def _is_parted(self, place: int) -> bool:
        """Return whether a head is wider than what stands below it needs, and less wide over two lines."""
        below = self._seen[place] if self._is_whole(place) else min(self._seen[place], at_size(FAIR[0]))
        return below < self._titles[place] > self._parted[place][1]

    def _spans(self, room: int, shown: Sequence[int]) -> list[ColumnSpan]:
        stretching = self.stretching(shown)
        seldom = max(_SELDOM, room // _SHARE)
        return [
            self._stretched_span(place, stretching.index(place), room)
            if place in stretching
            else self._span(place, seldom)
            for place in shown
        ]

    def _owing(self, room: int, shown: Sequence[int]) -> list[ColumnSpan]:
        spans = zip(shown, self._spans(room, shown), strict=True)
        return [span.owing(self._owed(place, room)) for place, span in spans]

    def _owed(self, place: int, room: int) -> int:
        """Return what a column is owed that says whom or what a row is about, 0 for another, or a dragged one."""
        column = self._columns[place]
        if column.kind is not ColumnKind.TEXT or column.worth < Worth.MOST or place in self.dragged:
            return 0
        seen = self._seen[place]
        return min(seen if self.lines == 1 else over_two_lines(seen), int(room * _OF_WHO[self.lines]))

    def _title(self, place: int) -> int:
        """Return what the words of a heading need, with the arrow beside them."""
        title = self._parted[place][1] if place in self.heads else self._titles[place]
        return title + (at_size(_ARROW_ALONE) if place == self.sorted else 0)

    def _is_whole(self, place: int) -> bool:
        """Return whether what stands in the column is never cut."""
        column = self._columns[place]
        return column.kind in _WHOLE or column.tone is not None

    def _is_empty(self, place: int) -> bool:
        """Return whether nothing stands in the column in any of the rows seen."""
        return any(self._seen) and not self._seen[place]

    def _length(self, place: int) -> int:
        long = self._columns[place].kind is ColumnKind.LONG_TEXT
        return max(self._preferred[place], self._declared[place]) * (2 if long else 1)

    def _stretched_span(self, place: int, rank: int, room: int) -> ColumnSpan:
        """Return what the longest text needs (`rank` 0), or the one that is longest after it."""
        seen, preferred = self._seen[place], self._preferred[place]
        least = max(at_size(_LEAST_STRETCHED[rank]), self._title(place))
        usual = max(preferred, least)
        wished = max(usual, over_two_lines(min(seen, 2 * _WIDEST)), min(seen, room // _OF_ROOM[rank]))
        return ColumnSpan(least, usual, wished, preferred)

    def _span(self, place: int, seldom: int) -> ColumnSpan:
        """Return what another column needs; a few texts that are longer than the others have no more than `seldom`."""
        if place in self.dragged:
            width = self.dragged[place]
            return ColumnSpan(width, width, width)
        # Qt makes none narrower: what it would add goes beyond the room.
        title = max(self._title(place), NARROWEST)
        if self._is_empty(place):
            return ColumnSpan(title, title, title + at_size(_ARROW))
        seen, preferred = self._seen[place], self._preferred[place]
        if self._is_whole(place):
            least = max(seen, title)
            return ColumnSpan(least, least, max(seen, title + at_size(_ARROW)))
        natural = min(max(seen, title + at_size(_ARROW)), _WIDEST)
        one_line = self._asked.get(place, min(preferred, _ONE_LINE))
        over_two = min(over_two_lines(min(seen, 2 * _WIDEST)), max(seldom, over_two_lines(self._most[place])))
        usual = max(min(natural, max(one_line, over_two)), title)
        return ColumnSpan(max(min(usual, _NARROW_TEXT), title), usual, natural)


def _needed(spans: Iterable[ColumnSpan]) -> int:
    return sum(span.fair for span in spans)


def head_metrics(font: QFont) -> QFontMetrics:
    """Return the measures of heads as the style sheet draws them."""
    heading = QFont(font)
    heading.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(heading)


def parted_head(title: str, metrics: QFontMetrics) -> tuple[str, int]:
    """Return a title parted where the longer line is shortest, and how wide its head is."""
    words = title.split()
    parted = ["\n".join((" ".join(words[:at]), " ".join(words[at:]))) for at in range(1, len(words))] or [title]
    width, lines = min((max(map(metrics.horizontalAdvance, lines.split("\n"))), lines) for lines in parted)
    return lines, width + AIR


def over_two_lines(width: int) -> int:
    """Return how wide a column is that shows a text of this width on two lines."""
    return width // 2 + _RAGGED + AIR
