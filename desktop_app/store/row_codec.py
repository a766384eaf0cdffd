"""Convert the dataclass of a record to a row and back: field by field, by name and type.

Each subject declares once how its record is stored (`RowCodec(PersonFields, "person")`). A field that is not a column
must be declared as stored apart, and must then be passed separately: no field can be forgotten silently.
"""

import types
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import IntEnum, StrEnum
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import Any, Final, NamedTuple, get_args, get_origin, get_type_hints

type _Convert = Callable[[Any], object]


class _TypeCodec(NamedTuple):
    """Functions that convert the values of one type to cells and back; None where value and cell are the same."""

    write: _Convert | None = None
    read: _Convert | None = None


_NO_LINES: Final[tuple[str, ...]] = ()
_UNCHANGED: Final = _TypeCodec()
_TYPE_CODECS: Final[Mapping[object, _TypeCodec]] = {
    str: _UNCHANGED,
    int: _UNCHANGED,
    bool: _TypeCodec(int, bool),
    date: _TypeCodec(date.isoformat, date.fromisoformat),
    tuple[str, ...]: _TypeCodec("\n".join, lambda text: tuple(filter(None, text.split("\n"))) if text else _NO_LINES),
}
_NOTHING: Final[Mapping[str, Any]] = {}


@dataclass(frozen=True)
class RowCodec[T]:
    """How a record's dataclass is stored in the rows of a table.

    The column of a field is `prefix` and the field's name, unless `columns` names another. `parts` are the codecs of
    fields that are dataclasses of their own and stored in the same row. The fields of `apart` are not columns. None is
    stored as "" for a StrEnum and as NULL for other types; a StrEnum without a "" member reads "" as the default.
    """

    record: type[T]
    table: str
    prefix: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, "RowCodec[Any]"] = field(default_factory=dict)
    apart: Collection[str] = ()

    def as_row(self, record: T) -> dict[str, object]:
        """Return the cells of a record by column, without the fields that are stored apart."""
        compiled = self._compiled
        row = dict(zip(compiled.columns, compiled.values_of(record), strict=True))
        for column, write in compiled.writers:
            row[column] = write(row[column])
        for name, codec in self.parts.items():
            row.update(codec.as_row(getattr(record, name)))
        return row

    def from_row(self, row: Mapping[str, Any], **apart: object) -> T:
        """Return the record of a row; `apart` are the fields stored apart. Raises TypeError if one is missing."""
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

    @property
    def column_names(self) -> frozenset[str]:
        """The columns that hold the record, those of its parts too."""
        return frozenset(self._compiled.columns).union(*(codec.column_names for codec in self.parts.values()))

    @cached_property
    def _compiled(self) -> "_Compiled":
        """The prepared form of the codec, made at first use because records are read by the thousand."""
        hints = get_type_hints(self.record)
        named_fields = {*self.apart, *self.parts, *self.columns}
        if unknown := named_fields - hints.keys():
            raise TypeError(f"{self.record.__name__} has no field {sorted(unknown)}")
        names, columns = [], []
        writers: list[tuple[str, _Convert]] = []
        readers: list[tuple[int, _Convert]] = []
        for entry in fields(self.record):  # type: ignore[arg-type]
            if entry.name in self.apart or entry.name in self.parts:
                continue
            column = self.columns.get(entry.name, self.prefix + entry.name)
            type_codec = _codec_of_type(hints[entry.name], entry.default)
            if type_codec is None:
                raise TypeError(
                    f"{self.record.__name__}.{entry.name}: no column holds a {hints[entry.name]}; "
                    "say that it is kept apart"
                )
            names.append(entry.name)
            columns.append(column)
            if type_codec.write is not None:
                writers.append((column, type_codec.write))
            if type_codec.read is not None:
                readers.append((len(names) - 1, type_codec.read))
        return _Compiled(
            tuple(names), tuple(columns), _getter_of_all(attrgetter, names), _getter_of_all(itemgetter, columns),
            tuple(writers), tuple(readers), frozenset(self.apart), not self.apart and not self.parts,
        )  # fmt: skip


class _Compiled(NamedTuple):
    names: tuple[str, ...]
    columns: tuple[str, ...]
    values_of: Callable[[Any], tuple[Any, ...]]
    cells_of: Callable[[Any], tuple[Any, ...]]
    writers: tuple[tuple[str, _Convert], ...]
    readers: tuple[tuple[int, _Convert], ...]
    apart: frozenset[str]
    is_whole: bool
    """Whether every field is a column, in the order of the fields."""


def _getter_of_all(getter: Callable[..., Callable[[Any], Any]], names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Return a function that reads all these names as a tuple; the library's getters return a single value bare."""
    take = getter(*names)
    return take if len(names) > 1 else lambda source: (take(source),)


def _codec_of_type(kind: object, default: object) -> _TypeCodec | None:
    """Return the codec of a field's type; None for a type that cannot be stored in a column."""
    if get_origin(kind) is types.UnionType:
        members = [member for member in get_args(kind) if member is not types.NoneType]
        return _codec_of_optional(members[0]) if len(members) == 1 else None
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _TypeCodec(attrgetter("value"), _word_reader(kind, default))
    if isinstance(kind, type) and issubclass(kind, IntEnum):
        return _TypeCodec(int, kind)
    return _TYPE_CODECS.get(kind) or _codec_of_decimal(kind)


def _codec_of_decimal(kind: object) -> _TypeCodec | None:
    """Return the codec of Decimal, and None for any other type."""
    if getattr(kind, "__module__", "") != "decimal":
        # The first page reads records without exact numbers, and loading those takes time.
        return None
    from decimal import Decimal

    from desktop_app.domain.numbers import stored_value

    return _TypeCodec(stored_value, Decimal) if kind is Decimal else None


def _codec_of_optional(kind: object) -> _TypeCodec | None:
    """Return the codec of a type whose values may be None."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _TypeCodec(lambda word: "" if word is None else word.value, lambda text: kind(text) if text else None)
    type_codec = _codec_of_type(kind, None)
    if type_codec is None or type_codec.write is None or type_codec.read is None:
        return type_codec
    write, read = type_codec.write, type_codec.read
    # Old rows may hold "" for a missing day.
    empty = (None, "")
    return _TypeCodec(
        lambda value: None if value is None else write(value), lambda cell: None if cell in empty else read(cell)
    )


def _word_reader(kind: type[StrEnum], default: object) -> _Convert:
    if "" in kind or not isinstance(default, kind):
        return kind
    return lambda text: kind(text) if text else default
