"""The data file deleted, moved or replaced while it is open: told at the next act, and saved elsewhere from memory."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app import cli
from desktop_app.domain.errors import StoreLost, UnreadableInput, UnwritableOutput
from desktop_app.services.attachments import attach
from desktop_app.services.keeping.backups import restore, save_elsewhere
from desktop_app.store.work import UnitOfWork
from tests.books import book_in, dump, dump_file, fill, plan_file, unit, without_departures

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody delete an open file")


def delete_file(folder: Path) -> None:
    (folder / "so-thi-dua.db").unlink()


def delete_folder(folder: Path) -> None:
    shutil.rmtree(folder)


def move_folder(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))


def replace_file(folder: Path) -> None:
    shutil.copy(folder / "so-thi-dua.db", folder / "other.db")
    (folder / "other.db").replace(folder / "so-thi-dua.db")


Lose = Callable[[Path], None]
LOSSES = [delete_file, delete_folder, move_folder, replace_file]


@pytest.mark.parametrize("lose", LOSSES)
def test_the_next_act_is_refused_and_what_was_saved_is_written_elsewhere(tmp_path: Path, lose: Lose) -> None:
    with book_in(tmp_path / "book", fill) as book:
        unit(book, "Phòng Viết Trước Đó")
        before = dump(book)
        lose(book.folder.root)
        for _ in range(2):
            with pytest.raises(StoreLost, match="việc vừa rồi chưa được lưu"):
                unit(book, "Phòng Không Ai Thấy")
        summary = save_elsewhere(book, tmp_path / "cuu.db")
        # That it left is written into it.
        assert len(dump_file(tmp_path / "cuu.db")["departure"]) == 1
        assert without_departures(dump_file(tmp_path / "cuu.db")) == without_departures(before)
        assert summary.counts["unit"] == len(before["unit"])
        # Whatever is at the place now is nothing that this book made.
        assert book.store.path.exists() == (lose is replace_file)
    shutil.rmtree(book.folder.root, ignore_errors=True)
    restore(book.folder, tmp_path / "cuu.db")
    with book_in(book.folder.root) as again:
        assert without_departures(dump(again)) == without_departures(before)
        unit(again, "Phòng Làm Tiếp")


def test_what_others_read_meanwhile_stays_what_it_was(tmp_path: Path) -> None:
    with book_in(tmp_path / "book") as book:
        unit(book, "Văn phòng")
        delete_folder(book.folder.root)
        with book.store.reading() as first:
            assert first.exec_driver_sql("SELECT name FROM unit").all() == [("Văn phòng",)]
            # One connection was open; another would be to a file that is not this one.
            with pytest.raises(StoreLost), book.store.reading():
                pass


def test_nothing_is_written_over_a_file_that_is_there_nor_attached_to_a_folder_that_is_not(tmp_path: Path) -> None:
    with book_in(tmp_path / "book") as book:
        unit_id = unit(book, "Văn phòng")
        delete_folder(book.folder.root)
        plan = plan_file(tmp_path)
        with pytest.raises(UnwritableOutput, match="Đã có tệp"):
            save_elsewhere(book, plan)
        with pytest.raises(UnreadableInput, match="Không lưu được tệp"):
            attach(book, "unit", unit_id, [plan])
        assert [path.name for path in tmp_path.iterdir()] == [plan.name]


def test_a_command_is_refused_with_four(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with book_in(tmp_path / "book") as book:
        unit(book, "Văn phòng")

    finish = UnitOfWork.finish

    def finish_without_folder(work: UnitOfWork) -> None:
        delete_folder(book.folder.root)
        finish(work)

    monkeypatch.setattr(UnitOfWork, "finish", finish_without_folder)
    assert cli.main(["--data", str(book.folder.root), "undo"]) == 4
    answer = capsys.readouterr()
    assert answer.out == ""
    assert "đã bị xóa, di chuyển hoặc thay" in answer.err
    assert not book.folder.root.exists()
