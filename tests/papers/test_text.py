from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import vietnamese
from desktop_app.papers.text import CellKind, clean, printed


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (1234567, CellKind.INTEGER, "1.234.567"),
        (-1500, CellKind.INTEGER, "-1.500"),
        (1234, CellKind.ORDINAL, "1234"),
        (date(2026, 3, 5), CellKind.DATE, "05/03/2026"),
        (None, CellKind.TEXT, ""),
        ("Nguye\u0302\u0303n", CellKind.TEXT, "Nguyễn"),
    ],
)
def test_values_are_printed_in_the_office_way(value: str | int | date | None, kind: CellKind, expected: str) -> None:
    assert printed(value, kind) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\x00\x07b", "ab"), ("a\tb", "a b"), ("a\r\nb", "a\nb"), ("\u200bĐà\ufeff", "Đà"), ("\u00d0à", "Đà")],
)
def test_what_cannot_be_printed_is_left_out(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(st.text(st.characters(exclude_categories=())))
def test_the_quick_way_agrees_with_the_thorough_one(text: str) -> None:
    assert clean(text) == vietnamese.nfc(text.replace("\t", " "))
