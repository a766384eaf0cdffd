"""What decision and certificate say of an achievement: the reason, else how the summary begins."""

import pytest

from desktop_app.domain.rounds.nominations import achievement_line


@pytest.mark.parametrize(
    ("reason", "summary", "line"),
    [
        ("Đã có thành tích", "Dẫn đầu.", "Đã có thành tích"),
        # Half of it stood on the certificate, with the semicolon behind.
        ("", "Có 10 tin tốt; hướng dẫn 05 đồng nghiệp", "Có 10 tin tốt; hướng dẫn 05 đồng nghiệp"),
        ("", "Có 10 tin tốt; hướng dẫn 05 đồng nghiệp. Đoạt giải.", "Có 10 tin tốt; hướng dẫn 05 đồng nghiệp."),
        ("", "- Có 10 tin tốt;\n- Hướng dẫn 05 đồng nghiệp.", "- Có 10 tin tốt"),
        ("", f"Có 10 tin tốt; dịch 02 bài; {'viết ' * 40}", "Có 10 tin tốt; dịch 02 bài"),
        ("", f"{'viết ' * 50}; hướng dẫn", ("viết " * 50).strip()),
        ("", "", ""),
    ],
)
def test_the_line_is_a_whole_sentence_or_as_many_of_its_parts_as_fit(reason: str, summary: str, line: str) -> None:
    assert achievement_line(reason, summary) == line
