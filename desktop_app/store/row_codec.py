"""Between the dataclass of a record and its row: field by field, by name and type.

Each subject says once how its record is kept (`RowCodec(PersonFields, "person")`). A field that is no column must be
said to be kept apart, and is then given apart: nothing can be left out silently.
"""

import types
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from enum import IntEnum, StrEnum
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import Any, Final, get_args, get_origin, get_type_hints

from desktop_app.domain.numbers import stored_value

type _Convert = Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class _Kept:
    """How the values of one type are kept: what makes them a cell of a row, and back; None where they are the same."""

    write: _Convert | None = None
    read: _Convert | None = None


_NO_LINES: Final[tuple[str, ...]] = ()
_AS_IT_IS: Final = _Kept()
_KEPT: Final[Mapping[object, _Kept]] = {
    str: _AS_IT_IS,
    int: _AS_IT_IS,
    bool: _Kept(int, bool),
    date: _Kept(date.isoformat, date.fromisoformat),
    Decimal: _Kept(stored_value, Decimal),
    tuple[str, ...]: _Kept("\n".join, lambda text: tuple(filter(None, text.split("\n"))) if text else _NO_LINES),
}
_NOTHING: Final[Mapping[str, Any]] = {}


@dataclass(frozen=True)
class RowCodec[T]:
    """How a record's dataclass is kept in the rows of a table.

    A field stands in the column of its name, with `prefix` before it, unless `columns` names another. `parts` are the
    codecs of fields that are dataclasses of their own and kept in the same row. The fields of `apart` are no columns.
    A field that may be None and is a choice of words (StrEnum) is kept as "" for None, every other as NULL; a choice
    that is kept as "" without having such a word is the field's default.
    """

    record: type[T]
    table: str
    prefix: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, "RowCodec[Any]"] = field(default_factory=dict)
    apart: Collection[str] = ()

    def as_row(self, record: T) -> dict[str, object]:
        """Return the columns of a record, without what is kept apart."""
        compiled = self._compiled
        row = dict(zip(compiled.columns, compiled.values_of(record), strict=True))
        for column, write in compiled.writers:
            row[column] = write(row[column])
        for name, codec in self.parts.items():
            row.update(codec.as_row(getattr(record, name)))
        return row

    def from_row(self, row: Mapping[str, Any], **apart: object) -> T:
        """Return the record kept in a row, given the fields that are kept apart. TypeError if one is not given."""
        compiled = self._compiled
        cells = [*compiled.cells_of(row)]
        for place, read in compiled.readers:
            cells[place] = read(cells[place])
        if compiled.is_whole and not apart:
            return self.record(*cells)
        if apart.keys() != compiled.apart:
            raise TypeError(f"{self.record.__name__} is read with {sorted(compiled.apart)}, not {sorted(apart)}")
        parts = {name: codec.from_row(row) for name, codec in self.parts.items()}
        return self.record(**dict(zip(compiled.names, cells, strict=True)), **parts, **apart)

    @cached_property
    def _compiled(self) -> "_Compiled":
        """The codec as it runs, worked out at first use: records of dataclasses are read by the thousand."""
        hints = get_type_hints(self.record)
        told = {*self.apart, *self.parts, *self.columns}
        if unknown := told - hints.keys():
            raise TypeError(f"{self.record.__name__} has no field {sorted(unknown)}")
        names, columns = [], []
        writers: list[tuple[str, _Convert]] = []
        readers: list[tuple[int, _Convert]] = []
        for entry in fields(self.record):  # type: ignore[arg-type]
            if entry.name in self.apart or entry.name in self.parts:
                continue
            column = self.columns.get(entry.name, self.prefix + entry.name)
            kept = _kept(hints[entry.name], entry.default)
            if kept is None:
                raise TypeError(
                    f"{self.record.__name__}.{entry.name}: no column holds a {hints[entry.name]}; "
                    "say that it is kept apart"
                )
            names.append(entry.name)
            columns.append(column)
            if kept.write is not None:
                writers.append((column, kept.write))
            if kept.read is not None:
                readers.append((len(names) - 1, kept.read))
        return _Compiled(
            tuple(names), tuple(columns), _all(attrgetter, names), _all(itemgetter, columns), tuple(writers),
            tuple(readers), frozenset(self.apart), not self.apart and not self.parts,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Compiled:
    names: tuple[str, ...]
    columns: tuple[str, ...]
    values_of: Callable[[Any], tuple[Any, ...]]
    cells_of: Callable[[Any], tuple[Any, ...]]
    writers: tuple[tuple[str, _Convert], ...]
    readers: tuple[tuple[int, _Convert], ...]
    apart: frozenset[str]
    is_whole: bool
    """Whether every field is a column, in the order of the fields."""


def _all(getter: Callable[..., Callable[[Any], Any]], names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what takes all of these from a record: the library's getters give one value bare."""
    take = getter(*names)
    return take if len(names) > 1 else lambda source: (take(source),)


def _kept(kind: object, default: object) -> _Kept | None:
    """Return how the values of a field's type are kept; None for a type that no column holds."""
    if get_origin(kind) is types.UnionType:
        others = [one for one in get_args(kind) if one is not types.NoneType]
        return _optional(others[0]) if len(others) == 1 else None
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _Kept(attrgetter("value"), _word_reader(kind, default))
    if isinstance(kind, type) and issubclass(kind, IntEnum):
        return _Kept(int, kind)
    return _KEPT.get(kind)


def _optional(kind: object) -> _Kept | None:
    """Return how the values of a type are kept that may be None."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _Kept(lambda word: "" if word is None else word.value, lambda text: kind(text) if text else None)
    kept = _kept(kind, None)
    if kept is None or kept.write is None or kept.read is None:
        return kept
    write, read = kept.write, kept.read
    # Rows of old may have "" for no day.
    empty = (None, "")
    return _Kept(
        lambda value: None if value is None else write(value), lambda cell: None if cell in empty else read(cell)
    )


def _word_reader(kind: type[StrEnum], default: object) -> _Convert:
    if "" in kind or not isinstance(default, kind):
        return kind
    return lambda text: kind(text) if text else default
