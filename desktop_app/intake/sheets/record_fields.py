"""Columns of a sheet that hold fields of a record: found by the field's words, read by the field's type."""

import types
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from functools import cache
from typing import Final, get_args, get_origin, get_type_hints

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import words_of
from desktop_app.domain.vietnamese import is_whole_number
from desktop_app.intake.files.workbook import Cell, Row
from desktop_app.intake.sheets.cells import line_of, shortened
from desktop_app.intake.sheets.header import Field
from desktop_app.intake.sheets.table import Table


def column_of(record: type, name: str, key: str = "") -> Field:
    """Return the column of a record's field: its key (the field's name by default) and its accepted headings."""
    words = words_of(record)[name]
    return Field(key or name, tuple(dict.fromkeys((words.label, words.header, *words.headings))))


def plain_columns(record: type, read_apart: Collection[str]) -> tuple[Field, ...]:
    """Return the columns of the fields that have headings, except those of `read_apart`."""
    return tuple(column_of(record, name) for name in _plain(record, tuple(read_apart)))


def plain_values(record: type, read_apart: Collection[str], table: Table, cells: Row) -> dict[str, object]:
    """Return the values of those fields in a row, by name, each read by its type; empty cells are left out.

    Raises InvalidRecord naming the field.
    """
    readers = _plain(record, tuple(read_apart))
    cells_by_field = {name: table.value(cells, name) for name in readers if name in table.header.columns}
    return {
        name: readers[name](cell, name) for name, cell in cells_by_field.items() if cell is not None and line_of(cell)
    }


type _Read = Callable[[Cell, str], object]


@cache
def _plain(record: type, read_apart: tuple[str, ...]) -> Mapping[str, _Read]:
    hints = get_type_hints(record)
    names = [name for name, words in words_of(record).items() if words.headings and name not in read_apart]
    return {name: _READERS[_bare(hints[name])] for name in names}


def _bare(kind: object) -> object:
    """Return the type of a field that may be None, without None."""
    if get_origin(kind) is types.UnionType:
        return next(member for member in get_args(kind) if member is not types.NoneType)
    return kind


def _line(cell: Cell, name: str) -> str:
    del name
    return line_of(cell)


def _whole(cell: Cell, name: str) -> int:
    text = line_of(cell)
    if not is_whole_number(text):
        raise InvalidRecord(f"“{shortened(text)}” không phải là số.", name)
    return int(text)


def _day(cell: Cell, name: str) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = line_of(cell)
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()
    except ValueError as error:
        raise InvalidRecord(f"“{shortened(text)}” không phải là ngày.", name) from error


_READERS: Final[Mapping[object, _Read]] = {str: _line, int: _whole, date: _day}
