"""Every kind of paper as a Word file, compared with the same table as its PDF."""

from typing import Any

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import Document, Orientation, Table
from desktop_app.papers.document.wording import QUOC_HIEU, TIEU_NGU
from tests.papers.every_kind import KINDS, MANY, blocks
from tests.papers.measuring import BOTTOM, LEFT, RIGHT, TOP
from tests.papers.reading import docx_package


@pytest.fixture(scope="module", params=KINDS)
def paper(request: pytest.FixtureRequest) -> Document:
    return KINDS[request.param](MANY)


@pytest.fixture(scope="module")
def package(paper: Document) -> Any:  # noqa: ANN401 - python-docx has no types for what is measured here
    return docx_package(paper)


def test_word_has_the_same_pages(paper: Document, package: Any) -> None:  # noqa: ANN401
    runs = paper.page_runs
    assert len(package.sections) == len(runs)
    for number, (setup, run) in enumerate(zip(package.sections, runs, strict=True)):
        across = run[0].orientation is Orientation.LANDSCAPE
        size = (round(setup.page_width.mm), round(setup.page_height.mm))
        assert size == ((297, 210) if across else (210, 297))
        margins = (setup.top_margin, setup.bottom_margin, setup.left_margin, setup.right_margin)
        assert [round(margin.mm, 1) for margin in margins] == [TOP, BOTTOM, LEFT, RIGHT]
        assert setup.header_distance.mm == pytest.approx(10, abs=0.1)
        assert setup.different_first_page_header_footer
        fields = [part.text for part in setup.header.paragraphs[0]._p.iter(qn("w:instrText"))]  # noqa: SLF001
        assert fields == (["PAGE"] if run[0].numbered else [])
        if run[0].numbered:
            assert setup.header.paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.CENTER
        started = setup._sectPr.find(qn("w:pgNumType"))  # noqa: SLF001 - python-docx has no call for page numbers
        assert (started is not None) == (number > 0)


def size_of(paragraph: WordParagraph) -> float:
    size = paragraph.runs[0].font.size
    assert size is not None
    return float(size.pt)


def test_word_has_the_same_letterhead(paper: Document, package: Any) -> None:  # noqa: ANN401
    if not paper.letterhead:
        return
    left, right = package.tables[0].rows[0].cells
    quoc_hieu, tieu_ngu, rule = right.paragraphs[:3]
    assert (quoc_hieu.text, tieu_ngu.text) == (QUOC_HIEU, TIEU_NGU)
    assert 12 <= size_of(quoc_hieu) <= 13
    assert size_of(tieu_ngu) == size_of(quoc_hieu) + 1
    assert right.width.mm >= times_width(QUOC_HIEU, size_of(quoc_hieu), True, False)
    length = right.width.mm - 2 * rule.paragraph_format.left_indent.mm
    assert length == pytest.approx(times_width(TIEU_NGU, size_of(tieu_ngu), True, False), abs=0.3)
    parents = len(paper.letterhead.parent_lines)
    texts = [paragraph.text for paragraph in left.paragraphs if paragraph.text]
    assert texts == [*paper.letterhead.parent_lines, *paper.letterhead.issuing_lines]
    assert not left.paragraphs[0].runs[0].bold
    assert left.paragraphs[parents].runs[0].bold
    for paragraph in (*left.paragraphs[: len(texts)], quoc_hieu, tieu_ngu):
        assert paragraph.alignment == WD_ALIGN_PARAGRAPH.CENTER
        assert 12 <= size_of(paragraph) <= 14
    issuer = left.paragraphs[len(texts) - 1]
    length = left.width.mm - 2 * left.paragraphs[len(texts)].paragraph_format.left_indent.mm
    assert 1 / 3 <= length / times_width(issuer.text, size_of(issuer), True, False) <= 1 / 2


def test_word_keeps_rows_whole_and_repeats_heads(package: Any) -> None:  # noqa: ANN401
    for table in package.tables:
        written = table._tbl  # noqa: SLF001 - properties of rows are not in python-docx
        for row in written.tr_lst:
            assert row.trPr.find(qn("w:cantSplit")) is not None
        borders = written.tblPr.find(qn("w:tblBorders"))
        if borders is not None:
            heads = [row.trPr.find(qn("w:tblHeader")) is not None for row in written.tr_lst]
            count = heads.index(False)
            assert count in (1, 2, 3)
            assert not any(heads[count:])


def test_word_keeps_the_signature_with_what_stands_before_it(paper: Document, package: Any) -> None:  # noqa: ANN401
    section = paper.sections[0]
    signatures = blocks(section)
    if not signatures:
        return
    body = list(package.element.body)
    capacity = next(filter(None, signatures[-1].capacity_lines))
    place = max(
        number
        for number, block in enumerate(body)
        if any(text.text == capacity for text in block.iter(qn("w:t"))) and block.tag == qn("w:tbl")
    )
    if isinstance(section.body[-1], Table):
        rows_of_table = body[place].tr_lst
        first = next(
            number
            for number, row in enumerate(rows_of_table)
            if any(text.text == capacity for text in row.iter(qn("w:t")))
        )
        wanted = rows_of_table[max(0, first - 2) : first]
        assert wanted
        assert all(keeps(paragraph) for row in wanted for paragraph in row.iter(qn("w:p")))
    else:
        before = [block for block in body[:place] if block.tag == qn("w:p")]
        texts = [block for block in before if any(True for _ in block.iter(qn("w:t")))]
        assert all(keeps(block) for block in before[before.index(texts[-1]) :])


def keeps(paragraph: Any) -> bool:  # noqa: ANN401
    return paragraph.pPr is not None and paragraph.pPr.find(qn("w:keepNext")) is not None
