"""No signature stands alone on the last page: every signed kind of paper, lengths from 1 to 60.

Its block is worded as Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7 does, in all three files.
"""

from collections.abc import Iterator
from dataclasses import replace

import openpyxl
import pytest
from docx.oxml.ns import qn

from desktop_app.papers import PaperFormat
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import (
    BodyRow,
    Closing,
    Document,
    Metadata,
    Paragraph,
    Section,
    SignatureBlock,
    Table,
)
from desktop_app.papers.parts.office import Signer
from tests.papers.every_kind import KINDS, blocks
from tests.papers.measuring import Sheet, first_cells, measured
from tests.papers.reading import MM, docx_package, pdf_pages, pdf_reader, written

SIGNED = [kind for kind in KINDS if any(map(blocks, KINDS[kind](1).sections))]
PARAGRAPH = Paragraph("Nội dung được trình bày, thảo luận và thống nhất tại cuộc họp; các ý kiến khác được ghi nhận.")


def test_all_but_ballots_are_signed() -> None:
    assert set(KINDS) - set(SIGNED) == {"ballots"}


def signed_parts(kind: str, count: int) -> Iterator[tuple[Document, Section]]:
    """The signed parts of a paper as papers of their own, of so many rows, or so many paragraphs where text ends it."""
    document = KINDS[kind](count)
    for section in document.sections:
        if not blocks(section):
            continue
        body = section.body
        if not isinstance(body[-1], Table):
            body = (*body[:-1], *(PARAGRAPH,) * count, body[-1])
        part = Document(
            document.metadata,
            section.letterhead,
            section.titles,
            body,
            section.closing,
            section.orientation,
            numbered=section.numbered,
        )
        yield part, replace(section, body=body)


@pytest.mark.parametrize("kind", SIGNED)
def test_a_signature_is_never_alone(kind: str) -> None:
    lengths = set()
    # Every length is tried by six kinds: they share the code that makes pages.
    for count in range(1 + SIGNED.index(kind) % 7, 61, 7):
        for document, section in signed_parts(kind, count):
            pages = pdf_reader(document).pages
            lengths.add(len(pages))
            last = measured(pages[-1])
            closing = top_of_signatures(last, blocks(section))
            above = [line for line in last.inside if line.down < closing - 1]
            if isinstance(section.body[-1], Table):
                listed = [str(row.values[0]) for row in section.body[-1].rows if isinstance(row, BodyRow)]
                assert set(listed[-2:]) <= set(first_cells(last)), (count, listed[-2:])
            else:
                ending = section.body[-1]
                assert isinstance(ending, Paragraph)
                assert ending.text.split()[-1] in " ".join(line.text for line in above), count
    # They were not all of one page.
    assert len(lengths) > 1


def top_of_signatures(page: Sheet, signatures: list[SignatureBlock]) -> float:
    """Return where the signatures begin; hold that all stand on `page` whole, one below the other line by line."""
    tops = []
    for block in signatures:
        lines = [text for text in (*block.capacity_lines, block.above_name, block.name) if text]
        heights = [page.find(text).down for text in lines]
        assert heights == sorted(heights)
        tops.append(heights[0])
    assert max(tops) - min(tops) < 0.1
    return tops[0]


NAME = "Vương Thị Ánh Tuyết"
SIGNERS = {
    "head": Signer(("Giám đốc",), NAME),
    "deputy": Signer(("KT. Giám đốc", "Phó Giám đốc"), NAME),
    "by order": Signer(("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), NAME),
    "council": Signer(("TM. Hội đồng", "KT. Chủ tịch", "Phó Chủ tịch"), NAME, "Phó Giám đốc Sở"),
}


def test_capacities_and_the_post_above_the_name_are_in_capitals() -> None:
    assert SIGNERS["deputy"].block().capacity_lines == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    block = SIGNERS["council"].block()
    assert block.capacity_lines == ("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert (block.above_name, block.name) == ("PHÓ GIÁM ĐỐC SỞ", NAME)


@pytest.mark.parametrize("capacity", SIGNERS)
def test_the_block_stands_centred_over_the_name_in_every_file(capacity: str) -> None:
    block = SIGNERS[capacity].block()
    wanted = [*block.capacity_lines, *filter(None, [block.above_name]), NAME]
    document = Document(Metadata("Thử"), body=(Paragraph("Nội dung."),), closing=Closing(right=block))
    (page,) = pdf_pages(document)
    places = [page.find(text) for text in wanted]
    assert [fragment.text for fragment in places] == wanted
    assert [fragment.y for fragment in places] == sorted((fragment.y for fragment in places), reverse=True)
    middles = [fragment.x / MM + times_width(fragment.text, fragment.size, True, False) / 2 for fragment in places]
    assert middles == pytest.approx([30 + 165 * 3 / 4] * len(places), abs=0.5)
    count = len(block.capacity_lines)
    room = places[count - 1].y - places[count].y
    # Four empty lines for the signature.
    assert room == pytest.approx(5 * 14 * 1.15, abs=0.5)
    word = docx_package(document).tables[-1]._tbl  # noqa: SLF001 - cells as written
    texts = [text.text for text in word.tr_lst[-1].iter(qn("w:t"))]
    assert texts == wanted
    sheet = openpyxl.load_workbook(written(document, PaperFormat.XLSX)).worksheets[0]
    assert [cell.value for row in sheet.iter_rows(2) for cell in row if cell.value] == wanted
