"""The order of posts within a unit: who heads it comes first, however the post is called."""

import random

import pytest

from desktop_app.domain.rounds.printed_order import rank_of


@pytest.mark.parametrize(
    "posts",
    [
        ("Giám đốc", "Phó Giám đốc", "Trưởng phòng", "Phó Trưởng phòng", "Chuyên viên chính", "Chuyên viên"),
        ("Chi cục trưởng", "Phó Chi cục trưởng", "Chuyên viên cao cấp", "Kế toán trưởng"),
        ("Hiệu trưởng", "Phó Hiệu trưởng", "Chuyên viên", "Tổ trưởng"),
        ("Bí thư", "Phó Bí thư", "Ủy viên"),
    ],
)
def test_posts_of_a_unit_are_in_order(posts: tuple[str, ...]) -> None:
    mixed = random.sample(posts, len(posts))
    assert sorted(mixed, key=rank_of) == list(posts)
