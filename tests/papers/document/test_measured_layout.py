"""Every kind of paper, finished, held against Nghị định 30/2020/NĐ-CP, Phụ lục I (boxes and sizes of II, margins of I).

The PDF is measured by a reader of its own; nothing here asks the writer what it meant to do.
"""

from dataclasses import replace
from itertools import pairwise

import pytest

from desktop_app.papers.document.model import (
    BodyRow,
    Document,
    Orientation,
    Recipients,
    Section,
    SignatureBlock,
    Table,
    header_rows,
)
from desktop_app.papers.document.wording import ATTACHED, QUOC_HIEU, TIEU_NGU
from desktop_app.papers.pdf.fonts import printing_family
from tests.papers import awarded_samples as awarded
from tests.papers.every_kind import KINDS, MANY
from tests.papers.measuring import BOTTOM, LEFT, RIGHT, TOP, Line, Sheet, by_section, first_cells, sheets
from tests.papers.reading import pdf_reader, squeezed
from tests.papers.round_samples import LONG_NAME, MAKERS, NEEDS_SOMEBODY, rows


@pytest.fixture(scope="module", params=KINDS)
def paper(request: pytest.FixtureRequest) -> Document:
    return KINDS[request.param](MANY)


@pytest.fixture(scope="module")
def parts(paper: Document) -> list[tuple[Section, list[Sheet]]]:
    return list(by_section(paper))


type Parts = list[tuple[Section, list[Sheet]]]


def body_rows(section: Section) -> list[tuple[Table, BodyRow]]:
    return [
        (block, row)
        for block in section.body
        if isinstance(block, Table)
        for row in block.rows
        if isinstance(row, BodyRow)
    ]


# --- the page -------------------------------------------------------------------------------------------------------


def test_the_sheet_is_a4_and_lies_as_it_should(parts: Parts) -> None:
    for section, pages in parts:
        across = section.orientation is Orientation.LANDSCAPE
        for page in pages:
            assert (page.width, page.height) == ((297, 210) if across else (210, 297))


def test_nothing_leaves_the_margins(parts: Parts) -> None:
    for _, pages in parts:
        for page in pages:
            for line in page.inside:
                assert line.left >= LEFT - 0.1, line
                # Marks of Ơ and Ư are a little wider than measured.
                assert line.right <= page.width - RIGHT + 0.6, line
                assert TOP < line.down <= page.height - BOTTOM, line
            for rule in page.rules:
                assert rule.left >= LEFT - 0.1
                assert rule.right <= page.width - RIGHT + 0.1
                assert rule.upper >= TOP - 0.1
                assert rule.lower <= page.height - BOTTOM + 0.1


def test_every_font_is_the_one_of_the_dialog_and_embedded(paper: Document) -> None:
    name = printing_family().name.replace(" ", "")[:9]
    for page in pdf_reader(paper).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            described = font.get_object()
            assert name in str(described["/BaseFont"]).replace("-", "")
            assert "/FontFile2" in described["/FontDescriptor"].get_object()


def test_pages_are_numbered_from_the_second_of_each_section(parts: Parts) -> None:
    for section, pages in parts:
        numbers = [page.number for page in pages]
        assert numbers[0] is None
        if not section.numbered:
            assert numbers == [None] * len(pages)
            continue
        for wanted, (number, page) in enumerate(zip(numbers[1:], pages[1:], strict=True), start=2):
            assert number is not None
            assert number.text == str(wanted)
            assert 13 <= number.size <= 14
            assert not number.bold
            assert not number.italic
            assert number.middle == pytest.approx(LEFT + (page.width - LEFT - RIGHT) / 2, abs=0.3)
            assert 10 <= number.down <= 16


# --- letterhead and titles ------------------------------------------------------------------------------------------


def headed(parts: Parts) -> list[tuple[Section, Sheet]]:
    return [(section, pages[0]) for section, pages in parts if section.letterhead]


def below(page: Sheet, line: Line) -> list[float]:
    """The lengths of the rules drawn next below `line` about its middle."""
    return [
        rule.length
        for rule in page.rules
        if rule.flat and 0 < rule.upper - line.down < 4 and abs(rule.middle - line.middle) < 0.6
    ]


