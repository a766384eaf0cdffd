"""The change log replayed from empty: the rows it tells of, and the rows of the data file, read by SQLite alone."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from desktop_app.store.derived import derived_columns
from desktop_app.store.schema import metadata
from tests.books import LOG_TABLES

Rows = Mapping[str, Mapping[int, Mapping[str, object]]]
NO_RECORDS = {*LOG_TABLES, "departure", "alembic_version"}
"""Tables that are not logged: the logs themselves, and the version of the schema."""


def replayed(path: Path) -> Rows:
    """Return the rows of each table that the log alone tells, from the first change to the last."""
    rows: dict[str, dict[int, dict[str, object]]] = {}
    with closing(sqlite3.connect(path)) as connection:
        items = connection.execute('SELECT table_name, row_id, "before", "after" FROM change_item ORDER BY id')
        for name, row_id, before, after in items:
            of_table = rows.setdefault(name, {})
            if before is None:
                assert row_id not in of_table, f"{name} {row_id} came twice"
                of_table[row_id] = json.loads(after)
                continue
            old = json.loads(before)
            assert of_table[row_id] | old == of_table[row_id], f"{name} {row_id} was another before"
            if after is None:
                assert of_table.pop(row_id) == old, f"{name} {row_id} went with other values"
            else:
                of_table[row_id] |= json.loads(after)
    return {name: of_table for name, of_table in rows.items() if of_table}


def stored(path: Path) -> Rows:
    """Return the rows of each logged table as the data file has them, of whatever schema, without derived columns."""
    rows = {}
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        for name in names:
            if name in NO_RECORDS or name not in metadata.tables:
                continue
            derived = derived_columns(name)
            table = connection.execute(f'SELECT * FROM "{name}"').fetchall()
            if table:
                rows[name] = {
                    row["id"]: {column: row[column] for column in row.keys() if column not in derived} for row in table
                }
    return rows
