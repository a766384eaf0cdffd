"""Widths of a table's columns by what stands in them: blank that none of a column's cells needs goes to narrow ones.

A column gives what its longest line leaves, and takes what makes rows lower or leaves a word of several syllables
whole. No row becomes higher by it. Lengths in mm.
"""

from collections.abc import Sequence
from typing import Final

from desktop_app.papers.document.layout import LayoutProfile
from desktop_app.papers.document.lines.compounds import kept_together
from desktop_app.papers.document.measure import lines_in, times_width
from desktop_app.papers.document.model import BodyRow, Table
from desktop_app.papers.document.text import CellKind, clean, printed

_MOST_ROWS: Final = 80
"""Of a longer table all rows are too much to try."""
_LEAST_SPARE: Final = 3.0
_MOST_WIDENED: Final = 2.0
"""How many times as wide a column may become, so that one of long texts leaves something to the others."""
_SHORT: Final = 120
"""The letters of a cell whose words are kept whole."""
_MOST_GIVEN: Final = 8
"""The most mm that its column is widened for that, one by one."""
_TO_WRITE_ON: Final = frozenset("….")
_MOST_LOWERED: Final = 3
_MOST_LETTERS: Final = 20_000
"""Of a table with more letters trying takes longer than it is worth."""
_MM_MOVED: Final = (3.0, 6.0, 9.0, 12.0)
_LEAST_SAVED: Final = 2
"""The lines that moving so many mm must save, so that widths are not changed for one."""
_ROUNDING: Final = 0.4
"""More than Word and the printed font round a line's width by."""


def evened(table: Table, widths: Sequence[float], least: Sequence[float], profile: LayoutProfile) -> list[float]:
    """Return the widths of columns with blank moved to where it is wanted; `least` is what each column needs."""
    even = list(widths)
    if not 0 < sum(isinstance(row, BodyRow) for row in table.rows) <= _MOST_ROWS:
        return even
    cells = _Cells(table, least, profile)
    needed = [max(small, natural) for small, natural in zip(least, cells.natural, strict=True)]
    even = _with_whole_words(cells, even, needed)
    shared = _shared(cells, even, needed)
    if cells.height(shared) < cells.height(even):
        even = _with_whole_words(cells, shared, needed)
    return _lowered(cells, even)


class _Cells:
    """The texts of a table's cells, column by column."""

    def __init__(self, table: Table, least: Sequence[float], profile: LayoutProfile) -> None:
        rows = [row.values for row in table.rows if isinstance(row, BodyRow)]
        self._size, self.padding = profile.table_pt, 2 * profile.cell_padding
        self.least = least
        self._heads = [column.title for column in table.columns]
        self.texts = [
            [printed(row[number], column.kind) for row in rows] for number, column in enumerate(table.columns)
        ]
        self.natural = [max(map(self._natural, texts)) for texts in self.texts]
        self.is_set = [column.width_is_set for column in table.columns]
        # What is written by hand needs the room it has.
        self.gives = [
            not is_set and sum(map(_is_printed, texts)) * 2 >= len(texts)
            for is_set, texts in zip(self.is_set, self.texts, strict=True)
        ]
        self.takes = [not column.width_is_set and column.kind is CellKind.TEXT for column in table.columns]
        self.short = [
            {text for text in texts if len(text) <= _SHORT and " " in text} if takes else set()
            for texts, takes in zip(self.texts, self.takes, strict=True)
        ]

    def _natural(self, text: str) -> float:
        longest = max(text.split("\n"), key=len)
        return times_width(longest, self._size, False, False) + self.padding + _ROUNDING

    def lines(self, text: str, width: float) -> int:
        """Return in how many lines a text stands in a column."""
        return lines_in(text, width - self.padding, self._size)

    def has_room(self, text: str, width: float) -> bool:
        """Tell whether each word of a text fits into a column."""
        words = text.replace("\n", " ").split(" ")
        return all(times_width(word, self._size, False, False) <= width - self.padding for word in words)

    def lines_of(self, number: int, width: float) -> list[int]:
        """Return in how many lines each text of a column stands, if it is so wide."""
        texts = self.texts[number]
        of_each = {text: self.lines(text, width) for text in set(texts)}
        return [of_each[text] for text in texts]

    def head_lines(self, number: int, width: float) -> int:
        """Return in how many lines the head of a column stands."""
        return lines_in(clean(self._heads[number]), width - self.padding, self._size, True)

    def height(self, widths: Sequence[float]) -> int:
        """Return the lines of all rows and of the head."""
        columns = zip(self.texts, widths, strict=True)
        lines = ([self.lines(text, width) for text in texts] for texts, width in columns)
        heads = zip(self._heads, widths, strict=True)
        head = max(lines_in(clean(text), width - self.padding, self._size, True) for text, width in heads)
        rows: list[int] = [max(row) for row in zip(*lines, strict=True)]
        return head + sum(rows)


def _is_printed(text: str) -> bool:
    return bool(text) and not _TO_WRITE_ON.issuperset(text)


