"""A day in the data file that is none: told to the clerk where it is read, and found by the check."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from desktop_app.domain.errors import StoreDamaged
from desktop_app.services.book import Book
from desktop_app.services.day.today import today
from desktop_app.services.keeping.checks import check
from tests.books import BookIds


@pytest.mark.parametrize("damaged", ["", "2026-02-30"])
def test_an_occurrence_due_on_no_day_is_told_and_found(book: Book, filled: BookIds, damaged: str) -> None:
    del filled
    with closing(sqlite3.connect(book.store.path)) as connection, connection:
        connection.execute("UPDATE occurrence SET due_on = ? WHERE id = 1", (damaged,))
        connection.execute("UPDATE occurrence SET due_on = NULL WHERE id > 1")
    with pytest.raises(StoreDamaged, match="Sổ có một ngày không đọc được") as refusal:
        today(book, date(2026, 11, 27))
    assert "check" in refusal.value.hint
    assert any("Bảng occurrence, bản ghi 1: cột due_on" in sentence for sentence in check(book).found)
