"""What columns need of a room, and how it is shared out among them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from desktop_app.ui.base.theme import at_size

FAIR: Final = (120, 160)
"""A text that would have less room, or one of the longest, is not read: sooner another column gives way."""
_OF_SHARED: Final = {True: 5, False: 4}
"""The part of what texts share that one may have for a few rows while they are cut in each: blank in most, or not."""
_OF_WIDE: Final = 8
"""The part of the room that a text of a few rows has before what is cut in each: more than is read, in a wide list."""


class ColumnSpan(NamedTuple):
    """What a column needs at least, what it should have, and from where on more is of no use but to what stretches.

    Between those it is for `most` of its texts, and then for all, that it has two lines; `whole` cuts none on one line.
    """

    least: int
    usual: int
    wished: int
    stretch: int = 0
    most: int = 0
    on_two: int = 0
    whole: int = 0
    owed: int = 0
    is_seldom: bool = False
    """Whether most rows have nothing in it."""
    uncut: int = 0
    """What of its texts stretches cuts none on two lines, however long they are."""
    bare: int = 0
    """What cuts none of its texts on the lines of a row, where that is less than what it should have."""

    @property
    def fair(self) -> int:
        """What it has to have, lest another column gives way."""
        return min(self.usual, max(self.least, self.owed, at_size(FAIR[bool(self.stretch)])))

    def owing(self, width: int) -> "ColumnSpan":
        """Return the same of a column that is owed a width."""
        return self._replace(usual=max(self.usual, width), wished=max(self.wished, width), owed=width)

    @property
    def steps(self) -> Sequence[int]:
        """What it should have, and what more it is given, a step at a time."""
        most = max(self.usual, self.most)
        on_two = max(most, self.on_two)
        uncut = max(on_two, self.uncut)
        wished = max(uncut, self.wished)
        return self.usual, most, on_two, uncut, wished, max(wished, self.whole)


def shared_out(room: int, spans: Sequence[ColumnSpan]) -> list[int]:
    """Return a width for each column, together `room`, or what they need at least where that is more."""
    levels = [[span.least for span in spans]]
    # Short texts go over two lines before long ones are cut on theirs.
    bare = [min(span.usual, max(span.least, span.owed, span.bare or span.usual)) for span in spans]
    levels.append([min(width, span.fair) for width, span in zip(bare, spans, strict=True)])
    levels.append(bare)
    levels.append([max(width, span.fair) for width, span in zip(bare, spans, strict=True)])
    levels.append([span.usual for span in spans])
    for before, after in pairwise(zip(*(span.steps for span in spans), strict=True)):
        # Each step is taken by what stretches first: that is what the list is of.
        levels.append([after[at] if span.stretch else before[at] for at, span in enumerate(spans)])
        levels.append([*after])
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


def beside(room: int, spans: list[ColumnSpan]) -> list[ColumnSpan]:
    """Return the spans of which what a few rows have has its two lines from a part of what texts share.

    No more than that where most rows leave the column blank; before those texts take the rest where they do not.
    """
    if not any(span.stretch for span in spans):
        return spans
    left = room - sum(span.usual for span in spans if not span.stretch)
    return [
        span if span.stretch else _from_part(span, max(left // _OF_SHARED[span.is_seldom], 0), room // _OF_WIDE)
        for span in spans
    ]


def _from_part(span: ColumnSpan, part: int, first: int) -> ColumnSpan:
    if span.is_seldom:
        # In a wide list what few rows have is whole before the long texts have further room, in which they are cut.
        on_two = max(span.on_two, min(span.wished, first))
        return span._replace(on_two=on_two, wished=max(span.usual, on_two, min(span.wished, part)))
    return span._replace(most=max(span.most, min(span.on_two, part)))