def _spare(cells: _Cells, widths: Sequence[float], needed: Sequence[float]) -> list[float]:
    columns = zip(widths, needed, cells.gives, strict=True)
    return [max(width - need, 0.0) if gives else 0.0 for width, need, gives in columns]


def _shared(cells: _Cells, widths: list[float], needed: Sequence[float]) -> list[float]:
    """Return widths with all that columns can spare given to those whose texts are wider, to each as it lacks."""
    spare = _spare(cells, widths, needed)
    lacking = [
        min(natural, _MOST_WIDENED * width) - width if takes and natural > width else 0.0
        for natural, width, takes in zip(cells.natural, widths, cells.takes, strict=True)
    ]
    given = min(sum(spare), sum(lacking))
    if given < _LEAST_SPARE:
        return widths
    less, more = given / sum(spare), given / sum(lacking)
    return [width - less * left + more * want for width, left, want in zip(widths, spare, lacking, strict=True)]


def _with_whole_words(cells: _Cells, widths: Sequence[float], needed: Sequence[float]) -> list[float]:
    """Return widths with which in as many lines no word of short cells is parted, where others have room for that."""
    whole = list(widths)
    for number, texts in enumerate(cells.short):
        parted = {0: _parted(cells, texts, whole[number])}
        if parted[0]:
            parted |= {mm: _parted(cells, texts, whole[number] + mm) for mm in range(1, _MOST_GIVEN + 1)}
        more = min(parted, key=lambda mm: (parted[mm], mm))
        if more:
            tried = _widened(cells, whole, needed, number, more)
            if cells.height(tried) <= cells.height(whole) and _all_parted(cells, tried) < _all_parted(cells, whole):
                whole = tried
    return whole


def _widened(cells: _Cells, widths: Sequence[float], needed: Sequence[float], number: int, more: float) -> list[float]:
    """Return widths with a column so much wider by what others can spare, else by what the widest of them has."""
    spare = _spare(cells, widths, needed)
    spare[number] = 0.0
    if sum(spare) < more:
        others = [
            0.0 if place == number or cells.is_set[place] or width - more < cells.least[place] else width
            for place, width in enumerate(widths)
        ]
        spare = [width * (width == max(others)) for width in others]
    share = more / sum(spare) if sum(spare) else 0.0
    less = [share * left for left in spare]
    return [
        width - left + sum(less) * (place == number)
        for place, (width, left) in enumerate(zip(widths, less, strict=True))
    ]


def _lowered(cells: _Cells, widths: list[float]) -> list[float]:
    """Return widths with some mm moved to a column that alone makes rows high, from another that lowers them less.

    One of long texts gives as well: a row with a short one in it is as high as the post beside it.
    """
    low = list(widths)
    if sum(len(text) for texts in cells.texts for text in texts) > _MOST_LETTERS:
        return low
    for _ in range(_MOST_LOWERED):
        lines = [cells.lines_of(number, width) for number, width in enumerate(low)]
        heads = max(cells.head_lines(number, width) for number, width in enumerate(low))
        rows = list(zip(*lines, strict=True))
        alone = [
            sum(max(0, row[place] - max((*row[:place], *row[place + 1 :], 1))) for row in rows)
            for place in range(len(low))
        ]
        takers = [place for place, high in enumerate(alone) if high and cells.takes[place]]
        best: tuple[int, list[float]] | None = None
        for more in _MM_MOVED:
            for taker in takers:
                taken = cells.lines_of(taker, low[taker] + more)
                for giver in _givers(cells, low, taker, more):
                    left = cells.lines_of(giver, low[giver] - more)
                    saved = sum(map(max, rows)) - sum(
                        max(
                            wider, narrower, *(high for place, high in enumerate(row) if place not in (taker, giver)), 1
                        )
                        for row, wider, narrower in zip(rows, taken, left, strict=True)
                    )
                    if cells.head_lines(giver, low[giver] - more) > heads or saved < _LEAST_SAVED:
                        continue
                    if best is None or saved > best[0]:
                        moved = list(low)
                        moved[taker], moved[giver] = low[taker] + more, low[giver] - more
                        best = saved, moved
        if best is None:
            break
        low = best[1]
    return low


def _givers(cells: _Cells, widths: Sequence[float], taker: int, more: float) -> list[int]:
    """Return the two columns that have most above what they need, of those that can give so much."""
    left = {
        place: width - more - cells.least[place]
        for place, width in enumerate(widths)
        if place != taker and cells.gives[place] and width - more >= cells.least[place]
    }
    return sorted(left, key=lambda place: left[place], reverse=True)[:2]


def _parted(cells: _Cells, texts: set[str], width: float) -> int:
    """Return how many texts are parted within a word: else they would take a line more, or the word has no room."""
    return sum(
        cells.lines(whole, width) > cells.lines(text, width) or not cells.has_room(whole, width)
        for text in texts
        for whole in (kept_together(text),)
    )


def _all_parted(cells: _Cells, widths: Sequence[float]) -> int:
    return sum(_parted(cells, texts, width) for texts, width in zip(cells.short, widths, strict=True))
