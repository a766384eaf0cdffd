"""What each kind of deadline asks for, and how an occurrence stands on a day."""

from datetime import date, timedelta

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.occurrences import (
    OCCURRENCE_STATE_LABELS,
    SOON_DAYS,
    ExpectedOccurrence,
    OccurrenceState,
    expected_occurrences,
    period_title,
    state_of,
    state_words,
)

DAY, MONTH, QUARTER, YEAR = DeadlineKind.DAY, DeadlineKind.MONTH, DeadlineKind.QUARTER, DeadlineKind.YEAR
RANGE, ROUND, ONGOING, NONE = DeadlineKind.RANGE, DeadlineKind.ROUND, DeadlineKind.ONGOING, DeadlineKind.NONE
YEARLY, MONTHLY = Recurrence.YEARLY, Recurrence.MONTHLY
QUARTERLY, PER_ROUND = Recurrence.QUARTERLY, Recurrence.PER_ROUND

ONCE = [
    (Deadline("ngày 30/6/2026", DAY, day=30, month=6, year=2026), date(2026, 6, 30), False),
    (Deadline("ngày 29/02/2028", DAY, day=29, month=2, year=2028), date(2028, 2, 29), False),
    (Deadline("31/6/2026, which there is not", DAY, day=31, month=6, year=2026), date(2026, 6, 30), False),
    (Deadline("hết ngày 31/12/2030", DAY, day=31, month=12, year=2030), date(2030, 12, 31), False),
    (Deadline("tháng 2/2026", MONTH, month=2, year=2026), date(2026, 2, 28), True),
    (Deadline("tháng 2/2028", MONTH, month=2, year=2028), date(2028, 2, 29), True),
    (Deadline("tháng 12/2026", MONTH, month=12, year=2026), date(2026, 12, 31), True),
    (Deadline("quý I/2026", QUARTER, quarter=1, year=2026), date(2026, 3, 31), True),
    (Deadline("quý II/2026", QUARTER, quarter=2, year=2026), date(2026, 6, 30), True),
    (Deadline("quý III/2026", QUARTER, quarter=3, year=2026), date(2026, 9, 30), True),
    (Deadline("quý IV/2026", QUARTER, quarter=4, year=2026), date(2026, 12, 31), True),
    (Deadline("năm 2026", YEAR, year=2026), date(2026, 12, 31), True),
    (Deadline("giai đoạn 2022 – 2025", RANGE, from_year=2022, to_year=2025), date(2025, 12, 31), True),
    (Deadline("đến tháng 3/2026", RANGE, month=3, from_year=2025, to_year=2026), date(2026, 3, 31), True),
    (Deadline("đến năm 2028", RANGE, to_year=2028), date(2028, 12, 31), True),
    (Deadline("6 tháng đầu năm 2026", ROUND, year=2026, until_round="2026-H1"), date(2026, 6, 30), True),
    (Deadline("6 tháng cuối năm 2026", ROUND, year=2026, until_round="2026-H2"), date(2026, 12, 31), True),
    (Deadline("đợt xét, its year left out", ROUND, until_round="2026-H1"), date(2026, 6, 30), True),
]


def by_name(value: object) -> str | None:
    return value.text if isinstance(value, Deadline) else None


@pytest.mark.parametrize(("deadline", "due_on", "approximate"), ONCE, ids=by_name)
@pytest.mark.parametrize("planned", [True, False])
def test_a_task_done_once_is_due_on_the_last_day_named(
    deadline: Deadline, due_on: date, approximate: bool, planned: bool
) -> None:
    assert expected_occurrences(deadline, 2022, 2030, planned=planned) == (ExpectedOccurrence("", due_on, approximate),)


@pytest.mark.parametrize(("deadline", "due_on", "approximate"), ONCE, ids=by_name)
def test_what_was_due_before_the_first_year_is_left_out(deadline: Deadline, due_on: date, approximate: bool) -> None:
    assert expected_occurrences(deadline, due_on.year, 2030, planned=True) == (
        ExpectedOccurrence("", due_on, approximate),
    )
    assert expected_occurrences(deadline, due_on.year + 1, 2031, planned=True) == ()