def test_the_quoc_hieu_keeps_to_one_line_over_its_tieu_ngu(parts: Parts) -> None:
    for _, page in headed(parts):
        quoc_hieu, tieu_ngu = page.find(QUOC_HIEU), page.find(TIEU_NGU)
        assert 12 <= quoc_hieu.size <= 13
        assert tieu_ngu.size == quoc_hieu.size + 1
        assert quoc_hieu.bold
        assert tieu_ngu.bold
        assert not quoc_hieu.italic
        assert quoc_hieu.right <= page.width - RIGHT + 0.3
        assert tieu_ngu.middle == pytest.approx(quoc_hieu.middle, abs=0.3)
        assert tieu_ngu.down - quoc_hieu.down == pytest.approx(tieu_ngu.size * 1.15 / 72 * 25.4, abs=0.5)
        assert below(page, tieu_ngu) == pytest.approx([tieu_ngu.width], abs=0.3)


def test_the_issuer_stands_level_with_it_over_a_short_rule(parts: Parts) -> None:
    for section, page in headed(parts):
        assert section.letterhead is not None
        *parents, name = (*section.letterhead.parent_lines, *section.letterhead.issuing_lines)
        issuer, quoc_hieu = page.find(name), page.find(QUOC_HIEU)
        assert 12 <= issuer.size <= 13
        assert issuer.bold
        shares = [length / issuer.width for length in below(page, issuer)]
        assert len(shares) == 1
        assert 1 / 3 <= shares[0] <= 1 / 2
        assert page.find(parents[0]).down == quoc_hieu.down
        assert not page.find(section.letterhead.parent_lines[0]).bold
        for line in parents:
            assert page.find(line).middle == pytest.approx(issuer.middle, abs=0.4)
        assert issuer.right < quoc_hieu.left


def test_number_and_date_stand_on_one_line_under_their_columns(parts: Parts) -> None:
    for section, page in headed(parts):
        assert section.letterhead is not None
        number, day = section.letterhead.number_text, section.letterhead.place_date
        if number:
            line = next(line for line in page.lines if line.text.startswith("Số:"))
            assert (line.size, line.bold, line.italic) == (13, False, False)
            issuer = page.find(section.letterhead.issuing_lines[-1])
            assert line.middle == pytest.approx(issuer.middle, abs=2)
        if day:
            line = next(line for line in page.lines if line.text.startswith(f"{day.split(',')[0]}, ngày"))
            assert 13 <= line.size <= 14
            assert line.italic
            assert line.middle == pytest.approx(page.find(QUOC_HIEU).middle, abs=2)
        if number and day:
            heights = {line.down for line in page.lines if line.text.startswith(("Số:", f"{day.split(',')[0]}, ngày"))}
            assert max(heights) - min(heights) < 0.6


def test_the_titles_stand_in_the_middle_over_a_short_rule(parts: Parts) -> None:
    for section, (page, *_) in parts:
        if not section.titles:
            continue
        middle = LEFT + (page.width - LEFT - RIGHT) / 2
        type_name = page.find(section.titles.type_name)
        assert 13 <= type_name.size <= 14
        assert type_name.bold
        assert type_name.middle == pytest.approx(middle, abs=0.4)
        lines = [line for line in page.lines if type_name.down <= line.down < type_name.down + 40]
        titles = lines[: next((n for n, line in enumerate(lines) if abs(line.middle - middle) > 2.5), len(lines))]
        ruled = [line for line in titles if below(page, line)]
        several = bool(section.titles.subject or section.titles.attached_to)
        assert len(ruled) == (section.titles.ruled and several)
        for line in ruled:
            ended = squeezed(section.titles.attached_to or section.titles.subject)
            widest = max(other.width for other in titles if squeezed(other.text) in ended)
            # A hair less than a third, since blanks at the ends of broken lines are not drawn.
            assert 0.33 <= below(page, line)[0] / widest <= 1 / 2


# --- the body -------------------------------------------------------------------------------------------------------


def test_sizes_are_those_of_the_decree(parts: Parts) -> None:
    for section, pages in parts:
        sizes = {line.size for page in pages for line in page.inside}
        tables = [block for block in section.body if isinstance(block, Table)]
        # Text 14, tables 12; 13 in the letterhead; 11 in "Nơi nhận". A table has 10 at least, where that spares a page.
        assert sizes <= {11, 12, 13, 14} | ({10} if tables else set())
        assert tables or 12 not in sizes - {12 if isinstance(section.closing.left, Recipients) else 0}


def test_the_head_of_a_table_comes_back_with_its_rows(parts: Parts) -> None:
    for section, pages in parts:
        heads = {squeezed(header_rows(block)[0][0].text) for block in section.body if isinstance(block, Table)}
        for page in pages:
            upright = [rule for rule in page.rules if not rule.flat]
            if upright and not section.cut_off and section.numbered:
                # The first thing in the first column, on a page that begins with rows of a table begun before it too.
                assert first_cells(page)[0] in heads
                assert heads.isdisjoint(first_cells(page)[-1:])


