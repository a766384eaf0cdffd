"""Whatever deadline is understood: its occurrences are in order, in their periods, in their years."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.numbers import format_number
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.occurrences import (
    OccurrenceState,
    expected_occurrences,
    period_title,
    state_of,
    state_words,
)

FIRST, LAST = 2022, 2032

years = st.integers(FIRST, LAST)
maybe_years = st.none() | st.integers(FIRST - 2, LAST + 2)
days = st.dates(date(FIRST, 1, 1), date(LAST, 12, 31))
deadlines = st.builds(
    Deadline,
    kind=st.sampled_from(DeadlineKind),
    recurrence=st.sampled_from(Recurrence),
    day=st.none() | st.integers(1, 31),
    month=st.none() | st.integers(1, 12),
    quarter=st.none() | st.integers(1, 4),
    year=maybe_years,
    from_year=maybe_years,
    to_year=maybe_years,
    until_round=st.just("") | st.builds("{}-H{}".format, years, st.sampled_from([1, 2])),
)


def months_of(period: str) -> tuple[int, int]:
    """The first and the last month of a period."""
    part = period.partition("-")[2]
    length = {"": 12, "H": 6, "Q": 3}.get(part[:1], 1)
    number = int(part.lstrip("HQ") or 1)
    return length * (number - 1) + 1, length * number


@given(deadlines, years, years, st.booleans())
def test_occurrences_stand_in_order_and_in_their_periods(
    deadline: Deadline, from_year: int, to_year: int, planned: bool
) -> None:
    occurrences = expected_occurrences(deadline, from_year, to_year, planned=planned)
    assert [occurrence.period for occurrence in occurrences] == sorted(
        {occurrence.period for occurrence in occurrences}
    )
    for occurrence in occurrences:
        if occurrence.period:
            year, (first, last) = int(occurrence.period[:4]), months_of(occurrence.period)
            assert occurrence.due_on is None or (
                occurrence.due_on.year == year and first <= occurrence.due_on.month <= last
            )
            assert from_year <= year <= to_year
        assert occurrence.due_on is not None or not occurrence.approximate
    for earlier, later in pairwise(occurrence.due_on for occurrence in occurrences if occurrence.due_on):
        assert earlier < later


@given(deadlines, years, years)
def test_a_longer_plan_adds_occurrences_and_changes_none(deadline: Deadline, from_year: int, to_year: int) -> None:
    shorter = expected_occurrences(deadline, from_year, to_year, planned=True)
    longer = expected_occurrences(deadline, from_year, to_year + 1, planned=True)
    if deadline.recurrence is not Recurrence.ONCE and from_year <= to_year:
        assert longer[: len(shorter)] == shorter


@pytest.mark.parametrize(
    ("kind", "recurrence", "parts"),
    [
        (DeadlineKind.YEAR, Recurrence.YEARLY, [""]),
        (DeadlineKind.ROUND, Recurrence.PER_ROUND, ["-H1", "-H2"]),
        (DeadlineKind.QUARTER, Recurrence.QUARTERLY, [f"-Q{number}" for number in range(1, 5)]),
        (DeadlineKind.MONTH, Recurrence.MONTHLY, [f"-{number:02d}" for number in range(1, 13)]),
    ],
)
@given(year=years)
def test_the_periods_of_a_year_end_where_the_next_begins(
    kind: DeadlineKind, recurrence: Recurrence, parts: list[str], year: int
) -> None:
    occurrences = expected_occurrences(Deadline("", kind, recurrence), year, year, planned=True)
    assert [occurrence.period for occurrence in occurrences] == [f"{year}{part}" for part in parts]
    begins = [date(year, months_of(occurrence.period)[0], 1) for occurrence in occurrences] + [date(year + 1, 1, 1)]
    assert [occurrence.due_on for occurrence in occurrences] == [day - timedelta(days=1) for day in begins[1:]]


@given(years, st.integers(1, 12))
def test_a_month_has_its_number_in_its_name(year: int, month: int) -> None:
    # Of the days and months of papers only 1 and 2 are written with a zero before them.
    number = f"{month:02d}" if month < 3 else str(month)
    assert period_title(f"{year}-{month:02d}") == f"tháng {number} năm {year}"


@given(st.none() | days, st.none() | days, days, st.integers(0, 60))
def test_the_words_tell_the_days_of_the_state(
    due_on: date | None, done_on: date | None, today: date, soon: int
) -> None:
    state, words = state_of(due_on, done_on, today, soon), state_words(due_on, done_on, today, soon)
    assert (state in (OccurrenceState.DONE, OccurrenceState.NO_DUE)) == (due_on is None)
    assert state.startswith("done") == (done_on is not None)
    counted = [int(word) for word in words.split() if word.isdecimal()]
    if counted and due_on is not None:
        assert counted == [abs((due_on - (done_on or today)).days)]
        assert counted[0] > 0


@given(days, days)
def test_what_is_late_today_is_later_tomorrow(due_on: date, today: date) -> None:
    if state_of(due_on, None, today) is OccurrenceState.LATE:
        tomorrow = state_words(due_on, None, today + timedelta(days=1))
        assert tomorrow == f"quá hạn {format_number((today - due_on).days + 1)} ngày"
