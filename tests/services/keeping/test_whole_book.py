"""The whole book as a workbook: every table, every row comes back, also what no cell can hold as it is."""

import csv
import os
import re
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from desktop_app.domain.errors import Cancelled, UnreadableInput, UnwritableOutput
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.obstacles import ObstacleFields
from desktop_app.runtime.paths import DataFolder
from desktop_app.services import lists
from desktop_app.services.book import opened
from desktop_app.services.keeping.exports.whole_book import export_whole
from desktop_app.services.keeping.packages import preview, restore
from desktop_app.services.year.obstacles import save_obstacle
from tests.books import book_in, dump_file, fill, without_departures

LONG = "Kiến nghị " * 5_000
ODD = "=1+1 _x0041_ 🙂 ‎"

DAMAGES: tuple[Callable[[Workbook], object], ...] = (
    lambda file: file["person"].delete_rows(2),
    lambda file: file["phan-con-lai"].append(["unit", "x", "name"]),
    # Nothing leads to what these say: only the sums over the tables tell.
    lambda file: file["person"].cell(2, 2, "=1+1"),
    lambda file: file["award"].delete_rows(2),
    lambda file: file["change_item"].delete_rows(2),
    lambda file: file["unit"].cell(2, 3, "Phòng khác"),
)


def test_every_row_of_every_table_is_read_back_from_workbook_and_folder_on_another_machine(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    with book_in(tmp_path / "book", fill) as book:
        for content in (LONG, ODD, "'=1", '-\n"a", b;'):
            save_obstacle(book, None, ObstacleFields(date(2026, 3, 4), content))
        written = without_departures(dump_file(book.store.path))
        rows = export_whole(book, path).rows
        folder = export_whole(book, tmp_path / "Trọn sổ 2026-11-27.csv")
    # That the first left the book is a row of the second, and the first of its table.
    assert folder == (tmp_path / "Trọn sổ 2026-11-27", rows + 2)
    assert rows > sum(map(len, written.values()))
    assert {*written} - {"alembic_version"} <= {*load_workbook(path, read_only=True).sheetnames}

    lost = set()
    for name, source in {"new": path, "newer": folder.path, "newest": folder.path / "TRON-SO.csv"}.items():
        lost.add((name, bool(restore(DataFolder(tmp_path / name), source).missing_files)))
        read_back = without_departures(dump_file(tmp_path / name / "so-thi-dua.db"))
        for table, of_table in written.items():
            assert read_back[table] == of_table, (name, table)
    # The attached files go with the folder.
    assert lost == {("new", True), ("newer", False), ("newest", False)}
    with opened(DataFolder(tmp_path / "new")) as book:
        # Found by its words, which are kept apart from the rows.
        assert lists.count(book, ListQuery("nominations", "nong thi lan")) > 0


def test_a_workbook_that_is_no_whole_book_or_was_changed_leaves_no_book(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    with book_in(tmp_path / "book", fill) as book:
        export_whole(book, path)
    for number, damage in enumerate(DAMAGES):
        file = load_workbook(path)
        damage(file)
        broken = tmp_path / f"{number}.xlsx"
        file.save(broken)
        with pytest.raises(UnreadableInput):
            restore(DataFolder(tmp_path / "new"), broken)
    assert not (tmp_path / "new").exists()


def test_the_folder_is_read_by_anybody_summed_and_whole_or_nothing(tmp_path: Path) -> None:
    # What a killed program left is taken away, what may be another's or is being written is not.
    left, own, other = (tmp_path / f".{name}-a1b2c3d4.tmp" for name in ("hôm qua", "đang ghi", "khác"))
    for killed, part in ((left, "bang"), (own, "bang"), (other, "ảnh")):
        (killed / part).mkdir(parents=True)
        os.utime(killed, (1, 1) if killed != own else None)
    with book_in(tmp_path / "book", fill) as book:
        save_obstacle(book, None, ObstacleFields(date(2026, 3, 4), ODD))
        folder = export_whole(book, tmp_path / "sổ").path
        before = sorted(tmp_path.iterdir())
        assert [own in before, other in before, left in before] == [True, True, False]
        with pytest.raises(UnwritableOutput, match="Đã có “sổ”"):
            export_whole(book, folder)
        with pytest.raises(Cancelled):
            export_whole(book, tmp_path / "khác", lambda rows: False)
        assert sorted(tmp_path.iterdir()) == before
        people = lists.count(book, ListQuery("people"))
    with (folder / "danh-sach" / "people.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert (rows[0][0], len(rows)) == ("Họ và tên", people + 1)
    assert (folder / "bang" / "person.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert "(`person`)\n" in (folder / "DOC-TRUOC.md").read_text(encoding="utf-8")
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    assert sums == {name: sha256(file.read_bytes()).hexdigest() for name, file in files.items() if name != "SHA256SUMS"}
    assert b",'=1+1" in (folder / "danh-sach" / "obstacles.csv").read_bytes()

    people_file = folder / "bang" / "person.csv"
    whole = people_file.read_bytes()
    for damaged in (whole.replace(b",", b";", 1), whole.rpartition(b"\r\n1")[0], whole + b"\xff", b""):
        people_file.write_bytes(damaged)
        with pytest.raises(UnreadableInput):
            restore(DataFolder(tmp_path / "new"), folder)
    people_file.unlink()
    with pytest.raises(UnreadableInput, match=r"Không có tệp “bang/person\.csv”"):
        restore(DataFolder(tmp_path / "new"), folder)
    people_file.write_bytes(whole)
    rest = folder / "bang" / "phan-con-lai.csv"
    as_written = rest.read_bytes()
    rest.write_bytes(as_written + b"person,1,full_name,0," + b"[" * 100_000 + b"\r\n")
    with pytest.raises(UnreadableInput):
        restore(DataFolder(tmp_path / "new"), folder)
    rest.write_bytes(as_written)
    assert not (tmp_path / "new").exists()


def test_the_folder_is_read_with_what_other_systems_leave_in_it_and_says_when_it_was_written(tmp_path: Path) -> None:
    with book_in(tmp_path / "book", fill) as book:
        folder = export_whole(book, tmp_path / "sổ").path
    about = folder / "TRON-SO.csv"
    about.write_text(re.sub(r"20..-..-.. ..:..", "2026-03-04 09:15", about.read_text("utf-8-sig")), encoding="utf-8")
    (folder / "bang" / "._person.csv").write_bytes(b"\0\5\x16\7\xff")
    (folder / "bang" / "person.csv").write_bytes((folder / "bang" / "person.csv").read_bytes() + b"\r\n")
    assert preview(DataFolder(tmp_path / "new"), folder).made.startswith("09:15 ngày 04/03/2026")
    assert not (tmp_path / "new").exists()
