"""The tables of a finished paper, read back from each of its files: the rows below their headers, cell by cell."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import pairwise
from typing import Any

from docx.oxml.ns import qn
from openpyxl.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.papers.document.model import Document, GroupRow, Section, Table, TableRow, TotalRow, header_rows
from desktop_app.papers.document.text import CellKind, Value, clean, printed
from tests.papers.reading import Page, docx_cell_text, docx_package, pdf_pages, squeezed, xlsx_book

_ESCAPED = re.compile("_x([0-9A-F]{4})_")

type Rows = list[list[str]]


def tables_of(section: Section) -> list[Table]:
    return [block for block in section.body if isinstance(block, Table)]


def expected_cells(document: Document) -> list[list[tuple[Value, CellKind]]]:
    """The cells of every row of the paper, in its order; a row over the whole width is one cell."""
    return [_cells(table, row) for section in document.sections for table in tables_of(section) for row in table.rows]


def _cells(table: Table, row: TableRow) -> list[tuple[Value, CellKind]]:
    if isinstance(row, GroupRow):
        return [(row.text, CellKind.TEXT)]
    label: list[tuple[Value, CellKind]] = [(row.label, CellKind.TEXT)] if isinstance(row, TotalRow) else []
    columns = table.columns[len(table.columns) - len(row.values) :]
    return label + [(value, column.kind) for value, column in zip(row.values, columns, strict=True)]


def expected_rows(document: Document) -> Rows:
    """Return what every printed file must say."""
    return [[squeezed(printed(*cell)) for cell in row] for row in expected_cells(document)]


def pdf_rows(document: Document) -> Rows:
    return [row for page in pdf_pages(document) for row in page_rows(page)]


def page_rows(page: Page) -> Iterator[list[str]]:
    """The rows of all tables of a page, the heads left out: only rows of the body have edges over the whole width."""
    upright = [(x, min(y, y2), max(y, y2)) for x, y, x2, y2 in page.segments if x == x2]
    if not upright:
        return
    left, right = min(x for x, *_ in upright), max(x for x, *_ in upright)
    levels = {y for x, y, x2, y2 in page.segments if y == y2 and x < left + 1 and x2 > right - 1}
    for upper, lower in pairwise(sorted(levels, reverse=True)):
        middle = (upper + lower) / 2
        edges = sorted({x for x, low, high in upright if low < middle < high})
        # Between two tables stands text without edges.
        if len(edges) < 2:
            continue
        cells: list[list[str]] = [[] for _ in edges[1:]]
        for fragment in page.fragments:
            if lower < fragment.y < upper:
                cells[max(number for number, edge in enumerate(edges) if edge <= fragment.x)].append(fragment.text)
        yield [squeezed(" ".join(cell)) for cell in cells]


def docx_rows(document: Document) -> Rows:
    rows = []
    for table in docx_package(document).tables:
        written_table: Any = table._tbl  # noqa: SLF001 - python-docx repeats merged cells
        if written_table.tblPr.find(qn("w:tblBorders")) is None:
            continue
        for row in written_table.tr_lst:
            cells = [cell for cell in row.tc_lst if cell.find(f"{qn('w:tcPr')}/{qn('w:tcBorders')}") is None]
            if cells and row.trPr.find(qn("w:tblHeader")) is None:
                rows.append([squeezed(docx_cell_text(cell)) for cell in cells])
    return rows


def xlsx_cells(document: Document) -> list[list[object]]:
    """The values of the rows, as they are: real numbers and dates."""
    book = xlsx_book(document)
    assert len(book.worksheets) == len(document.sections)
    return [
        row
        for sheet, section in zip(book.worksheets, document.sections, strict=True)
        for row in _sheet_rows(sheet, tables_of(section))
    ]


def _sheet_rows(sheet: Worksheet, tables: list[Table]) -> Iterator[list[object]]:
    heads = [len(header_rows(table)) for table in tables]
    ruled = [row for row in sheet.iter_rows() if row[0].border.left.style]
    blocks: list[list[Any]] = []
    for row in ruled:
        if not blocks or row[0].row != blocks[-1][-1][0].row + 1:
            blocks.append([])
        blocks[-1].append(row)
    for head, block in zip(heads, blocks, strict=True):
        for row in block[head:]:
            cells = [_unescaped(cell.value) for cell in row if not isinstance(cell, MergedCell)]
            # A row taller than Excel shows goes on in rows that are merged with it.
            if cells:
                yield cells


def _unescaped(value: object) -> object:
    # As Excel reads text; openpyxl leaves it as it stands in the file.
    return _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), value) if isinstance(value, str) else value


def cells_in_excel(document: Document) -> list[list[object]]:
    """Return what the sheets must hold: numbers and dates as such, never their text."""
    return [[_in_excel(value) for value, _ in row] for row in expected_cells(document)]


def _in_excel(value: Value) -> object:
    if isinstance(value, date):
        return datetime.combine(value, time())
    return value if isinstance(value, int) else clean(value or "") or None
