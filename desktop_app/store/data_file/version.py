"""The version of the schema: that of this program, and that of a data file."""

import sqlite3
from contextlib import closing
from pathlib import Path

from desktop_app.store.connection import address, read_without_room

SCHEMA_VERSION = 7
"""The number of migrations; kept in the data file as PRAGMA user_version."""


def schema_version(path: Path) -> int | None:
    """Return the schema version of a data file, 0 for one with nothing in it yet, None for a file of others.

    Raises sqlite3.Error.
    """
    # Open to writing: what was cut off by a killed program or lost power is rolled back by whoever reads first.
    connection = sqlite3.connect(address(path.resolve(), "mode=rw"), uri=True)
    try:
        version, present = _version_and_names(connection)
    except sqlite3.Error as error:
        # It may hold a lock.
        connection.close()
        with closing(read_without_room(path, error)) as copy:
            version, present = _version_and_names(copy)
    finally:
        connection.close()
    if not present and version == 0:
        return 0
    return version if version > 0 and present >= {"change", "change_item"} else None


def _version_and_names(connection: sqlite3.Connection) -> tuple[int, set[str]]:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    return version, {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def is_blank(path: Path) -> bool:
    """Return whether there is no data file, or one that nothing was ever written to."""
    try:
        return path.stat().st_size == 0 or schema_version(path) == 0
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, sqlite3.Error, UnicodeDecodeError):
        # Whoever opens it says what is the matter with it.
        return False
