"""The lines of a title, chosen once for PDF, Word and Excel: they end where one pauses, within no word and no name."""

from functools import lru_cache, partial

from desktop_app.papers.document.layout import HeaderLine, balanced
from desktop_app.papers.document.lines.sense import lines_of_sense
from desktop_app.papers.document.measure import times_width

_UNEVEN = 6.0
"""Under each other the lines of a title are more alike than those of a certificate."""


def title_lines(line: HeaderLine, room: float) -> tuple[str, ...]:
    """Return a line of the titles in as few lines as `room` mm need."""
    return _title_lines(line.text, room, (line.size_pt, line.bold, line.italic))


@lru_cache(maxsize=256)
def _title_lines(text: str, room: float, face: tuple[float, bool, bool]) -> tuple[str, ...]:
    lines = balanced(text, room, partial(_width, face))
    count = len(lines)
    if count > 1:
        lines = lines_of_sense(text, room, partial(_width, face), count, count, _UNEVEN) or lines
    return tuple(line.replace("\u00a0", " ") for line in lines)


def _width(face: tuple[float, bool, bool], text: str) -> float:
    words = text.split(" ")
    return sum(_of_word(word, face) for word in words) + (len(words) - 1) * _of_word(" ", face)


@lru_cache(maxsize=4096)
def _of_word(word: str, face: tuple[float, bool, bool]) -> float:
    # Words recur in each of the many lines that are tried: a title of 5,000 letters took three seconds.
    return times_width(word, *face)
