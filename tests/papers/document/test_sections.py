"""A paper and its annexes: pages of their own, counted from 1, alike in PDF, Word and Excel."""

from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from desktop_app.papers import PaperFormat
from desktop_app.papers.document.layout import PT_PER_MM
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import Addressees, Document, Metadata, Paragraph, Section, Titles
from tests.papers.reading import MM, docx_package, pdf_pages, pdf_reader, squeezed, written
from tests.papers.report_samples import (
    RECIPIENTS,
    TASKS,
    annual,
    build_annual,
    build_half_year,
    build_letter,
    half_year,
    letter,
)

LONG = replace(annual(), tasks=TASKS * 12)


@pytest.fixture(scope="module")
def report() -> Document:
    return build_annual(LONG)


def test_each_annex_begins_a_landscape_page_and_counts_its_pages_from_one(report: Document) -> None:
    reader, pages = pdf_reader(report), pdf_pages(report)
    sizes = [(float(page.mediabox[2]), float(page.mediabox[3])) for page in reader.pages]
    across = [width > height for width, height in sizes]
    assert across == sorted(across)
    numbers = []
    for (_, height), page in zip(sizes, pages, strict=True):
        above = [fragment.text for fragment in page.fragments if fragment.y > height - 20 * MM]
        numbers.append(above[0] if above else "1")
    first = next(number for number, page in enumerate(pages) if "Phụ lục I " in page.text() and across[number])
    assert numbers[:first] == [str(number) for number in range(1, first + 1)]
    begins = [place for place, number in enumerate(numbers[first:]) if number == "1"]
    assert len(begins) == 4
    ends = [*begins[1:], len(numbers) - first]
    for begin, end in zip(begins, ends, strict=True):
        assert numbers[first + begin : first + end] == [str(number) for number in range(1, end - begin + 1)]
    assert len(numbers) - first > 4


def test_a_file_of_several_sections_has_bookmarks_and_one_section_has_none(report: Document) -> None:
    titles = [str(entry["/Title"]) for entry in pdf_reader(report).outline if isinstance(entry, dict)]
    assert titles == ["Báo cáo", "Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"]
    alone = Document(Metadata("Thử"), body=(Paragraph("Một đoạn."),))
    assert pdf_reader(alone).outline == []


def test_a_word_file_has_a_section_for_each(report: Document) -> None:
    sections = docx_package(report).sections
    assert [section.orientation for section in sections] == [WD_ORIENT.PORTRAIT, *[WD_ORIENT.LANDSCAPE] * 4]
    assert [round(section.page_width.mm) for section in sections if section.page_width] == [210, 297, 297, 297, 297]
    for number, section in enumerate(sections):
        properties: Any = section._sectPr  # noqa: SLF001 - python-docx has no call for page numbers
        started = properties.find(qn("w:pgNumType"))
        assert (started is not None and started.get(qn("w:start")) == "1") == (number > 0)
        assert section.different_first_page_header_footer
        assert section.left_margin is not None
        assert section.left_margin.mm == pytest.approx(30, abs=0.1)
        assert [text.text for text in section.header.paragraphs[0]._p.iter(qn("w:instrText"))] == ["PAGE"]  # noqa: SLF001


def test_the_parts_of_a_word_file_stand_in_their_sections(report: Document) -> None:
    body: Any = docx_package(report).element.body
    parts, current = [], ""
    for block in body:
        current += "".join(text.text or "" for text in block.iter(qn("w:t")))
        if block.tag == qn("w:sectPr") or next(block.iter(qn("w:sectPr")), None) is not None:
            parts.append(current)
            current = ""
    assert len(parts) == 5
    assert "Kính gửi:" in parts[0]
    assert parts[0].endswith("Vương Thị Ánh Tuyết")
    assert parts[1].startswith("Phụ lục IBIỂU SỐ LIỆU")
    assert parts[2].startswith("Phụ lục IIDANH SÁCH")
    assert parts[3].startswith("Phụ lục IIITÌNH HÌNH")


def test_headings_can_be_walked_through_in_word(report: Document) -> None:
    levels = []
    for paragraph in docx_package(report).paragraphs:
        properties: Any = paragraph._p.pPr  # noqa: SLF001 - python-docx shows levels of styles only
        level = properties.find(qn("w:outlineLvl"))
        if level is not None:
            assert properties.find(qn("w:keepNext")) is not None
            levels.append((level.get(qn("w:val")), paragraph.text[:2]))
    assert levels[:3] == [("0", "I."), ("0", "II"), ("1", "1.")]
    assert len(levels) == 12


def test_a_workbook_has_a_sheet_for_each_with_real_figures(report: Document) -> None:
    book = CalamineWorkbook.from_filelike(written(report, PaperFormat.XLSX))
    assert book.sheet_names == ["Báo cáo", "Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"]
    rows = book.get_sheet_by_name("Phụ lục I").to_python()
    reached = next(row for row in rows if row[1] == "Lượt tiếp cận")
    assert reached[5:8] == [48500, 31200, "+17.300"]
    sheet = openpyxl.load_workbook(written(report, PaperFormat.XLSX))["Phụ lục I"]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.firstPageNumber == 1
    text = [row[0] for row in book.get_sheet_by_name("Báo cáo").to_python()]
    assert "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI" in text


def test_sheets_of_letters_to_units_alike_keep_apart() -> None:
    book = CalamineWorkbook.from_filelike(written(build_letter(letter(), letter()), PaperFormat.XLSX))
    assert len(set(book.sheet_names)) == 2


