"""Tables in the text of a document: rows of cells that keep their columns, however cells are merged.

Tables that only set text out (the letterhead, recipients beside the signature, a frame around a paragraph) are no such
tables: what stands in them is read as paragraphs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop_app.domain.vietnamese import clean_line

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTENT: Final = (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag")
_SETS_OUT: Final = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Nơi nhận\s*:|(?:TM|KT|TL|TUQ)\. ?[A-ZĐ]|KẾ HOẠCH$|NƠI NHẬN\s*:"
)
_FEWEST_CELLS: Final = 3
_RULE: Final = re.compile(r"[\s|:+\-–—=]*$")


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell: its lines, its first column (from 0), how many columns it covers, whether it goes on from above."""

    text: str
    first: int
    width: int = 1
    continued: bool = False


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of a document, row by row; rows without a word are left out."""

    rows: tuple[tuple[TextCell, ...], ...]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((cell.first + cell.width for row in self.rows for cell in row), default=0)

    @property
    def sets_out(self) -> bool:
        """Whether it only sets text out on the page."""
        if self.width < 2 or not self.rows or (len(self.rows) == 1 and self.width <= _FEWEST_CELLS):
            return True
        return any(map(_SETS_OUT.match, self.lines()))

    def lines(self) -> Iterator[str]:
        """Yield the lines of its cells in reading order, which is what is read of a table that only sets text out."""
        return (line for row in self.rows for cell in row for line in cell.text.split("\n"))


def cell_text(texts: Iterable[str]) -> str:
    """Return the paragraphs of a cell as its lines, each clean, empty ones left out."""
    return "\n".join(filter(None, (clean_line(line) for text in texts for line in text.split("\n"))))


def row_text(row: Sequence[TextCell]) -> str:
    """Return a row as one line of text, its cells separated by " | "."""
    return clean_line(" | ".join("" if cell.continued else cell.text.replace("\n", " ") for cell in row))


def word_table(rows: Iterable[tuple[Any, Iterable[tuple[Any, str]]]]) -> TextTable:
    """Return a table of a Word document from its rows: each with its cells, each with its text."""
    read = []
    for row, cells in rows:
        properties = row.find(f"{_W}trPr")
        if properties is not None and properties.find(f"{_W}del") is not None:  # taken out by a tracked change
            continue
        read.append(tuple(_word_cells(properties, cells)))
    return without_blank_rows(read)


def _word_cells(properties: Any, cells: Iterable[tuple[Any, str]]) -> Iterator[TextCell]:  # noqa: ANN401 - lxml
    first = _figure(properties, "gridBefore", 0)
    for cell, text in cells:
        shape = cell.find(f"{_W}tcPr")
        merge = shape.find(f"{_W}vMerge") if shape is not None else None
        width = max(1, _figure(shape, "gridSpan", 1))
        yield TextCell(text, first, width, merge is not None and merge.get(f"{_W}val") != "restart")
        first += width


def word_children(block: Any, *tags: str) -> Iterator[Any]:  # noqa: ANN401 - lxml's elements have no public type
    """Yield what lies in a block with one of these tags (the rows of a table …), also within content controls."""
    names = {f"{_W}{tag}" for tag in tags}
    for child in block.iterchildren():
        if child.tag in _CONTENT:
            yield from word_children(child, *tags)
        elif child.tag in names:
            yield child


def tables_in_lines(lines: Iterable[str]) -> Iterator[str | TextTable]:
    """Yield lines of plain text, those that are rows of a table (tabs or bars between cells) as tables."""
    pending: list[tuple[str, tuple[str, ...]]] = []
    for line in lines:
        cells = _line_cells(line)
        if cells or (pending and line.strip() and _RULE.match(line)):
            pending.append((line, cells))
            continue
        yield from _table_of(pending)
        pending = []
        yield line
    yield from _table_of(pending)


def _table_of(pending: Sequence[tuple[str, tuple[str, ...]]]) -> list[str | TextTable]:
    rows = [tuple(TextCell(text, place) for place, text in enumerate(cells)) for _, cells in pending if any(cells)]
    if len(rows) < 2:
        return [line for line, _ in pending]
    return [without_blank_rows(rows)]


def _line_cells(line: str) -> tuple[str, ...]:
    for mark in ("\t", "|"):
        if line.strip(" ").strip(mark if mark == "|" else "").count(mark) >= _FEWEST_CELLS - 1:
            bare = line.strip(" ")
            if mark == "|":
                bare = bare.removeprefix("|").removesuffix("|")
            if not _RULE.match(bare):
                return tuple(map(clean_line, bare.split(mark)))
    return ()


def without_blank_rows(rows: Iterable[tuple[TextCell, ...]]) -> TextTable:
    """Return a table of these rows, those without a word left out."""
    return TextTable(tuple(row for row in rows if row_text(row).strip(" |")))


def _figure(block: Any, name: str, otherwise: int) -> int:  # noqa: ANN401 - lxml's elements have no public type
    element = block.find(f"{_W}{name}") if block is not None else None
    value = element.get(f"{_W}val", "") if element is not None else ""
    return min(int(value), 100) if value.isdecimal() else otherwise
