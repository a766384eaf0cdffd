"""A real data file of every schema there ever was: each opens, with every record it held."""

import shutil
from pathlib import Path

import pytest

from desktop_app.domain.lists import ListQuery
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.keeping.checks import check
from desktop_app.services.lists import everything
from desktop_app.store.data_file.version import SCHEMA_VERSION
from desktop_app.store.schema import RECORD_TABLES
from tests.books import dump, dump_file

MUSEUM = Path(__file__).parents[1] / "data" / "schemas"
FILES = sorted(MUSEUM.glob("*.db"))
FIRST_KINDS = ("units", "people", "tasks", "rounds", "nominations", "history", "trash")


def test_every_version_has_its_file_but_the_one_in_the_making() -> None:
    stems = [file.stem for file in FILES]
    assert stems == [f"{version:04d}" for version in range(1, len(FILES) + 1)]
    assert len(stems) in (SCHEMA_VERSION - 1, SCHEMA_VERSION)


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_it_holds_every_kind_of_record_there_was(file: Path) -> None:
    rows = dump_file(file)
    assert [table.name for table in RECORD_TABLES if rows.get(table.name) == []] == []


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_it_opens_with_every_record_and_passes_the_check(file: Path, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    shutil.copy(file, folder.database)
    shutil.copytree(DataFolder(MUSEUM).attachments, folder.attachments)
    before = dump_file(file)
    with opened(folder) as book:
        assert check(book).found == ()
        after = dump(book)
        kept = before.keys() - {"sqlite_sequence"}
        assert {name: len(after[name]) for name in kept} == {name: len(before[name]) for name in kept}
        assert after["change"] == before["change"]
        for kind in FIRST_KINDS:
            assert everything(book, ListQuery(kind)), kind