@pytest.mark.parametrize(
    "deadline",
    [
        Deadline("after the plan", DAY, day=1, month=1, year=2031),
        Deadline("begins after the plan", RANGE, from_year=2031, to_year=2035),
        Deadline("begins after the plan, without an end", RANGE, from_year=2031),
        Deadline("a round after the plan", ROUND, until_round="2031-H1"),
        Deadline("every year after the plan", YEAR, YEARLY, year=2031, from_year=2031),
        Deadline("every year until before it", RANGE, YEARLY, to_year=2021),
    ],
    ids=by_name,
)
def test_what_lies_outside_the_years_is_left_out(deadline: Deadline) -> None:
    assert expected_occurrences(deadline, 2022, 2030, planned=True) == ()


def test_a_range_that_outlasts_the_plan_is_due_on_its_own_last_day() -> None:
    deadline = Deadline("2029 – 2032", RANGE, from_year=2029, to_year=2032)
    assert expected_occurrences(deadline, 2022, 2030, planned=True) == (
        ExpectedOccurrence("", date(2032, 12, 31), approximate=True),
    )


def test_a_range_without_an_end_has_no_due_day() -> None:
    assert expected_occurrences(Deadline("từ năm 2024", RANGE, from_year=2024), 2022, 2030, planned=True) == (
        ExpectedOccurrence(""),
    )


@pytest.mark.parametrize(
    ("deadline", "due_on"),
    [
        (Deadline("trước ngày 20/11", DAY, day=20, month=11), date(2026, 11, 19)),
        (Deadline("tháng 4", MONTH, month=4), date(2026, 4, 30)),
        (Deadline("trong quý IV", QUARTER, quarter=4), date(2026, 12, 31)),
    ],
    ids=by_name,
)
def test_a_deadline_without_a_year_belongs_to_the_only_one(deadline: Deadline, due_on: date) -> None:
    assert expected_occurrences(deadline, 2026, 2026, planned=True) == (
        ExpectedOccurrence("", due_on, deadline.kind is not DAY),
    )
    assert expected_occurrences(deadline, 2022, 2030, planned=True) == (ExpectedOccurrence(""),)


YEARLY_DUE = [
    (Deadline("20/11 hằng năm", DAY, YEARLY, day=20, month=11), {year: date(year, 11, 20) for year in (2027, 2028)}),
    (Deadline("29/2", DAY, YEARLY, day=29, month=2), {2027: date(2027, 2, 28), 2028: date(2028, 2, 29)}),
    (Deadline("31/6", DAY, YEARLY, day=31, month=6), {2027: date(2027, 6, 30), 2028: date(2028, 6, 30)}),
    (Deadline("31/12", DAY, YEARLY, day=31, month=12), {2027: date(2027, 12, 31), 2028: date(2028, 12, 31)}),
    (Deadline("tháng 2", MONTH, YEARLY, month=2), {2027: date(2027, 2, 28), 2028: date(2028, 2, 29)}),
    (Deadline("quý III", QUARTER, YEARLY, quarter=3), {2027: date(2027, 9, 30), 2028: date(2028, 9, 30)}),
    (Deadline("hằng năm", YEAR, YEARLY), {2027: date(2027, 12, 31), 2028: date(2028, 12, 31)}),
    (Deadline("from 2028", YEAR, YEARLY, year=2028, from_year=2028), {2028: date(2028, 12, 31)}),
    (Deadline("from 20/11/2028", DAY, YEARLY, day=20, month=11, year=2028), {2028: date(2028, 11, 20)}),
    (Deadline("to 2027", RANGE, YEARLY, month=3, from_year=2020, to_year=2027), {2027: date(2027, 3, 31)}),
]


