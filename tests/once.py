"""What is the same for every book of a process is done once, for the first of them."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from desktop_app.store.data_file import migrate as migrations


def compile_statements_once(patch: pytest.MonkeyPatch) -> None:
    """Share SQLAlchemy's compiled statements among the books of a process, each of which has an engine of its own.

    They are kept by dialect, of which one is as good as another.
    """
    compiled: dict[object, object] = {}

    def make(url: str, **settings: Any) -> Engine:  # noqa: ANN401 - SQLAlchemy's own settings
        return create_engine(url, execution_options={"compiled_cache": compiled}, **settings)

    patch.setattr(SQLiteDialect_pysqlite, "__hash__", lambda dialect: hash(type(dialect)))
    patch.setattr(SQLiteDialect_pysqlite, "__eq__", lambda dialect, other: type(dialect) is type(other))
    patch.setattr("desktop_app.store.data_file.engine.create_engine", make)


def make_files_once(patch: pytest.MonkeyPatch) -> None:
    """Have a new data file made by all migrations once: every further one is a copy of it.

    A file that is there already is brought up to date by the migrations, one that nobody can write is theirs to refuse.
    """
    migrate = migrations.migrate
    made: dict[object, bytes] = {}

    def copy_or_migrate(path: Path) -> None:
        way = tuple(vars(migrations)[name] for name in ("SCHEMA_VERSION", "_SCRIPTS", "_connect_for_migration"))
        is_new = not path.exists() or path.stat().st_size == 0
        if is_new and way in made:
            try:
                path.write_bytes(made[way])
            except OSError:
                migrate(path)
            return
        migrate(path)
        if is_new:
            made[way] = path.read_bytes()

    for place in ("data_file.migrate", "data_file.repair", "data_file.candidate", "whole_book.rows"):
        patch.setattr(f"desktop_app.store.{place}.migrate", copy_or_migrate)
