"""Meetings are named by what they were."""

import pytest

from desktop_app.domain.year.gatherings import gathering_words


@pytest.mark.parametrize(
    ("titles", "word"),
    [
        (["Tọa đàm công chức trẻ", "Toạ đàm về báo chí"], "buổi tọa đàm"),
        (["Tập huấn kỹ năng", "Mở lớp kỹ năng số"], "lớp tập huấn"),
        (["Lớp bồi dưỡng nghiệp vụ"], "lớp bồi dưỡng"),
        # "02 tọa đàm, lớp tập huấn" counted what is counted by the meeting.
        (["Tập huấn kỹ năng", "Tọa đàm công chức trẻ"], "buổi tọa đàm, tập huấn"),
        (["Hội nghị tập huấn an toàn mạng"], "hội nghị"),
        (["Tập huấn kỹ năng", "Tọa đàm công chức trẻ", "Tổ chức hội nghị tổng kết"], "hội nghị, tọa đàm, lớp tập huấn"),
        (["Giao ban"], "hội nghị"),
        (["Giao ban", "Giao ban"], "hội nghị, lớp tập huấn"),
        (["Giao ban", "Tọa đàm công chức trẻ"], "hội nghị, tọa đàm, lớp tập huấn"),
    ],
)
def test_only_what_is_among_them_is_named(titles: list[str], word: str) -> None:
    assert gathering_words(titles) == word
