"""Lists as the clerk sees them: the columns of each kind of list, and the parts of a query on it.

The window, the command line and the exports show the same lists by these declarations; `store` runs the queries.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from functools import cached_property
from typing import Any, Final, NamedTuple

from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.vietnamese import clean_line
from desktop_app.domain.vocabulary import StateTone

_WRITTEN: Final = re.compile(r"\s*(\S.*?)\s*(~|>=|<=|!=|=)(.*)", re.DOTALL)
_DAY: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MOST_FIGURES: Final = 18
_BETWEEN_VALUES: Final = re.compile(r"(?<!\\)\|")


class ColumnKind(StrEnum):
    """How a value is shown, and written to a worksheet."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    DATE = "date"
    """A `datetime.date`, shown dd/mm/yyyy, written as a real date."""
    CODE = "code"
    """A short text that is another one once it is cut: a moment, a number with letters, a period."""
    SHARE = "share"
    """A percentage in words, compared down its column as numbers are."""
    PATH = "path"
    """A file with its folder; what is shown begins with its name."""

    @property
    def at_right(self) -> bool:
        """Whether its values stand at the right, place under place."""
        return self in (ColumnKind.INTEGER, ColumnKind.SHARE)


class Worth(IntEnum):
    """What a column is worth where a list has no room for all: the least gives way first, what is worth most stays."""

    LEAST = 0
    USUAL = 1
    MOST = 2


class Column(NamedTuple):
    """One column: `key` for programs, `title` for people, `width` in characters.

    `field` names the field of a record that it shows ("PersonFields.full_name"), "" if it shows no such field. What is
    `personal` is left out of exports unless asked for. Numbers that `adds_up` are summed at the foot of the list.
    """

    key: str
    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 20
    sortable: bool = True
    field: str = ""
    personal: bool = False
    adds_up: bool = False
    tone: Callable[[str], StateTone | None] | None = None
    """Of a column of states: what a state, as it is shown, asks of the clerk. Such a column stays in any list."""
    worth: Worth = Worth.USUAL
    decimals: bool = False
    """Whether its numbers may have decimals: they are asked for as they are printed, "92,5"."""
    counts_with: str = ""
    """The key of the column whose numbers make one count with these: each alone would seem to be all."""


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
    record: str = ""
    """The kind of record that its rows are, where that has a list of its own beside this table."""
    noun: str = "dòng"
    """What its rows are counted as: "26 người"."""
    stands_under: tuple[str, ...] = ()
    """The scope of one chosen record that the page shows it under, and the columns that say which: files have them."""
    read_whole: bool = False
    """Whether all rows are at hand: such a table is filtered as a list, and puts its rows together in its own way."""

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


class ConditionTest(StrEnum):
    """What a condition asks of a column, by its sign in writing."""

    HAS = "~"
    """Each word begins a word of the text, with or without diacritics."""
    IS = "="
    """The shown value is one of these; "" is a cell with nothing in it."""
    FROM = ">="
    TO = "<="
    FILLED = "!="
    """Something stands there."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a column of a row has to be for the row to be listed: `values` are texts as the list holds them.

    A day is written as ISO text, a number in figures, everything else as it is shown.
    """

    column: str
    test: ConditionTest
    values: tuple[str, ...] = ()

    @property
    def written(self) -> str:
        """The condition as it is typed and kept: "state=Nháp|Hoàn tất", "signed_on>=2026-01-01"."""
        return f"{self.column}{self.test}{'|'.join(value.replace('|', chr(92) + '|') for value in self.values)}"


def read_condition(kind: ListKind, text: str) -> Condition:
    """Return the condition that is written as `Condition.written` is; columns also by title, days as dd/mm/yyyy.

    Raises UsageError.
    """
    parts = _WRITTEN.fullmatch(text)
    column = _column_called(kind, parts[1]) if parts is not None else None
    if parts is None or column is None:
        keys = ", ".join(column.key for column in kind.columns)
        raise UsageError(f"“{text}” không phải là điều kiện lọc: viết CỘT=…, CỘT~…, CỘT>=…, CỘT<=…; các cột: {keys}.")
    test, typed = ConditionTest(parts[2]), parts[3]
    if test is ConditionTest.FILLED:
        if typed.strip():
            raise UsageError(f"“{text}”: sau != không viết gì, nghĩa là “có ghi”.")
        return Condition(column.key, test)
    values = parted_values(typed) if test is ConditionTest.IS else [typed.replace("\\|", "|")]
    return checked_condition(kind, Condition(column.key, test, tuple(values)))


