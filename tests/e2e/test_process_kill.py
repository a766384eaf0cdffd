"""Killed at any moment, the program leaves a data file that opens, is sound, and holds all of a step or none of it."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from desktop_app.runtime.paths import DataFolder
from desktop_app.services.backups import back_up
from desktop_app.services.book import opened
from desktop_app.services.checks import check
from tests.books import Dump, book_in, dump, dump_file, rows_of, unit
from tests.processes import PROGRAM, ROOT, environment, run

pytestmark = [pytest.mark.process, pytest.mark.slow]

# When it is killed, as parts of the time that the whole takes: imports of modules first, the work towards the end.
MOMENTS = (0.5, 0.65, 0.75, 0.82, 0.88, 0.94)
SYLLABLES = "An Ánh Ân Bình Chi Dung Dũng Đạt Hòa Khánh Lan Ngọc Oanh Sơn Ước Yến".split()
NAMES = [f"Vi {first} {second} {third}" for first in SYLLABLES for second in SYLLABLES for third in SYLLABLES]


TOUCHED = {"person": 0, "post": 0, "unit": 1, "change": 1, "change_item": 1}
"""What an import touches, and how many rows `sound` adds to each."""


def killed(folder: DataFolder, *words: str | Path, after: float) -> None:
    """Run a command and kill it after some seconds, if it is not done by then."""
    command = [*PROGRAM, "--data", str(folder.root), *map(str, words)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            process.wait(timeout=after)
        except subprocess.TimeoutExpired:
            process.kill()


def seconds(folder: DataFolder, *words: str | Path) -> float:
    """Return how long a command takes when it is left alone."""
    start = time.monotonic()
    said = run([*PROGRAM, "--data", folder.root, *words])
    assert said.returncode == 0, said.stderr
    return time.monotonic() - start


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A closed folder with every kind of record."""
    with book_in(tmp_path / "book", filled=True) as book:
        return book.folder


def copied(folder: DataFolder, name: str) -> DataFolder:
    copy = DataFolder(folder.root.with_name(name))
    shutil.copytree(folder.root, copy.root)
    return copy


def sound(folder: DataFolder) -> Dump:
    """Return what a folder holds once it has been opened again and found sound."""
    with opened(folder) as book:
        assert check(book).found == ()
        unit(book, "Phòng sau khi mở lại")
        return dump(book)


def test_an_import_is_wholly_there_or_wholly_absent(folder: DataFolder, tmp_path: Path) -> None:
    people = tmp_path / "nguoi.csv"
    people.write_text("\n".join(["Họ và tên,Đơn vị", *(f"{name},Văn phòng" for name in NAMES)]), encoding="utf-8")
    before = dump_file(folder.database)
    complete = copied(folder, "whole")
    whole = seconds(complete, "people", "import", people)
    after = dump_file(complete.database)
    assert len(after["person"]) - len(before["person"]) == len(NAMES)
    for number, moment in enumerate(MOMENTS):
        copy = copied(folder, f"killed-{number}")
        killed(copy, "people", "import", people, after=whole * moment)
        rows = sound(copy)
        assert [len(rows[name]) for name in TOUCHED] in (
            [len(before[name]) + extra for name, extra in TOUCHED.items()],
            [len(after[name]) + extra for name, extra in TOUCHED.items()],
        )


def test_a_restore_leaves_the_former_data_or_the_backup_s(folder: DataFolder, tmp_path: Path) -> None:
    backup = tmp_path / "backup" / "sao-luu.db"
    backup.parent.mkdir()
    with opened(folder) as book:
        back_up(book, backup)
        unit(book, "Phòng thêm sau")
        former = len(rows_of(book, "unit"))
    whole = seconds(copied(folder, "whole"), "restore", backup)
    for number, moment in enumerate(MOMENTS):
        copy = copied(folder, f"killed-{number}")
        killed(copy, "restore", backup, after=whole * moment)
        units = sound(copy)["unit"]
        assert len(units) - 1 in (former, former - 1)


def test_a_first_start_can_be_begun_again(tmp_path: Path) -> None:
    whole = seconds(DataFolder(tmp_path / "whole"), "init")
    for number, moment in enumerate(MOMENTS):
        fresh = DataFolder(tmp_path / f"killed-{number}")
        killed(fresh, "init", after=whole * moment)
        assert [row[1] for row in sound(fresh)["unit"]] == ["Phòng sau khi mở lại"]