def test_rows_are_not_split_over_pages(parts: Parts) -> None:
    for section, pages in parts:
        if section.cut_off or not section.numbered or not body_rows(section):
            continue
        wanted = [str(row.values[0]) for _, row in body_rows(section)]
        faults = []
        for page in pages:
            if any(not rule.flat for rule in page.rules):
                # Several tables have rows of several counts of cells; a row's number stands in a cell of its own.
                faults += [line for line in first_cells(page) if line in set(wanted)]
        assert sorted(faults) == sorted(wanted)


def test_text_is_14_points_with_room_between_the_lines(parts: Parts) -> None:
    for _, pages in parts:
        for page in pages:
            body = [line for line in page.inside if line.size == 14 and line.left == pytest.approx(LEFT, abs=0.1)]
            for upper, lower in pairwise(sorted({line.down for line in body})):
                assert lower - upper >= 14 * 1.1 / 72 * 25.4


# --- the end --------------------------------------------------------------------------------------------------------


def test_signatures_are_bold_in_the_middle_of_their_part(parts: Parts) -> None:
    for section, pages in parts:
        columns = section.closing.columns
        page = pages[-1]
        part = (page.width - LEFT - RIGHT) / max(len(columns), 1)
        for number, block in enumerate(columns):
            if isinstance(block, SignatureBlock):
                capacity = page.find(next(filter(None, block.capacity_lines)))
                for line in (capacity, *([page.find(block.name)] if block.name else [])):
                    assert 13 <= line.size <= 14
                    assert line.bold
                    assert line.middle == pytest.approx(LEFT + part * (number + 0.5), abs=0.6)
                if block.name:
                    assert page.find(block.name).down - capacity.down > 20


def test_the_recipients_stand_level_at_the_left_margin(parts: Parts) -> None:
    for section, pages in parts:
        page = pages[-1]
        for recipients in (section.closing.left, section.closing.below):
            if not isinstance(recipients, Recipients):
                continue
            title = page.find("Nơi nhận:")
            assert (title.size, title.bold, title.italic) == (12, True, True)
            assert title.left == pytest.approx(LEFT, abs=0.1)
            listed = [line for line in page.lines if line.text.startswith("- ") and line.size == 11]
            assert len(listed) == len(recipients.lines)
            assert all(line.left == pytest.approx(LEFT, abs=0.1) for line in listed)
            assert [line.text[-1] for line in listed] == [";"] * (len(listed) - 1) + ["."]
        if isinstance(section.closing.left, Recipients) and section.closing.right:
            capacity = page.find(section.closing.right.capacity_lines[0])
            assert abs(page.find("Nơi nhận:").down - capacity.down) < 1


def test_the_end_of_the_text_is_marked_once(parts: Parts) -> None:
    (own, own_pages), *annexes = parts
    text = _inside(own_pages)
    # What is filled in has no end.
    is_filled_in = own.titles is not None and own.titles.type_name == "PHIẾU BẦU"
    assert text.count("./.") == (0 if is_filled_in else 1)
    # An annex has an end of its own (Mẫu 2.1), a letter or a ballot behind another has its text's.
    for annex, pages in annexes:
        ends = _inside(pages).count("./.")
        assert not any(line.text.strip() == "./." for page in pages for line in page.lines)
        assert ends == 1 if annex.titles and annex.titles.attached_to.startswith(ATTACHED) else ends <= 1


def _inside(pages: list[Sheet]) -> str:
    return " ".join(line.text for page in pages for line in page.inside)


OF_NOMINEES = {**MAKERS, **awarded.MAKERS}

# --- what the clerk may enter ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [name for name in KINDS if name not in NEEDS_SOMEBODY])
def test_an_empty_list_is_a_paper_of_its_own(kind: str) -> None:
    for _, pages in by_section(KINDS[kind](0)):
        assert any(page.inside for page in pages)
        for page in pages:
            assert all(line.right <= page.width - RIGHT + 0.6 for line in page.inside)


@pytest.mark.parametrize("kind", OF_NOMINEES)
def test_names_of_40_syllables_stay_between_the_margins(kind: str) -> None:
    nominees = tuple(
        replace(row, name=LONG_NAME, position_and_unit=LONG_NAME, award=f"Giấy khen {LONG_NAME}") for row in rows(3, 2)
    )
    text = ""
    for page in sheets(OF_NOMINEES[kind](nominees)):
        assert all(LEFT - 0.1 <= line.left and line.right <= page.width - RIGHT + 0.6 for line in page.inside)
        assert all(line.down <= page.height - BOTTOM for line in page.inside)
        text += " ".join(line.text for line in page.inside)
    assert QUOC_HIEU in text
