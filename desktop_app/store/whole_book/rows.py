"""The rows of all tables as they stand, and a new data file made of such rows."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Integer, Table, create_engine, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from desktop_app.domain.errors import StoreDamaged, UnreadableInput
from desktop_app.store import search
from desktop_app.store.connection import store_problem
from desktop_app.store.data_file.migrate import migrate
from desktop_app.store.schema import metadata

_BATCH = 5_000


@dataclass(frozen=True, slots=True)
class TableForm:
    """A table: its columns, those of whole numbers, and those that are never empty."""

    name: str
    columns: tuple[str, ...]
    numbers: frozenset[str]
    filled: frozenset[str]


def table_forms() -> tuple[TableForm, ...]:
    """Return all tables of the book, those that others refer to first."""
    return tuple(_form(table) for table in metadata.sorted_tables)


def _form(table: Table) -> TableForm:
    return TableForm(
        table.name,
        tuple(column.name for column in table.columns),
        frozenset(column.name for column in table.columns if isinstance(column.type, Integer)),
        frozenset(column.name for column in table.columns if not column.nullable),
    )


def count_rows(connection: Connection, name: str) -> int:
    """Return how many rows a table has."""
    return int(connection.execute(select(func.count()).select_from(metadata.tables[name])).scalar_one())


def read_rows(connection: Connection, form: TableForm) -> Iterator[Sequence[object]]:
    """Yield all rows of a table as SQLite has them, in the order of their ids."""
    columns = ", ".join(f'"{name}"' for name in form.columns)
    # Not through the types of the columns: what is kept is carried over, whatever it is.
    rows = connection.exec_driver_sql(f'SELECT {columns} FROM "{form.name}" ORDER BY rowid')
    while batch := rows.fetchmany(_BATCH):
        yield from (tuple(row) for row in batch)


def given_ids(connection: Connection) -> list[tuple[str, int]]:
    """Return the highest id that each table has given so far: none is given twice."""
    return [(str(name), int(seq)) for name, seq in connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence")]


def write_file(path: Path, rows: Mapping[str, Iterable[Sequence[object]]], given: Iterable[tuple[str, int]]) -> None:
    """Make a data file of these rows. Raises UnreadableInput where they are no whole book of today's schema."""
    migrate(path)
    try:
        with closing(sqlite3.connect(path, autocommit=False)) as target:
            target.execute("PRAGMA foreign_keys=OFF")
            for form in table_forms():
                columns, marks = ", ".join(f'"{name}"' for name in form.columns), ", ".join("?" * len(form.columns))
                target.execute(f'DELETE FROM "{form.name}"')
                target.executemany(f'INSERT INTO "{form.name}" ({columns}) VALUES ({marks})', rows[form.name])
            target.execute("DELETE FROM sqlite_sequence")
            known = [(name, highest) for name, highest in given if name in metadata.tables]
            target.executemany("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", known)
            target.commit()
        engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
        with engine.begin() as connection:
            for name in search.SEARCHED:
                search.rebuild(connection, name)
        engine.dispose()
    except (sqlite3.Error, SQLAlchemyError) as error:
        known_problem = store_problem(error, path)
        if known_problem is not None and not isinstance(known_problem, StoreDamaged):
            raise known_problem from error
        raise UnreadableInput("Các trang tính không khớp nhau: có dòng đã bị sửa hoặc thiếu.") from error