@pytest.mark.parametrize(("deadline", "due"), YEARLY_DUE, ids=by_name)
def test_what_comes_back_yearly_is_due_once_a_year(deadline: Deadline, due: dict[int, date]) -> None:
    occurrences = tuple(ExpectedOccurrence(f"{year}", day, deadline.kind is not DAY) for year, day in due.items())
    assert expected_occurrences(deadline, 2027, 2028, planned=True) == occurrences


def test_the_annual_report_is_due_each_year_to_2030() -> None:
    report = Deadline("trước ngày 20/11 hằng năm", DAY, YEARLY, day=20, month=11)
    occurrences = expected_occurrences(report, 2022, 2030, planned=True)
    assert [(occurrence.period, occurrence.due_on, occurrence.approximate) for occurrence in occurrences] == [
        (f"{year}", date(year, 11, 19), False) for year in range(2022, 2031)
    ]


def test_the_last_day_of_a_month_is_looked_up_each_month() -> None:
    occurrences = expected_occurrences(Deadline("ngày 31 hằng tháng", DAY, MONTHLY, day=31), 2028, 2028, planned=True)
    assert [occurrence.period for occurrence in occurrences] == [f"2028-{month:02d}" for month in range(1, 13)]
    lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert [occurrence.due_on for occurrence in occurrences] == [
        date(2028, month, days) for month, days in enumerate(lengths, 1)
    ]
    assert not any(occurrence.approximate for occurrence in occurrences)


def test_every_month_turns_the_year() -> None:
    occurrences = expected_occurrences(Deadline("ngày 20 hằng tháng", DAY, MONTHLY, day=20), 2026, 2027, planned=True)
    assert len(occurrences) == 24
    assert occurrences[11:13] == (
        ExpectedOccurrence("2026-12", date(2026, 12, 20)),
        ExpectedOccurrence("2027-01", date(2027, 1, 20)),
    )


def test_every_month_without_a_day_is_due_at_its_end() -> None:
    occurrences = expected_occurrences(Deadline("hằng tháng", MONTH, MONTHLY), 2026, 2026, planned=True)
    assert occurrences[1] == ExpectedOccurrence("2026-02", date(2026, 2, 28), approximate=True)


def test_every_quarter_has_its_day_in_its_last_month() -> None:
    occurrences = expected_occurrences(
        Deadline("ngày 25 tháng cuối quý", DAY, QUARTERLY, day=25), 2026, 2026, planned=True
    )
    assert occurrences == tuple(
        ExpectedOccurrence(f"2026-Q{number}", date(2026, 3 * number, 25)) for number in (1, 2, 3, 4)
    )


def test_every_quarter_without_a_day_is_due_at_its_end() -> None:
    occurrences = expected_occurrences(Deadline("hằng quý", QUARTER, QUARTERLY), 2026, 2026, planned=True)
    ends = [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31)]
    assert occurrences == tuple(
        ExpectedOccurrence(f"2026-Q{number}", end, approximate=True) for number, end in enumerate(ends, 1)
    )


@pytest.mark.parametrize(
    ("until", "last", "count"), [("", "2030-H2", 10), ("2030-H2", "2030-H2", 10), ("2028-H1", "2028-H1", 5)]
)
def test_rounds_come_back_until_the_last(until: str, last: str, count: int) -> None:
    occurrences = expected_occurrences(
        Deadline("6 tháng và cuối năm", ROUND, PER_ROUND, until_round=until), 2026, 2030, planned=True
    )
    assert occurrences[:2] == (
        ExpectedOccurrence("2026-H1", date(2026, 6, 30), approximate=True),
        ExpectedOccurrence("2026-H2", date(2026, 12, 31), approximate=True),
    )
    assert (occurrences[-1].period, len(occurrences)) == (last, count)


@pytest.mark.parametrize(("month", "last"), [(3, "2028"), (11, "2027")])
def test_nothing_is_due_after_the_last_round(month: int, last: str) -> None:
    deadline = Deadline("ngày 20 hằng năm", DAY, YEARLY, day=20, month=month, until_round="2028-H1")
    assert expected_occurrences(deadline, 2026, 2030, planned=True)[-1].period == last


