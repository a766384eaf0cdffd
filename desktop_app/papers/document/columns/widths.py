"""The widths of a table's columns: as the paper has them, with what no line should end within, and blank where wanted.

Lengths in mm.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from desktop_app.papers.document.columns.evened import evened
from desktop_app.papers.document.layout import LayoutProfile
from desktop_app.papers.document.lines.compounds import kept_together
from desktop_app.papers.document.measure import LONG_ROWS, times_width
from desktop_app.papers.document.model import BodyRow, GroupRow, Table
from desktop_app.papers.document.text import NAME, CellKind, clean, printed

_FIGURES = re.compile(r"[0-9][0-9./:,%-]*")
"""A number, a day or an hour, which no line may end within."""
_LONGEST = 14
"""The most signs of one: a longer row of figures is part of an address."""
_NUMBERED = re.compile(r"\b(?:[Ss]ố|[Nn]gày) \d\S*")
_ADDRESS = re.compile(r"https?://\S+")
_UNCUT = ((_NUMBERED, 18), (_ADDRESS, 40), (NAME, 24))
"""What a column is as wide for: "số" and a number, "ngày" and a day, an address, a name; the most signs of each."""
_GIVEN = 10
"""The most mm that a column takes for them from the widest one."""
_FEW, _LONGEST_WORD = 3, 16
"""The words of a cell that is narrow enough for its column to be as wide, and the letters of its longest one."""
_ROOMY = 40
"""The width in mm of a column that has room for any of them."""
_ROUNDING = 0.2
"""By how much in mm Word's own widths of columns and cells may be less, rounded as they are."""
_NBSP = "\u00a0"


def column_widths(table: Table, width: float, profile: LayoutProfile) -> list[float]:
    """Return the widths in mm of the columns of a table `width` mm wide, set in a profile of its own size.

    A column in which a number or a day would be cut, or a word of several syllables of its head or of a cell of few
    words, takes what it needs from the widest one; then blank goes to where rows are lower by it.
    """
    scale = width / sum(column.width_mm for column in table.columns)
    widths = [column.width_mm * scale for column in table.columns]
    least = [_least_width(figures, profile) for figures in _longest_figures(table, widths)]
    heads = [_least_width(_longest_word(column.title, profile), profile) for column in table.columns]
    cells = [_least_width(word, profile) for word in _longest_of_few(table, widths, profile)]
    least = list(map(max, least, heads, cells))
    _widened(widths, least)
    for number, needed in enumerate(_uncut_widths(table, profile)):
        if needed > least[number] and needed - widths[number] <= _GIVEN:
            least[number] = needed
    _widened(widths, least)
    return evened(table, widths, least, profile)


def _widened(widths: list[float], least: Sequence[float]) -> None:
    for number, needed in enumerate(least):
        widest = max(range(len(widths)), key=lambda place: widths[place] - least[place])
        missing = needed - widths[number]
        if 0 < missing <= widths[widest] - least[widest]:
            widths[number], widths[widest] = needed, widths[widest] - missing


def _uncut_widths(table: Table, profile: LayoutProfile) -> list[float]:
    """Return, for each column of texts, the width for the longest piece of its texts that no line should part."""
    widths = [0.0] * len(table.columns)
    rows = [row for row in table.rows if isinstance(row, BodyRow)] if len(table.rows) <= LONG_ROWS else []
    for number, column in enumerate(table.columns):
        if column.kind is not CellKind.TEXT:
            continue
        texts = {value for row in rows if isinstance(value := row.values[number], str)}
        for pattern, longest in _UNCUT:
            pieces = {piece for text in texts for piece in pattern.findall(text) if len(piece) <= longest}
            room = max((times_width(piece, profile.table_pt, False, False) for piece in pieces), default=0.0)
            if room:
                widths[number] = max(widths[number], room + _ROUNDING + 2 * profile.cell_padding)
    return widths


def _least_width(figures: str, profile: LayoutProfile) -> float:
    room = times_width(figures, profile.table_pt, True, False) + _ROUNDING
    return room + 2 * profile.cell_padding if figures else 0.0


def _longest_word(title: str, profile: LayoutProfile) -> str:
    """Return the widest of the words of several syllables of a head, "" if none is short enough to be one word."""
    words = [word for word in kept_together(title).split(" ") if len(word) <= _LONGEST]
    return max(words, key=lambda word: times_width(word, profile.table_pt, True, False), default="")


def _longest_of_few(table: Table, widths: Sequence[float], profile: LayoutProfile) -> list[str]:
    """Return, for each column, the widest word of several syllables in its cells of few words, "" for none."""
    longest = [""] * len(table.columns)
    rows = [row for row in table.rows if isinstance(row, BodyRow)] if len(table.rows) <= LONG_ROWS else []
    for number, column in enumerate(table.columns):
        if column.kind is not CellKind.TEXT or widths[number] >= _ROOMY:
            continue
        texts = {value for row in rows if isinstance(value := row.values[number], str) and value.count(" ") < _FEW}
        words = {word for text in texts if text for word in _words_of_few(text)}
        longest[number] = max(words, key=lambda word: times_width(word, profile.table_pt, True, False), default="")
    return longest


@lru_cache(maxsize=1024)
def _words_of_few(text: str) -> tuple[str, ...]:
    return tuple(word for word in kept_together(clean(text)).split(" ") if _NBSP in word and len(word) <= _LONGEST_WORD)


def _longest_figures(table: Table, widths: Sequence[float]) -> list[str]:
    rows = [row.values for row in table.rows if not isinstance(row, GroupRow)]
    longest = [""] * len(table.columns)
    for number, column in enumerate(table.columns):
        if widths[number] >= _ROOMY:
            continue
        # Those of a total stand in the last columns. Of values that recur each is looked at once.
        left = len(table.columns) - number
        texts = (printed(value, column.kind) for value in dict.fromkeys(row[-left] for row in rows if len(row) >= left))
        figures = (each for text in texts for each in _FIGURES.findall(text) if len(each) <= _LONGEST)
        longest[number] = max(figures, key=len, default="")
    return longest
