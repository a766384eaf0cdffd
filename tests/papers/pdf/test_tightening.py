"""A short paper is set tighter where that spares it a page, in PDF and Word alike, and never otherwise."""

from dataclasses import replace

import pytest

from desktop_app.papers.document.layout import ND30
from desktop_app.papers.document.model import Closing, Document, Metadata, Paragraph, SignatureBlock, Table
from desktop_app.papers.pdf.tightening import tightened
from tests.papers.every_kind import KINDS
from tests.papers.measuring import first_cells, sheets
from tests.papers.reading import docx_package, pdf_pages
from tests.papers.samples import build, entry, nomination_list

LONG = "Tham mưu tổ chức tuyên truyền, giáo dục thanh niên, thiếu niên, nhi đồng trên không gian mạng. " * 22


def set_of(document: Document) -> list[tuple[int, float, int]]:
    """By how many points each table is smaller, how high its rows are, and how many lines there are to sign."""
    tables = [block for block in document.body if isinstance(block, Table)]
    return [(table.smaller_pt, table.row_mm, document.closing.signature_lines) for table in tables]


def test_a_list_of_four_stands_with_its_signatures_on_one_page() -> None:
    document = KINDS["rewards"](4)
    (page,) = sheets(document)
    assert [cell for cell in first_cells(page) if cell.isdigit()] == ["1", "2", "3", "4"]
    ((smaller, row_mm, lines),) = set_of(tightened(document, ND30))
    assert smaller in (1, 2)
    # Room to sign in a row and under a capacity remains.
    assert row_mm >= 9
    assert lines in (0, 3)


def test_the_one_row_of_a_list_is_not_cut_when_the_page_can_hold_it() -> None:
    document = build(nomination_list((replace(entry(0), summary=LONG[:1_000]),)))
    (page,) = pdf_pages(document)
    assert "1" in [row[0] for row in page.rows() if len(row) > 1]


@pytest.mark.parametrize("count", [1, 40, 70])
def test_what_has_room_or_is_long_is_set_as_it_is(count: int) -> None:
    document = KINDS["rewards"](count)
    assert set_of(tightened(document, ND30)) == set_of(document)


@pytest.mark.parametrize(("times", "size", "count"), [(10, 14, 2), (20, 13, 2), (29, 14, 4)])
def test_a_text_whose_last_lines_would_be_alone_with_the_signature_is_set_in_13_points(
    times: int, size: int, count: int
) -> None:
    body = tuple(Paragraph(LONG[:280], lead=f"Điều {number}.") for number in range(1, times + 1))
    document = Document(Metadata("Văn bản"), body=body, closing=Closing(right=SignatureBlock(("GIÁM ĐỐC",), "Vi Ánh")))
    pages = pdf_pages(document)
    assert len(pages) == count
    assert {fragment.size for page in pages for fragment in page.fragments if "mạng" in fragment.text} == {size}
    package = docx_package(tightened(document, ND30))
    sizes = {run.font.size for paragraph in package.paragraphs for run in paragraph.runs if "mạng" in run.text}
    assert {points.pt if points else 14 for points in sizes} == {size}
