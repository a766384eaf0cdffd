"""Columns of a sheet that are fields of a record: found by the field's words, read by its type."""

import types
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from functools import cache
from typing import Final, get_args, get_origin, get_type_hints

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import words_of
from desktop_app.intake.files.workbook import Cell, Row
from desktop_app.intake.sheets.cells import line_of, shortened
from desktop_app.intake.sheets.header import Field
from desktop_app.intake.sheets.table import Table


def column_of(record: type, name: str, key: str = "") -> Field:
    """Return the column of a record's field, called `key` if that is another: headed by any of the field's words."""
    words = words_of(record)[name]
    return Field(key or name, tuple(dict.fromkeys((words.label, words.header, *words.headings))))


def plain_columns(record: type, read_apart: Collection[str]) -> tuple[Field, ...]:
    """Return the columns of the fields that go by headings, without those that a list has its own way to read."""
    return tuple(column_of(record, name) for name in _plain(record, tuple(read_apart)))


def plain_values(record: type, read_apart: Collection[str], table: Table, cells: Row) -> dict[str, object]:
    """Return what a row says of those fields, by name, each read by its type; what it leaves empty is not there.

    Raises InvalidRecord naming the field.
    """
    readers = _plain(record, tuple(read_apart))
    told = {name: table.value(cells, name) for name in readers if name in table.head.columns}
    return {name: readers[name](cell, name) for name, cell in told.items() if cell is not None and line_of(cell)}


type _Read = Callable[[Cell, str], object]


@cache
def _plain(record: type, read_apart: tuple[str, ...]) -> Mapping[str, _Read]:
    hints = get_type_hints(record)
    wanted = [name for name, words in words_of(record).items() if words.headings and name not in read_apart]
    return {name: _READERS[_bare(hints[name])] for name in wanted}


def _bare(kind: object) -> object:
    """Return the type of a field that may be None, without None."""
    if get_origin(kind) is types.UnionType:
        return next(one for one in get_args(kind) if one is not types.NoneType)
    return kind


def _line(cell: Cell, name: str) -> str:
    del name
    return line_of(cell)


def _whole(cell: Cell, name: str) -> int:
    text = line_of(cell)
    if not text.isdecimal():
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
