"""The full-text tables of records, kept up to date by the unit of work.

Triggers would do this row by row, and SQLite writes the index out after each row of a trigger: a hundred times the
work for an import.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, text

from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.store.derived import SEARCH_COLUMN

SEARCHED = {kind.key: f"{kind.key}_search" for kind in RECORD_KINDS.values() if kind.full_text}
"""The name of the full-text table of each table that has one; its rows have the ids of the records."""


def add(connection: Connection, name: str, ids: range) -> None:
    """Add the rows with these ids, which have just been written, to the full-text table."""
    connection.execute(
        text(
            f"INSERT INTO {SEARCHED[name]} (rowid, {SEARCH_COLUMN}) "
            f"SELECT id, {SEARCH_COLUMN} FROM {name} WHERE id BETWEEN :first AND :last"
        ),
        {"first": ids.start, "last": ids.stop - 1},
    )


def remove(connection: Connection, name: str, row_ids: Iterable[int]) -> None:
    """Remove rows about to be changed or deleted: SQLite needs the indexed words, which the rows still have."""
    connection.execute(
        text(
            f"INSERT INTO {SEARCHED[name]} ({SEARCHED[name]}, rowid, {SEARCH_COLUMN}) "
            f"SELECT 'delete', id, {SEARCH_COLUMN} FROM {name} WHERE id = :id"
        ),
        [{"id": row_id} for row_id in row_ids],
    )


def rebuild(connection: Connection, name: str) -> None:
    """Rebuild the full-text table from its records."""
    connection.execute(text(f"INSERT INTO {SEARCHED[name]} ({SEARCHED[name]}) VALUES ('rebuild')"))
