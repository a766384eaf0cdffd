"""A text as it is read for lists: its paragraphs and tables in order become sheets, one a table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.intake.files.tables import TextTable

type TextRows = list[tuple[str | None, ...]]

_LINES_ABOVE: Final = 8
_LONGEST_LAYOUT: Final = 8
_MOST_BESIDE: Final = 3
"""How many stand beside each other in a letterhead or among those who sign."""


@dataclass(frozen=True, slots=True)
class TextList:
    """A table of a text as a sheet: the last lines before it as rows of one cell, then its rows."""

    name: str
    rows: TextRows


def lists_of(blocks: Iterable[str | TextTable]) -> Iterator[TextList]:
    """Yield the tables of a text. Lines with tabs between cells are a table, where there is no other."""
    above: list[str] = []
    lines: list[str] = []
    count = 0
    for block in blocks:
        if isinstance(block, TextTable) and not _only_sets_out(block):
            count += 1
            rows: TextRows = [(line,) for line in above[-_LINES_ABOVE:]]
            yield TextList(f"Bảng {count}", rows + table_rows(block))
            above = []
        else:
            new = [line for line in (block.split("\n") if isinstance(block, str) else block.lines()) if line.strip()]
            lines += new
            above += new
    tabbed = [line for line in lines if line.strip().count("\t")]
    if not count and len(tabbed) > 1:
        yield TextList("Văn bản", [tuple(cell.strip() or None for cell in line.split("\t")) for line in lines])


def table_rows(table: TextTable) -> TextRows:
    """Return the rows of a table; a cell that goes on from above has the value of that one."""
    rows: TextRows = []
    above: dict[int, str] = {}
    for row in table.rows:
        cells: dict[int, str] = {}
        for cell in row:
            text = above.get(cell.first, "") if cell.continued else cell.text
            if text:
                cells[cell.first] = text
        above = cells
        rows.append(tuple(cells.get(place) for place in range(max(cells, default=-1) + 1)))
    return rows


def _only_sets_out(table: TextTable) -> bool:
    """Return whether a table only sets text out; a list may well begin with the letterhead or end with who signs."""
    wide = sum(sum(bool(cell.text) for cell in row) > _MOST_BESIDE for row in table.rows)
    return table.sets_out and wide < 2 and (table.width < 3 or len(table.rows) <= _LONGEST_LAYOUT)
