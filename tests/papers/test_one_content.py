"""Every kind of paper says the same in its three files: the tables cell by cell, and every line of the text."""

import unicodedata
from datetime import datetime

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.papers import PaperFormat
from desktop_app.papers.document.model import (
    Addressees,
    Block,
    Closing,
    Document,
    LegalBases,
    Letterhead,
    Paragraph,
    PrintedChart,
    Recipients,
    Section,
    SignatureBlock,
    Table,
)
from desktop_app.papers.document.text import clean
from desktop_app.papers.document.wording import QUOC_HIEU, RECIPIENTS_TITLE, TIEU_NGU
from desktop_app.papers.pdf.fonts import printing_family
from desktop_app.papers.pdf.text import typeface
from tests.papers.every_kind import KINDS, MANY
from tests.papers.measuring import sheets
from tests.papers.odd_text import made_odd
from tests.papers.reading import docx_text, squeezed, written, xlsx_book, xlsx_text
from tests.papers.tables import cells_in_excel, docx_rows, expected_rows, pdf_rows, tables_of, xlsx_cells

LISTS = [name for name in KINDS if any(map(tables_of, KINDS[name](2).sections))]
CELL_CASES = [(name, count) for place, name in enumerate(LISTS) for count in (1 + place % 2, MANY)]
"""Each list with many rows, and with one or with two."""


def test_most_kinds_of_paper_hold_a_list() -> None:
    assert len(LISTS) > len(KINDS) / 2


# --- cell by cell ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "count"), CELL_CASES)
def test_pdf_word_and_excel_agree_cell_by_cell(kind: str, count: int) -> None:
    document = KINDS[kind](count)
    wanted = expected_rows(document)
    assert wanted
    assert pdf_rows(document) == wanted
    assert docx_rows(document) == wanted
    assert xlsx_cells(document) == cells_in_excel(document)


@pytest.mark.parametrize("kind", LISTS)
def test_they_agree_on_whatever_is_typed(kind: str) -> None:
    document = made_odd(KINDS[kind](3))
    wanted = expected_rows(document)
    assert any("🎉" in cell for row in wanted for cell in row)
    assert docx_rows(document) == wanted
    assert xlsx_cells(document) == cells_in_excel(document)
    # What the font lacks is a box there.
    family = typeface(printing_family())
    drawn = [[compact(family.drawable(cell, family.face())) for cell in row] for row in wanted]
    assert [[compact(cell) for cell in row] for row in pdf_rows(document)] == drawn


@pytest.mark.parametrize("kind", LISTS)
def test_calamine_reads_the_cells_that_openpyxl_reads(kind: str) -> None:
    document = KINDS[kind](MANY)
    theirs = CalamineWorkbook.from_filelike(written(document, PaperFormat.XLSX))
    ours = xlsx_book(document)
    assert theirs.sheet_names == ours.sheetnames
    for name in ours.sheetnames:
        cells = [cell.value for row in ours[name].iter_rows() for cell in row if cell.value is not None]
        read = [value for row in theirs.get_sheet_by_name(name).to_python() for value in row if value != ""]
        assert [value.date() if isinstance(value, datetime) else value for value in cells] == read


@pytest.mark.parametrize("kind", LISTS)
def test_every_list_prints_one_page_wide_with_its_head_on_every_page(kind: str) -> None:
    document = KINDS[kind](MANY)
    book = xlsx_book(document)
    for sheet, section in zip(book.worksheets, document.sections, strict=True):
        assert sheet.page_setup.orientation == section.orientation.value
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (9, 1, 0)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        if len(tables_of(section)) == 1:
            first, last = (int(row) for row in str(sheet.print_title_rows).replace("$", "").split(":"))
            heads = [cell.value for row in sheet.iter_rows(first, last) for cell in row if cell.value]
            (table,) = tables_of(section)
            assert squeezed(str(heads[0])) == squeezed(
                table.header[0][0].text if table.header else table.columns[0].title
            )


# --- line by line ---------------------------------------------------------------------------------------------------


def lines_beside_tables(document: Document) -> list[str]:
    """Return every line of a paper that stands outside of its tables."""
    return [squeezed(clean(text)) for section in document.sections for text in _section(section) if text.strip()]


def _section(section: Section) -> list[str]:
    texts: list[str] = []
    if section.letterhead:
        texts += _block(section.letterhead)
    if section.titles:
        texts += [section.titles.type_name, section.titles.subject, section.titles.attached_to]
    for block in section.body:
        texts += _block(block)
    if section.copied:
        texts += [*_block(section.copied.letterhead), *_closing(section.copied.closing)]
    return texts + _closing(section.closing)


def _block(block: Block) -> list[str]:
    match block:
        case Letterhead():
            # Long names and the "V/v" are broken into lines that stand beside others: they are looked for word by word.
            lines = (*block.parent_lines, *block.issuing_lines, block.about)
            names = [word for line in lines for word in line.split()]
            over = [block.copied_as] if block.copied_as else [QUOC_HIEU, TIEU_NGU]
            return [*over, *names, block.number_text, block.place_date]
        case Paragraph():
            return [f"{block.lead} {block.text}"]
        case LegalBases():
            return list(block.lines)
        case Addressees():
            return ["Kính gửi:", *block.names]
        case Table() | PrintedChart():
            # A workbook has no charts.
            return []


def _closing(closing: Closing) -> list[str]:
    texts = list(closing.lines)
    for block in (*closing.columns, closing.below):
        if isinstance(block, SignatureBlock):
            texts += [*block.capacity_lines, block.hint, block.above_name, block.name]
        elif isinstance(block, Recipients):
            texts += [RECIPIENTS_TITLE, *block.lines]
    return texts


def pdf_text(document: Document) -> str:
    return " ".join(line.text for page in sheets(document) for line in page.inside)


def compact(text: str) -> str:
    """`text` without blanks and with one writing of every letter: lines of a PDF may end inside a long word."""
    return "".join(unicodedata.normalize("NFKD", text).split())


@pytest.mark.parametrize("odd", [False, True], ids=["plain", "odd"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_line_is_in_all_three_files(kind: str, odd: bool) -> None:
    document = made_odd(KINDS[kind](3)) if odd else KINDS[kind](MANY)
    lines = lines_beside_tables(document)
    assert len(lines) > 5
    family = typeface(printing_family())
    in_pdf, in_docx, in_xlsx = (compact(read(document)) for read in (pdf_text, docx_text, xlsx_text))
    for line in lines:
        assert compact(line) in in_docx, line
        assert compact(line) in in_xlsx, line
        assert compact(family.drawable(line, family.face())) in in_pdf, line
