"""Signature blocks of every capacity, as Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7 words them, in all three files."""

import openpyxl
import pytest
from docx.oxml.ns import qn

from desktop_app.domain.errors import InvalidRecord
from desktop_app.papers import PaperFormat
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import Closing, Document, Metadata, Paragraph
from desktop_app.papers.parts.signing import Signing, signer
from tests.papers.reading import MM, docx_package, pdf_pages, written

NAME = "Vương Thị Ánh Tuyết"
BLOCKS = {
    Signing.HEAD: (("Giám đốc", ""), ["GIÁM ĐỐC"]),
    Signing.DEPUTY: (("Giám đốc", "Phó Giám đốc"), ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
    Signing.ACTING: (("Giám đốc", ""), ["Q. GIÁM ĐỐC"]),
    Signing.BY_ORDER: (("Giám đốc", "Chánh Văn phòng"), ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]),
    Signing.AUTHORISED: (("Giám đốc", "Trưởng phòng Pháp chế"), ["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG PHÁP CHẾ"]),
    Signing.COUNCIL: (("Chủ tịch", ""), ["TM. HỘI ĐỒNG", "CHỦ TỊCH"]),
}


@pytest.mark.parametrize("way", Signing)
def test_every_capacity_is_worded_as_the_decree_does(way: Signing) -> None:
    (head, own), lines = BLOCKS[way]
    block = signer(way, head, own, NAME).block()
    assert list(block.capacity_lines) == lines
    assert (block.name, block.above_name) == (NAME, "")


def test_a_deputy_signs_for_the_chair_of_a_council() -> None:
    block = signer(Signing.COUNCIL, "Chủ tịch", "Phó Chủ tịch", NAME, agency_post="Phó Giám đốc Sở").block()
    assert block.capacity_lines == ("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert block.above_name == "PHÓ GIÁM ĐỐC SỞ"


@pytest.mark.parametrize("way", [Signing.DEPUTY, Signing.BY_ORDER, Signing.AUTHORISED])
def test_who_signs_for_another_must_have_a_post(way: Signing) -> None:
    with pytest.raises(InvalidRecord, match=r"phải ghi chức vụ của người ký\.") as refused:
        signer(way, "Giám đốc", " ")
    assert refused.value.field == "own"


@pytest.mark.parametrize("name", ["TS. Nông Văn A", "ThS Nông Văn A", "PGS.TS Nông Văn A", "Tiến sĩ Nông Văn A"])
def test_no_degree_stands_before_the_name(name: str) -> None:
    with pytest.raises(InvalidRecord, match="không ghi học hàm, học vị, danh hiệu") as refused:
        signer(Signing.HEAD, "Giám đốc", name=name)
    assert refused.value.field == "name"


@pytest.mark.parametrize("name", ["Tsan Văn A", "Thạch Sĩ B", "Bs"])
def test_a_name_that_only_looks_like_a_degree_is_kept(name: str) -> None:
    assert signer(Signing.HEAD, "Giám đốc", name=name).name == name


COUNCIL = signer(Signing.COUNCIL, "Chủ tịch", "", NAME, agency_post="Giám đốc")


@pytest.mark.parametrize("way", Signing)
def test_the_block_stands_centred_over_the_name_in_every_file(way: Signing) -> None:
    (head, own), lines = BLOCKS[way]
    signed = COUNCIL if way is Signing.COUNCIL else signer(way, head, own, NAME)
    wanted = [*lines, *filter(None, [signed.above_name]), NAME]
    document = Document(Metadata("Thử"), body=(Paragraph("Nội dung."),), closing=Closing(right=signed.block()))
    (page,) = pdf_pages(document)
    found = [page.find(text) for text in wanted]
    assert [fragment.text for fragment in found] == wanted
    assert [fragment.y for fragment in found] == sorted((fragment.y for fragment in found), reverse=True)
    middles = [fragment.x / MM + times_width(fragment.text, fragment.size, True, False) / 2 for fragment in found]
    assert middles == pytest.approx([30 + 165 * 3 / 4] * len(found), abs=0.5)
    room = found[len(lines) - 1].y - found[len(lines)].y
    # Four empty lines for the signature.
    assert room == pytest.approx(5 * 14 * 1.15, abs=0.5)
    word = docx_package(document).tables[-1]._tbl  # noqa: SLF001 - cells as written
    texts = [text.text for text in word.tr_lst[-1].iter(qn("w:t"))]
    assert texts == wanted
    sheet = openpyxl.load_workbook(written(document, PaperFormat.XLSX)).worksheets[0]
    assert [cell.value for row in sheet.iter_rows(2) for cell in row if cell.value] == wanted
