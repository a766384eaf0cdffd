"""No signature stands alone on the last page: every signed kind of paper, lengths from 1 to 60."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop_app.papers.document.model import BodyRow, Document, Paragraph, Section, SignatureBlock, Table
from tests.papers.every_kind import KINDS, blocks
from tests.papers.measuring import Sheet, first_cells, measured
from tests.papers.reading import pdf_reader

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
    # Every length is tried by five kinds: they share the code that makes pages.
    for count in range(1 + SIGNED.index(kind) % 3, 61, 3):
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
    """Where the signatures begin; all of them stand on `page` whole, one below the other line by line."""
    tops = []
    for block in signatures:
        lines = [text for text in (*block.capacity_lines, block.above_name, block.name) if text]
        heights = [page.find(text).down for text in lines]
        assert heights == sorted(heights)
        tops.append(heights[0])
    assert max(tops) - min(tops) < 0.1
    return tops[0]
