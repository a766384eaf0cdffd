import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.papers.document.numbering import heading_marker, point_letter, roman


def test_points_follow_the_vietnamese_alphabet() -> None:
    letters = "".join(point_letter(number) for number in range(1, 24))
    assert letters == "abcdđeghiklmnopqrstuvxy"
    assert [point_letter(number) for number in (24, 25, 46, 47)] == ["aa", "ab", "ay", "ba"]


@pytest.mark.parametrize(("number", "expected"), [(1, "I"), (4, "IV"), (5, "V"), (9, "IX"), (14, "XIV"), (39, "XXXIX")])
def test_parts_and_annexes_have_roman_numbers(number: int, expected: str) -> None:
    assert roman(number) == expected


@given(st.integers(1, 600))
def test_no_two_points_share_a_letter(number: int) -> None:
    assert point_letter(number) != point_letter(number + 1)
    assert not set(point_letter(number)) & set("fjwz")


def test_markers_of_the_three_levels() -> None:
    assert [heading_marker(level, 5) for level in (1, 2, 3)] == ["V.", "5.", "đ)"]
