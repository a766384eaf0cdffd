"""What a killed program leaves half written is swept at the next start; what is another program's stays."""

import os
import time
from pathlib import Path

import pytest

from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.keeping.backups import back_up
from desktop_app.services.keeping.checks import check
from tests.books import book_in, fill

HALF = b"SQLite format 3\0" + bytes(100)
OURS = [
    ".so-thi-dua.db-a1b2c3_4.tmp",
    ".so-thi-dua.db-a1b2c3_4.tmp-wal",
    ".truoc-nang-cap-2.db-abcdefgh.tmp",
    ".truoc-nang-cap-2.db.dang-ghi",
    ".truoc-nang-cap-2.db.dang-ghi-journal",
    "sao-luu/.so-thi-dua 2026-11-26 231142.db.dang-ghi",
    "sao-luu/.so-thi-dua 2026-11-26 231142.db.dang-ghi-wal",
    "sao-luu/.so-thi-dua 2026-11-26 231142.db-abcdefgh.tmp",
    "sao-luu/.so-thi-dua 2026-11-26 231142.db-abcdefgh.tmp-shm",
    "sao-luu/.truoc-phuc-hoi 2026-11-26 231142.hong-abcdefgh.tmp",
    "sao-luu/.truoc-nang-cap 2026-11-26 231142.db-abcdefgh.tmp",
    "sao-luu/.so-theo-doi.json-abcdefgh.tmp",
    ".phuc-hoi-abcdefgh/so-thi-dua.db",
    ".phuc-hoi-abcdefgh/so-thi-dua.db-wal",
]
OTHERS = [
    ".nano-abcdefgh.tmp",
    ".so-thi-dua.db-abcdefgh.tmp2",
    ".so-thi-dua.db-ABCDEFGH.tmp",
    "thu.tmp",
    ".~lock.thu.docx#",
    "so-thi-dua.db.dang-ghi",
    ".cai-dat.json-abcdefgh.tmp",
    "sao-luu/.ban-sao.db-abcdefgh.tmp",
    "sao-luu/so-thi-dua 2026.db.dang-ghi",
    ".phuc-hoi-ban-ghi/thu.txt",
    "khac/.so-thi-dua.db-abcdefgh.tmp",
]


def put(folder: Path, names: list[str]) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(HALF)


def there(folder: Path, names: list[str]) -> list[str]:
    return [name for name in names if (folder / name).exists()]


def aged(path: Path, seconds: float) -> Path:
    moment = time.time() - seconds
    os.utime(path, (moment, moment))
    return path


def test_a_start_sweeps_what_is_ours_and_nothing_else(tmp_path: Path) -> None:
    # They used to stay for good: whole copies of the data, hidden.
    with book_in(tmp_path / "book"):
        pass
    put(tmp_path / "book", OURS + OTHERS)
    with opened(DataFolder(tmp_path / "book")):
        assert there(tmp_path / "book", OURS) == []
        assert there(tmp_path / "book", OTHERS) == OTHERS
    assert not (tmp_path / "book" / ".phuc-hoi-abcdefgh").exists()


def test_half_written_settings_go_when_no_window_can_be_writing_them(tmp_path: Path) -> None:
    with book_in(tmp_path / "book") as book:
        pass
    names = [".cai-dat.json-abcdefgh.tmp", ".goi-cua-so.txt-abcdefgh.tmp"]
    put(book.folder.root, names)
    for name in names:
        aged(book.folder.root / name, 4000)
    with opened(book.folder):
        assert there(book.folder.root, names) == []


def test_half_attached_files_go_with_the_next_backup(tmp_path: Path) -> None:
    name = f"tep-dinh-kem/ab/.{'ab' * 20}-abcdefgh.tmp"
    with book_in(tmp_path / "book", fill) as book:
        root = book.folder.root
        put(root, [name, "tep-dinh-kem/ab/.khac-abcdefgh.tmp", f"tep-dinh-kem/ab/.{'cd' * 20}-abcdefgh.tmp"])
        aged(root / name, 10)
        back_up(book)
        # What this program may be writing just now stays.
        assert there(root, [name, f"tep-dinh-kem/ab/.{'cd' * 20}-abcdefgh.tmp"]) == [
            f"tep-dinh-kem/ab/.{'cd' * 20}-abcdefgh.tmp"
        ]
        assert there(root, ["tep-dinh-kem/ab/.khac-abcdefgh.tmp"])


def test_half_copied_files_of_the_backups_go_too(tmp_path: Path) -> None:
    # A repair that was killed while it kept the book left one there for good.
    with book_in(tmp_path / "book") as book:
        folder = DataFolder(book.folder.backups).attachments / "ab"
        folder.mkdir(parents=True)
        half = folder / f".{'ab' * 20}-abcdefgh.tmp"
        half.write_bytes(HALF)
        aged(half, 60)
        check(book)
        assert not half.exists()


@pytest.mark.parametrize("name", [".so-thi-dua 2026-11-25 080000.db-abcdefgh.tmp", ".usb.db-abcdefgh.tmp"])
def test_a_backup_elsewhere_sweeps_what_earlier_ones_left_there(tmp_path: Path, name: str) -> None:
    place = tmp_path / "usb"
    put(place, [name])
    with book_in(tmp_path / "book") as book:
        # Another program on another data folder may be writing it at this moment.
        back_up(book, place / "usb.db")
        assert (place / name).exists()
        aged(place / name, 4000)
        back_up(book, place / "usb.db", replace=True)
        assert [path.name for path in place.iterdir()] == ["usb.db"]
        (place / name).write_bytes(b"of another program")
        aged(place / name, 4000)
        back_up(book, place / "usb.db", replace=True)
        assert (place / name).exists()
