"""Posts that lists shorten, in full."""

import pytest

from desktop_app.domain.office.post_words import post_in_full


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
        ("Chuyên viên", "Chuyên viên"),
        ("Kế toán VP", "Kế toán VP"),
        ("Phó Chủ tịch", "Phó Chủ tịch"),
        ("", ""),
    ],
)
def test_a_post_is_written_in_full(written: str, whole: str) -> None:
    assert post_in_full(written) == whole
