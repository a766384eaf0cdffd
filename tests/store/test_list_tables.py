"""The kinds whose change a list may show, as they are declared, are those that its statements read."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from desktop_app.domain.errors import ClerkError
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.list_kinds.keeping import HISTORY, TRASH
from desktop_app.domain.lists import ListKind, ListQuery
from desktop_app.domain.record_kinds import TRASH_KINDS
from desktop_app.services.book import Book
from desktop_app.store import lists
from desktop_app.store.list_sources import LIST_SOURCES
from desktop_app.store.schema import RECORD_TABLES

RECORDS = {table.name for table in RECORD_TABLES}
SCOPE_VALUES: tuple[object, ...] = (1, "2026-H1", ["good_news"], date(2026, 3, 9), ("unit", 1))
"""Values for the scopes of lists: each takes one of these."""


@contextmanager
def tables_read(connection: Connection) -> Iterator[set[str]]:
    """Yield the tables that statements run meanwhile read, as SQLite tells whoever may forbid it."""
    read: set[str] = set()

    def allow(action: int, table: str | None, *_: object) -> int:
        if action == sqlite3.SQLITE_READ and table is not None:
            read.add(table)
        return sqlite3.SQLITE_OK

    raw: Any = connection.connection.driver_connection
    raw.set_authorizer(allow)
    try:
        yield read
    finally:
        raw.set_authorizer(None)


def asked(connection: Connection, query: ListQuery) -> bool:
    """Ask a list; tell whether the scope takes such a value."""
    try:
        list(lists.read_all(connection, LIST_SOURCES[query.kind](), query))
    except (ClerkError, SQLAlchemyError, TypeError, AttributeError):
        return False
    return True


def test_every_list_has_a_source_with_just_its_columns() -> None:
    assert LIST_SOURCES.keys() == LIST_KINDS.keys()
    for key, kind in LIST_KINDS.items():
        assert LIST_SOURCES[key]().columns.keys() == {column.key for column in kind.columns}, key


@pytest.mark.parametrize("kind", LIST_KINDS.values(), ids=LIST_KINDS.keys())
def test_a_list_shows_the_kinds_that_it_reads(book: Book, kind: ListKind) -> None:
    source = LIST_SOURCES[kind.key]()
    with book.store.reading() as connection, tables_read(connection) as read:
        for column in ("", *source.columns):
            list(lists.read_all(connection, source, ListQuery(kind.key, "an", sort=column)))
        for scope in source.scopes:
            assert any(asked(connection, ListQuery(kind.key, scope={scope: value})) for value in SCOPE_VALUES), scope
    if kind is HISTORY:
        assert not kind.shows
        assert read == {"change", "change_item"}
    elif kind is TRASH:
        assert not kind.shows
        assert read == {kind.key for kind in TRASH_KINDS}
    else:
        assert kind.shows == read & RECORDS
