"""The ends of minutes, lists to sign and ballots: signatures, room to sign, dots, lines to cut."""

from itertools import pairwise
from typing import Any

import openpyxl
import pytest
from docx.oxml.ns import qn

from desktop_app.papers import PaperFormat
from desktop_app.papers.document.layout import even_spans
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import (
    Align,
    BodyRow,
    Closing,
    Document,
    Metadata,
    Paragraph,
    Recipients,
    Section,
    SignatureBlock,
    Table,
    TableColumn,
    Titles,
)
from tests.papers.reading import MM, Fragment, docx_package, pdf_pages, squeezed, written

THREE = Closing(
    left=SignatureBlock(("NGƯỜI LẬP BIỂU",), "Lộc Văn Tú", hint="(Ký, họ tên)"),
    middle=SignatureBlock(("KẾ TOÁN",), "Vy Thanh Thủy", hint="(Ký, họ tên)"),
    right=SignatureBlock(("GIÁM ĐỐC",), "Vương Thị Ánh Tuyết", hint="(Ký, họ tên)"),
)
TWO = Closing(
    left=SignatureBlock(("THƯ KÝ",), "Lộc Văn Tú"),
    right=SignatureBlock(("CHỦ TỌA",), "Vương Thị Ánh Tuyết"),
    below=Recipients(("Lưu: VT, Hồ sơ",)),
)
COLUMNS = (
    TableColumn("TT", 10),
    TableColumn("Họ và tên", 60),
    TableColumn("Số tiền", 30),
    TableColumn("Ký nhận", 40),
    TableColumn("Ghi chú", 25),
)


def list_to_sign(closing: Closing, rows: int = 3) -> Document:
    body = tuple(BodyRow((number, "Nông Thị Bích Đào", 760_000, "", "")) for number in range(1, rows + 1))
    return Document(Metadata("Thử"), body=(Table(COLUMNS, body, row_mm=10),), closing=closing)


def middle(fragment: Fragment, bold: bool = True) -> float:
    return fragment.x / MM + times_width(fragment.text, fragment.size, bold, False) / 2


def test_three_signatures_stand_in_the_middle_of_their_thirds() -> None:
    (page,) = pdf_pages(list_to_sign(THREE))
    capacities = [page.find(text) for text in ("NGƯỜI LẬP BIỂU", "KẾ TOÁN", "GIÁM ĐỐC")]
    assert len({fragment.y for fragment in capacities}) == 1
    assert [middle(fragment) for fragment in capacities] == pytest.approx(
        [30 + 165 / 6, 30 + 165 / 2, 30 + 165 * 5 / 6], abs=0.5
    )
    hint = page.find("(Ký, họ tên)")
    assert "Italic" in hint.font
    assert 0 < capacities[0].y - hint.y < 20


@pytest.mark.parametrize("in_table", [True, False])
def test_three_signatures_are_three_cells_in_word(in_table: bool) -> None:
    document = list_to_sign(THREE) if in_table else Document(Metadata(""), body=(Paragraph("A"),), closing=THREE)
    tables: Any = docx_package(document).tables
    last = tables[-1]._tbl.tr_lst[-1]  # noqa: SLF001 - python-docx repeats merged cells
    cells = [squeezed(" ".join(text.text or "" for text in cell.iter(qn("w:t")))) for cell in last.tc_lst]
    assert cells == [
        "NGƯỜI LẬP BIỂU (Ký, họ tên) Lộc Văn Tú",
        "KẾ TOÁN (Ký, họ tên) Vy Thanh Thủy",
        "GIÁM ĐỐC (Ký, họ tên) Vương Thị Ánh Tuyết",
    ]


def test_three_signatures_share_their_rows_in_excel() -> None:
    sheet = openpyxl.load_workbook(written(list_to_sign(THREE), PaperFormat.XLSX)).worksheets[0]
    rows = [[cell.value for cell in row if cell.value] for row in sheet.iter_rows()]
    assert ["NGƯỜI LẬP BIỂU", "KẾ TOÁN", "GIÁM ĐỐC"] in rows
    assert ["Lộc Văn Tú", "Vy Thanh Thủy", "Vương Thị Ánh Tuyết"] in rows


