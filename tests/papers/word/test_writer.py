from typing import Any

import pytest
from docx.document import Document as Package
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from desktop_app.papers.document.layout import PT_PER_MM
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import (
    BodyRow,
    Closing,
    Document,
    HeaderCell,
    Metadata,
    Paragraph,
    SignatureBlock,
    Table,
    TableColumn,
)
from desktop_app.papers.document.wording import QUOC_HIEU, TIEU_NGU
from tests.papers.reading import docx_package, squeezed
from tests.papers.samples import build, long_list

TWIPS_PER_MM = PT_PER_MM * 20


@pytest.fixture(scope="module")
def package() -> Package:
    return docx_package(build(long_list(12, 3, votes="11/12 (91,67%)")))


def rows_of(package: Package) -> list[Any]:
    return list(package.tables[1]._tbl.tr_lst)  # noqa: SLF001 - what python-docx does not show


def test_the_page_is_a4_landscape_with_the_margins_of_the_decree(package: Package) -> None:
    section = package.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    sides = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    assert [side.mm for side in sides if side is not None] == pytest.approx([297, 210, 20, 20], abs=0.1)
    assert section.left_margin is not None
    assert section.right_margin is not None
    assert (section.left_margin.mm, section.right_margin.mm) == pytest.approx((30, 15), abs=0.1)


def test_the_page_number_is_in_the_header_but_not_on_the_first_page(package: Package) -> None:
    section = package.sections[0]
    assert section.different_first_page_header_footer
    assert section.header_distance is not None
    assert section.header_distance.mm == pytest.approx(10, abs=0.1)
    header = section.header.paragraphs[0]._p  # noqa: SLF001 - python-docx has no call for a field
    assert [instruction.text for instruction in header.iter(qn("w:instrText"))] == ["PAGE"]
    assert [size.get(qn("w:val")) for size in header.iter(qn("w:sz"))] == ["26"]
    assert squeezed(section.first_page_header.paragraphs[0].text) == ""


def test_every_script_is_set_in_times_new_roman_and_the_language_is_vietnamese(package: Package) -> None:
    styles: Any = package.styles.element
    fonts = list(styles.iter(qn("w:rFonts")))
    assert fonts
    for font in fonts:
        assert dict(font.attrib) == {
            qn(f"w:{script}"): "Times New Roman" for script in ("ascii", "hAnsi", "eastAsia", "cs")
        }
    assert {language.get(qn("w:val")) for language in styles.iter(qn("w:lang"))} == {"vi-VN"}
    assert package.core_properties.language == "vi-VN"
    assert package.core_properties.title == "Danh sách đề nghị khen thưởng sơ kết 6 tháng đầu năm 2026"
    assert package.core_properties.author == "Sở Ngoại vụ"


def test_the_letterhead_is_a_table_without_padding_and_its_rules_are_as_long_as_they_should_be(
    package: Package,
) -> None:
    head: Any = package.tables[0]._tbl  # noqa: SLF001 - measured, not shown
    assert {margin.get(qn("w:w")) for margin in head.find(qn("w:tblPr")).find(qn("w:tblCellMar"))} == {"0"}
    right = package.tables[0].rows[0].cells[1]
    assert [paragraph.text for paragraph in right.paragraphs] == [QUOC_HIEU, TIEU_NGU, ""]
    widths = [int(column.get(qn("w:w"))) for column in head.find(qn("w:tblGrid"))]
    assert widths[1] / TWIPS_PER_MM >= times_width(QUOC_HIEU, 13, True, False)
    rule = right.paragraphs[2]
    assert rule.paragraph_format.left_indent is not None
    length = widths[1] / TWIPS_PER_MM - 2 * rule.paragraph_format.left_indent.mm
    assert length == pytest.approx(times_width(TIEU_NGU, 14, True, False), abs=0.2)
    properties: Any = rule._p.pPr  # noqa: SLF001 - borders are not in python-docx
    assert properties.find(qn("w:pBdr")).find(qn("w:top")).get(qn("w:val")) == "single"


