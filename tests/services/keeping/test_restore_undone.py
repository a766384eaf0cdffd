"""A restore tells first what it would change, keeps what was there, and is a step that can be undone."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import UndoRefused, UnwritableOutput
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened
from desktop_app.services.keeping import backups, history
from desktop_app.services.keeping.checks import check
from desktop_app.services.keeping.differences import noun_of
from desktop_app.services.keeping.trash import empty, put_in_trash
from desktop_app.store.backups.ledger import read_ledger
from desktop_app.store.schema import RECORD_TABLES
from tests.books import Dump, book_in, dump, dump_file, fill, unit


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup of a closed book with every kind of record, to which two units were added since."""
    with book_in(tmp_path / "book", fill) as book:
        path = backups.back_up(book).path
        unit(book, "Phòng thêm sau")
        unit(book, "Phòng thêm nữa")
    return path


@pytest.fixture
def folder(backup: Path) -> DataFolder:
    return DataFolder(backup.parent.parent)


def undo_label(book: Book) -> str:
    step = history.next_steps(book)[0]
    return "" if step is None else step.label


def test_before_a_restore_it_is_said_what_would_change(folder: DataFolder, backup: Path) -> None:
    with opened(folder) as book:
        put_in_trash(book, "unit", [1])
        summary = backups.preview(folder, backup)
    # By the clock of the moment it was made, which is another minute's by now for one in so many runs.
    note = read_ledger(folder).of(backup.name)
    assert note is not None
    assert summary.made == f"{note.at:%H:%M} ngày {note.at:%d/%m/%Y} (tự tay sao lưu)"
    assert note.at.date() in (date.today() - timedelta(1), date.today())
    assert summary.differences[0].startswith("Sẽ không còn 3 việc đã làm từ ")
    assert "gần nhất: “Xóa đơn vị" in summary.differences[0]
    assert "Đơn vị: mất 2, 4 trở về nội dung cũ." in summary.differences


def test_what_a_backup_has_and_the_book_has_not_is_said_too(folder: DataFolder, backup: Path) -> None:
    with opened(folder) as book:
        newer = backups.back_up(book).path
    backups.restore(folder, backup)
    with opened(folder):
        assert backups.preview(folder, backup).differences == ("Không khác gì sổ đang dùng.",)
        assert backups.preview(folder, newer).differences == (
            "Sẽ có lại 2 việc mà sổ đang dùng không có.",
            "Đơn vị: có lại 2, 3 trở về nội dung cũ.",
        )


def test_rows_of_every_table_have_a_noun() -> None:
    assert [table.name for table in RECORD_TABLES if noun_of(table.name).startswith("bảng ")] == []


def test_looking_changes_nothing(folder: DataFolder, backup: Path) -> None:
    before = dump_file(folder.database)
    backups.preview(folder, backup)
    assert dump_file(folder.database) == before


def test_an_older_backup_and_a_damaged_book_have_their_differences_left_out(folder: DataFolder, backup: Path) -> None:
    museum = Path(__file__).parents[2] / "data" / "schemas" / "0001.db"
    assert backups.preview(folder, museum).counts
    folder.database.write_bytes(b"garbage" * 1000)
    assert backups.preview(folder, backup).differences == ()


def test_a_restore_is_undone(folder: DataFolder, backup: Path) -> None:
    later, earlier = dump_file(folder.database), dump_file(backup)
    backups.restore(folder, backup)
    with opened(folder) as book:
        assert dump(book) == earlier
        assert undo_label(book).startswith("Phục hồi từ bản sao lưu, ")
        changes = history.undo(book)
        assert changes.label.startswith("Hoàn tác: Phục hồi từ bản sao lưu, ")
        assert "unit" in changes.kinds
        assert dump(book) == later
        assert check(book).found == ()
        assert undo_label(book) == "Thêm đơn vị “Phòng thêm nữa”"
        history.undo(book)
        unit(book, "Phòng sau đó")
    # What the restore had put in place is kept, too.
    (kept_copy,) = folder.backups.glob("truoc-hoan-tac *.db")
    assert dump_file(kept_copy) == earlier


