"""The text of every kind of paper as a Word file, held against the same table as its PDF: sizes, styles, spacings."""

from functools import lru_cache
from typing import Any

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.parts.document import DocumentPart
from docx.text.paragraph import Paragraph as WordParagraph

from desktop_app.papers.document.layout import ND30
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import (
    Addressees,
    Align,
    Document,
    LegalBases,
    Paragraph,
    Recipients,
    SignatureBlock,
    Table,
    ended,
)
from desktop_app.papers.document.text import clean
from desktop_app.papers.pdf.tightening import tightened
from tests.papers.every_kind import KINDS
from tests.papers.reading import docx_package, squeezed

BODY_PT = 14.0
MM_PER_PT = 25.4 / 72


@pytest.fixture(scope="module", params=KINDS)
def paper(request: pytest.FixtureRequest) -> Document:
    return KINDS[request.param](5)


@pytest.fixture(scope="module")
def package(paper: Document) -> Any:  # noqa: ANN401 - python-docx has no types for what is measured here
    return docx_package(paper)


@lru_cache(maxsize=1)
def by_text(part: DocumentPart) -> dict[str, list[WordParagraph]]:
    """Return the paragraphs of the body, in cells of tables too, by what they say: python-docx is slow to tell it."""
    paragraphs: dict[str, list[WordParagraph]] = {}
    for written in part.element.body.iter(qn("w:p")):
        paragraph = WordParagraph(written, part.document)
        paragraphs.setdefault(squeezed(paragraph.text), []).append(paragraph)
    return paragraphs


def find(package: Any, text: str) -> list[WordParagraph]:  # noqa: ANN401
    return [*by_text(package.part).get(squeezed(clean(text)), ())]


def size(paragraph: WordParagraph) -> float:
    """The size of its letters: the run's own, or that of its style."""
    own = paragraph.runs[-1].font.size
    style: Any = paragraph.style
    return float(own.pt if own is not None else style.font.size.pt)


def styles(paragraph: WordParagraph) -> tuple[bool, bool]:
    """Tell whether its last run is bold, and whether it is italic."""
    font = paragraph.runs[-1].font
    return bool(font.bold), bool(font.italic)


def widest_blank(block: Paragraph, written: str, points: float) -> float:
    """Return how wide, in mm, the widest blank of a paragraph of this size is in Word if its lines are justified.

    No line ends at those of its blanks that are written as no-break spaces. A blank is narrowed by up to a quarter
    where that lets one word more stand on the line.
    """
    line = ""
    room = 165 - 12.7 * block.first_line_indent
    room -= times_width(f"{block.lead} ", points, True, block.italic) if block.lead else 0
    widest = 0.0
    for word in written.removeprefix(f"{block.lead} ").split(" "):
        longer = f"{line} {word}" if line else word
        narrower = longer.count(" ") * points / 16 * MM_PER_PT
        if line and times_width(longer, points, block.bold, block.italic) - narrower > room:
            blanks = line.count(" ") + line.count("\u00a0")
            letters = times_width(line, points, block.bold, block.italic) - blanks * points / 4 * MM_PER_PT
            widest = max(widest, (room - letters) / blanks if blanks else 0.0)
            longer, room = word, 165.0
        line = longer
    return widest


def test_the_body_is_14_points_single_spaced_without_gaps_of_the_template(package: Any) -> None:  # noqa: ANN401
    normal = package.styles["Normal"]
    assert normal.font.size.pt == BODY_PT
    assert normal.paragraph_format.line_spacing == 1.0
    assert (normal.paragraph_format.space_before.pt, normal.paragraph_format.space_after.pt) == (0, 0)


def test_paragraphs_are_justified_indented_and_6_points_apart(paper: Document, package: Any) -> None:  # noqa: ANN401
    # Forms of one paper have paragraphs in common, and may differ in the size of their letters.
    places: dict[str, list[WordParagraph]] = {}
    for section in tightened(paper, ND30).sections:
        points = BODY_PT - section.text_smaller_pt
        for block in section.body:
            if not isinstance(block, Paragraph) or block.align is not Align.JUSTIFY or not block.text or block.dotted:
                continue
            text = f"{block.lead} {block.text}" if block.lead else block.text
            if text not in places:
                places[text] = find(package, text)
            assert places[text], text
            paragraph = places[text].pop(0)
            layout = paragraph.paragraph_format
            flush_left = paragraph.alignment == WD_ALIGN_PARAGRAPH.LEFT
            assert flush_left or paragraph.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
            assert flush_left == (widest_blank(block, paragraph.text, points) > 0.73 * points * MM_PER_PT)
            assert size(paragraph) == points
            assert styles(paragraph) == (block.bold, block.italic)
            assert layout.space_before is not None
            assert layout.space_before.pt >= 6
            if block.first_line_indent:
                assert layout.first_line_indent is not None
                assert layout.first_line_indent.mm == pytest.approx(12.7, abs=0.1)
            if block.lead:
                assert paragraph.runs[0].bold
            if block.level:
                assert layout.keep_with_next
    assert not any(places.values())