def test_the_table_is_as_wide_as_the_text_and_its_head_comes_back(package: Package) -> None:
    table: Any = package.tables[1]._tbl  # noqa: SLF001 - widths as written
    widths = [int(column.get(qn("w:w"))) for column in table.find(qn("w:tblGrid"))]
    assert sum(widths) == pytest.approx(252 * TWIPS_PER_MM, abs=1)
    rows = rows_of(package)
    heads = [row.trPr.find(qn("w:tblHeader")) is not None for row in rows]
    assert heads == [True] + [False] * (len(rows) - 1)
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_the_last_rows_keep_with_the_signature_and_groups_with_their_first_row(package: Package) -> None:
    rows = rows_of(package)
    is_with_next = [all(p.pPr.find(qn("w:keepNext")) is not None for p in row.iter(qn("w:p"))) for row in rows]
    texts = [squeezed("".join(text.text or "" for text in row.iter(qn("w:t")))) for row in rows]
    assert "NGƯỜI LẬP BIỂU" in texts[-1]
    # The head, two groups, the last two rows of the list, the total and the signature.
    assert [number for number, keep in enumerate(is_with_next) if keep] == [0, 1, 5, *range(len(rows) - 4, len(rows))]
    assert texts[1] == "I. TẬP THỂ"
    assert texts[5] == "II. CÁ NHÂN"


def test_both_rows_of_a_head_are_heads() -> None:
    header = (
        (HeaderCell("TT", rows=2), HeaderCell("Năm sinh", columns=2)),
        (HeaderCell("Nam"), HeaderCell("Nữ")),
    )
    columns = tuple(TableColumn(title, 10) for title in ("TT", "Nam", "Nữ"))
    document = Document(Metadata("Thử"), body=(Table(columns, (BodyRow((1, "a", "b")),), header),))
    package = docx_package(document)
    table: Any = package.tables[0]._tbl  # noqa: SLF001 - properties of rows
    heads = [row.trPr.find(qn("w:tblHeader")) is not None for row in table.tr_lst]
    assert heads[:3] == [True, True, False]
    cells = package.tables[0].rows[1].cells
    assert [cell.text for cell in cells] == ["TT", "Nam", "Nữ"]
    assert [cell.text for cell in package.tables[0].rows[0].cells] == ["TT", "Năm sinh", "Năm sinh"]


def test_a_paper_of_text_reads_as_it_was_written() -> None:
    body = (Paragraph("Tặng Giấy khen cho A & B <c>.", lead="Điều 1."), Paragraph("Dòng một\ndòng hai"))
    package = docx_package(Document(Metadata("Quyết định"), body=body, closing=Closing(("Hết.",))))
    texts = [paragraph.text for paragraph in package.paragraphs if paragraph.text]
    assert texts == ["Điều 1. Tặng Giấy khen cho A & B <c>.", "Dòng một\ndòng hai", "Hết."]
    assert package.paragraphs[0].runs[0].bold
    assert package.paragraphs[0].paragraph_format.first_line_indent is not None
    assert package.paragraphs[0].paragraph_format.first_line_indent.mm == pytest.approx(12.7, abs=0.1)


def test_the_room_to_sign_is_as_high_as_its_letters() -> None:
    signed = Closing(right=SignatureBlock(("GIÁM ĐỐC",), name="Mạc Thị Ánh"), signature_lines=3)
    package = docx_package(Document(Metadata("Tờ trình"), body=(), closing=signed, text_smaller_pt=1))
    *_, column = package.tables[-1].rows[0].cells
    empty = [each for each in column.paragraphs if not each.text and each.paragraph_format.line_spacing is None]
    marks = [each.paragraph_format.element.xpath("w:pPr/w:rPr/w:sz/@w:val") for each in empty]
    assert marks == [["26"]] * 3
