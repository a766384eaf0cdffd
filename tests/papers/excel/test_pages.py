"""The pages of a printed sheet: rows that must stay together do, though Excel has no setting for it."""

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.papers import PaperFormat
from desktop_app.papers.document.model import (
    BodyRow,
    Closing,
    Document,
    Metadata,
    Paragraph,
    SignatureBlock,
    Table,
    TableColumn,
)
from tests.papers.odd_text import LONG_REASON
from tests.papers.reading import MM, written
from tests.papers.samples import build, long_list

LANDSCAPE = (210 - 20 - 20) * MM
PORTRAIT = (297 - 20 - 20) * MM


def sheet_of(document: Document) -> Worksheet:
    return openpyxl.load_workbook(written(document, PaperFormat.XLSX)).worksheets[0]


def pages_of(sheet: Worksheet, capacity: float) -> dict[int, int]:
    """On which page each row is printed: it turns where a break is set, and where the next row finds no room."""
    titles = sheet.print_title_rows
    first, last = (int(row) for row in titles.replace("$", "").split(":")) if titles else (1, 0)
    head = sum(sheet.row_dimensions[row].height or 0 for row in range(first, last + 1))
    breaks = {item.id for item in sheet.row_breaks.brk}
    page, used, pages = 1, 0.0, {}
    for row in range(1, sheet.max_row + 1):
        height = sheet.row_dimensions[row].height or 0
        if row - 1 in breaks or used + height > capacity:
            page, used = page + 1, head
        used += height
        pages[row] = page
    return pages


def row_of(sheet: Worksheet, text: str) -> int:
    rows = enumerate(sheet.iter_rows(values_only=True), start=1)
    return next(number for number, values in rows if any(str(value).endswith(text) for value in values))


@pytest.mark.parametrize("remainder", range(6))
def test_the_end_of_a_list_keeps_its_last_two_rows(remainder: int) -> None:
    broken = False
    for count in range(remainder + 1, 61, 6):
        sheet = sheet_of(build(long_list(count, collectives=0)))
        rows = [cell.row for cell in sheet["A"] if isinstance(cell.value, int)]
        assert len(rows) == count
        # On whole pages, and on pages a little shorter.
        for share in (0.985, 1.0):
            pages = pages_of(sheet, LANDSCAPE * share)
            ending = {pages[row] for row in range(rows[-2:][0], sheet.max_row + 1)}
            assert len(ending) == 1
            assert pages[row_of(sheet, "CÁ NHÂN")] == pages[rows[0]]
        broken = broken or bool(sheet.row_breaks.brk)
    assert broken


CLOSING = Closing(right=SignatureBlock(("GIÁM ĐỐC",), "Vy Thanh Thủy"))


def text_paper(paragraphs: int) -> Document:
    heading, ending = Paragraph("III. KẾT LUẬN", bold=True, level=1), Paragraph("Hết./.")
    body = (*(Paragraph("Nội dung."),) * paragraphs, heading, ending)
    return Document(Metadata("Thử"), body=body, closing=CLOSING)


def test_a_heading_keeps_with_its_text_and_the_end_of_text_with_the_signature() -> None:
    counts = set()
    for paragraphs in range(10, 50):
        sheet = sheet_of(text_paper(paragraphs))
        pages = pages_of(sheet, PORTRAIT)
        heading, ending = row_of(sheet, "III. KẾT LUẬN"), row_of(sheet, "Hết./.")
        assert pages[heading] == pages[ending] == pages[sheet.max_row]
        counts.add(pages[sheet.max_row])
    assert counts == {1, 2}


def test_a_row_taller_than_excel_shows_goes_on_in_rows_merged_with_it() -> None:
    columns = (TableColumn("TT", 10), TableColumn("Tóm tắt", 50), TableColumn("Ghi chú", 20))
    rows = (BodyRow((1, "Ngắn.", "")), BodyRow((2, LONG_REASON, "Đặc cách")), BodyRow((3, "Ngắn.", "")))
    document = Document(Metadata("Thử"), body=(Table(columns, rows),), closing=CLOSING)
    sheet = sheet_of(document)
    first, after = row_of(sheet, LONG_REASON), next(cell.row for cell in sheet["A"] if cell.value == 3)
    assert after - first > 1
    areas = {str(area) for area in sheet.merged_cells.ranges}
    assert {f"{letter}{first}:{letter}{after - 1}" for letter in "ABC"} <= areas
    assert sheet.cell(first, 1).alignment.vertical == "top"
    pages = pages_of(sheet, PORTRAIT)
    # The signature is no page of its own, although no page holds the last two rows and it.
    assert pages[after] == pages[sheet.max_row]


def test_a_list_of_one_page_has_no_breaks() -> None:
    assert not sheet_of(build(long_list(1, collectives=0))).row_breaks.brk