def test_what_was_done_since_is_undone_first(folder: DataFolder, backup: Path) -> None:
    later = dump_file(folder.database)
    backups.restore(folder, backup)
    with opened(folder) as book:
        unit(book, "Phòng mới")
        assert undo_label(book) == "Thêm đơn vị “Phòng mới”"
        history.undo(book)
        assert undo_label(book).startswith("Phục hồi từ bản sao lưu, ")
        history.undo(book)
        assert dump(book) == later
        # Undoing the past of the data does not come upon the restore again.
        while history.next_steps(book)[0] is not None:
            assert not undo_label(book).startswith("Phục hồi")
            history.undo(book)
        with pytest.raises(UndoRefused):
            history.undo(book)


def test_two_restores_are_undone_one_after_the_other(folder: DataFolder, backup: Path) -> None:
    states: list[Dump] = [dump_file(folder.database)]
    with opened(folder) as book:
        newer = backups.back_up(book).path
        unit(book, "Phòng thứ ba")
        states.append(dump(book))
    backups.restore(folder, newer)
    with opened(folder) as book:
        unit(book, "Phòng thứ tư")
        states.append(dump(book))
    backups.restore(folder, backup)
    with opened(folder) as book:
        history.undo(book)
        assert dump(book) == states[2]
        history.undo(book)
        assert history.next_steps(book)[0] is not None
        history.undo(book)
        assert dump(book) == states[1]


def test_nothing_is_undone_past_an_emptied_trash(folder: DataFolder, backup: Path) -> None:
    backups.restore(folder, backup)
    with opened(folder) as book:
        put_in_trash(book, "unit", [unit(book, "Phòng cũ")])
        empty(book)
        assert history.next_steps(book)[0] is None


def test_without_the_replaced_data_the_restore_is_no_step(folder: DataFolder, backup: Path) -> None:
    backups.restore(folder, backup)
    for former in folder.backups.glob("truoc-phuc-hoi *.db"):
        former.unlink()
    with opened(folder) as book:
        assert not undo_label(book).startswith("Phục hồi")


def test_into_an_empty_folder_there_is_nothing_to_go_back_to(backup: Path, tmp_path: Path) -> None:
    fresh = DataFolder(tmp_path / "fresh")
    backups.restore(fresh, backup)
    with opened(fresh) as book:
        assert not undo_label(book).startswith("Phục hồi")


def test_an_undoing_that_fails_leaves_the_restored_book(
    folder: DataFolder, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise UnwritableOutput("Ổ đĩa đã đầy.")

    backups.restore(folder, backup)
    earlier = dump_file(folder.database)
    monkeypatch.setattr("desktop_app.store.backups.returning.put_over", refuse)
    with opened(folder) as book:
        with pytest.raises(UnwritableOutput):
            history.undo(book)
        assert dump(book) == earlier
        assert undo_label(book).startswith("Phục hồi từ bản sao lưu, ")
        assert list(folder.root.glob(".*")) == []


def test_data_of_an_older_version_come_back_brought_up_to_date(folder: DataFolder, backup: Path) -> None:
    museum = Path(__file__).parents[2] / "data" / "schemas" / "0003.db"
    for part in folder.root.glob("so-thi-dua.db*"):
        part.unlink()
    shutil.copy(museum, folder.database)
    shutil.copytree(museum.parent / "tep-dinh-kem", folder.attachments, dirs_exist_ok=True)
    people = len(dump_file(museum)["person"])
    backups.restore(folder, backup)
    (former,) = [note for note in read_ledger(folder).backups if note.undoes]
    assert former.counts["person"] == people
    with opened(folder) as book:
        history.undo(book)
        assert len(dump(book)["person"]) == people
        assert check(book).found == ()
