"""Backups: whole, checked, and never in the way of what was there before."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.domain.errors import StoreDamaged, StoreTooNew, UnreadableInput, UnwritableOutput
from desktop_app.services.book import Book
from desktop_app.store.data_file.archives import is_archive
from desktop_app.store.data_file.backup import back_up, put_in_place, summarise
from desktop_app.store.data_file.version import SCHEMA_VERSION
from desktop_app.store.schema import RECORD_TABLES
from tests.books import BookIds, dump, dump_file, rows_of, unit


def test_copying_the_live_file_would_lose_rows_silently(book: Book, tmp_path: Path) -> None:
    # The trap that `back_up` goes round: what was committed last is still in the write-ahead log.
    unit(book, "Văn phòng")
    copy = tmp_path / "copy.db"
    shutil.copy(book.store.path, copy)
    connection = sqlite3.connect(copy)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("SELECT count(*) FROM unit").fetchone() == (0,)
    connection.close()


@pytest.mark.usefixtures("filled")
def test_a_backup_of_the_live_file_has_every_row(book: Book, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    summary = back_up(book.store.path, target)
    assert dump_file(target) == dump(book)
    assert summary.version == SCHEMA_VERSION
    assert summary.counts == {table.name: len(dump(book)[table.name]) for table in RECORD_TABLES}
    assert summary.last_change == max(str(at) for (at,) in rows_of(book, "change", "at"))
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["copy.db"]


def test_a_backup_made_while_somebody_writes_has_what_was_committed(book: Book, tmp_path: Path) -> None:
    unit(book, "Văn phòng")
    before = dump(book)
    with book.store.work("Thêm") as work:
        work.insert("unit", {"name": "Thanh tra"})
        back_up(book.store.path, tmp_path / "copy.db")
    assert dump_file(tmp_path / "copy.db") == before


def test_an_empty_book_s_backup_has_no_last_change(book: Book, tmp_path: Path) -> None:
    assert back_up(book.store.path, tmp_path / "copy.db").last_change == ""


def test_a_backup_replaces_the_one_before(book: Book, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("an older one")
    back_up(book.store.path, target)
    assert summarise(target).counts["unit"] == 0


def test_what_cannot_be_written_leaves_everything_as_it_was(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("kept")
    for target in (tmp_path, file / "copy.db", tmp_path / "none" / "copy.db"):
        with pytest.raises(UnwritableOutput) as refused:
            back_up(book.store.path, target)
        assert target.name in refused.value.message
    assert file.read_text() == "kept"
    assert sorted(part.name for part in tmp_path.iterdir()) == ["book", "file"]


def test_a_damaged_file_is_not_backed_up_over_a_good_backup(tmp_path: Path, book: Book) -> None:
    target = tmp_path / "copy.db"
    back_up(book.store.path, target)
    good = target.read_bytes()
    damaged = tmp_path / "damaged.db"
    last_page = good[:-4096] + b"\xff" * 100 + good[-3996:]
    for content in (b"SQLite format 3\0" + b"x" * 4000, good[:4096] + bytes(len(good) - 4096), last_page):
        damaged.write_bytes(content)
        with pytest.raises(StoreDamaged, match="hỏng"):
            back_up(damaged, target)
    assert target.read_bytes() == good
    assert sorted(part.name for part in tmp_path.iterdir()) == ["book", "copy.db", "damaged.db"]


@pytest.mark.parametrize("content", [b"", b"garbage", b"SQLite format 3\0" + b"x" * 4000, None])
def test_what_is_no_backup_is_named_as_such(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "sao-luu.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableInput, match="sao-luu"):
        summarise(path)


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="Không thấy tệp “gói"):
        summarise(tmp_path / "gói.zip")


def test_a_file_of_another_program_is_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE change (id INTEGER)")
    connection.close()
    with pytest.raises(UnreadableInput, match="other"):
        summarise(path)


def test_a_backup_of_a_newer_program_is_refused(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    back_up(book.store.path, path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreTooNew, match="newer"):
        summarise(path)


def test_looking_into_a_backup_leaves_no_trace(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "copy.db"
    back_up(book.store.path, path)
    before = path.read_bytes()
    summarise(path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.glob("copy*")] == ["copy.db"]


def test_the_former_log_is_not_replayed_over_what_is_put_in_place(book: Book, filled: BookIds, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    back_up(book.store.path, copy)
    wanted = dump(book)
    unit(book, "Phòng mới")
    live = tmp_path / "live.db"
    for suffix in ("", "-wal", "-shm"):
        shutil.copy(f"{book.store.path}{suffix}", f"{live}{suffix}")
    assert dump_file(live) != wanted
    for suffix in ("", "-wal", "-shm"):
        shutil.copy(f"{book.store.path}{suffix}", f"{live}{suffix}")
    put_in_place(copy, live)
    assert dump_file(live) == wanted
    assert filled.plan == 1


def test_a_backup_is_written_once_and_needs_no_log(book: Book, tmp_path: Path) -> None:
    # It used to be copied aside and then again, from there into the file that got its name.
    unit(book, "Văn phòng")
    written: list[int] = []
    place = tmp_path / "ngoai"
    place.mkdir()
    back_up(book.store.path, place / "sao.db", lambda: written.extend(file.stat().st_size for file in place.iterdir()))
    assert written == [(place / "sao.db").stat().st_size]
    with closing(sqlite3.connect(place / "sao.db")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are POSIX's")
def test_a_pipe_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = tmp_path / "sao-luu.db"
    os.mkfifo(pipe)

    def wait(*_: object) -> None:
        pytest.fail("it would wait for who writes into it")

    monkeypatch.setattr(Path, "open", wait)
    assert not is_archive(pipe)
    with pytest.raises(UnreadableInput, match="không phải tệp sao lưu"):
        summarise(pipe)
