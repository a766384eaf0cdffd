"""How wide the columns of a list are: what cannot be cut gets its room first, one or two texts share the rest.

A number or a date that is cut is another number or date, so these columns are never narrower than what stands in them.
Texts go over two lines; the one or two longest of a kind stretch over what the others leave. What most rows need comes
before what a few need, first in those that stretch: no column has more than its texts need while another cuts one.
Only a width that the clerk has dragged is left as it is. Where that does not fit, heads go over two lines first, and
then the columns that are worth least give way until the others have what they need: a list is not scrolled sideways to
see how things stand.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtGui import QFont, QFontMetrics

from desktop_app.domain.lists import Column, ColumnKind, Worth
from desktop_app.ui.base.states.colours import state_air
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.widgets.lists.model import ShownRow
from desktop_app.ui.widgets.lists.widths.spans import FAIR, ColumnSpan, beside, shared_out

NARROWEST: Final = 48
AIR: Final = 20
"""Pixels of a cell that its text does not get."""
_ARROW: Final = 24
"""Pixels of a heading for the arrow that says by what the list is sorted; it is as large as the letters."""
_ARROW_ALONE: Final = 10
"""What of it the words of a heading would run into."""
_WIDEST: Final = 520
_NARROW_TEXT: Final = 96
OF_FIELD: Final = 88
"""What a column of a list without rows has: the field by which it would be filtered says so in words."""
_SHORT_TEXT: Final = 104
"""What most rows have that is no wider goes over two lines for no other text."""
_LEAST_STRETCHED: Final = (168, 112)
"""The longest text of a list is what the list is of: it stays readable while others are cut."""
_OF_ROOM: Final = (3, 5)
"""The part of the room that these two have for their texts on one line, before any other goes from two lines to one."""
_OF_ROOM_ON_TWO: Final = (2, 3)
"""The part that they have to be whole on two lines, before that."""
_STRETCHING: Final = 2
_MEASURED: Final = 3
"""How many of the texts with the most letters are measured in a column whose texts may be cut."""
_ONE_LINE: Final = 160
"""A text that is no wider does not go over two lines where there is some room."""
_MOST: Final = 0.8
"""The share of a column's texts that has its room before those."""
OF_FEW: Final = 4
"""Lines of a row in which a name needs them, where few rows do."""
_RAGGED: Final = 28
"""Pixels of two lines that their words do not fill."""
_OF_WHO: Final = {1: 1 / 2, 2: 1 / 3}
"""The part of the room that whom a row is about is owed, by the lines of the row: a name that is cut is another's."""
_OF_WHAT: Final = 2 / 5
"""The same for the text that a list is of, on one line: what tells rows that begin alike apart stands further on."""
_WHOLE: Final = (ColumnKind.INTEGER, ColumnKind.DATE, ColumnKind.CODE, ColumnKind.SHARE)


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
        self.forget()
        self.lines = 2
        """How many lines a row has where its texts need them."""
        self.of_few = OF_FEW
        """How many it has where few names need them: 2 where less than enough rows would be in sight so."""
        self.dragged: dict[int, int] = {}
        """The widths that the clerk has chosen, by places."""
        self.asked_for: set[int] = set()
        """The places of the columns that she has asked for: others give way to them."""
        self.filtered: frozenset[int] = frozenset()
        """The places of the columns that the rows are filtered by: why a row is there is seen in it."""
        self.heads: Mapping[int, str] = {}
        """The heads that go over two lines, by places."""
        self.sorted = -1
        """The place of the column that the rows are sorted by: its head has an arrow beside its words."""

    def prefer(self, widths: Mapping[int, int]) -> None:
        """Set the usual widths of some columns."""
        self._asked = dict(widths)
        self._preferred = [widths.get(place, width) for place, width in enumerate(self._declared)]

    def forget(self) -> None:
        """Forget what was seen: other rows are shown."""
        self._seen = [0] * len(self._columns)
        self._most = [0] * len(self._columns)
        self._in_half = [False] * len(self._columns)
        """Whether at least half of the rows have something in each column."""
        self._on_lines = [[0] * (OF_FEW + 1) for _ in self._columns]
        """What each column needs for most of its texts on two lines, at 0, and for all on so many lines."""

    def see(self, rows: Iterable[ShownRow], metrics: QFontMetrics) -> None:
        """Measure what is shown in some rows, beside what was seen before."""
        texts = [row.texts for row in rows]
        for place in range(len(self._columns)) if texts else ():
            by_length = sorted((row[place] for row in texts), key=_by_length)
            distinct = sorted(set(by_length), key=_by_length)
            # Of numbers with as many figures one is as wide as its dots and letters make it.
            longest = distinct if self._is_whole(place) else distinct[-_MEASURED:]
            widest = max(metrics.horizontalAdvance(text) for text in longest)
            around = state_air() if self._columns[place].tone is not None else AIR
            self._seen[place] = max(self._seen[place], widest + around if widest else 0)
            most = by_length[int(_MOST * (len(by_length) - 1))]
            self._in_half[place] = self._in_half[place] or bool(by_length[(len(by_length) - 1) // 2])
            self._most[place] = max(self._most[place], metrics.horizontalAdvance(most) + around if most else 0)
            if not self._is_whole(place):
                needs, is_long = self._on_lines[place], self._columns[place].kind is ColumnKind.LONG_TEXT
                needs[0] = max(needs[0], _on_lines(most, metrics))
                # A few names that are longer make their own rows higher: no room is blank for them beside the others.
                for lines in range(2, OF_FEW + 1):
                    own = (_on_lines(text, metrics, 2 if is_long else lines) for text in longest)
                    needs[lines] = max(needs[0], needs[lines], *own)

    def stretching(self, shown: Iterable[int]) -> list[int]:
        """Return the places of the one or two columns that share the room: the longest texts that are not dragged."""
        texts = [place for place in shown if not self._is_whole(place) and place not in self.dragged]
        texts = [place for place in texts if not self._is_empty(place)]
        # What a few rows have is not what the list is of: in the others its room would be blank beside what is cut.
        texts = [place for place in texts if self._in_half[place]] or texts
        longest = sorted(texts, key=lambda place: -self._length(place))[:_STRETCHING]
        return [place for place in longest if 2 * self._length(place) >= self._length(longest[0])]

    def wrapping(self, shown: Iterable[int]) -> frozenset[int]:
        """Return the places of the columns whose texts may go over two lines."""
        return frozenset(place for place in shown if not self._is_whole(place))

    def widths(self, room: int, shown: Iterable[int]) -> dict[int, int]:
        """Return the widths, by places, of those of the shown columns (from left to right) that there is room for."""
        with_room, self.heads = list(shown), {}
        if any(self._seen) and room < self._for_most(room, with_room):
            self.heads = {place: self._parted[place][0] for place in with_room if self._is_parted(place)}
        spans = self._spans(room, with_room)
        while 0 < room < self._needed(with_room, spans) and (giving_way := self._giving_way(with_room)):
            self._leave_out(giving_way[0], with_room)
            spans = self._spans(room, with_room)
        # For the whole of a name texts give way; a number, where a row has one line, only if it is worth least.
        spans = self._owing(room, with_room, spans)
        while 0 < room < self._needed(with_room, spans) and (
            texts := [place for place in self._giving_way(with_room) if self._yields(place)]
        ):
            self._leave_out(texts[0], with_room)
            spans = self._owing(room, with_room, self._spans(room, with_room))
        widths = dict(zip(with_room, shared_out(room, spans), strict=True))
        parted, self.heads = self.heads, {}
        # One that has got the room for one line after all stays on it, and one without room has no line at all.
        self.heads = {place: parted[place] for place in parted.keys() & widths if widths[place] < self._title(place)}
        return widths

    def _for_most(self, room: int, shown: Sequence[int]) -> int:
        """Return the room in which hardly a text were cut, with each head on one line."""
        spans = zip(shown, self._spans(room, shown), strict=True)
        return sum(max(span.steps[2], self._needs(place)[1] if span.stretch else 0) for place, span in spans)

    def _short_name(self, place: int) -> int:
        """Return what shows on one line whom a row is about, 0 where that is more than a line of some columns."""
        column = self._columns[place]
        is_name = column.worth is Worth.MOST and column.kind is ColumnKind.TEXT and place not in self.dragged
        return self._seen[place] if is_name and self._seen[place] <= at_size(_ONE_LINE) else 0

    def _needed(self, shown: Sequence[int], spans: Sequence[ColumnSpan]) -> int:
        """Return the room in which none of these columns gives way."""
        # What most rows leave blank does so rather than stand there with less than a text is read in. Where it stays in
        # any case no other does for that: it would get no more.
        may_go = [
            span.is_seldom and self._columns[place].worth < Worth.MOST for place, span in zip(shown, spans, strict=True)
        ]
        read_in = at_size(FAIR[1])
        return sum(max(span.fair, read_in) if goes else span.fair for span, goes in zip(spans, may_go, strict=True))

    def _giving_way(self, shown: Sequence[int]) -> list[int]:
        """Return the places of the columns that give way, in that order: empty ones, then by worth, from the right.

        Not those worth most: that nothing stands in such a column is what one looks for.
        """
        stay = {*self.asked_for, *self.filtered, *self.dragged}
        places = [place for place in reversed(shown) if place not in stay and self._columns[place].tone is None]
        worth = {place: self._columns[place].worth for place in places}
        giving_way = (place for place in places if worth[place] < Worth.MOST)
        in_order = sorted(giving_way, key=lambda place: (not self._is_empty(place), worth[place]))
        # A list may be shown without what it is worth most by, and in hardly any room before it is laid out: one stays.
        return in_order if len(in_order) < len(shown) else in_order[:-1]

    def _leave_out(self, place: int, shown: list[int]) -> None:
        """Take a column from those shown, and with it the one that makes one count with it, if that may give way."""
        may_go = self._giving_way(shown)
        shown.remove(place)
        key = self._columns[place].key
        for other in (other for other in may_go if self._columns[other].counts_with == key):
            shown.remove(other)

    def _yields(self, place: int) -> bool:
        """Return whether a column gives way for the whole of what a row is about."""
        return not self._is_whole(place) or (self.lines == 1 and self._columns[place].worth is Worth.LEAST)

    def _is_parted(self, place: int) -> bool:
        """Return whether a head is wider than what stands below it needs, and less wide over two lines."""
        below = self._seen[place] if self._is_whole(place) else min(self._seen[place], at_size(FAIR[0]))
        return below < self._titles[place] > self._parted[place][1]

    def _spans(self, room: int, shown: Sequence[int]) -> list[ColumnSpan]:
        stretching = self.stretching(shown)
        spans = [
            self._stretched_span(place, stretching.index(place), room) if place in stretching else self._span(place)
            for place in shown
        ]
        return beside(room, spans)

    def _owing(self, room: int, shown: Sequence[int], spans: Sequence[ColumnSpan]) -> list[ColumnSpan]:
        return [span.owing(self._owed(place, room)) for place, span in zip(shown, spans, strict=True)]

    def _owed(self, place: int, room: int) -> int:
        """Return what a column is owed that says whom or what a row is about, 0 for another, or a dragged one."""
        column = self._columns[place]
        if column.worth < Worth.MOST or place in self.dragged:
            return 0
        if not self._in_half[place] and not self._is_empty(place):
            # Of what most rows leave blank no more than is read: beside it the others are cut in each.
            return min(self._needs(place)[0], at_size(FAIR[0]))
        if column.kind is ColumnKind.LONG_TEXT and self.lines == 1:
            return min(self._needs(place)[0], int(room * _OF_WHAT))
        return min(self._needs(place)[0], int(room * _OF_WHO[self.lines])) if column.kind is ColumnKind.TEXT else 0

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

    def _needs(self, place: int) -> tuple[int, int]:
        """Return what all texts of a column need on as many lines as a row has, and what most of them do."""
        if self.lines == 1:
            return self._seen[place], self._most[place]
        return self._on_lines[place][self.of_few], self._on_lines[place][0]

    def _stretched_span(self, place: int, rank: int, room: int) -> ColumnSpan:
        """Return what the longest text needs (`rank` 0), or the one that is longest after it."""
        seen, preferred = self._seen[place], self._preferred[place]
        is_long = self._columns[place].kind is ColumnKind.LONG_TEXT
        # Where its texts are short it is no wider than they are while others are cut.
        least = max(min(at_size(_LEAST_STRETCHED[rank]), seen or _WIDEST), self._title(place))
        on_two, most = (min(need, _WIDEST) for need in self._needs(place))
        most = max(most, self._short_name(place))
        # Whole on its lines it needs no more while others are cut.
        usual = max(preferred, at_size(FAIR[1])) if rank and not is_long else preferred
        usual = max(min(usual, self._most[place] or usual, on_two or usual), least)
        part = room // _OF_ROOM[rank]
        wished, uncut = max(usual, on_two, min(seen, part)), min(self._needs(place)[0], room // _OF_ROOM_ON_TWO[rank])
        return ColumnSpan(least, usual, wished, preferred, most, on_two, seen, uncut=uncut)

    def _span(self, place: int) -> ColumnSpan:
        """Return what another column needs; a few texts that are longer than the others come after what stretches."""
        if place in self.dragged:
            width = self.dragged[place]
            return ColumnSpan(width, width, width)
        # Qt makes none narrower: what it would add goes beyond the room.
        title = max(self._title(place), NARROWEST)
        if not any(self._seen):
            width = max(title, at_size(OF_FIELD))
            return ColumnSpan(title, width, width)
        with_arrow = title + at_size(_ARROW)
        if self._is_empty(place):
            return ColumnSpan(title, title, title, whole=with_arrow)
        seen, preferred = self._seen[place], self._preferred[place]
        if self._is_whole(place):
            least = max(seen, title)
            return ColumnSpan(least, least, least, whole=max(seen, with_arrow))
        natural = min(max(seen, title), _WIDEST)
        one_line = self._asked.get(place, min(preferred, _ONE_LINE))
        on_two, most = self._needs(place)
        column = self._columns[place]
        if not self._most[place] and (column.kind is ColumnKind.LONG_TEXT or column.worth is Worth.LEAST):
            # Blank in most rows: there it would be taken from what is cut beside it in each.
            wished = max(title, min(on_two, natural))
            read_in = max(title, min(on_two, natural, at_size(FAIR[0])))
            return ColumnSpan(title, read_in, wished, 0, title, title, max(seen, with_arrow), is_seldom=True)
        # What is short in most rows stays on one line.
        on_one = min(self._most[place], at_size(_SHORT_TEXT))
        usual = max(min(natural, max(one_line, most, on_one)), title)
        on_two = min(on_two, natural)
        if not self._in_half[place]:
            usual = max(title, min(usual, max(most, on_two), at_size(FAIR[0])))
        if column.worth < Worth.MOST:
            # What a few rows need comes after what the texts need that a list is of.
            before = min(most, on_two)
        else:
            before = max(on_two, self._short_name(place))
        least = max(min(usual, _NARROW_TEXT), title)
        # On one line most are whole before those texts are, not the few that are longer.
        wished = max(min(self._most[place], natural), on_two)
        is_seldom = not self._in_half[place]
        whole = max(seen, with_arrow)
        # Whom a row is about has its own measure.
        bare = 0 if column.worth is Worth.MOST else max(self._needs(place)[0], on_one, title)
        return ColumnSpan(least, usual, wished, 0, before, on_two, whole, is_seldom=is_seldom, bare=bare)


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


def _by_length(text: str) -> tuple[int, str]:
    # Among as many letters not by chance, nor by the order of the rows.
    return len(text), text


def _on_lines(text: str, metrics: QFontMetrics, lines: int = 2) -> int:
    """Return how wide a column is that shows a text on so many lines; of a long one it is reckoned, not measured."""
    width = metrics.horizontalAdvance(text)
    if width > 2 * _WIDEST:
        return over_lines(width, lines)
    space = metrics.horizontalAdvance(" ")
    words = [metrics.horizontalAdvance(word) for word in text.split()]
    least, most = max(max(words, default=0), width // lines), width
    while least < most:
        middle = (least + most) // 2
        least, most = (least, middle) if _lines_in(middle, words, space) <= lines else (middle + 1, most)
    return most + AIR if width else 0


def _lines_in(width: int, words: Sequence[int], space: int) -> int:
    """Return over how many lines words go that are each no wider."""
    lines, left = 0, 0
    for word in words:
        if word > left:
            lines, left = lines + 1, width
        left -= word + space
    return lines


def over_two_lines(width: int) -> int:
    """Return how wide a column is that shows a text of this width on two lines."""
    return over_lines(width, 2)


def over_lines(width: int, lines: int) -> int:
    """Return how wide a column is that shows a text of this width on so many lines."""
    return width // lines + _RAGGED * (lines - 1) + AIR
