"""Targets, measured values and changes: nothing is rounded up into being reached."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.numbers import (
    MOST,
    NOT_COMPUTABLE,
    Comparison,
    Number,
    compare,
    difference_words,
    format_number,
    format_value,
    parse_value,
    percentage,
    share_words,
    stored_value,
)
from desktop_app.domain.year.indicators import (
    AUTOMATIC_LABELS,
    AutomaticMeasure,
    Target,
    TargetSign,
    format_target,
    meets,
    target_for,
)

AT_LEAST, MORE_THAN, EXACTLY = TargetSign.AT_LEAST, TargetSign.MORE_THAN, TargetSign.EXACTLY
counts = st.integers(0, 10**6)
decimals = st.decimals(0, MOST, places=2)


def goal(sign: TargetSign, value: str, year: int = 2030) -> Target:
    return Target(year, sign, Decimal(value))


@pytest.mark.parametrize(
    ("sign", "below", "at", "above"),
    [(AT_LEAST, False, True, True), (MORE_THAN, False, False, True), (EXACTLY, False, True, False)],
)
def test_a_target_is_met_on_its_side_of_the_border(sign: TargetSign, below: bool, at: bool, above: bool) -> None:
    target = goal(sign, "90")
    assert [meets(Decimal(value), target) for value in ("89.99", "90.00", "90.01")] == [below, at, above]
    assert [meets(90 + shift, target) for shift in (Fraction(-1, 10**9), Fraction(0), Fraction(1, 10**9))] == [
        below,
        at,
        above,
    ]


def test_nearly_all_is_not_all() -> None:
    nearly = percentage(59_999, 60_000)
    assert nearly is not None
    assert not meets(nearly, goal(AT_LEAST, "100"))
    assert format_value(nearly, "%") == "99,99 %"


def test_a_third_of_a_third_is_exact() -> None:
    third = percentage(1, 3)
    assert third == Fraction(100, 3)
    assert meets(Fraction(100, 3) * 3, goal(EXACTLY, "100"))


def test_a_share_of_zero_is_not_computable() -> None:
    assert percentage(0, 0) is None
    assert percentage(0, 7) == 0


@pytest.mark.parametrize(
    ("year", "due"),
    [(2022, 2025), (2025, 2025), (2026, 2030), (2029, 2030), (2030, 2030), (2031, None)],
)
def test_the_next_target_due_holds(year: int, due: int | None) -> None:
    targets = [goal(MORE_THAN, "90", 2030), goal(MORE_THAN, "70", 2025)]
    target = target_for(targets, year)
    assert (target.year if target else None) == due


def test_a_target_of_the_year_between_comes_first() -> None:
    between = goal(AT_LEAST, "85", 2027)
    assert target_for([goal(AT_LEAST, "80", 2025), between, goal(AT_LEAST, "90")], 2026) == between
    assert target_for([], 2026) is None


COMPARISONS: list[tuple[Number | None, Number | None, str, str]] = [
    (12, 10, "+2 tin", "+20 %"),
    (10, 12, "-2 tin", "-16,67 %"),
    (10, 10, "0 tin", "0 %"),
    (0, 10, "-10 tin", "-100 %"),
    (10, 0, "+10 tin", NOT_COMPUTABLE),
    (0, 0, "0 tin", NOT_COMPUTABLE),
    (10, None, NOT_COMPUTABLE, NOT_COMPUTABLE),
    (None, 10, NOT_COMPUTABLE, NOT_COMPUTABLE),
    (None, None, NOT_COMPUTABLE, NOT_COMPUTABLE),
    (1, -4, "+5 tin", NOT_COMPUTABLE),
    (185_000, 1_000, "+184.000 tin", "+18.400 %"),
    (Decimal("0.001"), Decimal(0), "0 tin", NOT_COMPUTABLE),
]


@pytest.mark.parametrize(("this", "before", "difference", "share"), COMPARISONS)
def test_a_change_is_computed_if_there_is_an_earlier_value(
    this: Number | None, before: Number | None, difference: str, share: str
) -> None:
    comparison = compare(this, before)
    assert (difference_words(comparison, "tin"), share_words(comparison)) == (difference, share)


def test_shares_differ_by_points() -> None:
    comparison = compare(Decimal("92.5"), Fraction(90))
    assert comparison == Comparison(Fraction(5, 2), Fraction(250, 90))
    assert (difference_words(comparison, "%"), share_words(comparison)) == ("+2,5 điểm phần trăm", "+2,78 %")


@given(decimals, decimals)
def test_a_change_leads_from_the_one_to_the_other(this: Decimal, before: Decimal) -> None:
    comparison = compare(this, before)
    assert comparison.difference is not None
    assert Fraction(before) + comparison.difference == Fraction(this)
    if comparison.share is None:
        assert before == 0
    else:
        assert Fraction(before) * (1 + comparison.share / 100) == Fraction(this)


NUMBERS: list[tuple[Number, str]] = [
    (0, "0"),
    (7, "7"),
    (1_234, "1.234"),
    (1_234_567, "1.234.567"),
    (Decimal("92.5"), "92,5"),
    (Decimal("92.50"), "92,5"),
    (Decimal("1E+3"), "1.000"),
    (Decimal("92.05"), "92,05"),
    (Decimal("92.999"), "92,99"),
    (Fraction(2, 3), "0,67"),
    (Fraction(1, 8), "0,13"),
    (Fraction(-1, 4), "-0,25"),
    (Fraction(-2, 3), "-0,67"),
    (Fraction(-1, 1000), "0"),
    (-1_234, "-1.234"),
]


@pytest.mark.parametrize(("value", "written"), NUMBERS)
def test_numbers_are_written_with_dots_and_a_comma(value: Number, written: str) -> None:
    assert format_number(value) == written


def test_places_are_the_callers() -> None:
    assert [format_number(Fraction(2, 3), places) for places in (0, 1, 4)] == ["0", "0,7", "0,6667"]


@given(counts, st.integers(1, 10**6))
def test_a_printed_share_is_the_nearest_one_and_says_no_whole_number_that_was_not_reached(
    part: int, whole: int
) -> None:
    share = percentage(part, whole)
    assert share is not None
    printed = Fraction(parse_value(format_number(share)))
    nearest = Fraction(int(100 * share + Fraction(1, 2)), 100)
    assert printed == (nearest - Fraction(1, 100) if share < nearest and nearest.denominator == 1 else nearest)


@given(st.integers(1, 10**4), st.integers(1, 10**4), st.decimals(0, 100, places=2))
def test_no_share_is_printed_as_the_mark_that_it_does_not_have(part: int, whole: int, mark: Decimal) -> None:
    share = percentage(min(part, whole), whole)
    assert share is not None
    printed = format_number(share, mark=mark)
    assert (printed == format_number(mark)) is (share == mark)
    assert format_number(Fraction(2, 3) * 100, mark=Decimal("66.67")) == "66,66"
    assert format_number(Decimal("15.004"), mark=15) == "15,01"


def test_a_value_stands_with_its_unit() -> None:
    assert format_value(Decimal("92.5"), "%") == "92,5 %"
    assert format_value(1_234, "lượt") == "1.234 lượt"
    assert format_value(3, "") == "3"
    assert format_value(None, "%") == ""
    assert format_target(goal(MORE_THAN, "90"), "%") == "> 90 %"
    # No more than all is asked for.
    assert format_target(goal(TargetSign.AT_LEAST, "100"), "%") == "100 %"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("0,0", "0"),
        ("007", "7"),
        (" 92,5 ", "92.5"),
        ("92,5 %", "92.5"),
        ("92,50%", "92.5"),
        ("1.234", "1234"),
        ("1.234.567,25", "1234567.25"),
        ("1234", "1234"),
        ("1000", "1000"),
        ("1.000.000.000.000", "1000000000000"),
    ],
)
def test_a_typed_value_is_read_and_kept_exactly(text: str, value: str) -> None:
    assert parse_value(text) == Decimal(value)
    assert stored_value(parse_value(text)) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "%",
        "-1",
        "+1",
        "92.5",
        "1.23",
        "12.3456",
        ".5",
        "5,",
        "1,2,3",
        "1e3",
        "nan",
        "vô cùng",
        "٣",
        "1 234",
        "9" * 14,
    ],
)
def test_an_invalid_value_is_refused(text: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        parse_value(text, "target")
    assert refused.value.field == "target"
    assert f"“{text}”" in refused.value.message


def test_a_value_beyond_measure_is_refused() -> None:
    with pytest.raises(InvalidRecord, match="quá mức"):
        parse_value("1.000.000.000.001")


@given(decimals)
def test_a_value_survives_being_written_and_kept(value: Decimal) -> None:
    assert parse_value(format_number(value)) == value
    assert Decimal(stored_value(value)) == value


def test_each_automatic_measure_is_named() -> None:
    assert set(AUTOMATIC_LABELS) == set(AutomaticMeasure)
