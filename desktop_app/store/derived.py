"""Columns computed from their own row: sort keys and search words, so that plain SQL sorts and finds Vietnamese.

They are declared with the kinds of record. They are never in the change log: every write of a row, by undo too,
computes them anew.
"""

from collections.abc import Callable, Mapping
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, Table

from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.domain.vietnamese import folded_words

Row = Mapping[str, Any]

SEARCH_COLUMN = "search_text"
"""The column of a record's search words."""


def derived_columns(table_name: str) -> tuple[str, ...]:
    """Return the names of the derived columns of a table."""
    return tuple(column for column, _ in _computed(table_name))


def base_columns(table: Table) -> list[Column[Any]]:
    """Return the columns of a table that are not derived."""
    hidden = derived_columns(table.name)
    return [column for column in table.columns if column.name not in hidden]


def with_derived(table_name: str, row: Row) -> dict[str, Any]:
    """Return `row` (whole, by column name) with its derived columns computed."""
    whole = {**row}
    for column, compute in _computed(table_name):
        whole[column] = compute(row)
    return whole


@cache
def _computed(table_name: str) -> tuple[tuple[str, Callable[[Row], str]], ...]:
    kind = RECORD_KINDS.get(table_name)
    if kind is None:
        return ()
    computed = [(key.column, _from(key.make, key.of)) for key in kind.sort_keys]
    if kind.search_words:
        computed.append((SEARCH_COLUMN, _from(folded_words, kind.search_words)))
    return tuple(computed)


def _from(make: Callable[..., str], columns: tuple[str, ...]) -> Callable[[Row], str]:
    # The returned function runs for every row of an import.
    if len(columns) == 1:
        (column,) = columns
        return lambda row: make(row[column])
    values_of = itemgetter(*columns)
    return lambda row: make(*values_of(row))
