"""A data folder on another machine of the office: written without what two machines cannot share, and said so."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.runtime import shares
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import made, opened
from desktop_app.services.keeping.checks import check
from desktop_app.services.keeping.data_safety import data_safety
from desktop_app.store import connection
from tests.books import rows_of, unit


def journal_of(path: Path) -> str:
    """Return how a data file is written to, as the file itself says."""
    with closing(sqlite3.connect(path)) as reader:
        return str(reader.execute("PRAGMA journal_mode").fetchone()[0])


def test_a_book_on_a_share_is_written_without_shared_memory_and_the_page_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(tmp_path / "so")
    with made(folder) as book:
        unit(book, "Phòng Một")
        assert not any("trên mạng" in line for line in data_safety(book).state)
        assert journal_of(folder.database) == "wal"
    monkeypatch.setattr(connection, "lies_on_share", lambda _: True)
    monkeypatch.setattr("desktop_app.services.keeping.data_safety.lies_on_share", lambda _: True)
    with opened(folder) as book:
        unit(book, "Phòng Hai")
        safety = data_safety(book)
        assert "Sổ nằm ở thư mục dùng chung trên mạng" in safety.state[-1]
        assert not any("Chép cả thư mục" in step for step in safety.next_steps)
        assert check(book).found == ()
        beside = {file.name for file in folder.root.glob("so-thi-dua.db-*")}
        assert (journal_of(folder.database), beside) == ("delete", set())
        assert [name for (name,) in rows_of(book, "unit", "name")] == ["Phòng Một", "Phòng Hai"]
    monkeypatch.setattr(connection, "lies_on_share", lambda _: False)
    with opened(folder) as book:
        unit(book, "Phòng Ba")
        # Wherever SQLite did not take the other way, she is told what to do.
        assert any("Chép cả thư mục dữ liệu" in step for step in data_safety(book).next_steps)


@pytest.mark.skipif(os.name == "nt", reason="there a path itself says so")
def test_a_folder_is_on_another_machine_where_its_file_system_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        f"/dev/sda1 / ext4 rw 0 0\n//may-chu/chung {tmp_path}/thư\\040mục cifs rw 0 0\n"
        f"/dev/sdb1 {tmp_path}/thư\\040mục/usb vfat rw 0 0\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(shares, "_MOUNTS", mounts)
    expected = {
        ".": False,
        "thư mục": True,
        "thư mục/so": True,
        "thư mục/usb/so": False,
        "thư mục/usb cũ": True,
        "thư mục khác": False,
    }
    assert {name: shares.lies_on_share(tmp_path / name) for name in expected} == expected
