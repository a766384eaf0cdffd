"""Two data files of a book side by side: which acts only one of them has, and how many rows of each table differ."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from desktop_app.store.connection import address, log_of
from desktop_app.store.derived import derived_columns
from desktop_app.store.schema import RECORD_TABLES

_LABELS = 3


@dataclass(frozen=True, slots=True)
class TableDifference:
    """How many rows of a table only the present file has, only the other, and how many are not alike."""

    table: str
    gone: int
    back: int
    other: int


@dataclass(frozen=True, slots=True)
class FileDifference:
    """What another file has otherwise than the present one: rows, and the acts since both were one.

    `since` is when the first of the acts was done that only the present file has ("" for none); `labels` are the last.
    """

    tables: tuple[TableDifference, ...]
    lost_acts: int
    since: str
    labels: tuple[str, ...]
    gained_acts: int


def compare(present: Path, other: Path) -> FileDifference | None:
    """Return how another data file differs from the present one; None where one cannot be read."""
    # Without a log nobody has it open; SQLite would leave an empty one beside it.
    closed = "" if log_of(present).exists() else "&immutable=1"
    try:
        with closing(sqlite3.connect(address(present.resolve(), f"mode=ro{closed}"), uri=True)) as connection:
            connection.execute("ATTACH ? AS other", (address(other.resolve(), "mode=ro&immutable=1"),))
            tables = [_rows(connection, table.name) for table in RECORD_TABLES]
            lost, since, gained = _acts(connection)
            asked = "SELECT label FROM main.change ORDER BY id DESC LIMIT ?"
            labels = tuple(str(label) for (label,) in connection.execute(asked, (min(lost, _LABELS),)))
    except sqlite3.Error:
        return None
    return FileDifference(
        tuple(table for table in tables if table.gone or table.back or table.other), lost, since, labels, gained
    )


def _rows(connection: sqlite3.Connection, table: str) -> TableDifference:
    # Compared is what both have: a file of before an update lacks columns, and tables.
    names = _names(connection, "main", table) & _names(connection, "other", table) - set(derived_columns(table))
    if "id" not in names:
        return TableDifference(table, 0, 0, 0)
    columns = sorted(names)

    def values(file: str) -> str:
        return ", ".join(f'{file}."{table}"."{name}"' for name in columns)

    def only_in(file: str, another: str) -> int:
        asked = f'SELECT count(*) FROM {file}."{table}" WHERE id NOT IN (SELECT id FROM {another}."{table}")'
        return _number(connection, asked)

    asked = (
        f'SELECT count(*) FROM main."{table}" JOIN other."{table}" ON main."{table}".id = other."{table}".id '
        f"WHERE ({values('main')}) IS NOT ({values('other')})"
    )
    return TableDifference(table, only_in("main", "other"), only_in("other", "main"), _number(connection, asked))


def _names(connection: sqlite3.Connection, file: str, table: str) -> set[str]:
    return {str(row[1]) for row in connection.execute(f'PRAGMA {file}.table_info("{table}")')}


def _acts(connection: sqlite3.Connection) -> tuple[int, str, int]:
    both = (
        "SELECT coalesce(max(present.id), 0) FROM main.change AS present JOIN other.change AS before "
        "ON present.id = before.id AND present.at = before.at AND present.label = before.label"
    )
    common = _number(connection, both)
    number, since = connection.execute(
        "SELECT count(*), coalesce(min(at), '') FROM main.change WHERE id > ?", (common,)
    ).fetchone()
    return int(number), str(since), _number(connection, "SELECT count(*) FROM other.change WHERE id > ?", (common,))


def _number(connection: sqlite3.Connection, asked: str, values: Sequence[object] = ()) -> int:
    return int(connection.execute(asked, values).fetchone()[0])
