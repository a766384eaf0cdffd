"""What a Director signs of the sample's reports: who issues them, who stands where, what is split by what."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.papers.document.model import BodyRow, Recipients
from desktop_app.services.book import Book, opened
from desktop_app.services.papers import papers
from desktop_app.services.papers.reports.entered import ANNUAL, report
from tests.books import rows_of, sample_in
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
        "tặng Giấy khen cho 02 tập thể và 08 cá nhân, trong đó: công trạng (6 tháng đầu năm 2025) 02 tập thể và "
        "03 cá nhân, phong trào thi đua “Mỗi ngày một tin tốt, mỗi tuần một câu chuyện đẹp” 05 cá nhân (Quyết định số "
        "81/QĐ-SNgV"
    ) in text
    assert "Phong trào thi đua “Mỗi ngày một tin tốt, mỗi tuần một câu chuyện đẹp”: tin, bài của các phòng đều" in text
    assert "cá nhân đăng ký thi đua năm 2026, gồm" in str(papers.document(office, "emulation-report", {"year": "2026"}))
    # All for merit: nothing is split. Two decisions of a year differed by their numbers alone.
    of_merit = str(papers.document(office, "emulation-report", {"year": "2024"}))
    assert "trong đó: công trạng" not in of_merit
    for time in ("6 tháng đầu năm 2024", "năm 2024"):
        assert f"tặng Giấy khen về thành tích {time} cho 01 tập thể và 03 cá nhân (Quyết định" in of_merit


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


def test_what_is_late_from_before_the_period_is_told_once_with_its_day_and_not_as_one_of_the_period(
    tmp_path: Path,
) -> None:
    folder = sample_in(tmp_path / "book")
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        undone = "UPDATE occurrence SET done_on = NULL, result = '', difficulty = '' WHERE period = '2022-H1'"
        assert connection.execute(undone).rowcount == 1
    with opened(folder) as book:
        _assert_old_is_told_apart(book)


def _assert_old_is_told_apart(office: Book) -> None:
    # A task that was due in 2022 and never done lowered the share of every later year and stood among what came late
    # in it: a Director has to see that it is old, and how old.
    for year in ("2022", "2023", "2024", "2025", "2026"):
        source = report(office, ANNUAL, year)
        first = source.facts.span.first.isoformat()
        told_later = "done_on IS NULL AND due_on >= (SELECT dated_on FROM plan WHERE id = 1)"
        late = rows_of(
            office,
            "occurrence",
            "id",
            f"task_id IN (SELECT id FROM task WHERE plan_id = 1) AND due_on < '{first}' AND {told_later}",
        )
        assert bool(late) is (year != "2022")
        texts = {part.key: part.text for part in source.parts}
        # Results that differ by the name of their period alone are one sentence.
        assert max(part.text.count("đã hướng dẫn các phòng, đơn vị bình xét") for part in source.parts) <= 1
        assert "kỳ trước chuyển sang" not in texts["strengths"].split("\n")[0]
        # Since when it is late is the day after it was due, as in the annex.
        old = [line for line in texts["weaknesses"].split("\n") if "/2022)" in line and "“Văn phòng" in line]
        assert len(old) == 1, year
        begins = "Còn 01 nhiệm vụ của các kỳ trước chưa hoàn thành: “" if late else "Còn 01 nhiệm vụ quá hạn: “"
        assert old[0].startswith(begins)
        assert ("(quá hạn từ ngày 01/7/2022)" if late else "(hạn 30/6/2022)") in old[0]
        name = "Nhiệm vụ của các kỳ trước chưa hoàn thành"
        figures = [figure.value for figure in source.figures if figure.name == name]
        assert figures == ([len(late)] if late else [])