def test_the_annex_tables_agree_in_the_three_formats() -> None:
    document = build_half_year(half_year())
    pdf = [row for row in pdf_pages(document)[-1].rows() if row[0] in ("1", "2", "3", "Tổng cộng")]
    table: Any = docx_package(document).tables[-1]._tbl  # noqa: SLF001 - python-docx repeats merged cells
    word = [
        [squeezed("".join(text.text or "" for text in cell.iter(qn("w:t")))) for cell in row.tc_lst]
        for row in table.tr_lst
    ]
    assert pdf[:4] == [row for row in word if row[0] in ("1", "2", "3", "Tổng cộng")]
    assert pdf[-1] == ["Tổng cộng", "3", "14", "3", "12", "2", "8", "0", "2", "12.350.000"]
    sheet = CalamineWorkbook.from_filelike(written(document, PaperFormat.XLSX)).get_sheet_by_name("Phụ lục")
    (total,) = (row for row in sheet.to_python() if row[0] == "Tổng cộng")
    assert total[2:] == [3, 14, 3, 12, 2, 8, 0, 2, 12_350_000]


def test_several_addressees_have_their_dashes_under_the_colon(report: Document) -> None:
    page = pdf_pages(report)[0]
    label = page.find("Kính gửi:")
    colon = label.x + times_width("Kính gửi", 14, False, False) * PT_PER_MM
    dashes = [fragment for fragment in page.fragments if fragment.text == "-" and label.y - 40 < fragment.y < label.y]
    assert [dash.x for dash in dashes] == pytest.approx([colon, colon], abs=1)
    assert f"- {RECIPIENTS[0]}; - {RECIPIENTS[1]}." in squeezed(page.text())
    paragraphs = [paragraph for paragraph in docx_package(report).paragraphs if paragraph.text.startswith("- ")][:2]
    assert [paragraph.text for paragraph in paragraphs] == [f"- {RECIPIENTS[0]};", f"- {RECIPIENTS[1]}."]
    for paragraph in paragraphs:
        look = paragraph.paragraph_format
        assert look.left_indent is not None
        assert look.first_line_indent is not None
        begins = 30 + look.left_indent.mm + look.first_line_indent.mm
        assert begins * MM == pytest.approx(colon, abs=1)


def test_one_addressee_stands_on_the_same_line_and_a_long_one_breaks_inside_the_margins() -> None:
    short = Document(Metadata("Thử"), body=(Addressees(("Chi đoàn Sở",)), Paragraph("Nội dung.")))
    page = pdf_pages(short)[0]
    assert page.find("Kính gửi:").y == page.find("Chi đoàn Sở").y
    long = Document(Metadata("Thử"), body=(Addressees((" ".join(["Trung tâm Thông tin"] * 12), "Chi đoàn Sở")),))
    fragments = pdf_pages(long)[0].fragments
    assert all(
        fragment.x + times_width(fragment.text, 14, False, False) * PT_PER_MM <= 195 * MM + 1 for fragment in fragments
    )
    assert squeezed(" ".join(fragment.text for fragment in fragments)).count("Trung tâm Thông tin") == 12


def test_the_subject_of_a_letter_stands_under_its_number_in_the_left_column() -> None:
    document = build_letter(letter())
    page = pdf_pages(document)[0]
    number, about = page.find("Số:"), page.find("V/v đôn đốc")
    assert about.size == 12
    assert 12 < number.y - about.y < 26
    assert about.x + times_width(about.text, 12, False, False) * PT_PER_MM < (30 + 165 * 0.4) * MM
    cell = docx_package(document).tables[0].rows[2].cells[0]
    assert squeezed(cell.text) == "V/v đôn đốc thực hiện nhiệm vụ theo Kế hoạch"
    sheet = openpyxl.load_workbook(written(document, PaperFormat.XLSX)).worksheets[0]
    assert any(str(row[0].value).startswith("V/v") for row in sheet.iter_rows(max_row=8))


@pytest.mark.parametrize("before", range(24, 34))
def test_a_heading_is_never_the_last_line_of_a_page(before: int) -> None:
    body = (
        *[Paragraph(f"Đoạn {number}.") for number in range(before)],
        Paragraph("II. KẾT QUẢ", bold=True, level=1),
        Paragraph("1. Tuyên truyền", bold=True, level=2),
        *[Paragraph("Nội dung.")] * 4,
    )
    pages = pdf_pages(Document(Metadata("Thử"), body=body))
    for page in pages:
        assert page.fragments[-1].text not in ("II. KẾT QUẢ", "1. Tuyên truyền")


def test_a_long_title_in_word_is_broken_evenly_over_a_rule_of_its_lines(report: Document) -> None:
    package = docx_package(report)
    title = next(paragraph for paragraph in package.paragraphs if paragraph.text.startswith("Kết quả thực hiện Kế"))
    lines = title.text.split("\n")
    widths = [times_width(line, 14, True, False) for line in lines]
    assert len(lines) == 3
    assert max(widths) <= 165
    rule = package.paragraphs[[paragraph.text for paragraph in package.paragraphs].index(title.text) + 1]
    assert rule.paragraph_format.left_indent is not None
    length = 165 - 2 * rule.paragraph_format.left_indent.mm
    assert 1 / 3 <= length / max(widths) <= 1 / 2


def test_a_section_is_called_by_its_name_or_its_title() -> None:
    assert Section(name="Chi đoàn Sở").label == "Chi đoàn Sở"
    assert Section(titles=Titles("BÁO CÁO")).label == "Báo cáo"
    assert Section(titles=Titles("Phụ lục II")).label == "Phụ lục II"
    assert Section().label == ""
