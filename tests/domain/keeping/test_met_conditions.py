"""Tables that are read whole are filtered by their figures as they are printed: shares have decimals."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UsageError
from desktop_app.domain.keeping.met_conditions import cell_text, meets_all
from desktop_app.domain.keeping.typed_conditions import typed_conditions, typed_words
from desktop_app.domain.list_kinds.read_whole import MEASURED
from desktop_app.domain.lists import Condition, ConditionTest, checked_condition, read_condition
from desktop_app.domain.numbers import Number

VALUES: tuple[Number, ...] = (Decimal("92.5"), Fraction(200, 3), Decimal("1E+3"), Fraction(-5, 2), 92, 0)
TODAY = date(2026, 11, 28)


def values_left(typed: str) -> list[str]:
    """Return the values that are left when this is typed below the head of the column."""
    conditions = typed_conditions(MEASURED.column("value"), typed, TODAY)
    place = MEASURED.columns.index(MEASURED.column("value"))
    rows = [[""] * place + [value] + [""] * (len(MEASURED.columns) - place - 1) for value in VALUES]
    return [cell_text(value) for value, row in zip(VALUES, rows, strict=True) if meets_all(MEASURED, conditions, row)]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        (">92", ["92,5", "1000"]),
        ("dưới 92,5", ["66,67", "-2,5", "92", "0"]),
        ("92,5", ["92,5"]),
        ("66,67", ["66,67"]),
        ("1.000", ["1000"]),
        ("92 - 92,5", ["92,5", "92"]),
        ("-2,5", ["-2,5"]),
        ("\N{MINUS SIGN}2,5", ["-2,5"]),
        ("<0", ["-2,5"]),
    ],
)
def test_a_share_is_found_by_what_is_read_of_it(typed: str, left: list[str]) -> None:
    assert values_left(typed) == left
    column = MEASURED.column("value")
    conditions = typed_conditions(column, typed, TODAY)
    words = typed_words(column, conditions, TODAY)
    assert words is not None
    assert typed_conditions(column, words, TODAY) == conditions
    assert tuple(read_condition(MEASURED, each.written) for each in conditions) == conditions


def test_a_point_that_parts_no_thousands_is_no_number() -> None:
    with pytest.raises(UsageError, match="không phải là số"):
        values_left("92.5")


@pytest.mark.parametrize("value", VALUES)
def test_a_value_that_a_column_offers_is_one_that_can_be_asked_for(value: Number) -> None:
    asked = Condition("value", ConditionTest.IS, (cell_text(value),))
    assert checked_condition(MEASURED, asked) == asked
