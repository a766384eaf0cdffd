"""A book of its own for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.services.book import Book
from tests.books import BookIds, book_in, fill


@pytest.fixture
def book(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Book]:
    """A book: an empty one, or with some of every kind of record for a test that asks for `filled`."""
    with book_in(tmp_path / "book", fill if "filled" in request.fixturenames else None) as book:
        yield book


@pytest.fixture
def filled(book: Book) -> BookIds:
    """The ids of what is in `book`."""
    del book
    return BookIds()
