"""From any older data file to today's schema, or not at all.

Foreign keys are off before the transaction begins (inside one SQLite ignores the pragma, and a table rebuilt with
keys on takes its children with it); all steps, the checks and the version number are one transaction.
"""

import sqlite3
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from desktop_app.domain.errors import StoreDamaged
from desktop_app.store.connection import connect
from desktop_app.store.data_file.engine import speaking
from desktop_app.store.data_file.version import SCHEMA_VERSION

_SCRIPTS = Path(__file__).resolve().parent.parent / "migrations"


def migrate(path: Path) -> None:
    """Bring the data file at `path` (made if missing) to SCHEMA_VERSION in one transaction."""
    from alembic import command
    from alembic.config import Config

    engine = speaking(
        create_engine(
            "sqlite://", creator=lambda: _connect_for_migration(path), poolclass=NullPool, hide_parameters=True
        ),
        path,
    )
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    with engine.connect() as connection, connection.begin():
        # DDL does not open a transaction by itself in every mode; a write lock does.
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise StoreDamaged("Tệp dữ liệu có bản ghi liên kết tới bản ghi không còn; chưa nâng cấp được.")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
    engine.dispose()


def _connect_for_migration(path: Path) -> sqlite3.Connection:
    # What fails leaves the file as it was, to the byte.
    connection = connect(path, keep_journal=True)
    connection.autocommit = True
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.autocommit = False
    return connection
