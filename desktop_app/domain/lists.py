"""Lists as the clerk sees them: the columns of each kind of list, and the parts of a query on it.

The window, the command line and the exports show the same lists by these declarations; `store` runs the queries.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any


class ColumnKind(StrEnum):
    """How a value is shown, and written to a worksheet."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    DATE = "date"
    """A `datetime.date`, shown dd/mm/yyyy, written as a real date."""
    CODE = "code"
    """A short text that is another one once it is cut: a moment, a number with letters, a period, a share."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` for programs, `title` for people, `width` in characters.

    `field` names the field of a record that it shows ("PersonFields.full_name"), "" if it shows no such field. What is
    `personal` is left out of exports unless asked for.
    """

    key: str
    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 20
    sortable: bool = True
    field: str = ""
    personal: bool = False


@dataclass(frozen=True)
class ListKind:
    """A kind of list: its command-line word, Vietnamese title, columns (made at first use), and default order."""

    key: str
    title: str
    make_columns: Callable[[], tuple[Column, ...]]
    default_sort: str
    default_descending: bool = False
    shows: frozenset[str] = frozenset()
    """The kinds of record that its statements read (a test compares them): the list is refreshed if one changes.

    Empty for a list that reads all kinds.
    """
    withheld: bool = False
    """Whether exports leave the list out unless asked for, because it holds facts that may harm people."""

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns in their order."""
        return self.make_columns()

    def personal_titles(self, keys: Collection[str]) -> list[str]:
        """Return the titles of those of its columns that are personal, all of a list that is withheld."""
        columns = [column for column in self.columns if column.key in keys]
        return [column.title for column in columns if column.personal or self.withheld]

    def column(self, key: str) -> Column:
        """Return the column `key`. Raises KeyError if the list has none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class ListQuery:
    """A query on a list: filters (`scope`, `text`) and an order.

    `scope` filters by exact values, by the scopes of the kind ("round": "2026-H1", "year": 2026, "unit": 3, …). `text`
    is what the clerk typed, with or without diacritics: each of its words must begin a word of the row. `sort` is the
    key of a column, or "" for the list's own order.
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
