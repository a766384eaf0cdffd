"""Widths of text in Times New Roman without opening a font file, for Word and Excel, whose readers have the font.

The metrics of the PDF standard have base letters only. Vietnamese marks add no width to them, except the horns of ơ, ư
and Ư. The width of a line of the letterhead is exact to 0.3 mm.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from desktop_app.papers.document.layout import PT_PER_MM, LayoutProfile
from desktop_app.papers.document.lines.compounds import kept_together
from desktop_app.papers.document.model import BodyRow, GroupRow, Table
from desktop_app.papers.document.text import NAME, CellKind, clean, printed

_FACES = {
    (False, False): "Times-Roman",
    (True, False): "Times-Bold",
    (False, True): "Times-Italic",
    (True, True): "Times-BoldItalic",
}
MOST_STRETCH = 0.48
"""By how much of the size a blank may be widened to justify a line: beyond that the eye sees a hole, not a line."""
LEAST_BLANK = 0.75
"""To what part of its width Word (since 2013) and LibreOffice narrow a blank of a justified line for one word more."""
_SHORT = 60
"""The longest text, in letters, whose number of lines is cached."""
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
LONG_ROWS = 200
"""Of a longer table the words of several syllables in its cells are not looked for: that takes longer than the rest."""
_ROUNDING = 0.2
"""By how much in mm Word's own widths of columns and cells may be less, rounded as they are."""
_NBSP = "\u00a0"
_HORN = "\u031b"
_HORNS = {
    (False, False): (("o", 0.029), ("u", 0.042), ("U", 0.054)),
    (True, False): (("o", 0.054), ("u", 0.044), ("U", 0.074)),
    (False, True): (("o", 0.034), ("u", 0.045), ("U", 0.032)),
    (True, True): (("o", 0.037), ("u", 0.043), ("U", 0.053)),
}
"""The width that a horn adds to a letter, in parts of the size. Ơ is as wide as O."""


@lru_cache(maxsize=4096)
def times_width(text: str, size_pt: float, bold: bool, italic: bool) -> float:
    """Return the width of `text` in mm."""
    # Loaded when a paper is measured: kinds of paper are imported before.
    from reportlab.pdfbase.pdfmetrics import stringWidth

    marked = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d").replace("\u00a0", " "))
    bare = "".join(character for character in marked if not unicodedata.combining(character))
    width = float(stringWidth(bare, _FACES[bold, italic], size_pt))
    if _HORN in marked:
        width += size_pt * sum(wider * marked.count(letter + _HORN) for letter, wider in _HORNS[bold, italic])
    return width / PT_PER_MM


def lines_in(text: str, room: float, size_pt: float, bold: bool = False) -> int:
    """Return how many lines `text` takes in `room` mm; cached for short texts, which recur."""
    return (_lines_of_short if len(text) <= _SHORT else _lines_in)(text, room, size_pt, bold)


def column_widths(table: Table, width: float, profile: LayoutProfile) -> list[float]:
    """Return the widths in mm of the columns of a table `width` mm wide, set in a profile of its own size.

    A column in which a number or a day would be cut, or a word of several syllables of its head or of a cell of few
    words, takes what it needs from the widest one.
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
    return widths


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


def _lines_in(text: str, room: float, size_pt: float, bold: bool) -> int:
    lines = 0
    blank = times_width(" ", size_pt, bold, False)
    for part in text.split("\n"):
        used, lines = 0.0, lines + 1
        for word in part.split(" "):
            wide = times_width(word, size_pt, bold, False)
            if used and used + blank + wide > room:
                used, lines = 0.0, lines + 1
            used += wide + (blank if used else 0.0)
            if used > room:
                # A word wider than the line is cut.
                lines += int(used / room)
                used %= room
    return lines


_lines_of_short = lru_cache(maxsize=4096)(_lines_in)
