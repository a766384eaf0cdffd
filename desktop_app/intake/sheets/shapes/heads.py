"""The head of a list in a sheet, as far as its shape is told by it; and rows of a sheet made anew at their places."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.intake.files.workbook import Cell, Row, Sheet
from desktop_app.intake.sheets.cells import line_of
from desktop_app.intake.sheets.header import folded_words

_LAST_HEAD: Final = 60
_MOST_LEVELS: Final = 4
_SAMPLE: Final = 300
_NAME = re.compile(
    r"ho(?: va|,)? (?:va )?ten\b|ho ten\b|ten (?:tap the|don vi|ca nhan|nguoi|tac gia)\b|tac gia\b|nhom tac gia\b"
    r"|hoten\b|ho va$|ten$"
)
_ORDER = re.compile(r"(?:so )?(?:stt|tt)$|so thu tu$|thu tu$")


@dataclass(frozen=True, slots=True)
class ListHead:
    """The first row of a list's head (0-based), the rows it may have, and the columns of names in its first row."""

    row: int
    end: int
    names: tuple[int, ...]


def words_of(cell: Cell) -> str:
    """Return a heading folded, without marks."""
    return folded_words(line_of(cell)) if cell is not None else ""


def names_rows(cell: Cell) -> bool:
    """Return whether a heading is that of the names of a list."""
    return _NAME.match(words_of(cell)) is not None


def numbers_rows(cell: Cell) -> bool:
    """Return whether a heading is that of the running number."""
    return _ORDER.match(words_of(cell)) is not None


def head_of(sheet: Sheet) -> ListHead | None:
    """Return the head of the first list of a sheet, None if no row looks like one."""
    for place, row in enumerate(sheet.rows[:_LAST_HEAD]):
        filled = [column for column, cell in enumerate(row) if cell is not None]
        names = tuple(column for column in filled if type(row[column]) is str and names_rows(row[column]))
        if names and len(filled) > 1:
            end = place + 1
            while end < min(len(sheet.rows), place + _MOST_LEVELS) and _is_level(sheet.rows[end], names):
                end += 1
            return ListHead(place, end, names)
    return None


def _is_level(row: Row, names: Sequence[int]) -> bool:
    """Return whether a row below a head belongs to it: nothing new stands under the names."""
    texts = [cell for cell in row if cell is not None]
    beneath = [row[column] for column in names if column < len(row)]
    named = all(cell is None or names_rows(cell) for cell in beneath)
    return bool(texts) and named and len(texts) > 1


def sample(sheet: Sheet, head: ListHead) -> Sequence[Row]:
    """Return some rows below a head."""
    return sheet.rows[head.end : head.end + _SAMPLE]


def cell_at(row: Row, column: int) -> Cell:
    """Return the cell of a column, None behind the end of the row."""
    return row[column] if column < len(row) else None


def with_cells(row: Row, cells: Mapping[int, Cell]) -> Row:
    """Return a row with other cells at some places; one without any is empty."""
    width = max(len(row), *(column + 1 for column in cells))
    changed = [cells.get(column, cell_at(row, column)) for column in range(width)]
    return tuple(changed) if any(cell is not None for cell in changed) else ()


def width_of(rows: Iterable[Row]) -> int:
    """Return how many columns the widest row has."""
    return max(map(len, rows), default=0)


def is_group(row: Row) -> bool:
    """Return whether a row may head those below it: a text, with a number or without."""
    return 0 < sum(cell is not None for cell in row) <= 2


def remade(sheet: Sheet, name: str, change: Callable[[int, Row], Row]) -> Sheet:
    """Return a sheet with its rows made anew at their places; what was in old letters is known of cells that stay."""
    rows = tuple(change(number, row) for number, row in enumerate(sheet.rows))
    conversion = sheet.conversion
    if conversion is not None:
        before = {
            (number, column): text
            for (number, column), text in conversion.before.items()
            if cell_at(rows[number], column) == cell_at(sheet.rows[number], column)
        }
        conversion = replace(conversion, before=before)
    return replace(sheet, name=name, rows=rows, conversion=conversion)
