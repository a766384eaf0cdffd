"""A real data file of every schema there ever was: each opens, with every record it held."""

import shutil
from pathlib import Path

import pytest

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ListQuery
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.checks import check
from desktop_app.services.lists import everything
from desktop_app.store.schema import RECORD_TABLES, SCHEMA_VERSION
from tests.books import dump, dump_file

MUSEUM = Path(__file__).parents[1] / "data" / "schemas"
FILES = sorted(MUSEUM.glob("*.db"))
FIRST_KINDS = (
    "office unit person post plan plan_section task assignment review_round nomination nomination_task".split()
)


def test_every_version_has_its_file() -> None:
    assert [file.stem for file in FILES] == [f"{version:04d}" for version in range(1, SCHEMA_VERSION + 1)]


def test_the_newest_holds_every_kind_of_record() -> None:
    rows = dump_file(FILES[-1])
    assert [table.name for table in RECORD_TABLES if not rows[table.name]] == []


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_it_opens_with_every_record_and_passes_the_check(file: Path, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    shutil.copy(file, folder.database)
    before = dump_file(file)
    with opened(folder) as book:
        assert check(book).found == ()
        after = dump(book)
        assert {name: len(after[name]) for name in FIRST_KINDS} == {name: len(before[name]) for name in FIRST_KINDS}
        assert before["change"] == after["change"][: len(before["change"])]
        for kind in LIST_KINDS:
            assert everything(book, ListQuery(kind)), kind
