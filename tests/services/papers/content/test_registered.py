"""What was reached by a criterion of a movement, as a sentence of a report tells it."""

from datetime import date

import pytest

from desktop_app.domain.year.movements import Criterion
from desktop_app.services.papers.content.registered import closed_words


@pytest.mark.parametrize(
    ("target", "expected"),
    [("không có", "sai sót: hai (chỉ tiêu: không có)"), ("24 tin", "(chỉ tiêu 24 tin)"), ("", "sai sót: hai")],
)
def test_a_target_of_none_is_no_missing_target(target: str, expected: str) -> None:
    """ "chỉ tiêu không có" reads as if there were no such target."""
    words = closed_words(date(2025, 12, 1), [Criterion(text="Sai sót", target=target, result="hai")])
    assert words.endswith(expected)
