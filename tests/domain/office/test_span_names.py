"""The names of spans, which decisions, lists and reports have from one place."""

from datetime import date

import pytest

from desktop_app.domain.office.citations import span_name


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "năm 2026"),
        (date(2026, 1, 1), date(2026, 6, 30), "6 tháng đầu năm 2026"),
        (date(2026, 7, 1), date(2026, 12, 31), "6 tháng cuối năm 2026"),
        (date(2025, 1, 1), date(2026, 12, 31), ""),
        (date(2026, 2, 1), date(2026, 12, 31), ""),
    ],
)
def test_a_year_and_its_halves_have_names(first: date, last: date, name: str) -> None:
    assert span_name(first, last) == name
