"""What a Director signs of the sample's reports: who issues them, who stands where, what is split by what."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.papers.document.model import BodyRow, Recipients
from desktop_app.services.book import Book, opened
from desktop_app.services.papers import papers
from tests.books import sample_in
from tests.papers.reading import docx_text
from tests.papers.tables import tables_of


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with opened(sample_in(Path(tmp_path_factory.mktemp("signed")) / "book")) as book:
        yield book


def test_the_emulation_report_tells_who_registered_for_what_and_what_was_awarded_for_what(office: Book) -> None:
    text = docx_text(papers.document(office, "emulation-report", {"year": "2025"})).replace("\u00a0", " ")
    assert (
        "Có 05 tập thể và 25 cá nhân đăng ký thi đua năm 2025, gồm 05 tập thể đăng ký Tập thể lao động tiên tiến; "
        "04 cá nhân đăng ký Chiến sĩ thi đua cơ sở; 21 cá nhân đăng ký Lao động tiên tiến."
    ) in text
    assert (
        "tặng Giấy khen cho 02 tập thể và 08 cá nhân, trong đó: công trạng 02 tập thể và 03 cá nhân, phong trào "
        "thi đua (chuyên đề) 05 cá nhân (Quyết định số 81/QĐ-SNgV"
    ) in text
    assert "Phong trào thi đua “Mỗi ngày một tin tốt, mỗi tuần một câu chuyện đẹp”: số tin, bài giữa các tháng" in text
    assert "cá nhân đăng ký thi đua năm 2026, gồm" in str(papers.document(office, "emulation-report", {"year": "2026"}))
    # All for merit: nothing is split.
    assert "trong đó: công trạng" not in str(papers.document(office, "emulation-report", {"year": "2024"}))


@pytest.mark.parametrize(
    ("kind", "options"), [("annual-report", {"year": "2026"}), ("half-year-report", {"round": "2026-H1"})]
)
def test_nobody_reports_to_himself(office: Book, kind: str, options: dict[str, str]) -> None:
    inside = papers.document(office, kind, options | {"plan": "2"})
    text = docx_text(inside)
    assert "CHÁNH VĂN PHÒNG" in text
    assert "GIÁM ĐỐC" not in text
    assert "/BC-VP" in text
    assert inside.closing is not None
    assert isinstance(inside.closing.left, Recipients)
    assert "Lãnh đạo Sở" in str(inside.closing.left)
    above = docx_text(papers.document(office, kind, options))
    assert "GIÁM ĐỐC" in above
    assert "CHÁNH VĂN PHÒNG" not in above


def test_title_opening_and_closing_of_a_phase_call_it_the_same(office: Book) -> None:
    paper = papers.document(office, "phase-report", {"phase": "2022-2025"})
    assert paper.titles is not None
    assert paper.titles.subject.startswith("Sơ kết thực hiện Kế hoạch")
    text = docx_text(paper).replace("\u00a0", " ")
    assert "báo cáo sơ kết thực hiện Kế hoạch, giai đoạn 2022 - 2025. Số liệu" in text
    assert "Trên đây là báo cáo sơ kết thực hiện Kế hoạch “" in text
    exemplars = [
        row.values
        for annex in paper.annexes
        for table in tables_of(annex)
        for row in table.rows
        if isinstance(row, BodyRow) and "Giới thiệu gương" in str(row.values)
    ]
    assert exemplars
    assert not [row for row in exemplars if row[-1] in ("", "–")]