def test_each_basis_is_an_italic_paragraph(paper: Document, package: Any) -> None:  # noqa: ANN401
    for block in paper.body:
        if isinstance(block, LegalBases):
            for text in block.lines:
                (paragraph,) = find(package, text)
                assert styles(paragraph) == (False, True)
                assert size(paragraph) == BODY_PT


def test_kinh_gui_stands_before_its_names_with_the_dashes_under_its_colon(
    paper: Document,
    package: Any,  # noqa: ANN401
) -> None:
    for block in paper.body:
        if not isinstance(block, Addressees):
            continue
        if len(block.names) == 1:
            (paragraph,) = find(package, f"Kính gửi: {block.names[0]}")
            assert (size(paragraph), styles(paragraph)) == (BODY_PT, (False, False))
            continue
        (called,) = find(package, "Kính gửi:")
        assert called.paragraph_format.left_indent is not None
        colon = called.paragraph_format.left_indent.mm + times_width("Kính gửi", BODY_PT, False, False)
        for name in ended(block.names):
            (paragraph,) = find(package, f"- {name}")
            layout = paragraph.paragraph_format
            assert layout.left_indent is not None
            assert layout.first_line_indent is not None
            assert layout.left_indent.mm + layout.first_line_indent.mm == pytest.approx(colon, abs=0.5)


def test_titles_are_bold_and_centred(paper: Document, package: Any) -> None:  # noqa: ANN401
    for section in paper.sections:
        if section.titles is None:
            continue
        titles = section.titles
        for text, style in (
            (titles.type_name, (True, False)),
            (titles.subject, (True, False)),
            (titles.attached_to, (False, True)),
        ):
            if text:
                paragraphs = find(package, text)
                assert paragraphs, text
                for paragraph in paragraphs:
                    assert paragraph.alignment == WD_ALIGN_PARAGRAPH.CENTER
                    assert 13 <= size(paragraph) <= 14
                    assert styles(paragraph) == style


def test_signatures_and_recipients_have_the_sizes_of_the_decree(paper: Document, package: Any) -> None:  # noqa: ANN401
    for section in paper.sections:
        for block in (*section.closing.columns, section.closing.below):
            if isinstance(block, SignatureBlock):
                for text in (*block.capacity_lines, block.above_name, block.name):
                    for paragraph in find(package, text) if text else []:
                        if paragraph.alignment == WD_ALIGN_PARAGRAPH.CENTER:
                            assert 13 <= size(paragraph) <= 14
                            assert styles(paragraph) == (True, False)
            elif isinstance(block, Recipients):
                # Who copied a paper has recipients of its own.
                title, *_ = find(package, "Nơi nhận:")
                assert (size(title), styles(title)) == (12, (True, True))
                for text in ended(block.lines):
                    line, *_ = find(package, f"- {text}")
                    assert (size(line), styles(line)) == (11, (False, False))


def test_four_empty_lines_are_left_for_each_signature(paper: Document, package: Any) -> None:  # noqa: ANN401
    sections = tightened(paper, ND30).sections
    # One line less where all of a part stands on one page for it.
    room = min(section.closing.signature_lines or ND30.signature_lines for section in sections)
    assert room >= 3
    for section in sections:
        signatures = [block for block in section.closing.columns if isinstance(block, SignatureBlock) and block.name]
        for block in signatures:
            cells = [
                [" ".join("".join(text.text or "" for text in line.iter(qn("w:t"))).split()) for line in cell.p_lst]
                for cell in package.element.body.iter(qn("w:tc"))
            ]
            signed = [
                lines
                for lines in cells
                if block.name in lines and [*filter(None, block.capacity_lines)][-1] in lines[: lines.index(block.name)]
            ]
            assert signed
            for lines in signed:
                before = lines[: lines.index(block.above_name or block.name)]
                assert before[-room:] == [""] * room


def test_cells_of_tables_are_12_points_or_a_little_less_for_one_page(paper: Document, package: Any) -> None:  # noqa: ANN401
    parts = [block for section in tightened(paper, ND30).sections for block in section.body]
    sizes = {12 - block.smaller_pt for block in parts if isinstance(block, Table)}
    assert min(sizes, default=10) >= 10
    for table in package.tables:
        written = table._tbl  # noqa: SLF001 - borders are not in python-docx
        if written.tblPr.find(qn("w:tblBorders")) is None:
            continue
        for row in written.tr_lst:
            for cell in row.tc_lst:
                if cell.tcPr.find(qn("w:tcBorders")) is not None:
                    continue
                for line in cell.p_lst:
                    paragraph = WordParagraph(line, package)
                    if paragraph.runs:
                        assert size(paragraph) in sizes
                        style: Any = paragraph.style
                        assert style.paragraph_format.line_spacing == 1.0
