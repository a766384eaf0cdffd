"""The charts of a report, read back from its files: the numbers of its annexes, and of the records."""

import io
import re
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Final

import openpyxl
import pypdf
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml import etree  # type: ignore[import-untyped]

from desktop_app.cli import main
from desktop_app.domain.errors import UsageError
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers import PaperFormat
from desktop_app.papers.document.as_text import as_json, from_json
from desktop_app.papers.document.layout import plan_chart
from desktop_app.papers.document.model import BodyRow, Document, GroupRow, PrintedChart
from desktop_app.papers.parts.report_charts import award_chart
from desktop_app.papers.parts.report_tables import ReportedAward
from desktop_app.services.book import Book, opened
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.plan.occurrences import track_from
from tests.books import book_in, import_plan, rows_of, sample_in
from tests.papers.tables import tables_of

BOTH: Final = {"year": "2025", "chart": "both"}
NAMESPACE: Final = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}


def charts_in(paper: Document) -> list[PrintedChart]:
    return [block for section in paper.sections for block in section.body if isinstance(block, PrintedChart)]


def numbers_of(chart: PrintedChart) -> dict[str, tuple[int | None, ...]]:
    return {row.label: row.values for row in chart.rows}


def awards_in_annex(paper: Document) -> Counter[tuple[str, str]]:
    """Count the rows of the annex of awards by award and group ("I. TẬP THỂ")."""
    group, counts = "", Counter[tuple[str, str]]()
    for row in tables_of(paper.annexes[1])[0].rows:
        if isinstance(row, GroupRow):
            group = row.text.split(". ")[-1].lower()
        elif isinstance(row, BodyRow):
            # A title stands there with its year, a form with what it was given for.
            counts[re.split(r" năm | \(", str(row.values[3]))[0], group] += 1
    return counts


def test_a_report_has_the_charts_that_are_asked_for_with_the_numbers_of_its_annexes(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        assert charts_in(papers.document(book, "annual-report", {"year": "2025"})) == []
        paper = papers.document(book, "annual-report", BOTH)
        awards, tasks = charts_in(paper)
        awarded = numbers_of(awards)
        in_annex = awards_in_annex(paper)
        assert awarded == {
            award: (in_annex[award, "tập thể"] or None, in_annex[award, "cá nhân"] or None) for award in awarded
        }
        given = "signed_on BETWEEN '2024-11-16' AND '2025-11-15'"
        of_days = f"cancelled_on IS NULL AND decision_id IN (SELECT id FROM decision WHERE {given})"
        assert sum(sum(filter(None, values)) for values in awarded.values()) == len(
            rows_of(book, "award", "id", of_days)
        )
        rows = [row for row in tables_of(paper.annexes[2])[0].rows if isinstance(row, BodyRow)]
        assert sum(number or 0 for (number,) in numbers_of(tasks).values()) == len(rows)
        overdue = sum("Quá hạn" in str(row.values[5]) for row in rows)
        assert numbers_of(tasks).get("Quá hạn", (0,)) == (overdue,)
        assert (awards.number, tasks.number) == (1, 2)
        assert from_json(as_json(paper)) == paper
        _printed_with(book, (awards, tasks))
        _by_year_and_half_year(book)
    line = ["--data", str(tmp_path / "book"), "paper", "annual-report", "--year", "2025"]
    assert main([*line, "--chart", "pies", "--out", str(tmp_path / "a.pdf")]) == 2
    assert main([*line, "--chart", "tasks", "--out", str(tmp_path / "b.pdf")]) == 0
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["b.pdf"]
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "b.pdf").pages)
    assert re.findall(r"Biểu đồ \d\. (\S+ \S+)", text) == ["Nhiệm vụ"]


