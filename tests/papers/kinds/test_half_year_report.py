from dataclasses import replace

from desktop_app.papers.document.model import GroupRow, Paragraph, Table, TotalRow, placed_header
from desktop_app.papers.kinds.reports.half_year_report import (
    NO_COMMENDATION,
    AwardCount,
    HalfYearReportData,
    numbers_without_source,
)
from tests.papers.report_samples import HALF_TEXTS, INDICATORS, frame, half_year
from tests.papers.report_samples import build_half_year as build
from tests.papers.report_samples import half_year_outline as outline


def table_of(data: HalfYearReportData) -> Table:
    annex = build(data).annexes[-1]
    (table,) = (block for block in annex.body if isinstance(block, Table))
    return table


def test_its_parts_without_text_are_not_printed_and_it_has_one_annex_without_a_number() -> None:
    document = build(half_year())
    parts = [block.text for block in document.body if isinstance(block, Paragraph) and block.level == 1]
    assert parts == [
        "I. KẾT QUẢ THỰC HIỆN",
        "II. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM",
    ]
    (annex,) = document.annexes
    assert annex.titles is not None
    assert annex.titles.type_name == "Phụ lục"
    first = next(block for block in document.body if isinstance(block, Paragraph))
    assert first.text.endswith("Số liệu tính từ ngày 16/11/2025 đến ngày 30/6/2026.")


def test_the_table_counts_by_type_form_and_whom_and_adds_no_column_to_another() -> None:
    table = table_of(half_year())
    assert [row.text for row in table.rows if isinstance(row, GroupRow)] == [
        "Công trạng",
        "Phong trào thi đua (chuyên đề)",
    ]
    total = table.rows[-1]
    assert isinstance(total, TotalRow)
    assert total.values == (3, 14, 3, 12, 2, 8, 0, 2, 12_350_000)


def test_the_head_stands_over_the_columns_it_names() -> None:
    table = table_of(half_year())
    lowest = {place.column: place.cell.text for place in placed_header(table)}
    assert [lowest[number] for number in range(len(table.columns))] == [column.title for column in table.columns]


def test_figures_of_the_half_year_have_an_annex_before_the_awards() -> None:
    data = replace(half_year(), indicators=INDICATORS)
    document = build(data)
    titles = [annex.titles.type_name for annex in document.annexes if annex.titles]
    assert titles == ["Phụ lục I", "Phụ lục II"]
    last = document.body[-1]
    assert isinstance(last, Paragraph)
    assert "tại các Phụ lục I, II kèm theo" in last.text
    assert numbers_without_source(data) == ()


def test_an_empty_period_says_so_and_has_no_total() -> None:
    data = HalfYearReportData(frame(outline()))
    assert table_of(data).rows == (GroupRow(f"{NO_COMMENDATION.strip('(.)')}./."),)


def test_numbers_come_from_the_table_of_awards() -> None:
    assert numbers_without_source(half_year()) == ("100% phòng",)
    wrong = {**HALF_TEXTS, "commendation": ("Tặng Giấy khen cho 3 tập thể, 13 cá nhân.",), "movements": ()}
    assert numbers_without_source(half_year(wrong)) == ("13 cá nhân",)


def test_what_is_recorded_of_no_row_has_no_total_and_not_0() -> None:
    counts = (
        AwardCount("Công trạng", "Giấy khen", None, None, collectives=2),
        AwardCount("Đột xuất", "Giấy khen", None, 3, collectives=1),
    )
    total = table_of(replace(half_year(), counts=counts)).rows[-1]
    assert isinstance(total, TotalRow)
    assert total.values[:3] == ("–", 3, 3)
