"""Texts without room end between words: within one they would end in another word, date or number.

Qt cuts between letters: "(01/6…" is read as another day, "Hợp tác quố…" as a word that there is not.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextLine, QTextOption

from desktop_app.domain.vietnamese import CUT_OFF

_BETWEEN: Final = " \n\N{LINE SEPARATOR}"
_NOT_LAST: Final = " ,;:(–-“‘"
"""What opens or leads on to what is cut off."""


def elided(text: str, metrics: QFontMetrics, room: int) -> str:
    """Return as many words of a text as a line has room for, ending in “…” where that is not all of them.

    Where not even the first has room it is cut between letters.
    """
    if metrics.horizontalAdvance(text) <= room:
        return text
    by_letters = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    begins = by_letters.removesuffix(CUT_OFF)
    if not text[len(begins) : len(begins) + 1].isspace():
        begins = begins[: max(map(begins.rfind, _BETWEEN)) + 1]
    words = begins.rstrip(_NOT_LAST)
    return f"{words}{CUT_OFF}" if words else by_letters


def elided_middle(text: str, metrics: QFontMetrics, room: int) -> str:
    """Return the first words and the last of a text with “…” for those between, where it has no room."""
    begins, _, ends = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room).partition(CUT_OFF)
    if f"{begins}{ends}" == text:
        return text
    first = begins.rpartition(" ")[0].rstrip(_NOT_LAST)
    last = ends if text[: -len(ends)].endswith(" ") else ends.partition(" ")[2]
    return f"{first}{CUT_OFF}{last.lstrip()}" if first and last else f"{begins}{CUT_OFF}{ends}"


def elided_lines(text: str, font: QFont, room: QSize) -> str:
    """Return as much of a text, in whole words, as the lines have room for that Qt breaks it into."""
    height, start = 0.0, 0
    for line in _broken(text, font, room.width()):
        height += line.height()
        if line.textStart() and height > room.height():
            return _last(text, start, QFontMetrics(font), room.width())
        start = line.textStart()
    return text


def lines_of(text: str, font: QFont, width: int, most: int) -> int:
    """Return into how many lines of a width Qt breaks a text, counted up to `most`."""
    return sum(1 for _ in islice(_broken(text, font, width), most))


def _broken(text: str, font: QFont, width: int) -> Iterator[QTextLine]:
    """Yield the lines of a width that Qt breaks a text into."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        yield line
    layout.endLayout()


def _last(text: str, start: int, metrics: QFontMetrics, room: int) -> str:
    """Return the lines of a text, of which the last in sight starts there, that one cut."""
    rest = elided(text[start:], metrics, room)
    return text[:start] + (rest if rest.endswith(CUT_OFF) else f"{rest}{CUT_OFF}")
