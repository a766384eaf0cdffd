"""What a backup has otherwise than the book, in words that say of which kind it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

from desktop_app.services.book import Book
from desktop_app.services.keeping.differences import differences_in_words
from desktop_app.services.settings import set_setting


def test_settings_made_since_a_backup_are_not_said_to_be_lost_records(book: Book, tmp_path: Path) -> None:
    other = tmp_path / "backup.db"
    with closing(sqlite3.connect(book.store.path)) as present, closing(sqlite3.connect(other)) as copy:
        present.backup(copy)
    with book.store.work("Lưu mẫu xuất") as work:
        set_setting(work, "export_template", "Hệ thống của tỉnh")
    assert "Cài đặt: không còn 1 mục đặt sau lúc sao lưu." in differences_in_words(book.store.path, other)
