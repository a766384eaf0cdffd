"""What is the same for every book of a process, or of all processes of a run, is done once, for the first of them."""

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from desktop_app.domain.errors import UnwritableOutput
from desktop_app.papers.document.layout import LayoutProfile
from desktop_app.papers.document.model import Document, Table
from desktop_app.papers.pdf import tightening
from desktop_app.papers.pdf.flow import Page
from desktop_app.papers.pdf.fonts import printing_family
from desktop_app.papers.pdf.text import Typeface, typeface
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened
from desktop_app.store.data_file import migrate as migrations

BOOKS_OF_RUN = "SO_THI_DUA_TEST_BOOKS"
"""Names in the environment the folder where the processes of a run keep the books that are copied, if they share."""

_MOST_ROWS = 100
"""Of a paper whose layout is kept for its other files: a longer one tells how far it is while it is laid out."""


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


def lay_out_once(patch: pytest.MonkeyPatch) -> None:
    """Have a paper laid out once for all files that tests have written of it, with the typeface of the moment.

    Those without a typeface and long ones are left to the program.
    """
    lay_out = tightening.laid_out

    @lru_cache(maxsize=100)
    def once(document: Document, profile: LayoutProfile, _: Typeface) -> tuple[Document, Sequence[list[Page] | None]]:
        return lay_out(document, profile)

    def laid_out(document: Document, profile: LayoutProfile) -> tuple[Document, Sequence[list[Page] | None]]:
        rows = sum(len(block.rows) for part in document.sections for block in part.body if isinstance(block, Table))
        try:
            letters = typeface(printing_family())
        except UnwritableOutput:
            return lay_out(document, profile)
        return once(document, profile, letters) if rows <= _MOST_ROWS else lay_out(document, profile)

    patch.setattr(tightening, "laid_out", laid_out)


def share_books(config: pytest.Config, patch: pytest.MonkeyPatch) -> None:
    """Have a book that tests start from made by one process of the run: the others copy what it has made."""
    if hasattr(config, "workerinput"):
        return
    folder = tempfile.mkdtemp(prefix="so-thi-dua-books-", dir=os.environ.get("PYTEST_DEBUG_TEMPROOT"))
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    patch.setenv(BOOKS_OF_RUN, folder)


@cache
def book_files(filling: Callable[[Book], object] | None) -> Mapping[str, bytes]:
    """Return the files of a book, empty or as `filling` fills it, by their places in its folder."""
    shared = os.environ.get(BOOKS_OF_RUN)
    with tempfile.TemporaryDirectory(prefix="so-thi-dua-template-", dir=shared) as own:
        name = "empty" if filling is None else f"{filling.__module__}.{filling.__qualname__}"
        place = Path(shared or own, name)
        if not place.exists():
            made = _made(DataFolder(Path(own, "book")), filling)
            try:
                made.rename(place)
            except OSError:
                # Another process of the run was faster.
                if not place.exists():
                    raise
        return {file.relative_to(place).as_posix(): file.read_bytes() for file in place.rglob("*") if file.is_file()}


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files into a folder, which need not be there."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _made(data: DataFolder, filling: Callable[[Book], object] | None) -> Path:
    if filling is not None:
        # An empty book takes longer to make than most fillings.
        write_files(book_files(None), data.root)
    with opened(data, new=filling is None) as book:
        if filling is not None:
            filling(book)
    data.lock.unlink(missing_ok=True)
    # Nothing is copied that the filling had backed up by itself.
    shutil.rmtree(data.backups, ignore_errors=True)
    return data.root
