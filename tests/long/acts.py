"""The acts during which the program is killed: where each begins, and what it does."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from desktop_app.runtime.instance_lock import InstanceLock
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.attachments import attach
from desktop_app.services.book import Book, close_book, made, opened
from desktop_app.services.keeping import backups, packages
from desktop_app.services.keeping.checks import check
from desktop_app.services.keeping.data_safety import choose_place
from desktop_app.services.keeping.moving.move import move
from desktop_app.services.office.people_import import apply_people, propose_people
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.sample import book as sample
from desktop_app.store.data_file.opening import open_store
from tests.books import book_in, fill, unit

MUSEUM = Path(__file__).parents[1] / "data" / "schemas"
KEY = "ban do xanh 1945"


@dataclass(frozen=True)
class Act:
    """An act: where it begins, what it does, and whether the book is a damaged one that it mends."""

    begin: Callable[[Path], DataFolder]
    run: Callable[[DataFolder, Path], object]
    damaged: bool = False


def _filled(place: Path) -> DataFolder:
    with book_in(place / "book", fill) as book:
        unit(book, "Phòng có từ trước")
        scan = place / "van-ban.pdf"
        scan.write_bytes(b"scan" * 20_000)
        attach(book, "task", 1, [scan])
        (place / "ngoai" / "lan-dau").mkdir(parents=True)
        backups.back_up(book, place / "ngoai" / "sao-luu.db")
        packages.write_package(book, place / "goi.zip", KEY)
        unit(book, "Phòng thêm sau")
    rows = "\n".join(f"Vi Thị {first} {second},Văn phòng" for first in "ABCDEGHIKL" for second in "MNOPQRSTUV")
    (place / "nguoi.csv").write_text(f"Họ và tên,Đơn vị\n{rows}\n", encoding="utf-8")
    return book.folder


def _import(folder: DataFolder, place: Path) -> None:
    with opened(folder) as book:
        apply_people(book, propose_people(book, place / "nguoi.csv"))


def back_up(folder: DataFolder, place: Path) -> None:
    with opened(folder) as book:
        backups.back_up(book, place / "ngoai" / "sao-luu.db", replace=True)


def back_up_anew(folder: DataFolder, place: Path) -> None:
    with opened(folder) as book:
        backups.back_up(book, place / "ngoai" / "lan-dau" / "sao-luu.db")


def _restore(folder: DataFolder, place: Path) -> None:
    backups.restore(folder, place / "ngoai" / "sao-luu.db")


def _issue(folder: DataFolder, place: Path) -> None:
    del place
    with opened(folder) as book:
        issue(book, "task-table", {"year": "2026"}, IssueFields("77", None, "Hứa Văn Ước"))


def _attach(folder: DataFolder, place: Path) -> None:
    scans = [place / f"van-ban-{number}.pdf" for number in range(6)]
    for number, scan in enumerate(scans):
        scan.write_bytes(bytes([number]) * 300_000)
    with opened(folder) as book:
        attach(book, "task", 2, scans)


def _old(place: Path) -> DataFolder:
    folder = DataFolder(place / "book")
    shutil.copytree(DataFolder(MUSEUM).attachments, folder.attachments)
    shutil.copy(MUSEUM / "0001.db", folder.database)
    return folder


def bring_up_to_date(folder: DataFolder, place: Path) -> None:
    del place
    with opened(folder):
        pass


def _odd(place: Path) -> DataFolder:
    folder = _filled(place)
    with closing(sqlite3.connect(folder.database, autocommit=True)) as connection:
        connection.execute("UPDATE person SET name_key = 'z', search_text = '' WHERE id = 1")
        connection.execute("DROP INDEX ix_nomination_round_id")
    return folder


def _repair(folder: DataFolder, place: Path) -> None:
    del place
    with opened(folder) as book:
        check(book, repair=True)


def _none(place: Path) -> DataFolder:
    return DataFolder(place / "book")


def _init(folder: DataFolder, place: Path) -> None:
    del place
    with made(folder, or_blank=True):
        pass


def _sample(folder: DataFolder, place: Path) -> None:
    del place
    with made(folder, or_blank=True) as book:
        sample.fill(book)


def _hand_over(folder: DataFolder, place: Path) -> None:
    with opened(folder) as book:
        packages.write_package(book, place / "ngoai" / "ban-giao.zip", KEY, handover=True, replace=True)


def _restore_package(folder: DataFolder, place: Path) -> None:
    packages.restore(folder, place / "goi.zip", KEY)


def _only_a_package(place: Path) -> DataFolder:
    with book_in(place / "khac", fill) as other:
        scan = place / "van-ban.pdf"
        scan.write_bytes(b"scan" * 20_000)
        attach(other, "task", 1, [scan])
        packages.write_package(other, place / "goi-mo.zip", "", handover=True)
    return DataFolder(place / "book")


def _restore_open(folder: DataFolder, place: Path) -> None:
    packages.restore(folder, place / "goi-mo.zip")


def _carry_read_only(folder: DataFolder, place: Path) -> None:
    book = Book(folder, open_store(folder.database, "không có quyền ghi"), InstanceLock(folder.lock))
    try:
        packages.write_package(book, place / "ngoai" / "ban-giao.zip", "", handover=True, replace=True)
    finally:
        close_book(book)


def _with_stick(place: Path) -> DataFolder:
    folder = _filled(place)
    (place / "usb").mkdir()
    with opened(folder) as book:
        backups.back_up(book)
    return folder


def _copy_outside(folder: DataFolder, place: Path) -> None:
    with opened(folder) as book:
        choose_place(book, place / "usb", KEY)


def move_folder(folder: DataFolder, place: Path) -> None:
    move(folder, place / "cho-moi")


ACTS: dict[str, Act] = {
    "import": Act(_filled, _import),
    "backup": Act(_filled, back_up),
    "first-backup": Act(_filled, back_up_anew),
    "restore": Act(_filled, _restore),
    "issue": Act(_filled, _issue),
    "attach": Act(_filled, _attach),
    "migration": Act(_old, bring_up_to_date),
    "repair": Act(_odd, _repair, damaged=True),
    "hand-over": Act(_filled, _hand_over),
    "restore-package": Act(_filled, _restore_package),
    "restore-open": Act(_only_a_package, _restore_open),
    "carry-read-only": Act(_filled, _carry_read_only),
    "second-place": Act(_with_stick, _copy_outside),
    "move": Act(_with_stick, move_folder),
    "init": Act(_none, _init),
    "sample": Act(_none, _sample),
}
