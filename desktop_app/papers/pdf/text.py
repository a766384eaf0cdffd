"""Fonts for the PDF writer: faces registered with reportlab, widths, line breaking. Lengths in points."""

import re
from functools import lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop_app.papers.document.layout import PT_PER_MM
from desktop_app.papers.document.measure import LEAST_BLANK, most_stretch
from desktop_app.papers.pdf.fonts import FontFamily

# Height of Times above and below the baseline, and from line to line, in parts of the size.
ASCENT, DESCENT = 0.891, 0.216

_NBSP = "\u00a0"
HAIR = 0.1
"""What a line may be too wide by: Word and LibreOffice round the widths of letters."""
_REMEMBERED = 60
"""The longest text of a cell, in letters, whose lines are cached."""

_PARTS_OF_A_WORD = re.compile(r"(?<=[/?&=])(?!/)|(?=[-_.#])")
"""Where an address or a number that is wider than a line is cut: behind a stroke, before a dash or a dot."""

_STAND_INS = {"\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2022": "-", "\u2003": " ", "\u2009": " ", "\u202f": " "}


class Typeface:
    """The four faces of a family. A letter that a face lacks (an emoji) is printed as an empty box."""

    def __init__(self, family: FontFamily) -> None:
        self.family = family
        self._names: dict[tuple[bool, bool], str] = {}
        self._letters: dict[str, frozenset[str]] = {}
        faces = zip(((False, False), (True, False), (False, True), (True, True)), family.files, strict=True)
        for (bold, italic), file in faces:
            name = f"{family.name}{' Bold' * bold}{' Italic' * italic}"
            # Not "ASCII readable": then 255 letters fit into a subset, and Vietnamese rarely needs a second one.
            font = TTFont(name, str(file), asciiReadable=False)
            pdfmetrics.registerFont(font)
            self._names[bold, italic] = name
            self._letters[name] = frozenset(map(chr, font.face.charToGlyph)) | {"\n"}

    def face(self, bold: bool = False, italic: bool = False) -> str:
        """Return the name by which reportlab knows the face."""
        return self._names[bold, italic]

    def drawable(self, text: str, face: str) -> str:
        """Return `text` with a box or a plain likeness for each letter that `face` lacks."""
        letters = self._letters[face]
        if letters.issuperset(text):
            return text
        box = "\u25a1" if "\u25a1" in letters else "?"
        return "".join(letter if letter in letters else _STAND_INS.get(letter, box) for letter in text)

    def width_mm(self, text: str, size: float, bold: bool, italic: bool) -> float:
        """Return the width of `text` in mm: a `layout.Measure`."""
        face = self.face(bold, italic)
        return _width(self.drawable(text, face), _letter_widths(pdfmetrics.getFont(face)), size) / PT_PER_MM


@lru_cache(maxsize=2)
def typeface(family: FontFamily) -> Typeface:
    """Return the registered faces of `family`, cached since it reads four files."""
    return Typeface(family)


class _LetterWidths(dict[str, float]):
    """The widths of the letters of a face, in thousandths of the size."""

    def __init__(self, font: TTFont) -> None:
        super().__init__((chr(letter), width) for letter, width in font.face.charWidths.items())
        self._missing = float(font.face.defaultWidth)

    def __missing__(self, letter: str) -> float:
        return self._missing


@lru_cache(maxsize=8)
def _letter_widths(font: TTFont) -> _LetterWidths:
    return _LetterWidths(font)


def _width(text: str, letters: _LetterWidths, size: float) -> float:
    """Return the width of `text`, as reportlab does in three times the time: of that setting a paper has much."""
    return float(0.001 * size * sum(map(letters.__getitem__, text)))


class LastLine(str):
    """The last line of a paragraph within a text: justified, it stays flush left."""

    __slots__ = ()


class LineBreaker:
    """Breaks text into lines in one face and size, with cached widths of words."""

    def __init__(self, face: str, size: float) -> None:
        self.face = face
        self.size = size
        self._words: dict[str, float] = {}
        self._broken: dict[tuple[str, float, bool], list[str]] = {}
        self._letters = _letter_widths(pdfmetrics.getFont(face))
        self._blank = self.width(" ")

    def width(self, text: str) -> float:
        """Return the width of `text`."""
        return _width(text, self._letters, self.size)

    def word_space(self, line: str, room: float, following: str) -> float:
        """Return how much wider every blank of `line` is for it to fill `room`; 0 where that would leave holes.

        The `following` line tells whether the rest of `room` is left for what stands whole on that.
        """
        space = self._missing(line, room)
        return space if space <= most_stretch(following) * self.size else 0.0

    def last_space(self, line: str, room: float) -> float:
        """Return by how much the blanks of a paragraph's last line are narrower, where only so it fits into `room`."""
        return min(0.0, self._missing(line, room))

    def _missing(self, line: str, room: float) -> float:
        # reportlab writes a no-break space as a blank, which widens like any other.
        gaps = line.count(" ") + line.count(_NBSP)
        return (room - self.width(line)) / gaps if gaps else 0.0

    def cell_lines(self, text: str, room: float, narrowed: bool) -> list[str]:
        """Return the lines of a table's cell, cached since units and awards recur; the list must not be changed."""
        if len(text) > _REMEMBERED:
            return self.lines(text, room, None, narrowed)
        lines = self._broken.get((text, room, narrowed))
        if lines is None:
            lines = self._broken[text, room, narrowed] = self.lines(text, room, None, narrowed)
        return lines

    def lines(self, text: str, room: float, first_room: float | None = None, narrowed: bool = False) -> list[str]:
        """Return `text` in lines at most `room` wide, the first at most `first_room`. Never empty.

        A word wider than a line is cut, since a paper must show all of it. With blanks `narrowed`, as Word narrows
        those of a justified line, one word more may stand on it.
        """
        if "\n" in text:
            parts = (self.lines(part, room, None, narrowed) for part in text.split("\n"))
            return [line for *before, last in parts for line in (*before, LastLine(last))]
        lines: list[str] = []
        words: list[str] = []
        blank = self._blank * LEAST_BLANK if narrowed else self._blank
        room += HAIR
        used, limit = 0.0, room if first_room is None else first_room + HAIR
        for word in text.split(" "):
            width = self._width_of_word(word)
            if words and used + blank + width > limit:
                lines.append(" ".join(words))
                words, used, limit = [], 0.0, room
            if width > limit:
                *whole, word = self._cut(word, limit)
                lines += whole
                width = self.width(word)
            used += width + (blank if words else 0.0)
            words.append(word)
        lines.append(" ".join(words))
        return lines

    def _width_of_word(self, word: str) -> float:
        width = self._words.get(word)
        if width is None:
            width = self._words[word] = self.width(word)
        return width

    def _cut(self, word: str, room: float) -> list[str]:
        pieces = [""]
        for part in _PARTS_OF_A_WORD.split(word):
            # A run of letters is cut only where it is wider than a line by itself.
            for piece in (part,) if self.width(part) <= room else part:
                if pieces[-1] and self.width(pieces[-1] + piece) > room:
                    pieces.append("")
                pieces[-1] += piece
        return pieces
