"""Common words and rare ones are found in different ways: both give the same rows, in the same order."""

from collections.abc import Iterator

import pytest

from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.services.book import Book
from desktop_app.store import lists
from desktop_app.store.list_sources import LIST_SOURCES
from tests.books import book_in, review_round, unit

ROWS = 2_040
RARE = ROWS // 17


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A book with so many nominations that the words of all of them are common; every 17th has a word of its own."""
    with book_in(tmp_path_factory.mktemp("long") / "book") as book:
        unit_id, round_id = unit(book, "Văn phòng"), review_round(book)
        with book.store.work("Nhiều đề nghị") as work:
            work.insert_many("nomination", (_nomination(place, unit_id, round_id) for place in range(ROWS)))
        yield book


def _nomination(place: int, unit_id: int, round_id: int) -> dict[str, object]:
    return {
        "round_id": round_id,
        "kind": "individual",
        "unit_id": unit_id,
        "nominee_name": f"{'Đặng' if place % 17 == 0 else 'Bế'} Văn {chr(ord('A') + place * 7 % 26)}",
        "unit_name": "Văn phòng",
        "award": "Giấy khen",
        "state": "complete",
        "trashed_at": "2026-05-01T00:00:00Z" if place % 5 == 0 else None,
    }


def _page(book: Book, query: ListQuery, window: range, total: int | None = None) -> list[ListRow]:
    with book.store.reading() as connection:
        return lists.read_page(connection, LIST_SOURCES["nominations"](), query, window, total)


@pytest.mark.parametrize("text", ["giấy", "dang", "văn đặng", "khong co"])
@pytest.mark.parametrize("sort", ["", "name", "award"])
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("in_trash", [False, True])
def test_a_page_of_matches_is_a_slice_of_all_matches(
    long_list: Book, text: str, sort: str, descending: bool, in_trash: bool
) -> None:
    query = ListQuery("nominations", text, sort, descending, in_trash=in_trash)
    with long_list.store.reading() as connection:
        source = LIST_SOURCES["nominations"]()
        whole = list(lists.read_all(connection, source, query))
        count = lists.count_rows(connection, source, query)
    assert count == len(whole)
    for window in (range(50), range(30, 60), range(len(whole) - 20, len(whole) + 5)):
        if window.start >= 0:
            piece = whole[window.start : window.stop]
            assert _page(long_list, query, window) == piece
            assert _page(long_list, query, window, len(whole)) == piece


def test_a_rare_word_finds_its_rows_and_a_common_one_all(long_list: Book) -> None:
    living = [place for place in range(ROWS) if place % 5]
    everybody = _page(long_list, ListQuery("nominations", "giay khen", "name"), range(ROWS))
    assert len(everybody) == len(living)
    rare = _page(long_list, ListQuery("nominations", "dang", "name"), range(ROWS))
    assert {row.id for row in rare} == {place + 1 for place in living if place % 17 == 0}
    assert 0 < len(rare) < RARE
