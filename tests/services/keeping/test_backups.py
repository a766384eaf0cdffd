"""The book backed up and restored: every row, every attached file, and what was there before is kept."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.errors import StoreLocked, StoreProblem, UnreadableInput, UnwritableOutput
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.attachments import attachments
from desktop_app.services.book import Book, close_book, made, open_book, opened
from desktop_app.services.keeping import backups
from desktop_app.services.keeping.checks import check
from tests.books import Dump, book_in, dump, dump_file, fill, unit


@pytest.fixture
def backed_up(tmp_path: Path) -> tuple[DataFolder, Path, Dump]:
    """A closed book with every kind of record, a backup of it, and what it held."""
    with book_in(tmp_path / "book", fill) as book:
        held = dump(book)
        backup = backups.back_up(book, tmp_path / "backups.db").path
        unit(book, "Phòng thêm sau")
    return book.folder, backup, held


def files(folder: DataFolder, name: str) -> list[Path]:
    return sorted(folder.backups.glob(name))


def test_restoring_brings_back_every_row_and_keeps_what_was_there(backed_up: tuple[DataFolder, Path, Dump]) -> None:
    folder, backup, held = backed_up
    later = dump_file(folder.database)
    summary = backups.restore(folder, backup)
    assert dump_file(folder.database) == held
    assert summary.counts == {name: len(held[name]) for name in summary.counts}
    (former,) = files(folder, "truoc-phuc-hoi*.db")
    assert dump_file(former) == later
    backups.restore(folder, former)
    assert dump_file(folder.database) == later
    assert len(files(folder, "truoc-phuc-hoi*.db")) == 2


def test_restoring_into_an_empty_folder_brings_attached_files_too(
    backed_up: tuple[DataFolder, Path, Dump], tmp_path: Path
) -> None:
    _, backup, held = backed_up
    folder = DataFolder(tmp_path / "elsewhere")
    backups.restore(folder, backup)
    with opened(folder) as book:
        assert dump(book) == held
        assert check(book).found == ()
        (proof,) = attachments(book, "task", 6)
        assert proof.path.read_text(encoding="utf-8") == "Báo cáo kết quả"
        assert proof.path.is_relative_to(folder.root)


def test_a_backup_whose_attached_files_cannot_be_copied_does_not_count(
    backed_up: tuple[DataFolder, Path, Dump], tmp_path: Path
) -> None:
    folder, older, held = backed_up
    target = tmp_path / "usb" / "sao-luu.db"
    target.parent.mkdir()
    DataFolder(target.parent).attachments.write_text("a file where the folder should be")
    with opened(folder) as book, pytest.raises(UnwritableOutput):
        backups.back_up(book, target)
    assert [file.name for file in target.parent.iterdir()] == ["tep-dinh-kem"]
    shutil.copy(older, target)
    with opened(folder) as book, pytest.raises(UnwritableOutput):
        backups.back_up(book, target, replace=True)
    assert dump_file(target) == held


@pytest.mark.parametrize("content", [b"", b"no backup", None])
def test_what_is_no_backup_changes_nothing(
    backed_up: tuple[DataFolder, Path, Dump], tmp_path: Path, content: bytes | None
) -> None:
    folder, _, _ = backed_up
    before = dump_file(folder.database)
    path = tmp_path / "khac.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableInput, match="khac"):
        backups.restore(folder, path)
    assert dump_file(folder.database) == before
    assert not folder.backups.exists()


def test_an_open_book_is_not_restored_over(backed_up: tuple[DataFolder, Path, Dump]) -> None:
    folder, backup, _ = backed_up
    with opened(folder) as book:
        before = dump(book)
        with pytest.raises(StoreLocked):
            backups.restore(folder, backup)
        assert dump(book) == before


def garble(content: bytes) -> bytes:
    return b"garbage" * 1000


def spoil_a_page(content: bytes) -> bytes:
    return content[:-4096] + b"\xff" * 100 + content[-3996:]


def lose_the_end(content: bytes) -> bytes:
    return content[: len(content) // 2]


@pytest.mark.parametrize("spoil", [garble, spoil_a_page, lose_the_end])
def test_a_damaged_book_is_restored_and_the_damaged_file_kept(
    backed_up: tuple[DataFolder, Path, Dump], spoil: Callable[[bytes], bytes]
) -> None:
    folder, backup, held = backed_up
    damaged = spoil(folder.database.read_bytes())
    folder.database.write_bytes(damaged)
    log = folder.database.with_name(folder.database.name + "-wal")
    log.write_bytes(b"whatever was in it")
    backups.restore(folder, backup)
    assert dump_file(folder.database) == held
    (former,) = files(folder, "*.hong")
    assert former.read_bytes() == damaged
    assert former.with_name(former.name + "-wal").read_bytes() == b"whatever was in it"


def test_backups_of_one_moment_do_not_replace_each_other(book: Book) -> None:
    names = {backups.back_up(book).path for _ in range(3)}
    assert len(names) == 3
    assert {path.parent for path in names} == {book.folder.backups}
    assert all(backups.look_into(path).counts["unit"] == 0 for path in names)


def test_a_book_is_not_backed_up_over_itself(book: Book) -> None:
    with pytest.raises(UnreadableInput):
        backups.back_up(book, book.folder.root / "." / book.folder.database.name)
    assert check(book).found == ()


def test_a_folder_is_opened_once(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "book")
    first = open_book(folder, new=True)
    with pytest.raises(StoreLocked, match="đang được mở ở nơi khác"):
        open_book(folder)
    close_book(first)
    close_book(open_book(folder))


def test_a_book_that_cannot_be_opened_is_not_left_locked(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "book")
    folder.root.mkdir()
    folder.database.write_bytes(b"garbage")
    with pytest.raises(StoreProblem):
        open_book(folder)
    folder.database.unlink()
    folder.database.mkdir()
    with pytest.raises(StoreProblem):
        open_book(folder)
    folder.database.rmdir()
    close_book(open_book(folder, new=True))


def test_data_are_not_kept_within_the_program_nor_in_a_file(tmp_path: Path) -> None:
    program = Path(backups.__file__).parent
    (tmp_path / "file").touch()
    for place in (program, program / "data", tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(StoreProblem) as why:
            open_book(DataFolder(place), new=True)
        assert why.value.message.endswith(".")
    assert not (program / "data").exists()


def test_a_new_book_is_made_where_there_is_none(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "book")
    with made(folder) as book:
        unit(book, "Văn phòng")
    before = folder.database.read_bytes()
    with pytest.raises(StoreProblem, match="đã có dữ liệu của Sổ Thi đua"), made(folder):
        pass
    assert folder.database.read_bytes() == before
