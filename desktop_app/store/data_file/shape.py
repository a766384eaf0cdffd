"""What a data file of this program's schema consists of, and what a given one lacks or has beside that.

Asked with SQLite's own connection: of files that are not yet trusted, or too damaged to be read any further.
"""

import sqlite3
from collections.abc import Iterator

from desktop_app.store.data_file.version import SCHEMA_VERSION
from desktop_app.store.schema import metadata
from desktop_app.store.search import SEARCHED

_OF_SEARCH = ("", "_config", "_data", "_idx")
_OF_MIGRATIONS = "alembic_version"


def acting_parts(connection: sqlite3.Connection) -> list[str]:
    """Return the names of triggers and views: no schema of this program ever had one, and they act by themselves."""
    asked = "SELECT name FROM sqlite_master WHERE type NOT IN ('table', 'index') ORDER BY name"
    return [str(name) for (name,) in connection.execute(asked)]


def foreign_parts(connection: sqlite3.Connection) -> list[str]:
    """Return the names of tables and indexes that are none of this program's."""
    kinds = "type IN ('table', 'index') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    asked = f"SELECT name FROM sqlite_master WHERE {kinds} ORDER BY name"
    ours = _tables() | {str(index.name) for table in metadata.sorted_tables for index in table.indexes}
    return [str(name) for (name,) in connection.execute(asked) if name not in ours]


def missing_parts(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a name for each table and column that is not there."""
    present = {str(name) for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for name in sorted(_tables() - present):
        yield f"bảng {name}"
    for table in metadata.sorted_tables:
        if table.name in present:
            there = {str(row[1]) for row in connection.execute(f'PRAGMA table_info("{table.name}")')}
            yield from (f"bảng {table.name}, cột {name}" for name in table.columns.keys() if name not in there)
    if _OF_MIGRATIONS in present:
        versions = [str(version) for (version,) in connection.execute(f"SELECT version_num FROM {_OF_MIGRATIONS}")]
        if versions != [f"{SCHEMA_VERSION:04d}"]:
            yield "số phiên bản của dữ liệu"


def missing_indexes(connection: sqlite3.Connection) -> list[str]:
    """Return the names of indexes that are not there."""
    present = {str(name) for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    return sorted({str(index.name) for table in metadata.sorted_tables for index in table.indexes} - present)


def _tables() -> set[str]:
    of_search = {f"{name}{part}" for name in SEARCHED.values() for part in _OF_SEARCH}
    return {table.name for table in metadata.sorted_tables} | of_search | {_OF_MIGRATIONS}
