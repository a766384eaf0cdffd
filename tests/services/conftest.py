"""A book of its own for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.services.book import Book
from tests.books import Filled, book_in, fill


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """An empty book."""
    with book_in(tmp_path / "book") as book:
        yield book


@pytest.fixture
def filled(book: Book) -> Filled:
    """The ids of some of every kind of record, written into `book`."""
    return fill(book)
