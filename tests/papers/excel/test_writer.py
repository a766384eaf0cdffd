import zipfile
from datetime import date

import openpyxl
import pytest
from lxml import etree  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.papers import PaperFormat
from desktop_app.papers.document.model import (
    BodyRow,
    Closing,
    Document,
    HeaderCell,
    LegalBases,
    Metadata,
    Paragraph,
    Recipients,
    SignatureBlock,
    Table,
    TableColumn,
    TotalRow,
)
from desktop_app.papers.document.text import CellKind
from desktop_app.papers.document.wording import QUOC_HIEU
from tests.papers.reading import MM, written, xlsx_rows
from tests.papers.samples import build, long_list

COLUMNS = (
    TableColumn("TT", 10, kind=CellKind.ORDINAL),
    TableColumn("Nội dung", 60),
    TableColumn("Ngày", 20, kind=CellKind.DATE),
    TableColumn("Số tiền", 20, kind=CellKind.INTEGER),
)


def sheet_of(document: Document) -> Worksheet:
    return openpyxl.load_workbook(written(document, PaperFormat.XLSX)).worksheets[0]


@pytest.fixture(scope="module")
def sheet() -> Worksheet:
    return sheet_of(build(long_list(12, 3, votes="11/12 (91,67%)")))


def row_of(sheet: Worksheet, text: str) -> int:
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == text)


def test_it_prints_on_a4_landscape_one_page_wide_with_the_head_on_every_page(sheet: Worksheet) -> None:
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    head = row_of(sheet, "TT")
    assert sheet.print_title_rows == f"${head}:${head}"
    margins = sheet.page_margins
    inches = (margins.left, margins.right, margins.top, margins.bottom, margins.header)
    assert [inch * 25.4 for inch in inches] == pytest.approx([30, 15, 20, 20, 10], abs=0.1)
    assert sheet.HeaderFooter.differentFirst
    assert sheet.oddHeader is not None
    assert sheet.oddHeader.center.text == "&P"


def test_the_columns_fill_the_text_width(sheet: Worksheet) -> None:
    pixels = sum(dimension.width for dimension in sheet.column_dimensions.values()) * 8
    assert pixels / 96 * 72 == pytest.approx(252 * MM, rel=0.01)


def test_all_letters_are_times_new_roman_and_the_table_is_ruled(sheet: Worksheet) -> None:
    assert {cell.font.name for row in sheet.iter_rows() for cell in row} == {"Times New Roman"}
    first = row_of(sheet, "TT")
    last = row_of(sheet, "Tổng cộng: 03 tập thể và 12 cá nhân./.") - 1
    for row in sheet.iter_rows(first, last):
        assert {cell.border.top.style for cell in row} == {"thin"}
        assert all(cell.alignment.wrap_text for cell in row if cell.value is not None)


def test_the_rules_of_letterhead_and_titles_are_drawn(sheet: Worksheet) -> None:
    assert len(sheet._images) == 3  # type: ignore[attr-defined]  # noqa: SLF001 - openpyxl names no other way


def test_numbers_and_dates_are_real_and_total_rows_span() -> None:
    rows = (BodyRow((1, "Quà", date(2026, 11, 20), 1500000)), TotalRow("Cộng", (1500000,)))
    sheet = sheet_of(Document(Metadata("Thử"), body=(Table(COLUMNS, rows),)))
    values = [cell.value for cell in sheet[2]]
    assert values[0] == 1
    assert values[3] == 1500000
    assert sheet["C2"].is_date
    assert (sheet["C2"].number_format, sheet["D2"].number_format) == ("dd/mm/yyyy", "#,##0")
    assert (sheet["A3"].value, sheet["D3"].value) == ("Cộng", 1500000)
    assert "A3:C3" in {str(area) for area in sheet.merged_cells.ranges}


@pytest.mark.parametrize(("month", "shown"), [(2, "dd/mm/yyyy"), (7, "dd/m/yyyy"), (11, "dd/mm/yyyy")])
def test_a_date_is_shown_as_the_text_of_the_paper_has_it(month: int, shown: str) -> None:
    rows = (BodyRow((1, "Quà", date(2026, month, 5), 1500000)),)
    sheet = sheet_of(Document(Metadata("Thử"), body=(Table(COLUMNS, rows),)))
    assert sheet["C2"].number_format == shown