def test_a_last_round_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidRecord):
        expected_occurrences(Deadline("", ROUND, PER_ROUND, until_round="2030"), 2026, 2030, planned=True)


@pytest.mark.parametrize("deadline", [Deadline("thường xuyên", ONGOING), Deadline("", NONE)], ids=["ongoing", "none"])
def test_without_a_day_a_planned_task_is_looked_at_once_a_year(deadline: Deadline) -> None:
    assert expected_occurrences(deadline, 2026, 2028, planned=True) == (
        ExpectedOccurrence("2026"),
        ExpectedOccurrence("2027"),
        ExpectedOccurrence("2028"),
    )
    assert expected_occurrences(deadline, 2026, 2028, planned=False) == (ExpectedOccurrence(""),)


@pytest.mark.parametrize(
    ("first", "year"),
    [
        (ExpectedOccurrence("2026-Q3", date(2026, 9, 30)), 2026),
        (ExpectedOccurrence("2026"), 2026),
        (ExpectedOccurrence("", date(2027, 1, 1)), 2027),
        (ExpectedOccurrence(""), None),
    ],
)
def test_an_occurrence_belongs_to_a_year(first: ExpectedOccurrence, year: int | None) -> None:
    assert first.year == year


PERIODS = [
    ("2026", "năm 2026", date(2026, 12, 31)),
    ("2026-H1", "6 tháng đầu năm 2026", date(2026, 6, 30)),
    ("2026-H2", "6 tháng cuối năm 2026", date(2026, 12, 31)),
    ("2026-Q1", "quý I năm 2026", date(2026, 3, 31)),
    ("2026-Q2", "quý II năm 2026", date(2026, 6, 30)),
    ("2026-Q3", "quý III năm 2026", date(2026, 9, 30)),
    ("2026-Q4", "quý IV năm 2026", date(2026, 12, 31)),
    ("2026-05", "tháng 5 năm 2026", date(2026, 5, 31)),
    ("2027-02", "tháng 02 năm 2027", date(2027, 2, 28)),
    ("2028-02", "tháng 02 năm 2028", date(2028, 2, 29)),
    ("2026-12", "tháng 12 năm 2026", date(2026, 12, 31)),
]
EVERY = [
    Deadline("", YEAR, YEARLY),
    Deadline("", ROUND, PER_ROUND),
    Deadline("", QUARTER, QUARTERLY),
    Deadline("", MONTH, MONTHLY),
]


@pytest.mark.parametrize(("code", "title", "last"), PERIODS)
def test_periods_have_names_and_a_last_day(code: str, title: str, last: date) -> None:
    assert period_title(code) == title
    due = {
        occurrence.period: occurrence.due_on
        for each in EVERY
        for occurrence in expected_occurrences(each, last.year, last.year, planned=True)
    }
    assert due[code] == last


def test_once_is_a_period_too() -> None:
    assert period_title("") == "một lần"


