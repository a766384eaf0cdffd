"""What the reports on the sample's years tell in the order of days, and call by one name."""

from pathlib import Path

from desktop_app.services.book import opened
from desktop_app.services.papers.reports.entered import ANNUAL, PHASE, report
from tests.books import sample_in
from tests.services.papers.content.test_awarded import made, words_of


def test_the_part_on_direction_is_in_the_order_of_days_whatever_they_are_of(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        direction = next(part.text for part in report(book, ANNUAL, "2025").parts if part.key == "direction")
    adjusted = "Kế hoạch số 15/KH-SNgV điều chỉnh"
    assert 0 < direction.index("10/02/2025") < direction.index(adjusted)


def test_what_was_posted_of_exemplars_is_no_number_of_those_to_be_followed(tmp_path: Path) -> None:
    """A report had 04 "gương điển hình" that were posted, and a line below eleven that were proposed."""
    with opened(sample_in(tmp_path / "book")) as book:
        text = "\n".join(part.text for part in report(book, PHASE, "2022-2025").parts)
    assert "04 bài giới thiệu gương điển hình" in text
    assert "04 gương điển hình" not in text


def test_awards_of_several_kinds_that_no_session_judged_are_told_by_kind(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        text = words_of(made(book, "emulation-report", year="2025"))
    kinds = "27 lượt danh hiệu thi đua và 02 lượt Bằng khen của tỉnh"
    assert f"; trong đó 29 lượt ({kinds}) không thuộc các đề nghị đã xét tại các phiên họp" in text
