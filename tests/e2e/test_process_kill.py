"""Killed at any moment, the program leaves a data file that opens, is sound, and holds all of a step or none of it."""

import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.runtime.paths import DataFolder
from desktop_app.services.attachments import attach
from desktop_app.services.book import opened
from desktop_app.services.keeping.backups import back_up, look_into, restore
from desktop_app.services.keeping.checks import check
from desktop_app.store.data_file.version import SCHEMA_VERSION
from tests.books import Dump, book_in, dump, dump_file, fill, rows_of, unit, without_departures
from tests.processes import PROGRAM, ROOT, environment

pytestmark = [pytest.mark.process, pytest.mark.slow]

# When it is killed, as parts of the time that the whole takes: imports of modules first, the work towards the end.
# Many more moments are tried by `python -m tests.long kill`.
MOMENTS = (0.7, 0.92)
# The same where the time is taken from when the work itself has begun.
MOMENTS_OF_WORK = (0.0, 0.4, 0.85)
MUSEUM = ROOT / "tests" / "data" / "schemas"
SYLLABLES = "An Ánh Ân Bình Chi Dung Dũng Đạt Hòa Khánh Lan Ngọc Oanh Sơn Ước Yến".split()
NAMES = [f"Vi {first} {second} {third}" for first in SYLLABLES for second in SYLLABLES for third in SYLLABLES]


TOUCHED = {"person": 0, "post": 0, "unit": 1, "change": 1, "change_item": 1}
"""What an import touches, and how many rows `sound` adds to each."""


def at_once() -> bool:
    """Tell that work has begun when its process has."""
    return True


def killed(folder: DataFolder, *words: str | Path, after: float, begun: Callable[[], bool] = at_once) -> None:
    """Run a command and kill it some seconds after its work has begun, if it is not done by then."""
    with started(folder, *words) as process:
        while not begun() and not ended(process, 0.002):
            pass
        if not ended(process, after):
            process.kill()


def seconds(folder: DataFolder, *words: str | Path, begun: Callable[[], bool] = at_once) -> float:
    """Return how long a command takes, when it is left alone, from when its work has begun."""
    with started(folder, *words) as process:
        while not begun() and not ended(process, 0.002):
            pass
        start = time.monotonic()
        assert process.wait(timeout=100) == 0
        return time.monotonic() - start


