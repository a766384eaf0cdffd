"""Days that the calendar decides: Tết, Trung thu, periods, and whether "trước ngày" counts the day itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence, due_words
from desktop_app.domain.plan.lunar import lunar_name, mid_autumn, new_year, years_of_tables
from desktop_app.domain.plan.occurrences import (
    ExpectedOccurrence,
    OccurrenceState,
    expected_occurrences,
    period_days,
    state_of,
)

BEFORE = Deadline("trước ngày 20/11 hằng năm", DeadlineKind.DAY, Recurrence.YEARLY, day=20, month=11)
ON = Deadline("chậm nhất ngày 20/11 hằng năm", DeadlineKind.DAY, Recurrence.YEARLY, day=20, month=11)
MONTHLY = Deadline("trước ngày 25 hằng tháng", DeadlineKind.DAY, Recurrence.MONTHLY, day=25)
LAW_DAY = Deadline("“Ngày pháp luật”", DeadlineKind.MONTH, Recurrence.MONTHLY)
MOON_FESTIVAL = Deadline("Tết Trung thu", DeadlineKind.MID_AUTUMN, Recurrence.YEARLY)

FULL_MOONS = {
    2022: date(2022, 9, 10),
    2023: date(2023, 9, 29),
    2024: date(2024, 9, 17),
    2025: date(2025, 10, 6),
    2026: date(2026, 9, 25),
    2030: date(2030, 9, 12),
    # China keeps it on 27 September of that year.
    2034: date(2034, 9, 26),
}


NEW_YEARS = {
    2022: (date(2022, 2, 1), "Nhâm Dần"),
    2025: (date(2025, 1, 29), "Ất Tỵ"),
    2026: (date(2026, 2, 17), "Bính Ngọ"),
    # China begins that year on 3 February.
    2030: (date(2030, 2, 2), "Canh Tuất"),
}


@pytest.mark.parametrize(("year", "day", "name"), [(year, *known) for year, known in NEW_YEARS.items()])
def test_the_lunar_new_year_is_on_the_day_and_has_the_name_that_calendars_give_it(
    year: int, day: date, name: str
) -> None:
    assert new_year(year) == day
    assert lunar_name(year) == name


def test_the_lunar_new_year_keeps_to_the_moon() -> None:
    new_moon, month = date(2000, 1, 6), 29.530588853
    for year in years_of_tables():
        day = new_year(year)
        assert day is not None
        age = (day - new_moon).days % month
        assert min(age, month - age) <= 1.5, year


@pytest.mark.parametrize(("year", "day"), FULL_MOONS.items())
def test_the_moon_festival_is_on_the_days_that_were_kept(year: int, day: date) -> None:
    assert mid_autumn(year) == day


def test_the_moon_festival_keeps_to_the_moon() -> None:
    new_moon, month = date(2000, 1, 6), 29.530588853
    for year in range(2022, 2036):
        day = mid_autumn(year)
        assert day is not None
        age = (day - new_moon).days % month
        assert 13 <= age <= 16.5, year


def test_a_year_that_the_table_does_not_have_has_no_day() -> None:
    assert mid_autumn(2021) is None
    assert mid_autumn(2036) is None
    assert new_year(2021) is None


def test_a_task_of_the_moon_festival_has_its_day_each_year() -> None:
    occurrences = expected_occurrences(MOON_FESTIVAL, 2025, 2027, planned=True)
    assert occurrences == tuple(ExpectedOccurrence(f"{year}", mid_autumn(year)) for year in (2025, 2026, 2027))
    assert Deadline("Trung thu", DeadlineKind.MID_AUTUMN).problem()


@pytest.mark.parametrize(("deadline", "last"), [(BEFORE, 19), (ON, 20)])
def test_the_day_before_is_the_last_unless_the_office_says_otherwise(deadline: Deadline, last: int) -> None:
    (usual,) = expected_occurrences(deadline, 2026, 2026, planned=True)
    (generous,) = expected_occurrences(deadline, 2026, 2026, planned=True, day_in_time=True)
    assert usual.due_on == date(2026, 11, last)
    assert generous.due_on == date(2026, 11, 20)


def test_before_the_31st_is_every_day_of_a_shorter_month() -> None:
    each_month = Deadline("trước ngày 31 hằng tháng", DeadlineKind.DAY, Recurrence.MONTHLY, day=31)
    occurrences = expected_occurrences(each_month, 2026, 2026, planned=True)
    assert [each.due_on.day for each in occurrences if each.due_on] == [30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30]


def test_before_an_hour_of_a_day_is_on_that_day() -> None:
    for words in ("trước 17 giờ ngày 20/11", "trước 16h30 ngày 20/11", "trước 9:00 ngày 20/11"):
        deadline = Deadline(words, DeadlineKind.DAY, Recurrence.YEARLY, day=20, month=11)
        assert [each.due_on for each in expected_occurrences(deadline, 2026, 2026, planned=True)] == [
            date(2026, 11, 20)
        ]


def test_so_many_days_before_a_day_are_no_day_of_a_month() -> None:
    for words in (
        "trước 05 ngày so với ngày 20/11",
        "Gửi trước 2 tuần, ngày 20/11",
        "trước 01 tháng, ngày 20/11",
        "trước 02 tháng so với ngày 20/11",
        "trước 01 tháng tính đến ngày 20/11",
    ):
        deadline = Deadline(words, DeadlineKind.DAY, Recurrence.YEARLY, day=20, month=11)
        assert [each.due_on for each in expected_occurrences(deadline, 2026, 2026, planned=True)] == [
            date(2026, 11, 20)
        ]


@pytest.mark.parametrize(
    ("due_on", "words", "printed"),
    [
        (date(2026, 3, 4), "trước 05 ngày, ngày 04/3", "04/3/2026"),
        (date(2026, 11, 19), "trước ngày 20/11 hằng năm", "trước ngày 20/11/2026"),
        (date(2026, 11, 20), "trước ngày 20/11 hằng năm", "trước ngày 20/11/2026"),
        (date(2026, 5, 31), "Hoàn thành trước 01 tháng 6", "trước ngày 01/6/2026"),
        (date(2026, 3, 24), "trước ngày 25 hằng tháng", "trước ngày 25/3/2026"),
        (date(2026, 6, 14), "trước 15/6 và trước ngày 15/12", "trước ngày 15/6/2026"),
        (date(2026, 12, 14), "trước 15/6 và trước ngày 15/12", "trước ngày 15/12/2026"),
        (date(2026, 11, 20), "chậm nhất ngày 20/11", "20/11/2026"),
        (date(2026, 11, 20), "trước 17 giờ ngày 20/11", "20/11/2026"),
        (date(2026, 6, 30), "quý II", "30/6/2026"),
        (date(2026, 6, 30), "", "30/6/2026"),
    ],
)
def test_papers_tell_a_due_day_as_the_plan_does(due_on: date, words: str, printed: str) -> None:
    assert due_words(due_on, words) == printed


def test_a_day_of_each_month_is_that_day() -> None:
    occurrences = expected_occurrences(MONTHLY, 2026, 2026, planned=True, day_in_time=True)
    assert [each.due_on for each in occurrences] == [date(2026, month, 25) for month in range(1, 13)]
    assert not any(each.approximate for each in occurrences)


@given(st.integers(2022, 2099), st.sampled_from(["", *(f"-Q{n}" for n in range(1, 5)), "-H1", "-H2"]))
def test_a_period_covers_whole_months_up_to_its_last_day(year: int, part: str) -> None:
    days = period_days(f"{year}{part}")
    assert days is not None
    first, last = days
    assert first.day == 1
    assert (last + timedelta(days=1)).day == 1
    assert (last - first).days + 1 in {"": (365, 366), "-Q": (90, 91, 92), "-H": (181, 182, 184)}[part[:2]]


def test_a_month_is_a_period_and_what_is_done_once_has_none() -> None:
    assert period_days("2028-02") == (date(2028, 2, 1), date(2028, 2, 29))
    assert period_days("") is None
    with pytest.raises(InvalidRecord):
        period_days("2028-13")


@pytest.mark.parametrize(
    ("deadline", "is_each_period"),
    [
        (LAW_DAY, True),
        (Deadline(), True),
        (Deadline("thường xuyên", DeadlineKind.ONGOING), True),
        (Deadline("hằng năm", DeadlineKind.YEAR, Recurrence.YEARLY), True),
        (Deadline("tháng 12 hằng năm", DeadlineKind.MONTH, Recurrence.YEARLY, month=12), False),
        (Deadline("năm 2026", DeadlineKind.YEAR, year=2026), False),
        (BEFORE, False),
    ],
)
def test_a_period_without_a_day_asks_only_that_something_is_done(deadline: Deadline, is_each_period: bool) -> None:
    assert deadline.is_each_period is is_each_period


def test_what_was_due_before_the_plan_was_followed_is_not_late() -> None:
    due, today = date(2023, 11, 20), date(2026, 11, 27)
    followed = date(2026, 1, 1)
    assert state_of(due, None, today) is OccurrenceState.LATE
    assert state_of(due, None, today, late_from=followed) is OccurrenceState.NOT_RECORDED
    assert state_of(due, date(2023, 12, 1), today, late_from=followed) is OccurrenceState.DONE_LATE
    assert state_of(followed, None, today, late_from=followed) is OccurrenceState.LATE
    assert state_of(None, None, today, carried_out=True) is OccurrenceState.CARRIED_OUT
    assert state_of(None, None, today, carried_out=False) is OccurrenceState.BLANK
