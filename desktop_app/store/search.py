"""The full-text tables of records, kept beside them by the unit of work.

Triggers would do the same one row at a time, and SQLite writes its index out at every row of a trigger: a hundred
times the work for an import.
"""

from sqlalchemy import Connection, text

from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.store.derived import SEARCH_COLUMN

SEARCHED = {kind.key: f"{kind.key}_search" for kind in RECORD_KINDS.values() if kind.full_text}
"""For each table with a full-text table, the name of it; its rows have the ids of the records."""


def add(connection: Connection, name: str, ids: range) -> None:
    """Enter the rows with these ids, which have just been written."""
    connection.execute(
        text(
            f"INSERT INTO {SEARCHED[name]} (rowid, {SEARCH_COLUMN}) "
            f"SELECT id, {SEARCH_COLUMN} FROM {name} WHERE id BETWEEN :first AND :last"
        ),
        {"first": ids.start, "last": ids.stop - 1},
    )


def remove(connection: Connection, name: str, row_id: int) -> None:
    """Take out a row that is about to be changed or removed: the table must be told the very words it holds."""
    connection.execute(
        text(
            f"INSERT INTO {SEARCHED[name]} ({SEARCHED[name]}, rowid, {SEARCH_COLUMN}) "
            f"SELECT 'delete', id, {SEARCH_COLUMN} FROM {name} WHERE id = :id"
        ),
        {"id": row_id},
    )


def rebuild(connection: Connection, name: str) -> None:
    """Make the full-text table anew from its records."""
    connection.execute(text(f"INSERT INTO {SEARCHED[name]} ({SEARCHED[name]}) VALUES ('rebuild')"))
