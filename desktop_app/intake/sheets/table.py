"""A list inside a sheet: its heading, its columns and the rows that belong to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from typing import Any
from unicodedata import normalize

from desktop_app.domain.vietnamese import fold
from desktop_app.intake.files.columns import column_letters
from desktop_app.intake.files.workbook import Cell, CellPlace, Row, Sheet
from desktop_app.intake.sheets.cells import gender_of, line_of
from desktop_app.intake.sheets.header import NAME_FIELDS, ORDER, Fields, Header, find_head

_ROWS_SAMPLED = 50
_LONGEST_HEADING = 60
_HEADING_WORDS = ("họ", "ho ", "ho_", "tên", "ten", "tập", "tap ", "stt", "tt", "số", "so ")
_HEADING_STARTS = tuple(normalize(form, start) for form in ("NFC", "NFD") for start in _HEADING_WORDS)
_HEADING_LETTERS = frozenset(
    letters for start in _HEADING_STARTS for letters in (start[:2], start[:2].upper(), start[:2].title())
)


@dataclass(frozen=True, slots=True)
class Table:
    """One list of a sheet: a heading and the rows down to the next heading (0-based `end`, excluded).

    `name_column` holds the name, or the family name if `given_column` is not -1. With `units_are_entries`, a row
    that has only the name of a unit is an entry of the list, as in nominations of collectives.
    """

    sheet: Sheet
    head: Header
    end: int
    name_column: int
    given_column: int
    units_are_entries: bool
    details: Callable[[Row], object] = field(init=False, repr=False, default=tuple)
    """Picks what a row says besides its number and its name; equal to `no_details` if it says nothing."""
    no_details: object = field(init=False, repr=False, default=None)
    _detail_columns: dict[str, int] = field(init=False, repr=False, default_factory=dict)
    _width: int = field(init=False, repr=False, default=0)

    def __post_init__(self) -> None:
        names = (self.name_column, self.given_column)
        for name, column in self.head.columns.items():
            if name != ORDER and column not in names:
                self._detail_columns[name] = column
        columns = tuple(self._detail_columns.values())
        object.__setattr__(self, "_width", max(*names, *self.head.columns.values()) + 1)
        object.__setattr__(self, "details", itemgetter(*columns) if columns else _nothing)
        object.__setattr__(self, "no_details", (None,) * len(columns) if len(columns) > 1 else None)

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Yield number (as the spreadsheet shows it) and cells of each row; () for an empty one, else all columns."""
        width = self._width
        for number, cells in enumerate(islice(self.sheet.rows, self.head.end, self.end), self.head.end + 1):
            if 0 < len(cells) < width:
                yield number, cells + (None,) * (width - len(cells))
            else:
                yield number, cells

    def reader(self, first: str, second: str, *fields: str) -> Callable[[Row], tuple[Cell, ...]]:
        """Return a function that picks the values of the fields from a row; None where the list has no such column."""
        pick: Callable[[Any], Any] = itemgetter(*(self.head.columns.get(name, -1) for name in (first, second, *fields)))
        return lambda cells: pick((*cells, None))

    def value(self, cells: Row, name: str) -> Cell:
        """Return the value of one field in a row, None if there is none."""
        column = self.head.columns.get(name, -1)
        return cells[column] if 0 <= column < len(cells) else None

    def name(self, cells: Row) -> Cell:
        """Return what stands in the name column, or in the columns of family and given name together."""
        if self.given_column < 0:
            return cells[self.name_column]
        parts = (line_of(cells[self.name_column]), line_of(cells[self.given_column]))
        return " ".join(part for part in parts if part) or None

    def has_details(self, cells: Row) -> bool:
        """Tell whether a row says anything besides its number and its name."""
        return self.details(cells) != self.no_details

    def details_filled(self, cells: Row) -> set[str]:
        """Return which fields a row fills besides its number and its name."""
        return {name for name, column in self._detail_columns.items() if cells[column] is not None}

    def place(self, number: int, name: str = "") -> CellPlace:
        """Return the place of a row, or of the cell that holds one of its fields ("full_name": the name)."""
        column = self.name_column if name == "full_name" else self.head.columns.get(name, -1)
        return CellPlace(self.sheet.name, number, column_letters(column) if column >= 0 else "")


def _nothing(_: Row) -> None:
    return None


def tables_of(sheet: Sheet, fields: Fields, units_are_entries: bool = False) -> Iterator[Table]:
    """Yield the lists of a sheet in order: one for each heading found."""
    head = find_head(sheet.rows, fields)
    while head is not None:
        again = _next_head(sheet, fields, head)
        yield _table(sheet, head, again.start if again else len(sheet.rows), units_are_entries)
        head = again


def _next_head(sheet: Sheet, fields: Fields, head: Header) -> Header | None:
    """Return the next heading below `head`: lists are repeated on each printed page, or follow one another."""
    columns = [head.columns[name] for name in (ORDER, *NAME_FIELDS) if name in head.columns]
    found = (_head_again(sheet, fields, head.end, column) for column in columns[:2])
    return min((again for again in found if again is not None), key=lambda again: again.start, default=None)


def _head_again(sheet: Sheet, fields: Fields, start: int, column: int) -> Header | None:
    """Return the first heading from row `start` on that has a heading in `column`."""
    for index, row in enumerate(islice(sheet.rows, start, None), start):
        cell = row[column] if column < len(row) else None
        if type(cell) is str and cell[:2] in _HEADING_LETTERS and _may_be_heading(cell):
            head = find_head(sheet.rows, fields, index, depth=1)
            if head is not None:
                return head
    return None


def _may_be_heading(cell: str) -> bool:
    return len(cell) < _LONGEST_HEADING and cell.lower().startswith(_HEADING_STARTS)


def _table(sheet: Sheet, head: Header, end: int, units_are_entries: bool) -> Table:
    columns = head.columns
    given = -1
    if "full_name" in columns:
        name = columns["full_name"]
        given = _unnamed_given_column(sheet, head, end, name)
    elif "family_name" in columns and "given_name" in columns:
        name, given = columns["family_name"], columns["given_name"]
    else:
        name = next(columns[field] for field in ("given_name", "collective", "unit_name") if field in columns)
    return Table(sheet, head, end, name, given, units_are_entries)


def _unnamed_given_column(sheet: Sheet, head: Header, end: int, name: int) -> int:
    """Return the column right of the name if it has no heading and holds given names only, else -1.

    "Họ và tên" is often one cell merged over two columns.
    """
    column = name + 1
    if any(column < len(row) and row[column] is not None for row in sheet.rows[head.start : head.end]):
        return -1
    below = islice(sheet.rows, head.end, min(end, head.end + _ROWS_SAMPLED))
    cells = [row[column] for row in below if column < len(row) and row[column] is not None and row[name] is not None]
    given = all(isinstance(cell, str) and cell.strip().isalpha() and not _is_flag(cell) for cell in cells)
    return column if cells and given else -1


def _is_flag(cell: str) -> bool:
    return bool(gender_of(cell)) or len(fold(cell)) < 2
