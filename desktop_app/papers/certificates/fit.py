"""Fits the texts of a certificate into its layout: smaller down to a limit, then on more lines. Lengths in mm."""

from collections.abc import Iterator
from functools import lru_cache

from desktop_app.domain.certificates.certificates import (
    ASCENT,
    DESCENT,
    MM_PER_PT,
    Alignment,
    CertificateLayout,
    FieldLayout,
    Growth,
)
from desktop_app.domain.certificates.texts import Certificate, PlacedLine, PlacedText
from desktop_app.papers.document.lines.sense import lines_of_sense
from desktop_app.papers.document.text import clean
from desktop_app.papers.parts.passages import filled
from desktop_app.papers.pdf.fonts import printing_family
from desktop_app.papers.pdf.text import HAIR, LineBreaker, Typeface, typeface

_RISE = {Growth.DOWN: 0.0, Growth.BOTH: 0.5, Growth.UP: 1.0}
"""The share of the additional lines that goes above the baseline of a single line."""

LEADING = 1.25
"""The distance from line to line, in parts of the size, where the layout sets none."""

_HALF_POINT = 0.5
_MOST_BROKEN = 6
"""Texts of up to this many lines are broken at sense, into lines of similar length."""


def fitted(layout: CertificateLayout, certificate: Certificate) -> tuple[PlacedText, ...]:
    """Return the texts of a certificate with the places of their lines, from the top down, without empty fields."""
    face_names = typeface(printing_family())
    return tuple(_placed_texts(layout, certificate, face_names))


def _placed_texts(layout: CertificateLayout, certificate: Certificate, face_names: Typeface) -> Iterator[PlacedText]:
    for field in layout.written():
        text = written_text(field, certificate)
        if text:
            face = face_names.face(field.bold, field.italic)
            yield _fit(field, face_names.drawable(text, face), face)


def written_text(field: FieldLayout, certificate: Certificate) -> str:
    """Return the text of a field, its blanks filled."""
    text = clean(filled(field.wording, certificate.values)).strip()
    return text.upper() if field.capitals else text


def _fit(field: FieldLayout, text: str, face: str) -> PlacedText:
    allowed = max(field.lines, text.count("\n") + 1)
    room = field.width / MM_PER_PT
    size, lines = field.size, _lines(text, face, field.size, room)
    while len(lines) > allowed and size > field.least:
        size = max(size - _HALF_POINT, field.least)
        lines = _lines(text, face, size, room)
    tight = len(lines) > allowed
    if field.alignment is Alignment.CENTRE and 1 < len(lines) <= _MOST_BROKEN:
        lines = _broken_at_sense(text, face, size, room, max(allowed, len(lines)))
    return _placed_text(field, face, size, lines, tight)


def _lines(text: str, face: str, size: float, room: float) -> list[str]:
    # A field is as wide as it is: what lines of a text may be too wide by, for Word, is not for certificates.
    return _breaker(face, size).lines(text, room - HAIR)


@lru_cache(maxsize=256)
def _broken_at_sense(text: str, face: str, size: float, room: float, most: int) -> list[str]:
    """Return a text in as few lines as it takes; in one more, up to `most`, where that leaves a name whole."""

    def width(line: str) -> float:
        return _line_width(face, line) * size

    parts = [(part, _lines(part, face, size, room)) for part in text.split("\n")]
    spare = most - sum(len(lines) for _, lines in parts)
    broken: list[str] = []
    for part, lines in parts:
        count = len(lines)
        better = lines_of_sense(part, room, width, count, count + spare) if count > 1 else ()
        # A word wider than the room is cut by the breaker alone.
        broken += better or lines
        spare -= max(0, len(better) - count)
    return broken


def _placed_text(field: FieldLayout, face: str, size: float, lines: list[str], tight: bool) -> PlacedText:
    pitch = field.pitch or size * LEADING * MM_PER_PT
    width = _breaker(face, size).width
    first = field.y - (len(lines) - 1) * pitch * _RISE[field.growth]
    placed = []
    left, right = field.right, field.x
    for place, line in enumerate(lines):
        line_width = width(line) * MM_PER_PT
        free = field.width - line_width
        x = field.x + {Alignment.LEFT: 0.0, Alignment.CENTRE: free / 2, Alignment.RIGHT: free}[field.alignment]
        placed.append(PlacedLine(line, x, first + place * pitch))
        left, right = min(left, x), max(right, x + line_width)
    top = first - size * ASCENT * MM_PER_PT
    bottom = placed[-1].y + size * DESCENT * MM_PER_PT
    return PlacedText(field.key, size, tuple(placed), left, top, right, bottom, tight)


def _line_width(face: str, line: str) -> float:
    """Return the width of a line at 1 pt, summed from cached widths of words: balancing needs the same ones often."""
    words = line.split(" ")
    return sum(_word_width(face, word) for word in words) + (len(words) - 1) * _word_width(face, " ")


@lru_cache(maxsize=65536)
def _word_width(face: str, word: str) -> float:
    return _breaker(face, 1).width(word)


@lru_cache(maxsize=64)
def _breaker(face: str, size: float) -> LineBreaker:
    return LineBreaker(face, size)