@pytest.mark.parametrize(
    "code", ["26", "0000", "2026-", "2026-0", "2026-00", "2026-13", "2026-H3", "2026-Q0", "2026-Q5", "x2026", "2026 "]
)
def test_other_codes_are_refused_by_name(code: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        period_title(code)
    assert f"“{code}”" in refused.value.message
    assert refused.value.field == "period"


TODAY = date(2026, 11, 24)
STATES = [
    (TODAY, TODAY, OccurrenceState.DONE_ON_TIME, "xong đúng hạn"),
    (date(2026, 11, 20), date(2026, 11, 19), OccurrenceState.DONE_ON_TIME, "xong đúng hạn"),
    (date(2026, 11, 20), date(2026, 11, 21), OccurrenceState.DONE_LATE, "xong trễ 1 ngày"),
    (date(2025, 12, 31), date(2026, 1, 5), OccurrenceState.DONE_LATE, "xong trễ 5 ngày"),
    (date(2024, 2, 28), date(2024, 3, 1), OccurrenceState.DONE_LATE, "xong trễ 2 ngày"),
    (date(2026, 2, 28), date(2026, 3, 1), OccurrenceState.DONE_LATE, "xong trễ 1 ngày"),
    (None, date(2026, 11, 19), OccurrenceState.DONE, "đã xong"),
    (None, None, OccurrenceState.NO_DUE, "chưa có hạn"),
    (date(2026, 11, 23), None, OccurrenceState.LATE, "quá hạn 1 ngày"),
    (date(2026, 11, 12), None, OccurrenceState.LATE, "quá hạn 12 ngày"),
    (date(2025, 11, 24), None, OccurrenceState.LATE, "quá hạn 365 ngày"),
    (date(2023, 11, 24), None, OccurrenceState.LATE, "quá hạn 1.096 ngày"),
    (TODAY, None, OccurrenceState.DUE_SOON, "đến hạn hôm nay"),
    (date(2026, 11, 25), None, OccurrenceState.DUE_SOON, "còn 1 ngày"),
    (date(2026, 12, 9), None, OccurrenceState.DUE_SOON, "còn 15 ngày"),
    (date(2026, 12, 10), None, OccurrenceState.OPEN, "chưa đến hạn"),
]


@pytest.mark.parametrize(("due_on", "done_on", "state", "words"), STATES)
def test_the_state_of_an_occurrence(
    due_on: date | None, done_on: date | None, state: OccurrenceState, words: str
) -> None:
    assert (state_of(due_on, done_on, TODAY), state_words(due_on, done_on, TODAY)) == (state, words)


def test_days_are_counted_over_the_year_turn() -> None:
    assert state_words(date(2027, 1, 3), None, date(2026, 12, 31)) == "còn 3 ngày"
    assert state_words(date(2026, 12, 31), None, date(2027, 1, 1)) == "quá hạn 1 ngày"


def test_how_soon_is_soon_is_the_callers() -> None:
    due = TODAY + timedelta(days=SOON_DAYS)
    assert state_of(due, None, TODAY, SOON_DAYS - 1) is OccurrenceState.OPEN
    assert state_words(TODAY, None, TODAY, 0) == "đến hạn hôm nay"


def test_each_state_has_a_label_of_its_own() -> None:
    assert set(OCCURRENCE_STATE_LABELS) == set(OccurrenceState)
    assert len(set(OCCURRENCE_STATE_LABELS.values())) == len(OccurrenceState)


def test_before_the_first_of_each_month_is_at_the_end_of_its_own_month() -> None:
    # The report of January was due on 31/12, before the month had begun.
    deadline = Deadline("trước ngày 01 hằng tháng", DAY, Recurrence.MONTHLY, day=1)
    months = expected_occurrences(deadline, 2026, 2026, planned=True)
    assert [(each.period, each.due_on) for each in (months[0], months[-1])] == [
        ("2026-01", date(2026, 1, 31)),
        ("2026-12", date(2026, 12, 31)),
    ]
    in_time = expected_occurrences(deadline, 2026, 2026, planned=True, day_in_time=True)
    assert in_time[0].due_on == date(2026, 2, 1)
    on_it = Deadline("ngày 01 hằng tháng", DAY, Recurrence.MONTHLY, day=1)
    assert expected_occurrences(on_it, 2026, 2026, planned=True)[0].due_on == date(2026, 1, 1)


def test_before_new_year_s_day_is_in_the_year_before() -> None:
    yearly = Deadline("trước ngày 01/01 hằng năm", DAY, YEARLY, day=1, month=1)
    assert [each.due_on for each in expected_occurrences(yearly, 2026, 2026, planned=True)] == [date(2026, 12, 31)]
    once = Deadline("trước ngày 01/01/2027", DAY, day=1, month=1, year=2027)
    assert [each.due_on for each in expected_occurrences(once, 2026, 2026, planned=True)] == [date(2026, 12, 31)]
