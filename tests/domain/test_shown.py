"""What comes from outside is shown as it is, or with a mark."""

import pytest

from desktop_app.domain.errors import ClerkError
from desktop_app.domain.shown import shown


@pytest.mark.parametrize("text", ["Tệp “Đặng Ngọc Ánh.xlsx”\n– 1\t2", "", "Ha\N{COMBINING ACUTE ACCENT} Nội"])
def test_what_can_be_shown_stays(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize("letter", ["\u202e", "\u2066", "\u200f", "\x1b", "\0", "\x85", "\udcea"])
def test_what_changes_how_others_look_or_is_no_text_is_marked(letter: str) -> None:
    assert shown(f"a{letter}b") == "a\N{REPLACEMENT CHARACTER}b"
    problem = ClerkError(f"Tệp “{letter}” hỏng.", f"Xem “{letter}”.")
    assert letter not in problem.message + problem.hint + str(problem)
