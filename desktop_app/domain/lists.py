"""Lists as the clerk sees them: which columns a kind of list has, and what a question to it consists of.

The window, the command line and the exports all show the same lists by these declarations; `store` answers them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any


class ColumnKind(StrEnum):
    """How a value is shown and written to a sheet."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    DATE = "date"
    """A `datetime.date`, shown dd/mm/yyyy, written as a real date."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` for programs, `title` for people, `width` in characters.

    `field` names the field of a record that it shows ("PersonFields.full_name"), "" for what is no such field.
    """

    key: str
    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 20
    sortable: bool = True
    field: str = ""


@dataclass(frozen=True)
class ListKind:
    """A kind of list: its command-line word, Vietnamese title, columns (made when asked for), and its first order."""

    key: str
    title: str
    make_columns: Callable[[], tuple[Column, ...]]
    default_sort: str
    default_descending: bool = False
    shows: frozenset[str] = frozenset()
    """The kinds of record whose change the list may show: those that its statements read, as a test holds.

    Empty for a list that shows something of every kind.
    """
    withheld: bool = False
    """Whether the export of everything leaves it out: what may harm people is shown only when asked for."""

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns in their order."""
        return self.make_columns()

    def column(self, key: str) -> Column:
        """Return the column `key`; KeyError if the list has none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class ListQuery:
    """A question to a list: which rows (`scope`, `text`), in which order.

    `scope` narrows by exact values that the kind knows ("round": "2026-H1", "year": 2026, "unit": 3, …); `text` is
    what the clerk typed, with or without accents, each word of which must begin a word of the row; `sort` is a column
    key, or "" for the list's own order.
    """

    kind: str
    text: str = ""
    sort: str = ""
    descending: bool = False
    scope: Mapping[str, Any] = field(default_factory=dict)
    in_trash: bool = False


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row: the record's id and its values in the order of the kind's columns (str, int, date or None)."""

    id: int
    values: tuple[Any, ...]
