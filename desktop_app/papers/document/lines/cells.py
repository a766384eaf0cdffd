"""Where no line of a table's cell ends: decided once, for PDF and Word alike. Lengths in mm."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from desktop_app.papers.document.lines.compounds import kept_together
from desktop_app.papers.document.lines.ends import justified_cell
from desktop_app.papers.document.measure import LONG_ROWS, lines_in, times_width
from desktop_app.papers.document.model import Align, BodyRow, Table
from desktop_app.papers.document.text import NAME, CellKind, printed

_NBSP: Final = "\u00a0"
_TRIED_ONE_BY_ONE: Final = 300
"""The longest text, in letters, of whose words each is tried by itself."""
_NUMBERED: Final = re.compile("\\b(?:[Ss]ố|[Nn]gày)\u00a0\\d")
_BEFORE_A_YEAR: Final = re.compile("\u00a0(?=năm\u00a0\\d)")
_BEFORE_A_MONTH: Final = re.compile("\u00a0(?=(?:năm|tháng)\u00a0\\d)")


def cell_texts(table: Table, row: BodyRow, rooms: Sequence[float], size_pt: float) -> list[str]:
    """Return the texts of a row's cells, no line ending within a word of several syllables if the row gets no higher.

    `rooms` are the widths in mm for the texts. Justified ones are set as the text of a paper: "số" stands with its
    number.
    """
    columns = table.columns
    texts = [printed(value, column.kind) for value, column in zip(row.values, columns, strict=True)]
    if len(table.rows) > LONG_ROWS:
        return texts
    lines = [lines_in(text, room, size_pt) for text, room in zip(texts, rooms, strict=True)]
    most = max(lines)
    for number, column in enumerate(columns):
        if lines[number] < 2 or column.kind is not CellKind.TEXT:
            continue
        if column.set_align is Align.JUSTIFY:
            texts[number] = justified_cell(texts[number], rooms[number], size_pt)
        else:
            texts[number] = _unparted_words(texts[number], rooms[number], size_pt, most)
    return texts


@lru_cache(maxsize=1024)
def _unparted_words(text: str, room: float, size_pt: float, most: int) -> str:
    """Return `text` with no-break spaces in what no line should part, as far as it takes at most so many lines.

    A number stays with its "số", a day with its "ngày" and a name whole for a line more, too.
    """
    parts = (part if lines_in(part, room, size_pt) == 1 else kept_together(part) for part in text.split("\n"))
    words = [word for part in parts for word in (*part.split(" "), "\n")][:-1]
    words = [part for word in words for part in _fitting_parts(word, room, size_pt)]
    whole = _joined(words)
    if lines_in(whole, room, size_pt) <= most:
        return whole
    chosen = [word if _stays_whole(word) else word.replace(_NBSP, " ") for word in words]
    if len(text) > _TRIED_ONE_BY_ONE:
        return _joined(chosen)
    most = max(most, lines_in(_joined(chosen), room, size_pt))
    together = [number for number, word in enumerate(words) if _NBSP in word]
    for number in together:
        for word in _tied_ways(words[number]):
            tried = [*chosen[:number], word, *chosen[number + 1 :]]
            if lines_in(_joined(tried), room, size_pt) <= most:
                chosen = tried
                break
    return _joined(chosen)


def _stays_whole(word: str) -> bool:
    return bool(_NUMBERED.search(word) or NAME.search(word.replace(_NBSP, " ")))


def _tied_ways(word: str) -> list[str]:
    """Return a word whole, and with its date parted before the year or the month, if it has one."""
    return [word, *(pattern.sub(" ", word) for pattern in (_BEFORE_A_YEAR, _BEFORE_A_MONTH) if pattern.search(word))]


def _fitting_parts(word: str, room: float, size_pt: float) -> list[str]:
    """Return a word in parts that are no wider than `room` mm, a date rather parted before its year or its month."""
    for parts in ([word], _BEFORE_A_YEAR.split(word), _BEFORE_A_MONTH.split(word)):
        if all(times_width(part, size_pt, False, False) <= room for part in parts):
            return parts
    return word.split(_NBSP)


def _joined(words: Sequence[str]) -> str:
    return " ".join(words).replace(" \n ", "\n")
