"""Posts that lists shorten, in full."""

import pytest

from desktop_app.domain.office.post_words import post_in_full, shortens


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("CV", "Chuyên viên"),
        ("cvc", "Chuyên viên chính"),
        ("VC", "Viên chức"),
        ("P. GĐ", "Phó Giám đốc"),
        ("PTP.", "Phó Trưởng phòng"),
        ("Chánh VP", "Chánh Văn phòng"),
        ("Phó Chánh VP.", "Phó Chánh Văn phòng"),
        ("Giám đốc TT", "Giám đốc Trung tâm"),
        ("GĐTT", "Giám đốc Trung tâm"),
        ("PGĐ TT", "Phó Giám đốc Trung tâm"),
        ("P. Trưởng phòng", "Phó Trưởng phòng"),
        ("TTV", "Thanh tra viên"),
        ("Chuyên viên", "Chuyên viên"),
        ("Kế toán VP", "Kế toán VP"),
        ("Phó Chủ tịch", "Phó Chủ tịch"),
        ("", ""),
    ],
)
def test_a_post_is_written_in_full(written: str, whole: str) -> None:
    assert post_in_full(written) == whole


@pytest.mark.parametrize(
    ("written", "post"),
    [
        ("GĐTT", "Giám đốc Trung tâm"),
        ("P.GĐ TT", "Phó Giám đốc Trung tâm"),
        ("P. Trưởng phòng", "Phó Trưởng phòng"),
        ("Phó phòng", "Phó Trưởng phòng"),
        ("PP", "Phó Trưởng phòng"),
        ("Tr. phòng", "Trưởng phòng"),
        ("VT", "Văn thư"),
        ("TTVC", "Thanh tra viên chính"),
    ],
)
def test_what_a_list_writes_shortens_a_post(written: str, post: str) -> None:
    assert shortens(written, post)


@pytest.mark.parametrize(
    ("written", "post"),
    [("GĐTT", "Phó Giám đốc Trung tâm"), ("TTV", "Thanh tra viên chính"), ("TP", "Phó Trưởng phòng"), ("", "Văn thư")],
)
def test_another_post_is_not_meant(written: str, post: str) -> None:
    assert not shortens(written, post)
