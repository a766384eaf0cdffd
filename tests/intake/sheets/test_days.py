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
