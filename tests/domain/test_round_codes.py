"""Review rounds and their codes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.round_codes import FIRST_YEAR, LAST_YEAR, RoundCode, parse_round_code, time_of

codes = st.builds(RoundCode, st.integers(FIRST_YEAR, LAST_YEAR), st.sampled_from([1, 2]))


@given(codes)
def test_a_code_reads_as_it_is_written(code: RoundCode) -> None:
    assert parse_round_code(str(code)) == code
    assert parse_round_code(f" {str(code).lower()} ") == code


@given(codes, codes)
def test_codes_as_text_stand_in_the_order_of_time(first: RoundCode, other: RoundCode) -> None:
    assert (first < other) == (str(first) < str(other)) == (first.last_day < other.last_day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-H3",
        "2026-H0",
        "26-H1",
        "2026H1",
        "2026-H1x",
        "x2026-H1",
        "2021-H1",
        "2100-H1",
        "٢٠٢٦-H1",
        "H1",
    ],
)
def test_anything_else_is_refused_by_its_name(text: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        parse_round_code(text)
    assert f"“{text}”" in refused.value.message
    assert refused.value.field == "code"


def test_both_rounds_look_at_the_year_from_its_first_day() -> None:
    first, second = RoundCode(2026, 1), RoundCode(2026, 2)
    assert (first.first_day, first.last_day) == (date(2026, 1, 1), date(2026, 6, 30))
    assert (second.first_day, second.last_day) == (date(2026, 1, 1), date(2026, 12, 31))


def test_rounds_are_named_as_papers_name_them() -> None:
    assert RoundCode(2026, 1).title == "sơ kết 6 tháng đầu năm 2026"
    assert RoundCode(2026, 2).title == "cuối năm 2026"


def test_the_time_of_an_occasion_is_that_of_its_round() -> None:
    codes = [RoundCode(year, half) for year in (2022, 2026) for half in (1, 2)]
    assert [time_of(code.occasion) for code in codes] == [code.time for code in codes]
    assert [code.time for code in codes[:2]] == ["6 tháng đầu năm 2022", "năm 2022"]