@pytest.mark.parametrize("text", ["=1+1", "+84 205", "-3 điểm", "@SUM(A1)", "#N/A", "=HYPERLINK(1)"])
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    document = Document(Metadata("Thử"), body=(Table(COLUMNS, (BodyRow((1, text, None, None)),)),))
    cell = sheet_of(document)["B2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == (text[0] != "#")
    assert xlsx_rows(document)[1][1] == text


def test_text_longer_than_a_cell_is_cut_with_a_mark() -> None:
    document = Document(Metadata("Thử"), body=(Table(COLUMNS, (BodyRow((1, "a" * 40000, None, None)),)),))
    assert xlsx_rows(document)[1][1] == "a" * 32766 + "…"


def test_heads_of_two_rows_are_merged_and_both_come_back() -> None:
    header = (
        (HeaderCell("TT", rows=2), HeaderCell("Kết quả", columns=3)),
        (HeaderCell("Nội dung"), HeaderCell("Ngày"), HeaderCell("Số tiền")),
    )
    sheet = sheet_of(Document(Metadata("Thử"), body=(Table(COLUMNS, (), header),)))
    assert sheet.print_title_rows == "$1:$2"
    assert {"A1:A2", "B1:D1"} <= {str(area) for area in sheet.merged_cells.ranges}


def test_a_paper_of_text_fills_merged_rows_that_are_high_enough() -> None:
    long = "Hoàn thành tốt nhiệm vụ được giao. " * 20
    body = (LegalBases(("Căn cứ Luật",)), Paragraph(long), Paragraph("Tặng.", lead="Điều 1."))
    closing = Closing(left=Recipients(("Như trên",)), right=SignatureBlock(("GIÁM ĐỐC",), "Vương Ánh Tuyết"))
    sheet = sheet_of(Document(Metadata("Thử"), body=body, closing=closing))
    texts = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert texts[:3] == ["Căn cứ Luật.", long, "Điều 1. Tặng."]
    assert {"Nơi nhận:", "- Như trên.", "GIÁM ĐỐC", "Vương Ánh Tuyết"} <= set(texts)
    assert (sheet.row_dimensions[2].height or 0) > 4 * 14


def test_the_quoc_hieu_shrinks_rather_than_breaks(sheet: Worksheet) -> None:
    cell = next(cell for cell in sheet[1] if cell.value == QUOC_HIEU)
    assert cell.alignment.shrink_to_fit
    assert not cell.alignment.wrap_text


def test_tables_of_several_columns_share_a_sheet() -> None:
    wide = Table(tuple(TableColumn(f"C{number}", 20) for number in range(4)), (BodyRow(("a", "b", "c", "d")),))
    narrow = Table((TableColumn("TT", 10), TableColumn("Nội dung", 70)), (BodyRow(("1", "x" * 300)),))
    sheet = sheet_of(Document(Metadata("Thử"), body=(wide, Paragraph("Giữa."), narrow)))
    rows = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    assert [row for row in rows if row and row[0] in ("a", "1")] == [["a", "b", "c", "d"], ["1", "x" * 300]]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    number = next(cell.row for cell in sheet["A"] if cell.value == "1")
    assert f"B{number}:E{number}" in merged
    assert not sheet.print_title_rows


def test_every_row_is_ruled_and_as_high_as_its_text_from_the_first_to_the_last() -> None:
    columns = (TableColumn("TT", 10), TableColumn("Nội dung", 60), TableColumn("Cộng", 20))
    rows = tuple(BodyRow((number, "việc " * number, None)) for number in range(1, 121))
    document = Document(Metadata("Thử"), body=(Table(columns, (*rows, TotalRow("Cộng", (120,)))),))
    sheet = sheet_of(document)
    assert [cell.value for cell in sheet["A"]][:122] == ["TT", *range(1, 121), "Cộng"]
    heights = [sheet.row_dimensions[number].height or 0 for number in range(2, 122)]
    assert heights == sorted(heights)
    assert heights[0] < heights[-1]
    for row in sheet.iter_rows(1, 122):
        assert {cell.border.left.style for cell in row if cell.column == 1} == {"thin"}
        assert {cell.border.top.style for cell in row if cell.column == 3} == {"thin"}


def test_widths_are_counted_in_times_as_the_style_normal_has_it() -> None:
    with zipfile.ZipFile(written(build(long_list(3)), PaperFormat.XLSX)) as package:
        styles = etree.fromstring(package.read("xl/styles.xml"))
    names = {"x": styles.nsmap[None]}
    fonts = [
        (font.find("x:name", names).get("val"), float(font.find("x:sz", names).get("val")))
        for font in styles.iterfind("x:fonts/x:font", names)
    ]
    normal = styles.find("x:cellStyles/x:cellStyle[@name='Normal']", names)
    assert (normal.get("xfId"), normal.get("builtinId")) == ("0", "0")
    # The font of the style, and that of cells in which nothing stands yet.
    for first in ("x:cellStyleXfs/x:xf", "x:cellXfs/x:xf"):
        assert fonts[int(styles.find(first, names).get("fontId"))] == ("Times New Roman", 12)


def test_the_styles_of_its_cells_are_hidden_from_the_reader() -> None:
    with zipfile.ZipFile(written(build(long_list(3)), PaperFormat.XLSX)) as package:
        styles = etree.fromstring(package.read("xl/styles.xml"))
    ours = styles.xpath("//*[local-name()='cellStyle'][not(@builtinId)]")
    assert len(ours) > 3
    assert {style.get("hidden") for style in ours} == {"1"}
