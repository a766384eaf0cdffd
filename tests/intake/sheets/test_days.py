"""Days in cells of lists: those of a year that nobody means are slips of the pen."""

from datetime import date, datetime

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.intake.sheets.record_fields import days_of


@pytest.mark.parametrize("cell", ["05/3/0025", "31/12/9999", date(1900, 1, 5), datetime(9999, 12, 31)])
def test_a_day_of_a_year_that_nobody_means_is_refused(cell: str | date) -> None:
    with pytest.raises(InvalidRecord, match="không phải là"):
        days_of(cell, "from_date")


def test_a_day_is_taken_from_text_and_from_a_cell_of_days() -> None:
    day = date(2025, 3, 5)
    assert days_of("05/3/2025", "from_date") == days_of(datetime(2025, 3, 5, 7), "from_date") == (day,)


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("12-14/5/2026", date(2026, 5, 12), date(2026, 5, 14)),
        ("10-12/05/2026", date(2026, 5, 10), date(2026, 5, 12)),
        ("Ngày 02 và 03/6/2026", date(2026, 6, 2), date(2026, 6, 3)),
        ("Ngày 02, 03, 04/6/2026", date(2026, 6, 2), date(2026, 6, 4)),
        ("từ 28/4 đến hết ngày 02/5/2026", date(2026, 4, 28), date(2026, 5, 2)),
        ("28/12 – 03/01/2027", date(2026, 12, 28), date(2027, 1, 3)),
        ("05/4/26-07/4/26", date(2026, 4, 5), date(2026, 4, 7)),
    ],
)
def test_a_span_that_says_its_month_or_year_once_is_a_span(cell: str, first: date, last: date) -> None:
    assert days_of(cell, "from_date") == (first, last)


@pytest.mark.parametrize(
    "cell", ["8h00 ngày 12/3/2026, Hội trường Sở", "14h00 - 16h00 ngày 12/3/2026", "12/3/2026 - 16h"]
)
def test_hours_and_places_beside_a_day_are_no_span(cell: str) -> None:
    assert days_of(cell, "from_date") == (date(2026, 3, 12),)


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvalidRecord, match="không phải là"):
        days_of("14-12/5/2026", "from_date")
