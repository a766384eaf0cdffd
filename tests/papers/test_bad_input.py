"""Every kind of paper in each format, with anything the clerk may type: written, opened, nothing lost."""

import re
import zipfile
from collections import Counter
from typing import Any

import openpyxl
import pytest
from docx.oxml.ns import qn

from desktop_app.papers import PaperFormat
from desktop_app.papers.document.model import BodyRow, Document, Metadata, Table, TableColumn
from tests.papers.every_kind import KINDS
from tests.papers.measuring import BOTTOM, LEFT, RIGHT, TOP, sheets
from tests.papers.odd_text import FORMULAS, LONG_NAME, LONG_REASON, made_long, made_odd
from tests.papers.reading import docx_package, docx_text, written, xlsx_text
from tests.papers.tables import docx_rows, expected_rows, tables_of, xlsx_cells


def word_counts(text: str) -> Counter[str]:
    return Counter(re.findall(r"việc\d+", text))


def test_the_long_reason_is_as_long_as_it_says() -> None:
    assert len(LONG_REASON) > 4900
    assert len(LONG_NAME.split()) == 40


@pytest.mark.parametrize("kind", KINDS)
def test_reasons_of_5000_letters_go_on_over_pages_and_lose_nothing(kind: str) -> None:
    document = made_long(KINDS[kind](1), LONG_REASON)
    in_word = word_counts(docx_text(document))
    assert len(set(in_word.values())) == 1
    assert len(in_word) == 640
    pages = sheets(document)
    # In a paper without a table one paragraph is that long, over the whole width.
    assert len(pages) > (3 if any(map(tables_of, document.sections)) else 2)
    assert word_counts(" ".join(line.text for page in pages for line in page.inside)) == in_word
    assert word_counts(xlsx_text(document)) == in_word
    for page in pages:
        assert all(LEFT - 0.1 <= line.left and line.right <= page.width - RIGHT + 0.6 for line in page.inside)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if any(map(tables_of, KINDS[kind](2).sections))])
def test_rows_taller_than_a_page_may_be_split_and_no_others(kind: str) -> None:
    for text, split in ((LONG_REASON, True), ("", False)):
        # The long one is the paper of the test above, laid out once for both.
        document = made_long(KINDS[kind](1 if split else 2), text)
        tables = [table._tbl for table in docx_package(document).tables]  # noqa: SLF001 - properties of rows
        free = [row for table in tables for row in table.tr_lst if may_split(row)]
        tall = [
            row
            for section in document.sections
            for table in tables_of(section)
            for row in table.rows
            if isinstance(row, BodyRow) and any(isinstance(value, str) and len(value) > 4000 for value in row.values)
        ]
        assert len(free) == len(tall)
        assert bool(tall) is split


def may_split(row: Any) -> bool:  # noqa: ANN401 - properties of rows are not in python-docx
    return row.trPr is None or row.trPr.find(qn("w:cantSplit")) is None


@pytest.mark.parametrize("text", [LONG_REASON, LONG_NAME], ids=["reason", "name"])
@pytest.mark.parametrize("kind", KINDS)
def test_rows_of_a_sheet_are_high_enough_for_all_of_their_text(kind: str, text: str) -> None:
    document = made_long(KINDS[kind](1), text)
    book = openpyxl.load_workbook(written(document, PaperFormat.XLSX))
    for sheet in book.worksheets:
        merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
        for row in sheet.iter_rows():
            for cell in row:
                if not isinstance(cell.value, str) or cell.alignment.shrink_to_fit:
                    continue
                area = merged.get((cell.row, cell.column))
                rows = range(cell.row, area.max_row + 1) if area else [cell.row]
                columns = range(cell.column, area.max_col + 1) if area else [cell.column]
                heights = [sheet.row_dimensions[number].height or 0 for number in rows]
                assert max(heights) <= 409
                width = sum(sheet.column_dimensions[openpyxl.utils.get_column_letter(c)].width for c in columns)
                # A letter is about as wide as a digit of 12 points, of which Excel counts widths, at most.
                least = len(cell.value) / width * 0.6 * cell.font.size / 12
                assert sum(heights) >= least * cell.font.size


@pytest.mark.parametrize("kind", KINDS)
def test_names_of_40_syllables_keep_to_the_page(kind: str) -> None:
    for page in sheets(made_odd(KINDS[kind](3), LONG_NAME)):
        assert all(LEFT - 0.1 <= line.left and line.right <= page.width - RIGHT + 0.6 for line in page.inside)
        assert all(TOP < line.down <= page.height - BOTTOM for line in page.inside)


@pytest.mark.parametrize("kind", KINDS)
def test_no_sheet_holds_a_formula(kind: str) -> None:
    document = made_odd(KINDS[kind](3), "=1+1")
    with zipfile.ZipFile(written(document, PaperFormat.XLSX)) as package:
        sheets_of = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets_of) == len(document.sections)
        for name in sheets_of:
            assert b"<f>" not in package.read(name)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_begins_as_a_formula_is_text_in_each_file(text: str) -> None:
    table = Table((TableColumn("TT", 10), TableColumn("Nội dung", 60)), (BodyRow((1, text)),))
    document = Document(Metadata("Thử"), body=(table,))
    assert docx_rows(document) == expected_rows(document)
    assert xlsx_cells(document) == [[1, text]]
    cell = openpyxl.load_workbook(written(document, PaperFormat.XLSX)).worksheets[0]["B2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
