"""Terms in working days: weekends and the fixed holidays do not count."""

from datetime import date

import pytest

from desktop_app.domain.awards.decisions import recovery_due
from desktop_app.domain.rounds.working_days import after_working_days, is_working_day


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 7, 3), True),
        (date(2026, 7, 4), False),
        (date(2026, 7, 5), False),
        (date(2026, 1, 1), False),
        (date(2026, 4, 30), False),
        (date(2026, 5, 1), False),
        (date(2026, 9, 2), False),
        (date(2026, 9, 3), True),
    ],
)
def test_an_office_works_from_monday_to_friday_but_on_holidays(day: date, works: bool) -> None:
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("cancelled_on", "due"),
    [
        # Three whole weeks, whichever day of the week it begins on.
        (date(2026, 7, 1), date(2026, 7, 22)),
        (date(2026, 7, 3), date(2026, 7, 24)),
        (date(2026, 7, 4), date(2026, 7, 24)),
        # 30/4 and 1/5 lie in between, a Thursday and a Friday.
        (date(2026, 4, 20), date(2026, 5, 13)),
    ],
)
def test_certificate_and_money_come_back_within_fifteen_working_days(cancelled_on: date, due: date) -> None:
    """Nghị định 152/2025/NĐ-CP, Điều 58 khoản 2."""
    assert recovery_due(cancelled_on) == due


def test_a_term_of_no_days_ends_where_it_begins() -> None:
    assert after_working_days(date(2026, 7, 4), 0) == date(2026, 7, 4)