def test_names_stand_at_one_height_under_capacities_of_one_and_two_lines() -> None:
    by_order = SignatureBlock(("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), "Vương Thị Ánh Tuyết")
    document = list_to_sign(Closing(left=SignatureBlock(("NGƯỜI LẬP BIỂU",), "Lộc Văn Tú"), right=by_order))
    (page,) = pdf_pages(document)
    assert page.find("NGƯỜI LẬP BIỂU").y == page.find("TL. GIÁM ĐỐC").y
    assert page.find("Lộc Văn Tú").y == page.find("Vương Thị Ánh Tuyết").y
    left, right = word_rows(document)[-1].tc_lst
    assert len(left.p_lst) == len(right.p_lst)
    sheet = openpyxl.load_workbook(written(document, PaperFormat.XLSX)).worksheets[0]
    assert ["Lộc Văn Tú", "Vương Thị Ánh Tuyết"] in [
        [cell.value for cell in row if cell.value] for row in sheet.iter_rows()
    ]


def test_recipients_stand_below_two_signatures() -> None:
    document = list_to_sign(TWO)
    (page,) = pdf_pages(document)
    assert page.find("Nơi nhận:").y < page.find("Lộc Văn Tú").y == page.find("Vương Thị Ánh Tuyết").y
    assert page.find("- Lưu: VT, Hồ sơ.").x == pytest.approx(30 * MM, abs=0.1)
    texts = [squeezed("".join(text.text or "" for text in row.iter(qn("w:t")))) for row in word_rows(document)]
    assert texts[-1] == "Nơi nhận:- Lưu: VT, Hồ sơ."
    sheet = openpyxl.load_workbook(written(document, PaperFormat.XLSX)).worksheets[0]
    assert [row[0].value for row in sheet.iter_rows()][-2:] == ["Nơi nhận:", "- Lưu: VT, Hồ sơ."]


def test_signatures_find_room_under_a_table_of_one_column() -> None:
    table = Table((TableColumn("Nội dung", 10),), (BodyRow(("a",)),))
    document = Document(Metadata(""), body=(table,), closing=THREE)
    texts = [squeezed("".join(text.text or "" for text in row.iter(qn("w:t")))) for row in word_rows(document, 0)]
    assert [text.split("(")[0] for text in texts[-3:]] == ["NGƯỜI LẬP BIỂU", "KẾ TOÁN", "GIÁM ĐỐC"]
    sheet = openpyxl.load_workbook(written(document, PaperFormat.XLSX)).worksheets[0]
    values = [row[0].value for row in sheet.iter_rows() if row[0].value]
    assert values.index("NGƯỜI LẬP BIỂU") < values.index("KẾ TOÁN") < values.index("GIÁM ĐỐC")


def word_rows(document: Document, table: int = -1) -> list[Any]:
    tables: Any = docx_package(document).tables
    return list(tables[table]._tbl.tr_lst)  # noqa: SLF001 - python-docx repeats merged cells


@pytest.mark.parametrize(
    ("widths", "parts", "spans"),
    [
        ((10, 60, 30, 40, 25), 2, ((0, 2), (2, 5))),
        ((10, 60, 30, 40, 25), 3, ((0, 2), (2, 3), (3, 5))),
        ((100, 1, 1), 3, ((0, 1), (1, 2), (2, 3))),
        ((5, 5), 3, ((0, 2), (0, 2), (0, 2))),
        ((5, 5), 0, ()),
    ],
)
def test_columns_are_divided_evenly(widths: tuple[float, ...], parts: int, spans: tuple[tuple[int, int], ...]) -> None:
    assert even_spans(widths, parts) == spans


def test_rows_leave_room_to_sign() -> None:
    document = list_to_sign(THREE, 40)
    for page in pdf_pages(document):
        levels = sorted({y for x, y, x2, y2 in page.segments if y == y2 and x2 - x > 100 * MM}, reverse=True)
        assert min(upper - lower for upper, lower in pairwise(levels[1:])) >= 10 * MM - 0.1
    heights = [row.trPr.find(qn("w:trHeight")) for row in word_rows(document)[1:41]]
    assert {(height.get(qn("w:val")), height.get(qn("w:hRule"))) for height in heights} == {("567", "atLeast")}
    sheet = openpyxl.load_workbook(written(document, PaperFormat.XLSX)).worksheets[0]
    row = next(cell.row for cell in sheet["B"] if cell.value == "Nông Thị Bích Đào")
    assert row is not None
    # Whole pixels.
    assert 10 * MM <= (sheet.row_dimensions[row].height or 0) < 10 * MM + 0.75


def test_dots_fill_the_line_to_the_right_margin() -> None:
    document = Document(Metadata(""), body=(Paragraph("- Quê quán:", dotted=True),))
    (page,) = pdf_pages(document)
    dots = page.find("....")
    assert set(dots.text) == {"."}
    assert dots.x + times_width(dots.text, 14, False, False) * MM == pytest.approx(195 * MM, abs=0.5)
    assert dots.x > page.find("Quê quán").x + times_width("- Quê quán:", 14, False, False) * MM
    paragraph = docx_package(document).paragraphs[0]
    assert paragraph.text == "- Quê quán:\t"
    (stop,) = paragraph.paragraph_format.tab_stops
    assert stop.position.mm == pytest.approx(165, abs=0.1)
    sheet = openpyxl.load_workbook(written(document, PaperFormat.XLSX)).worksheets[0]
    assert str(sheet["A1"].value).startswith("- Quê quán: ......")


def slip(number: int, rows: int = 4) -> Section:
    table = Table(COLUMNS[:2], tuple(BodyRow((row, f"Tờ {number}")) for row in range(rows)), row_mm=9)
    body = (table, Paragraph("Hết tờ.", align=Align.LEFT))
    return Section(titles=Titles("PHIẾU BẦU"), body=body, numbered=False, cut_off=number > 1)


def slips(count: int, rows: int = 4) -> Document:
    first, *others = (slip(number, rows) for number in range(1, count + 1))
    return Document(Metadata("Phiếu"), titles=first.titles, body=first.body, annexes=tuple(others), numbered=False)


def test_slips_to_cut_off_share_pages_whole_and_are_not_numbered() -> None:
    pages = pdf_pages(slips(7))
    counts = [page.text().count("PHIẾU BẦU") for page in pages]
    assert counts == [4, 3]
    for page, count in zip(pages, counts, strict=True):
        assert page.text().count("Hết tờ.") == count
        assert page.text().count("TT") == count
        assert all(fragment.y < (297 - 20) * MM for fragment in page.fragments)
    ends = [[fragment.y for fragment in page.fragments if fragment.text == "Hết tờ."] for page in pages]
    titles = [[fragment.y for fragment in page.fragments if fragment.text == "PHIẾU BẦU"] for page in pages]
    for page, above, below in zip(pages, ends, titles, strict=True):
        for upper, lower in zip(above[:-1], below[1:], strict=True):
            assert [y for _, y, _, y2 in page.segments if y == y2 and lower < y < upper]
        assert not [y for _, y, _, y2 in page.segments if y == y2 < above[-1]]


def test_slips_taller_than_a_page_still_lose_nothing() -> None:
    pages = pdf_pages(slips(2, rows=60))
    text = " ".join(page.text() for page in pages)
    assert text.count("Tờ 1") == text.count("Tờ 2") == 60


def test_slips_keep_together_in_word_without_numbers() -> None:
    package = docx_package(slips(3))
    assert len(package.sections) == 1
    assert not list(package.sections[0].header.paragraphs[0]._p.iter(qn("w:instrText")))  # noqa: SLF001
    body: Any = package.element.body
    is_with_next = [paragraph.pPr.find(qn("w:keepNext")) is not None for paragraph in body.iter(qn("w:p"))]
    dashed = [paragraph.pPr.find(qn("w:pBdr")) is not None for paragraph in body.iter(qn("w:p"))]
    assert dashed.count(True) == 2
    # All but the lines to cut along and the end of the file keep with what follows.
    loose = [number for number, keep in enumerate(is_with_next) if not keep]
    assert loose == [*(number for number, cut in enumerate(dashed) if cut), len(is_with_next) - 1]


def test_minutes_have_no_rule_under_their_titles() -> None:
    for ruled in (True, False):
        (page,) = pdf_pages(Document(Metadata(""), titles=Titles("BIÊN BẢN", "Họp Hội đồng", ruled=ruled)))
        assert bool(page.segments) is ruled