def parted_values(text: str) -> list[str]:
    """Return the values that are written one after the other, as `Condition.written` writes them."""
    return [value.replace("\\|", "|") for value in _BETWEEN_VALUES.split(text)]


def checked_condition(kind: ListKind, condition: Condition) -> Condition:
    """Return the condition with its values as the list holds them. Raises UsageError for one that asks nothing."""
    column = _column_called(kind, condition.column)
    if column is None:
        raise UsageError(f"Danh sách “{kind.key}” không có cột “{condition.column}”.")
    if condition.test is ConditionTest.FILLED:
        return Condition(column.key, condition.test)
    values = [clean_line(value) for value in condition.values]
    test = condition.test
    if column.kind is ColumnKind.DATE:
        values = [_iso_day(column, value) for value in values]
    elif column.kind is ColumnKind.INTEGER:
        values = [checked_figures(column, value) for value in values]
    elif test in (ConditionTest.FROM, ConditionTest.TO):
        raise UsageError(f"Cột “{column.title}” là chữ, không lọc từ – đến.")
    if not values or (test is not ConditionTest.IS and not all(values)):
        raise UsageError(f"Điều kiện ở cột “{column.title}” chưa nói lọc theo gì.")
    if test is ConditionTest.HAS and column.kind in (ColumnKind.DATE, ColumnKind.INTEGER):
        raise UsageError(f"Cột “{column.title}” lọc bằng =, >= hoặc <=.")
    return Condition(column.key, test, tuple(dict.fromkeys(values)))


def _column_called(kind: ListKind, name: str) -> Column | None:
    named = [column for column in kind.columns if name in (column.key, column.title)]
    return named[0] if named else None


def _iso_day(column: Column, value: str) -> str:
    written = _DAY.fullmatch(value)
    try:
        day = date(*map(int, written.groups()[::-1])) if written else date.fromisoformat(value) if value else None
    except ValueError:
        raise UsageError(f"Cột “{column.title}”: “{value}” không phải là ngày, ví dụ 05/03/2026.") from None
    return day.isoformat() if day is not None else ""


def checked_figures(column: Column, value: str) -> str:
    """Return a number as a list holds it, "" for none. Raises UsageError for what is none, or too long to be stored.

    In a column with decimals it is as it is printed, without the points between its thousands.
    """
    if column.decimals and value:
        # Exact numbers are loaded when some are asked for: the window starts with none.
        from desktop_app.domain.numbers import parse_value, plain_figures

        # The sign that stands in the column, too.
        value = value.replace("\N{MINUS SIGN}", "-")
        try:
            number = parse_value(value.removeprefix("-"))
        except InvalidRecord as error:
            raise UsageError(f"Cột “{column.title}”: “{value}” không phải là số.") from error
        return plain_figures(-number if value.startswith("-") else number)
    bare = value.replace(".", "").replace(" ", "")
    if (bare and not (bare.removeprefix("-").isascii() and bare.removeprefix("-").isdecimal())) or len(
        bare
    ) > _MOST_FIGURES:
        raise UsageError(f"Cột “{column.title}”: “{value}” không phải là số.")
    return str(int(bare)) if bare else ""


@dataclass(frozen=True, slots=True)
class ListQuery:
    """A query on a list: filters (`scope`, `text`, `conditions`) and an order.

    `scope` filters by exact values, by the scopes of the kind ("round": "2026-H1", "year": 2026, "unit": 3, …). `text`
    is what the clerk typed, with or without diacritics: each of its words must begin a word of the row. `sort` is the
    key of a column, or "" for the list's own order. `conditions` hold all together; rows of one value of the column
    `group` stand together, in the order of that column.
    """

    kind: str
    text: str = ""
    sort: str = ""
    descending: bool = False
    scope: Mapping[str, Any] = field(default_factory=dict)
    in_trash: bool = False
    conditions: tuple[Condition, ...] = ()
    group: str = ""

    @property
    def is_filtered(self) -> bool:
        """Whether some rows of its scope may be left out."""
        return bool(self.text or self.conditions)

    @property
    def by_columns(self) -> bool:
        """Whether its rows are chosen or put together by what their columns show."""
        return bool(self.conditions or self.group)


class ListRow(NamedTuple):
    """A row: the record's id and its values in the order of the kind's columns (str, int, date or None)."""

    id: int
    values: tuple[Any, ...]
