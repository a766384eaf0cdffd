"""The first rows of all lists by one statement are those that each list shows first by itself."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, event

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.domain.vietnamese import search_words
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.store.list_sources import LIST_SOURCES
from desktop_app.store.queries.finding import files_named, first_rows, prepare
from tests.books import book_in, sample_in

LIMIT = 5
SHOWN = {kind.key: tuple(column.key for column in kind.columns) for kind in LIST_KINDS.values()}
WORDS = ("Đặng Văn", "phòng", "thanh tra", "nhiệm vụ", "2025 H2", "an toàn không gian mạng", "giấy khen", "tháng")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    folder = tmp_path_factory.mktemp("sample")
    sample_in(folder)
    with book_in(folder) as book:
        yield book


def at_once(book: Book, text: str) -> dict[str, list[ListRow]]:
    with book.store.reading() as connection:
        return first_rows(connection, SHOWN, text, LIMIT)


def by_itself(book: Book, text: str) -> dict[str, list[ListRow]]:
    if not search_words(text):
        return {kind: [] for kind in SHOWN}
    return {kind: lists.page(book, ListQuery(kind, text), range(LIMIT)) for kind in SHOWN}


@pytest.mark.parametrize("text", [*WORDS, *"abcdeghiklmnopqrstuvxy", "%", "_", " - ", "một 1", "ố"])
def test_each_list_has_the_rows_that_it_shows_first(sample: Book, text: str) -> None:
    assert at_once(sample, text) == by_itself(sample, text)


@settings(max_examples=15)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(WORDS).flatmap(lambda words: st.integers(1, len(words)).map(lambda end: words[:end])),
            st.text(max_size=6),
        ),
        min_size=1,
        max_size=4,
    ).map(" ".join)
)
def test_so_it_does_for_any_words(sample: Book, text: str) -> None:
    assert at_once(sample, text) == by_itself(sample, text)


def statements(book: Book, ask: Callable[[Connection], object]) -> set[str]:
    """Return what SQLite is asked."""
    asked: set[str] = set()
    with book.store.reading() as connection:
        event.listen(connection, "before_cursor_execute", lambda *of: asked.add(of[2]))
        ask(connection)
    return asked


def test_one_statement_prepared_ahead_asks_for_one_word_two_and_three(sample: Book) -> None:
    compared = {kind: keys for kind, keys in SHOWN.items() if LIST_SOURCES[kind]().search is None}
    ahead = statements(sample, partial(prepare, shown=compared, limit=LIMIT))
    assert len(ahead) == 1
    of_files = set[str]()
    for text in ("a", "an", "an toàn", "an toàn mạng"):
        assert statements(sample, partial(first_rows, shown=compared, text=text, limit=LIMIT)) == ahead
        of_files |= statements(sample, partial(files_named, text=text))
    assert len(of_files) == 1


def test_the_words_that_tests_look_for_are_in_many_lists(sample: Book) -> None:
    lists_with_rows = {kind for text in "abcdeghklmnpqrstvxy" for kind, rows in at_once(sample, text).items() if rows}
    assert len(lists_with_rows) > len(SHOWN) / 2


def test_a_pasted_document_is_searched_for_by_its_first_words(sample: Book) -> None:
    document = " ".join(f"từ{number}" for number in range(5_000))
    assert not any(at_once(sample, document).values())
    for kind in SHOWN:
        assert lists.page(sample, ListQuery(kind, document), range(LIMIT)) == []
