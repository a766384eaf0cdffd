"""Good news is not counted twice: a link recorded before is reported."""

from datetime import date

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.book import Book
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.year.activities import activity, add_activity
from desktop_app.services.year.good_news import LinkPosted, post, posted_under
from tests.books import refused, rows_of

LINK = "https://www.vidu.example/tin/2026/3?id=7"


def news(title: str = "Trao học bổng", link: str = LINK, day: date = date(2026, 3, 5)) -> ActivityFields:
    return ActivityFields(day, ActivityKind.GOOD_NEWS, title, link=link)


def test_an_item_is_recorded_as_it_is(book: Book) -> None:
    post(book, news())
    stored = activity(book, 1)
    assert (stored.title, stored.link, stored.from_date) == ("Trao học bổng", LINK, date(2026, 3, 5))


@pytest.mark.parametrize(
    "link",
    [
        LINK,
        "http://vidu.example/tin/2026/3/?id=7",
        "https://VIDU.example/tin/2026/3?fbclid=abc&id=7&utm_source=zalo",
        "https://m.vidu.example/tin/2026/3?id=7#binh-luan",
    ],
)
def test_a_link_to_the_same_page_is_reported(book: Book, link: str) -> None:
    post(book, news())
    with refused(book, LinkPosted, "ngày 05/03/2026: “Trao học bổng”") as raised:
        post(book, news("Trao quà", link))
    assert raised.value.posted.id == 1
    assert raised.value.field == "link"


@pytest.mark.parametrize(
    "link",
    [
        "https://www.vidu.example/tin/2026/3?id=8",
        "https://www.vidu.example/tin/2026/30?id=7",
        "https://khac.example/tin/2026/3?id=7",
        "https://www.vidu.example",
        "",
    ],
)
def test_another_page_is_not(book: Book, link: str) -> None:
    post(book, news())
    post(book, news("Trao quà", link))
    assert rows_of(book, "activity", "title") == [("Trao học bổng",), ("Trao quà",)]


def test_signs_that_mean_something_to_the_database_stand_for_themselves(book: Book) -> None:
    post(book, news(link="https://vidu.example/tin_a"))
    assert posted_under(book, "https://vidu.example/tin%a") is None
    assert posted_under(book, "https://vidu.example/tinxa") is None
    assert posted_under(book, "https://vidu.example/tin_a") is not None


def test_the_same_link_can_be_recorded_again_on_purpose(book: Book) -> None:
    post(book, news())
    post(book, news(), again=True)
    assert len(rows_of(book, "activity")) == 2


def test_the_earliest_item_that_is_not_in_the_trash_nor_itself_is_found(book: Book) -> None:
    for title, day in (("Sau", date(2026, 5, 1)), ("Trước", date(2026, 4, 1)), ("Đã bỏ", date(2026, 1, 1))):
        add_activity(book, news(title, day=day))
    put_in_trash(book, "activity", [3])
    posted = posted_under(book, LINK)
    assert posted is not None
    assert posted.title == "Trước"
    but_that = posted_under(book, LINK, except_id=2)
    assert but_that is not None
    assert but_that.title == "Sau"


def test_a_fault_of_an_item_is_reported_first(book: Book) -> None:
    post(book, news())
    with refused(book, InvalidRecord, "Nhập nội dung") as raised:
        post(book, news(" "))
    assert raised.value.field == "title"
