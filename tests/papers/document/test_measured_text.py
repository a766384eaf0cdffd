"""The text of every kind of paper, finished as PDF, held against Nghị định 30/2020/NĐ-CP, Phụ lục I, II.5 to II.9."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from pypdf.generic import ContentStream

from desktop_app.papers import PaperFormat
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import (
    Addressees,
    Align,
    Document,
    LegalBases,
    Paragraph,
    Section,
    SignatureBlock,
    ended,
)
from desktop_app.papers.document.text import clean
from desktop_app.papers.document.wording import TIEU_NGU
from desktop_app.papers.kinds.awards import award_decision
from tests.papers.every_kind import KINDS
from tests.papers.measuring import LEFT, RIGHT, Line, Sheet, by_section, sheets
from tests.papers.reading import docx_text, pdf_reader, squeezed, xlsx_text
from tests.papers.round_samples import decision_data, wording

LINE = 14 * 1.15 / 72 * 25.4
"""From line to line at 14 points, single spacing."""
BLANK = "\u00a0"
SIX_POINTS = 6 / 72 * 25.4

type Parts = list[tuple[Section, list[Sheet]]]


@pytest.fixture(scope="module", params=KINDS)
def paper(request: pytest.FixtureRequest) -> Document:
    return KINDS[request.param](5)


@pytest.fixture(scope="module")
def parts(paper: Document) -> Parts:
    return list(by_section(paper))


def blocks_of[Kind](parts: Parts, kind: type[Kind]) -> Iterator[tuple[Kind, list[Sheet]]]:
    for section, pages in parts:
        for block in section.body:
            if isinstance(block, kind):
                yield block, pages


def first_line(pages: list[Sheet], text: str) -> Line:
    """The line with which `text` begins, the longest of those that may be it."""
    wanted = squeezed(clean(text))
    lines = [line for page in pages for line in page.inside if wanted.startswith(squeezed(line.text))]
    return max(lines, key=lambda line: len(line.text))


def test_everything_is_black_and_no_line_has_holes(paper: Document) -> None:
    reader = pdf_reader(paper)
    for page in reader.pages:
        operations = ContentStream(page.get_contents(), reader).operations
        used = {operator for _, operator in operations}
        # A blank is a quarter of the size wide; what justifies a line makes it at most three times as wide, and where
        # the lines before it can end earlier two and a half times.
        assert max((float(values[0]) for values, operator in operations if operator == b"Tw"), default=0) <= 0.48 * 14
        # No operator for a colour: what is drawn is drawn in the black that every page begins with.
        assert b"Tj" in used
        assert not used & {b"rg", b"RG", b"g", b"G", b"k", b"K", b"sc", b"SC", b"scn", b"SCN", b"cs", b"CS"}


def test_no_line_of_a_text_that_goes_on_ends_a_quarter_short(parts: Parts) -> None:
    for _, pages in parts:
        for page in pages:
            text = sorted((line for line in page.inside if line.size >= 13), key=lambda line: line.down)
            for upper, lower in pairwise(text):
                below = lower.down - upper.down == pytest.approx(upper.size * 1.15 / 72 * 25.4, abs=0.05)
                if below and lower.left == pytest.approx(LEFT, abs=0.1):
                    assert upper.right > LEFT + 0.75 * (page.width - LEFT - RIGHT)


def test_each_basis_is_a_line_of_its_own_in_italics_with_an_indent(parts: Parts) -> None:
    for bases, pages in blocks_of(parts, LegalBases):
        assert [text[-1] for text in bases.lines] == [";"] * (len(bases.lines) - 1) + ["."]
        for text in bases.lines:
            line = first_line(pages, text)
            assert line.italic
            assert not line.bold
            assert 13 <= line.size <= 14
            assert line.left == pytest.approx(LEFT + 12.7, abs=0.1)
            assert not re.search(r"(?:Luật|Pháp lệnh)[^;]* số \d+/\d{4}/QH", text)


def test_paragraphs_are_upright_indented_and_apart(parts: Parts) -> None:
    for paragraph, pages in blocks_of(parts, Paragraph):
        if paragraph.align is not Align.JUSTIFY or not paragraph.text:
            continue
        line = first_line(pages, paragraph.lead or paragraph.text)
        assert 13 <= line.size <= 14
        assert line.italic == paragraph.italic
        assert line.bold == (paragraph.bold or bool(paragraph.lead))
        assert line.left == pytest.approx(LEFT + (12.7 if paragraph.first_line_indent else 0), abs=0.1)


def test_paragraphs_stand_6_points_apart_and_lines_single(parts: Parts) -> None:
    for _, pages in parts:
        for page in pages:
            body = [line for line in page.inside if line.size == 14 and not line.bold]
            begins = {line.down for line in body if line.left == pytest.approx(LEFT + 12.7, abs=0.1)}
            goes_on = {line.down for line in body if line.left == pytest.approx(LEFT, abs=0.1)}
            for upper, lower in pairwise(sorted(begins | goes_on)):
                if lower - upper > 3 * LINE:
                    continue
                least = LINE + SIX_POINTS if lower in begins else LINE
                assert lower - upper >= least - 0.05


def test_kinh_gui_stands_before_its_names(parts: Parts) -> None:
    for addressees, pages in blocks_of(parts, Addressees):
        page = next(page for page in pages if page.has("Kính gửi:"))
        called = page.find("Kính gửi:")
        assert 13 <= called.size <= 14
        assert not called.bold
        assert not called.italic
        if len(addressees.names) == 1:
            name = first_line(pages, addressees.names[0])
            assert name.down == pytest.approx(called.down, abs=0.1)
            assert name.left - called.right == pytest.approx(times_width(" ", 14, False, False), abs=0.3)
            continue
        colon = called.left + times_width("Kính gửi", 14, False, False)
        dashes = [line for line in page.inside if line.text == "-" and line.down > called.down]
        assert [line.left for line in dashes] == pytest.approx([colon] * len(addressees.names), abs=0.3)
        for dash, ending in zip(dashes, ended(addressees.names), strict=True):
            assert first_line(pages, ending).down == pytest.approx(dash.down, abs=0.1)


def test_several_names_end_in_semicolons_and_the_last_in_a_full_stop() -> None:
    (section, pages), *_ = by_section(KINDS["annual report"](2))
    (addressees,) = (block for block in section.body if isinstance(block, Addressees))
    assert len(addressees.names) > 1
    text = " ".join(line.text for line in pages[0].inside)
    *others, last = addressees.names
    assert all(f"{name};" in text for name in others)
    assert f"{last}." in text


def test_what_a_letter_is_about_stands_under_its_number() -> None:
    document = KINDS["reminder letter"](3)
    (_, (page, *_)), *_ = by_section(document)
    assert document.letterhead is not None
    assert document.letterhead.about.startswith("V/v ")
    number = next(line for line in page.lines if line.text.startswith("Số:"))
    beside, wanted = page.find(TIEU_NGU).left, document.letterhead.about
    about = [line for line in page.lines if line.down > number.down and line.right < beside and line.text in wanted]
    assert squeezed(" ".join(line.text for line in about[:2])) == wanted
    about = about[:2]
    for line in about:
        assert 12 <= line.size <= 13
        assert not line.bold
        assert not line.italic
        assert line.middle == pytest.approx(about[0].middle, abs=0.3)
    # 6 points between the number and it.
    assert about[0].down - number.down == pytest.approx(LINE * 12 / 14 + SIX_POINTS, abs=1)


def test_an_annex_is_named_titled_and_tied_to_its_paper(parts: Parts) -> None:
    annexes = [(section, pages) for section, pages in parts if section.label.startswith("Phụ lục")]
    for number, (section, (page, *_)) in enumerate(annexes, start=1):
        assert section.titles is not None
        roman = {1: "I", 2: "II", 3: "III", 4: "IV"}[number]
        name, *titles, tied = page.inside[:4] if section.titles.attached_to else page.inside[:3]
        assert name.text == (f"Phụ lục {roman}" if len(annexes) > 1 else "Phụ lục")
        assert (name.size, name.bold, name.italic) == (14, True, False)
        middle = LEFT + (page.width - LEFT - RIGHT) / 2
        assert name.middle == pytest.approx(middle, abs=0.4)
        for line in titles[:1]:
            assert line.text == line.text.upper()
            assert line.bold
            assert line.middle == pytest.approx(middle, abs=0.6)
        held = [line for line in page.inside if line.text.startswith("(Kèm theo")]
        assert len(held) == 1
        assert held[0].italic
        assert not held[0].bold
        assert held[0].middle == pytest.approx(middle, abs=2.5)
        assert tied is not None


def test_four_lines_are_left_for_the_signature(parts: Parts) -> None:
    for section, pages in parts:
        for block in section.closing.columns:
            if not isinstance(block, SignatureBlock) or not block.name:
                continue
            page = pages[-1]
            last = page.find([*filter(None, block.capacity_lines)][-1]).down
            name = page.find(block.above_name or block.name)
            # One line less where all of a paper stands on one page for it, be it by letters of 13 points.
            line = LINE * name.size / 14
            assert name.down - last >= (4 if len(pages) == 1 else 5) * line - 0.1


def test_no_sentence_of_a_paper_is_underlined_by_signs(parts: Parts) -> None:
    for _, pages in parts:
        for page in pages:
            assert not [line for line in page.lines if "__" in line.text or line.text.count("-") > 10]


@pytest.mark.parametrize("format", PaperFormat)
def test_number_and_day_are_blanks_until_the_paper_is_signed(format: PaperFormat) -> None:
    document = KINDS["decision"](3)
    assert document.letterhead is not None
    number, day = document.letterhead.number_text, document.letterhead.place_date
    assert number == f"Số: {BLANK * 8}/QĐ-SNgV"
    if format is PaperFormat.PDF:
        page = sheets(document)[0]
        line = next(line for line in page.lines if line.text.startswith("Số:"))
        # Room to write two digits by hand.
        assert line.width - times_width("Số: /QĐ-SNgV", 13, False, False) > 8
        assert any(line.text.replace(BLANK, " ") == day.replace(BLANK, " ") for line in page.lines)
        return
    text = docx_text(document) if format is PaperFormat.DOCX else xlsx_text(document)
    assert number in text
    assert day in text


@pytest.mark.parametrize(("day", "words"), [((5, 1), "ngày 05 tháng 01"), ((9, 6), "ngày 09 tháng 6")])
def test_only_small_days_and_the_first_two_months_are_padded_on_paper(day: tuple[int, int], words: str) -> None:
    signed = date(2026, day[1], day[0])
    data = replace(decision_data(), number="5", issued_on=signed)
    page = sheets(award_decision.build(data, wording(award_decision.DECISION)))[0]
    assert any(line.text.replace(BLANK, " ") == f"Sơn Hạ, {words} năm 2026" for line in page.lines)
    assert page.has("Số: 05/QĐ-SNgV")
