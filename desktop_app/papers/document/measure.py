"""Widths of text in Times New Roman without opening a font file, for Word and Excel, whose readers have the font.

The metrics of the PDF standard have base letters only. Vietnamese marks add no width to them, except the horns of ơ, ư
and Ư. The width of a line of the letterhead is exact to 0.3 mm.
"""

import re
import unicodedata
from functools import lru_cache

from desktop_app.papers.document.layout import PT_PER_MM

_FACES = {
    (False, False): "Times-Roman",
    (True, False): "Times-Bold",
    (False, True): "Times-Italic",
    (True, True): "Times-BoldItalic",
}
MOST_STRETCH = 0.48
"""By how much of the size a blank may be widened to justify a line: beyond that the eye sees a hole, not a line."""
_MOST_BEFORE_NUMBER = 0.85
"""The same before a number or a day that stands whole on the next line: one line left short among others is worse."""
_TIED_NUMBER = re.compile(r"(?:[Ss]ố|[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý|\d+)\u00a0")
LEAST_BLANK = 0.75
"""To what part of its width Word (since 2013) and LibreOffice narrow a blank of a justified line for one word more."""
_SHORT = 60
"""The longest text, in letters, whose number of lines is cached."""
LONG_ROWS = 200
"""Of a longer table the words of several syllables in its cells are not looked for: that takes longer than the rest."""
_HORN = "\u031b"
_HORNS = {
    (False, False): (("o", 0.029), ("u", 0.042), ("U", 0.054)),
    (True, False): (("o", 0.054), ("u", 0.044), ("U", 0.074)),
    (False, True): (("o", 0.034), ("u", 0.045), ("U", 0.032)),
    (True, True): (("o", 0.037), ("u", 0.043), ("U", 0.053)),
}
"""The width that a horn adds to a letter, in parts of the size. Ơ is as wide as O."""


def most_stretch(following: str) -> float:
    """Return by how much of the size a blank of a justified line may be widened, given what stands on the next line."""
    return _MOST_BEFORE_NUMBER if _TIED_NUMBER.match(following) else MOST_STRETCH


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


def _lines_in(text: str, room: float, size_pt: float, bold: bool) -> int:
    lines = 0
    blank = times_width(" ", size_pt, bold, False)
    for part in _word_widths(text, size_pt, bold):
        used, lines = 0.0, lines + 1
        for wide in part:
            if used and used + blank + wide > room:
                used, lines = 0.0, lines + 1
            used += wide + (blank if used else 0.0)
            if used > room:
                # A word wider than the line is cut.
                lines += int(used / room)
                used %= room
    return lines


@lru_cache(maxsize=512)
def _word_widths(text: str, size_pt: float, bold: bool) -> tuple[tuple[float, ...], ...]:
    """Return how wide the words of each part of a text are: dozens of widths of its column are tried on it."""
    return tuple(
        tuple(times_width(word, size_pt, bold, False) for word in part.split(" ")) for part in text.split("\n")
    )


_lines_of_short = lru_cache(maxsize=4096)(_lines_in)