def _printed_with(book: Book, charts: tuple[PrintedChart, ...]) -> None:
    """Both files hold each chart with its numbers, as vectors; the workbook has the sheets that it has without."""
    files = {format: papers.render(book, "annual-report", BOTH, format).content for format in PaperFormat}
    pdf = pypdf.PdfReader(io.BytesIO(files[PaperFormat.PDF]))
    for chart in charts:
        page = next(page for page in pdf.pages if chart.caption.text[:30] in page.extract_text())
        assert not page.images
        contents = page.get_contents()
        assert contents is not None
        drawn = re.findall(rb"([\d.]+) g [\d.]+ [\d.]+ ([\d.]+) [\d.]+ re B", contents.get_data())
        assert len({grey for grey, length in drawn if float(length)}) == len(chart.series)
        lengths = [float(length) for _, length in drawn]
        values = Counter(value for row in chart.rows for value in row.values if value)
        assert values <= Counter(round(length / max(lengths) * max(values)) for length in lengths)
    with zipfile.ZipFile(io.BytesIO(files[PaperFormat.DOCX])) as package:
        related = package.read("word/_rels/document.xml.rels").decode()
        assert related.count(RT.CHART) == len(charts)
        for chart in charts:
            tree = etree.fromstring(package.read(f"word/charts/chart{chart.number}.xml"))
            for place, series in enumerate(tree.iterfind(".//c:ser", NAMESPACE)):
                labels = [text.text for text in series.iterfind("c:cat//c:v", NAMESPACE)]
                numbers = {
                    labels[int(point.get("idx"))]: int(point.findtext("c:v", namespaces=NAMESPACE))
                    for point in series.iterfind("c:val//c:pt", NAMESPACE)
                }
                assert numbers == {row.label: row.values[place] for row in chart.rows if row.values[place] is not None}
    plain = papers.render(book, "annual-report", {"year": "2025"}, PaperFormat.XLSX).content
    sheets = [openpyxl.load_workbook(io.BytesIO(file)).sheetnames for file in (files[PaperFormat.XLSX], plain)]
    assert sheets[0] == sheets[1]


def _by_year_and_half_year(book: Book) -> None:
    phase = papers.document(book, "phase-report", {"phase": "2022-2025", "chart": "both"})
    awards, tasks = charts_in(phase)
    years = [row.values for row in tables_of(phase.annexes[2])[0].rows if isinstance(row, BodyRow)]
    assert [(row.label, *row.values) for row in awards.rows] == [(year[0], *year[10:12]) for year in years]
    assert [(row.label, *row.values) for row in tasks.rows] == [(year[0], *year[2:5]) for year in years]
    half_year = {"round": "2026-H1", "chart": "awards"}
    (chart,) = charts_in(papers.document(book, "half-year-report", half_year))
    total = sum(value or 0 for row in chart.rows for value in row.values)
    assert f"({total:02} lượt)" in chart.title
    with pytest.raises(UsageError, match="chỉ có biểu đồ"):
        papers.document(book, "half-year-report", half_year | {"chart": "tasks"})


def test_a_chart_of_nothing_is_told_where_it_was_asked_for(tmp_path: Path) -> None:
    # It used to be left out without a word.
    with book_in(tmp_path / "book") as book:
        for options, missing in (
            ({"chart": "both"}, "biểu đồ khen thưởng, biểu đồ nhiệm vụ"),
            ({"chart": "awards"}, "biểu đồ khen thưởng"),
            ({}, ""),
        ):
            asked = {"year": "2026", **options}
            sentence = f"Không có {missing}: trong kỳ chưa có số liệu nào để vẽ."
            assert (sentence in papers.render(book, "annual-report", asked, "docx").note) is bool(missing)
            assert sum(remark.sentence == sentence for remark in remarks(book, "annual-report", asked)) == bool(missing)
        track_from(book, import_plan(book), 2026)
        note = papers.render(book, "annual-report", {"year": "2026", "chart": "both"}, "docx").note
        assert "Không có biểu đồ khen thưởng: trong kỳ" in note
        assert "nhiệm vụ" not in note


def test_a_chart_names_no_series_without_a_bar_and_sets_a_label_beside_its_bar() -> None:
    # One collective was named beside a grey of persons that no bar had, half a line above its own label.
    def award(kind: NomineeKind, name: str, title: str) -> ReportedAward:
        return ReportedAward(kind, name, title, "9/QĐ-SNgV", date(2023, 6, 1))

    collective = award(NomineeKind.COLLECTIVE, "Phòng Pháp chế", "Giấy khen")
    chart = award_chart([collective])
    assert chart is not None
    assert (chart.series, [row.values for row in chart.rows]) == (("Tập thể",), [(1,)])
    both = award_chart([collective, award(NomineeKind.INDIVIDUAL, "Lộc Văn Bình", "Chiến sĩ thi đua cơ sở")])
    assert both is not None
    assert both.series == ("Tập thể", "Cá nhân")
    plan = plan_chart(both, 400, 12, lambda text: 6.0 * len(text))
    assert {row.height for row in plan.rows} == {plan.line + 6}
