"""A process of the program, killed at any moment, leaves a data file that opens, is sound, and holds all or nothing.

All other acts during which it may be killed, and far more moments, are those of `python -m tests.long kill`, of which
`test_long.py` tries some.
"""

import subprocess
import time
from pathlib import Path

import pytest

from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.keeping.checks import check
from tests.books import Dump, copied_book, dump, dump_file, fill, unit
from tests.processes import PROGRAM, ROOT, environment

pytestmark = [pytest.mark.process, pytest.mark.slow]

# When it is killed, as parts of the time that the whole takes: imports of modules first, the work towards the end.
MOMENTS = (0.7, 0.92)
SYLLABLES = "An Ánh Ân Bình Chi Dung Dũng Đạt Hòa Khánh Lan Ngọc Oanh Sơn Ước Yến".split()
NAMES = [f"Vi {first} {second} {third}" for first in SYLLABLES for second in SYLLABLES for third in SYLLABLES]


TOUCHED = {"person": 0, "post": 0, "unit": 1, "change": 1, "change_item": 5}
"""What an import touches, and how many rows `sound` adds to each."""


def started(folder: DataFolder, *words: str | Path) -> subprocess.Popen[bytes]:
    command = [*PROGRAM, "--data", str(folder.root), *map(str, words)]
    return subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def sound(folder: DataFolder) -> Dump:
    """Return what a folder holds once it has been opened again and found sound."""
    with opened(folder) as book:
        assert check(book).found == ()
        assert list(folder.root.rglob(".*")) == []
        unit(book, "Phòng sau khi mở lại")
        return dump(book)


def test_an_import_is_wholly_there_or_wholly_absent(tmp_path: Path) -> None:
    people = tmp_path / "nguoi.csv"
    people.write_text("\n".join(["Họ và tên,Đơn vị", *(f"{name},Văn phòng" for name in NAMES)]), encoding="utf-8")
    complete = DataFolder(copied_book(tmp_path / "whole", fill))
    before = dump_file(complete.database)
    with started(complete, "people", "import", people) as process:
        start = time.monotonic()
        assert process.wait(timeout=100) == 0
        whole = time.monotonic() - start
    after = dump_file(complete.database)
    assert len(after["person"]) - len(before["person"]) == len(NAMES)
    for number, moment in enumerate(MOMENTS):
        folder = DataFolder(copied_book(tmp_path / f"killed-{number}", fill))
        with started(folder, "people", "import", people) as process:
            try:
                process.wait(timeout=whole * moment)
            except subprocess.TimeoutExpired:
                process.kill()
        rows = sound(folder)
        assert [len(rows[name]) for name in TOUCHED] in (
            [len(before[name]) + extra for name, extra in TOUCHED.items()],
            [len(after[name]) + extra for name, extra in TOUCHED.items()],
        )