def started(folder: DataFolder, *words: str | Path) -> subprocess.Popen[bytes]:
    command = [*PROGRAM, "--data", str(folder.root), *map(str, words)]
    return subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def ended(process: subprocess.Popen[bytes], within: float) -> bool:
    try:
        process.wait(timeout=within)
    except subprocess.TimeoutExpired:
        return False
    return True


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A closed folder with every kind of record."""
    with book_in(tmp_path / "book", fill) as book:
        return book.folder


def copied(folder: DataFolder, name: str) -> DataFolder:
    copy = DataFolder(folder.root.with_name(name))
    shutil.copytree(folder.root, copy.root)
    return copy


def sound(folder: DataFolder, *, new: bool = False) -> Dump:
    """Return what a folder holds once it has been opened again and found sound."""
    with opened(folder, new=new) as book:
        assert check(book).found == ()
        assert list(folder.root.rglob(".*")) == []
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


def restored(backup: Path, folder: DataFolder) -> Dump:
    """Return what a backup holds once it has been put into a new folder and found sound, the attached files too."""
    restore(folder, backup)
    with opened(folder) as book:
        assert check(book).found == ()
        return without_departures(dump(book))


@pytest.mark.parametrize("replaces", [False, True], ids=["new", "over an older one"])
def test_a_half_made_backup_never_counts(folder: DataFolder, tmp_path: Path, *, replaces: bool) -> None:
    older = tmp_path / "older.db"
    with opened(folder) as book:
        back_up(book, older)
        scans = [tmp_path / f"van-ban-{number}.pdf" for number in range(20)]
        for number, scan in enumerate(scans):
            scan.write_bytes(bytes([number]) * 200_000)
        attach(book, "task", 1, scans)
        now = without_departures(dump(book))
    before = restored(older, DataFolder(tmp_path / "restored-older"))

    def place(name: str) -> Path:
        backup = tmp_path / name / "sao-luu.db"
        backup.parent.mkdir()
        if replaces:
            shutil.copy(older, backup)
            shutil.copytree(DataFolder(tmp_path).attachments, DataFolder(backup.parent).attachments)
        return backup

    def begun_in(backup: Path) -> Callable[[], bool]:
        there = len(list(backup.parent.rglob("*")))
        return lambda: len(list(backup.parent.rglob("*"))) > there

    whole = place("whole")
    words = ("backup", "--replace", "--out")
    length = seconds(folder, *words, whole, begun=begun_in(whole))
    for number, moment in enumerate(MOMENTS_OF_WORK):
        backup = place(f"killed-{number}")
        killed(folder, *words, backup, after=length * moment, begun=begun_in(backup))
        with opened(folder) as book:
            assert check(book).found == ()
            assert without_departures(dump(book)) == now
        assert [file.name for file in backup.parent.glob("*.db")] in ([], ["sao-luu.db"])
        if replaces or backup.exists():
            assert look_into(backup).counts
            summary = restored(backup, DataFolder(tmp_path / f"restored-{number}"))
            assert summary in ([before, now] if replaces else [now])


def test_an_older_file_is_brought_up_to_date_wholly_or_not_at_all(tmp_path: Path) -> None:
    oldest = MUSEUM / "0001.db"
    before = dump_file(oldest)

    def of_old(name: str) -> tuple[DataFolder, Callable[[], bool]]:
        folder = DataFolder(tmp_path / name)
        folder.root.mkdir()
        shutil.copy(oldest, folder.database)
        return folder, lambda: any(folder.backups.glob("*truoc-nang-cap*"))

    whole, begun = of_old("whole")
    length = seconds(whole, "check", begun=begun)
    for number, moment in enumerate(MOMENTS_OF_WORK):
        folder, begun = of_old(f"killed-{number}")
        killed(folder, "check", after=length * moment, begun=begun)
        after = sound(folder)
        stored = list(folder.backups.glob("truoc-nang-cap *.db"))
        assert stored
        assert all(dump_file(backup) == before for backup in stored)
        counts = {name: len(rows) + TOUCHED.get(name, 0) for name, rows in before.items() if name != "sqlite_sequence"}
        assert {name: len(after[name]) for name in counts} == counts
        assert after["alembic_version"] == [(f"{SCHEMA_VERSION:04d}",)]


def test_a_first_start_can_be_begun_again(tmp_path: Path) -> None:
    whole = seconds(DataFolder(tmp_path / "whole"), "init")
    for number, moment in enumerate(MOMENTS):
        fresh = DataFolder(tmp_path / f"killed-{number}")
        killed(fresh, "init", after=whole * moment)
        assert [row[1] for row in sound(fresh, new=True)["unit"]] == ["Phòng sau khi mở lại"]


def test_a_sample_that_is_killed_is_whole_or_not_there(tmp_path: Path) -> None:
    whole = DataFolder(tmp_path / "whole")
    time_of_all = seconds(whole, "init", "--sample")
    folder = DataFolder(tmp_path / "book")
    killed(folder, "init", "--sample", after=0.85 * time_of_all)
    if folder.database.exists():
        with opened(folder) as book:
            steps, people = rows_of(book, "change"), rows_of(book, "person")
            assert check(book).found == ()
        assert (len(steps), bool(people)) in ((0, False), (1, True))
    else:
        steps = []
    if not steps:
        assert started(folder, "init", "--sample").wait(timeout=100) == 0
    assert len(dump_file(folder.database)["person"]) == len(dump_file(whole.database)["person"])
