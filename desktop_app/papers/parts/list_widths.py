"""Widths of a list's columns by what stands in it: long texts take room from the other columns, then smaller type."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle, islice
from typing import Final

from desktop_app.papers.document.layout import A4_SHORT, ND30, PT_PER_MM, LayoutProfile, smaller
from desktop_app.papers.document.measure import lines_in
from desktop_app.papers.document.model import TableColumn
from desktop_app.papers.document.text import Value, printed

MOST_PAGES: Final = 55
"""A list longer than that is set smaller; some pages less than sixty, since this is an estimate."""
SMALLER_PT: Final = (0, 1, 2)
"""By how much: from 12 points down to 10, as offices set their tables."""
_SMALLEST_PT: Final = 10
_STEPS: Final = 4
_SAMPLED: Final = 40
_LINE: Final = 1.15
_MOST_LINES: Final = 3
"""A text in more lines than that is a stack of single words; its column is so wide that it has no more."""
_WORTH: Final = 0.97
"""A wider column of texts is worth its while if it makes the list shorter than that."""


def fitted(
    usual: Sequence[TableColumn], least: Sequence[float], rows: Sequence[Sequence[Value]]
) -> tuple[tuple[TableColumn, ...], int]:
    """Return the columns with widths in which a list on A4 landscape is short, and by how many points it is smaller.

    `least` are the smallest widths in mm in 10 points, in larger type larger; the widest column takes what the others
    give. `rows` have a value for each column after the running number.
    """
    sample = rows[:: max(1, len(rows) // _SAMPLED)]
    columns, step = tuple(usual), 0
    for step in SMALLER_PT:
        profile = smaller(ND30, step)
        columns = _shortest(usual, least, sample, profile)
        if _pages(columns, sample, len(rows), profile) <= MOST_PAGES:
            break
    return columns, step


def _shortest(
    usual: Sequence[TableColumn], least: Sequence[float], sample: Sequence[Sequence[Value]], profile: LayoutProfile
) -> tuple[TableColumn, ...]:
    best, shortest = tuple(usual), sum(_heights(usual, sample, profile))
    least = _least_widths(usual, least, sample, profile)
    for part in range(1, _STEPS + 1):
        columns = tuple(
            replace(column, width_mm=column.width_mm - (column.width_mm - small) * part / _STEPS)
            for column, small in zip(usual, least, strict=True)
        )
        height = sum(_heights(columns, sample, profile))
        if height < shortest * _WORTH:
            best, shortest = columns, height
    return best


def _least_widths(
    usual: Sequence[TableColumn], least: Sequence[float], sample: Sequence[Sequence[Value]], profile: LayoutProfile
) -> list[float]:
    """Return the smallest widths in mm in this type, that of the widest column what the others leave.

    A column keeps so much of its usual width as it takes for no text of it to be a stack of words.
    """
    widths = [small * profile.table_pt / _SMALLEST_PT for small in least]
    widest = least.index(max(least))
    for place, column in enumerate(usual):
        if place not in (0, widest):
            texts = [printed(row[place - 1]) for row in sample]
            widths[place] = _unstacked(texts, widths[place], column.width_mm, profile)
    widths[widest] += sum(column.width_mm for column in usual) - sum(widths)
    return widths


def _unstacked(texts: Sequence[str], least: float, usual: float, profile: LayoutProfile) -> float:
    """Return the smallest width in which all texts have at most `_MOST_LINES`, or no more than in the usual width."""

    def most(width: float) -> int:
        room = width - 2 * profile.cell_padding
        return max((lines_in(text, room, profile.table_pt) for text in texts), default=0)

    allowed = max(_MOST_LINES, most(usual))
    widths = (least + (usual - least) * part / _STEPS for part in range(_STEPS + 1))
    return next(width for width in widths if most(width) <= allowed)


def _heights(
    columns: Sequence[TableColumn], sample: Sequence[Sequence[Value]], profile: LayoutProfile, *, bold: bool = False
) -> list[float]:
    rooms = [column.width_mm - 2 * profile.cell_padding for column in columns[1:]]
    return [
        max(lines_in(printed(value), room, profile.table_pt, bold) for value, room in zip(row, rooms, strict=True))
        * (profile.table_pt * _LINE / PT_PER_MM)
        + 2 * profile.cell_padding_vertical
        for row in sample
    ]


def _pages(
    columns: Sequence[TableColumn], sample: Sequence[Sequence[Value]], count: int, profile: LayoutProfile
) -> int:
    """Return on how many pages so many rows stand, none of them cut, below the header."""
    (header,) = _heights(columns, [[column.title for column in columns[1:]]], profile, bold=True)
    room = A4_SHORT - profile.top - profile.bottom - header
    pages, used = 1, 0.0
    for height in islice(cycle(_heights(columns, sample, profile) or (0.0,)), count):
        if used and used + height > room:
            pages, used = pages + 1, 0.0
        used += height
    return pages
