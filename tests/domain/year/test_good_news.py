"""Days without a good item, weeks without a story, and links to what was posted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.year.good_news import (
    LONGEST_LINK,
    Gaps,
    checked_link,
    find_gaps,
    looks_like_link,
    month_grid,
    week_start,
    week_title,
)

days = st.dates(date(2022, 1, 1), date(2031, 12, 31))
MONDAY, SUNDAY = date(2026, 3, 16), date(2026, 3, 22)


def test_a_week_without_anything_is_all_gaps() -> None:
    assert find_gaps([], [], MONDAY, SUNDAY) == Gaps(tuple(date(2026, 3, day) for day in range(16, 23)), (MONDAY,))


def test_what_was_posted_closes_its_day_and_its_week() -> None:
    gaps = find_gaps([MONDAY, date(2026, 3, 18), SUNDAY], [date(2026, 3, 19)], MONDAY, date(2026, 3, 23))
    assert gaps.days == tuple(date(2026, 3, day) for day in (17, 19, 20, 21, 23))
    assert gaps.weeks == (date(2026, 3, 23),)


@pytest.mark.parametrize("story_day", [MONDAY, date(2026, 3, 19), SUNDAY])
def test_a_story_on_any_day_tells_its_week(story_day: date) -> None:
    assert find_gaps([], [story_day], MONDAY, SUNDAY).weeks == ()


@pytest.mark.parametrize("story_day", [MONDAY - timedelta(days=1), SUNDAY + timedelta(days=1)])
def test_a_story_of_another_week_does_not(story_day: date) -> None:
    assert find_gaps([], [story_day], MONDAY, SUNDAY).weeks == (MONDAY,)


def test_no_day_to_come_is_a_gap_but_today_is() -> None:
    gaps = find_gaps([], [], date(2026, 3, 1), date(2026, 3, 31), today=date(2026, 3, 3))
    assert gaps.days == (date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3))
    assert gaps.weeks == (date(2026, 2, 23), date(2026, 3, 2))


def test_a_range_that_is_still_to_come_has_no_gaps() -> None:
    assert find_gaps([], [], date(2027, 1, 1), date(2027, 1, 31), today=date(2026, 12, 31)) == Gaps((), ())


def test_today_after_the_range_changes_nothing() -> None:
    assert find_gaps([], [], MONDAY, SUNDAY, today=date(2027, 1, 1)) == find_gaps([], [], MONDAY, SUNDAY)


def test_the_week_over_the_year_turn_is_one_week() -> None:
    assert find_gaps([], [], date(2025, 12, 31), date(2026, 1, 4)).weeks == (date(2025, 12, 29),)
    assert find_gaps([], [date(2025, 12, 30)], date(2026, 1, 1), date(2026, 1, 4)).weeks == ()


@pytest.mark.parametrize(("year", "count"), [(2026, 365), (2028, 366)])
def test_a_year_without_anything_has_all_its_days(year: int, count: int) -> None:
    gaps = find_gaps([], [], date(year, 1, 1), date(year, 12, 31))
    assert (len(gaps.days), len(gaps.weeks)) == (count, 53)


@given(st.sets(days, max_size=20), st.sets(days, max_size=20), days, st.integers(0, 60))
def test_a_day_or_week_is_a_gap_or_has_something(
    good: set[date], story_days: set[date], first: date, length: int
) -> None:
    last = first + timedelta(days=length)
    gaps = find_gaps(good, story_days, first, last)
    in_range = [first + timedelta(days=number) for number in range(length + 1)]
    assert [day for day in in_range if day in gaps.days or day in good] == in_range
    assert good.isdisjoint(gaps.days)
    assert {week_start(day) for day in in_range} == set(gaps.weeks) | {
        week_start(day) for day in story_days if week_start(first) <= week_start(day) <= last
    }
    assert {week_start(day) for day in story_days}.isdisjoint(gaps.weeks)


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (MONDAY, "tuần 12 (16/3 – 22/3)"),
        (SUNDAY, "tuần 12 (16/3 – 22/3)"),
        (date(2026, 3, 31), "tuần 14 (30/3 – 5/4)"),
        (date(2026, 1, 1), "tuần 1 (29/12 – 4/1)"),
        (date(2027, 1, 3), "tuần 53 (28/12 – 3/1)"),
        (date(2028, 2, 29), "tuần 9 (28/2 – 5/3)"),
    ],
)
def test_weeks_are_named_by_number_and_days(day: date, title: str) -> None:
    assert week_title(day) == title


def test_a_calendar_shows_whole_weeks() -> None:
    grid = month_grid(2026, 3)
    assert grid[0] == (*(date(2026, 2, day) for day in range(23, 29)), date(2026, 3, 1))
    assert (len(grid), grid[-1][0], grid[-1][-1]) == (6, date(2026, 3, 30), date(2026, 4, 5))


def test_a_month_of_four_weeks_is_four_rows() -> None:
    assert month_grid(2027, 2) == tuple(
        tuple(date(2027, 2, 1 + 7 * week + day) for day in range(7)) for week in range(4)
    )


@given(days)
def test_a_calendar_leaves_out_no_day(day: date) -> None:
    shown = [each for row in month_grid(day.year, day.month) for each in row]
    assert day in shown
    assert shown == [shown[0] + timedelta(days=number) for number in range(len(shown))]
    assert shown[0].weekday() == 0
    assert len(shown) % 7 == 0


LINKS = [
    "http://trang.example",
    "https://trang.example/",
    "HTTPS://Trang.Example/Bai-Viet?id=1&x=%20#dau",
    "https://trang.example:8443/bài-viết/tin-tốt",
    "https://xã-mẫu.example/tin",
    "https://người-dùng@trang.example/",
    "http://may-chu-noi-bo/tin/12",
    "http://trang.example./",
    "http://192.0.2.7/tin",
    "http://[2001:db8::1]:8080/tin",
    "https://trang.example/tin,(1);a=b'~!*$",
]

NO_LINKS = [
    ("", "bắt đầu bằng"),
    ("trang.example/tin", "bắt đầu bằng"),
    ("www.trang.example", "bắt đầu bằng"),
    ("ftp://trang.example", "bắt đầu bằng"),
    ("file:///C:/tin.docx", "bắt đầu bằng"),
    ("javascript:alert(1)", "bắt đầu bằng"),
    ("https:/trang.example", "bắt đầu bằng"),
    ("Tin tốt ngày mới", "khoảng trắng"),
    ("https://trang.example/tin tốt", "khoảng trắng"),
    ("https://trang.example Tin tốt", "khoảng trắng"),
    ("https://trang.example/a\nhttps://trang.example/b", "khoảng trắng"),
    ("https://trang.example/a\tb", "khoảng trắng"),
    ("https://trang.example/a\u00a0b", "khoảng trắng"),
    ("https://trang.example/a\u200bb", "khoảng trắng"),
    ("<https://trang.example/>", "dấu < >"),
    ('https://trang.example/"', "ngoặc kép"),
    ("https://", "thiếu tên trang"),
    ("https:///tin", "thiếu tên trang"),
    ("https://?q=1", "thiếu tên trang"),
    ("https://:8080/", "thiếu tên trang"),
    ("https://ai@/", "thiếu tên trang"),
    ("https://.", "thiếu tên trang"),
    ("https://...", "thiếu tên trang"),
    ("https://trang..example", "thiếu tên trang"),
    ("https://-/", "thiếu tên trang"),
    ("https://[trang]/", "thiếu tên trang"),
    ("https://[2001:db8::1/", "thiếu tên trang"),
    ("https://trang.example:cổng/", "thiếu tên trang"),
    ("https://trang.example:99999/", "thiếu tên trang"),
    ("https://trang.example:0/", "thiếu tên trang"),
    ("https://trang.example/" + "a" * LONGEST_LINK, "dài quá"),
]


@pytest.mark.parametrize("link", LINKS)
def test_a_link_is_kept_as_it_is(link: str) -> None:
    assert looks_like_link(link)
    assert checked_link(link) == link


@pytest.mark.parametrize("around", [" ", "\n", "\u200b", "\ufeff", "\u00a0", "\t \r\n"])
def test_invisible_characters_around_a_link_are_removed(around: str) -> None:
    assert looks_like_link(f"{around}{LINKS[0]}{around}")
    assert checked_link(f"{around}{LINKS[0]}{around}") == LINKS[0]


@pytest.mark.parametrize(("text", "fault"), NO_LINKS)
def test_an_invalid_link_is_refused_with_a_sentence(text: str, fault: str) -> None:
    assert not looks_like_link(text)
    with pytest.raises(InvalidRecord) as refused:
        checked_link(text)
    assert refused.value.message.startswith("Liên kết ")
    assert fault in refused.value.message
    assert refused.value.field == "link"


@given(st.text() | st.from_regex(r"\s?https?://[^ ]{0,20}", fullmatch=True))
def test_whatever_is_typed_is_a_link_or_is_refused(text: str) -> None:
    if looks_like_link(text):
        assert checked_link(checked_link(text)) == checked_link(text)
    else:
        with pytest.raises(InvalidRecord):
            checked_link(text)
