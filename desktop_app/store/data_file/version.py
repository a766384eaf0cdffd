"""What a data file says of itself: the version of its schema, and whether it is one to practise with."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from desktop_app.domain.errors import StoreDamaged
from desktop_app.runtime.private_files import new_private_file
from desktop_app.store.connection import address, read_without_room, store_problem

SCHEMA_VERSION = 13
"""The number of migrations; kept in the data file as PRAGMA user_version."""
_PRACTICE = 0x54485543
"""PRAGMA application_id of a book to practise with: in the head of the file, where backups have it, too, and no undo
reaches it."""
_PRACTICE_AT = 68
"""Where it stands in the head."""


def schema_version(path: Path) -> int | None:
    """Return the schema version of a data file, 0 for one with nothing in it yet, None for a file of others.

    Raises sqlite3.Error.
    """
    version, present = _asked(path, lambda connection: (_version(connection), _names(connection)))
    if not present and version == 0:
        return 0
    return version if version > 0 and present >= {"change", "change_item"} else None


def _asked[Answer](path: Path, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
    # Open to writing: what was cut off by a killed program or lost power is rolled back by whoever reads first.
    connection = sqlite3.connect(address(path.resolve(), "mode=rw"), uri=True)
    try:
        return question(connection)
    except sqlite3.Error as error:
        # It may hold a lock.
        connection.close()
        with closing(read_without_room(path, error)) as copy:
            return question(copy)
    finally:
        connection.close()


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _names(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def is_blank(path: Path) -> bool:
    """Return whether there is no data file, or one that nothing was ever written to."""
    try:
        # Whoever has a version has tables: to look for them has SQLite read the whole schema, at every start.
        return path.stat().st_size == 0 or _asked(
            path, lambda connection: _version(connection) == 0 and not _names(connection)
        )
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, sqlite3.Error, UnicodeDecodeError):
        # Whoever opens it says what is the matter with it.
        return False


def is_damaged(path: Path) -> bool:
    """Return whether there is a data file of which not even the version can be read."""
    try:
        if path.is_file():
            schema_version(path)
    except sqlite3.Error as error:
        return error.sqlite_errorcode in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
    return False


def says_practice(connection: sqlite3.Connection) -> bool:
    """Return whether an open data file is one to practise with. Raises sqlite3.Error."""
    return int(connection.execute("PRAGMA application_id").fetchone()[0]) == _PRACTICE


def is_for_practice(path: Path) -> bool:
    """Return whether a data file, or a backup of one, is one to practise with; no if there is none."""
    if not path.is_file():
        return False
    try:
        # As it lies: the head has it since before there was a log, and the log of a damaged file is not to be touched.
        with closing(sqlite3.connect(address(path.resolve(), "mode=ro&immutable=1"), uri=True)) as connection:
            return says_practice(connection)
    except sqlite3.Error:
        # What cannot be opened is open nowhere: reading its bytes takes no lock from anybody.
        with path.open("rb") as stream:
            return stream.read(_PRACTICE_AT + 4)[_PRACTICE_AT:] == _PRACTICE.to_bytes(4)


def mark_for_practice(path: Path) -> None:
    """Say of a data file that nobody has open, or of one that is still to be made, that it is one to practise with.

    Raises OSError, StoreProblem.
    """
    new_private_file(path)
    try:
        with closing(sqlite3.connect(path, autocommit=True)) as connection:
            connection.execute(f"PRAGMA application_id = {_PRACTICE}")
    except sqlite3.Error as error:
        raise store_problem(error, path) or StoreDamaged(f"Không ghi được tệp dữ liệu “{path.name}”.") from error
