"""Writes a document as an Excel sheet with openpyxl: numbers and dates are real, text never turns into a formula."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.papers.layout import (
    PT_PER_MM,
    HeadLine,
    LayoutProfile,
    even_spans,
    plan_addressees,
    plan_letterhead,
    plan_titles,
    text_width,
)
from desktop_app.papers.measure import times_width
from desktop_app.papers.model import (
    Addressees,
    Align,
    Block,
    BodyRow,
    Closing,
    Document,
    GroupRow,
    LegalBases,
    Letterhead,
    Paragraph,
    Recipients,
    Section,
    SignatureBlock,
    Table,
    TableRow,
    Titles,
    TotalRow,
    ended,
    header_rows,
    placed_header,
)
from desktop_app.papers.sheet_text import cell_text, looks_like_formula, sheet_name
from desktop_app.papers.text import CellKind, Value, printed
from desktop_app.papers.wording import ADDRESSED_TO, RECIPIENTS_TITLE
from desktop_app.papers.xlsx_page import (
    FONT,
    centred_rule,
    column_grid,
    column_widths,
    dots_to,
    grid_edges,
    lines_in,
    prepare_page,
    set_default_font,
)

_EDGE = Side("thin")
_BORDER = Border(_EDGE, _EDGE, _EDGE, _EDGE)
_FORMATS = {CellKind.ORDINAL: "0", CellKind.INTEGER: "#,##0", CellKind.DATE: "dd/mm/yyyy"}
_ROW = 1.3
"""Height of a line in parts of its letters' size."""
_TALLEST_ROW = 409
"""In points; Excel shows no more of a row."""


def write_xlsx(document: Document, stream: BinaryIO, profile: LayoutProfile) -> None:
    """Write `document` to `stream` as a workbook: a sheet for the paper, one for each annex."""
    book = Workbook()
    book.properties.title, book.properties.creator = document.metadata.title, document.metadata.author
    book.properties.language = "vi-VN"
    set_default_font(book)
    book.remove(book.worksheets[0])
    for section in document.sections:
        taken = {title.lower() for title in book.sheetnames}
        sheet = book.create_sheet(sheet_name(section.label, taken))
        prepare_page(sheet, section.orientation, profile)
        _Writer(sheet, section, profile).write()
    book.save(stream)


class _Writer:
    """Fills the sheet from the top down; `_row` is the next free row."""

    def __init__(self, sheet: Worksheet, section: Section, profile: LayoutProfile) -> None:
        self._sheet = sheet
        self._section = section
        self._profile = profile
        self._width = text_width(profile, section.orientation)
        tables = [block for block in section.body if isinstance(block, Table)]
        # A sheet has one set of columns: all edges of the tables, and a paper without one gets eight of a width.
        grid = column_grid(tables, self._width) or [self._width * number / 8 for number in range(9)]
        self._edges = {id(table): grid_edges(table, grid, self._width) for table in tables}
        self._widths = column_widths(sheet, [right - left for left, right in pairwise(grid)], self._width)
        self._repeats_head = len(tables) == 1
        self._row = 1

    def write(self) -> None:
        if self._section.letterhead:
            self._letterhead(self._section.letterhead)
        if self._section.titles:
            self._titles(self._section.titles)
        for block in self._section.body:
            self._block(block)
        self._closing(self._section.closing)

    def _nearest_edge(self, share: float) -> int:
        """Return how many columns stand left of the edge nearest to `share` of the width."""
        aim = share * sum(self._widths)
        return min(range(1, len(self._widths)), key=lambda count: abs(sum(self._widths[:count]) - aim), default=1)

    def _head_line(self, line: HeadLine, span: tuple[int, int]) -> None:
        """Write a line of the letterhead; where the columns leave it too little room, it shrinks rather than breaks."""
        cell = self._line(line.text, span, _font(line.size_pt, line.bold, line.italic))
        cell.alignment = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)
        if line.rule:
            centred_rule(self._sheet, self._widths, span, self._row + 1, line.rule)

    def _line(self, text: str, span: tuple[int, int], font: Font, align: Align = Align.CENTER) -> Cell:
        """Write `text` over the columns `span` (first and last + 1, from 0) of the current row."""
        cell = self._cell(span[0], text, font, align)
        if span[1] - span[0] > 1:
            self._merge(self._row, self._row, span)
        return cell

    def _merge(self, first_row: int, last_row: int, span: tuple[int, int]) -> None:
        self._sheet.merge_cells(start_row=first_row, end_row=last_row, start_column=span[0] + 1, end_column=span[1])

    def _cell(self, column: int, value: Value, font: Font, align: Align) -> Cell:
        cell = self._sheet.cell(self._row, column + 1)
        assert isinstance(cell, Cell)
        if isinstance(value, str):
            text = cell_text(value)
            cell.value = text
            # Not what openpyxl guessed from the first letter: a formula, an error.
            cell.data_type = "s"
            cell.quotePrefix = looks_like_formula(text)
        elif value is not None:
            cell.value = value
        cell.font = font
        cell.alignment = Alignment(horizontal=align.value, vertical="center", wrap_text=True)
        return cell

    def _next_row(self, height_pt: float) -> None:
        self._sheet.row_dimensions[self._row].height = min(height_pt, _TALLEST_ROW)
        self._row += 1

    def _letterhead(self, letterhead: Letterhead) -> None:
        plan = plan_letterhead(letterhead, self._width, self._profile, times_width)
        edge = self._nearest_edge(plan.left_width / self._width)
        spans = ((0, edge), (edge, len(self._widths)))
        for number in range(max(len(plan.left), len(plan.right))):
            for lines, span in zip((plan.left, plan.right), spans, strict=True):
                if number < len(lines):
                    self._head_line(lines[number], span)
            self._next_row(self._profile.quoc_hieu_pt * _ROW)
        self._next_row(6)
        for line, span in zip((plan.number, plan.place_date), spans, strict=True):
            if line.text:
                self._head_line(line, span)
        self._next_row(self._profile.place_date_pt * _ROW)
        for line in plan.about:
            self._head_line(line, spans[0])
            self._next_row(line.size_pt * _ROW)
        self._next_row(10)

    def _titles(self, titles: Titles) -> None:
        span = (0, len(self._widths))
        for line in plan_titles(titles, self._profile, times_width):
            lines = lines_in(line.text, self._width, line.size_pt, line.bold)
            self._line(line.text, span, _font(line.size_pt, line.bold, line.italic))
            if line.rule:
                centred_rule(self._sheet, self._widths, span, self._row + 1, line.rule / lines)
            self._next_row(line.size_pt * _ROW * lines)
        self._next_row(12)

    def _block(self, block: Block) -> None:
        if isinstance(block, Table):
            self._table(block)
        elif isinstance(block, LegalBases):
            for text in ended(block.bases):
                self._paragraph(Paragraph(text, italic=True))
        elif isinstance(block, Addressees):
            self._addressees(block)
        else:
            self._paragraph(block)

    def _addressees(self, block: Addressees) -> None:
        names = [f"- {name}" for name in ended(block.names)]
        if len(names) < 2:
            self._paragraph(Paragraph(" ".join((ADDRESSED_TO, *block.names)), align=Align.CENTER))
            return
        plan = plan_addressees(block, self._width, self._profile, times_width)
        first = self._nearest_edge(plan.left / self._width)
        room = sum(self._widths[first:])
        for text in (ADDRESSED_TO, *names):
            self._line(text, (first, len(self._widths)), _font(self._profile.body_pt), Align.LEFT)
            self._next_row(self._profile.body_pt * _ROW * lines_in(text, room, self._profile.body_pt))

    def _paragraph(self, block: Paragraph) -> None:
        size = self._profile.body_pt
        text = printed(f"{block.lead} {block.text}" if block.lead else block.text)
        if block.dotted:
            text += dots_to(text, self._width, size)
        self._line(text, (0, len(self._widths)), _font(size, block.bold, block.italic), block.align)
        self._next_row(size * _ROW * lines_in(text, self._width, size, block.bold) + self._profile.paragraph_gap_pt)

    def _table(self, table: Table) -> None:
        first = self._row
        bold = _font(self._profile.table_pt, bold=True)
        for place in placed_header(table):
            self._row = first + place.row
            span = self._span(table, place.column, place.column + place.cell.columns)
            self._cell(span[0], place.cell.text, bold, Align.CENTER)
            if span[1] - span[0] > 1 or place.cell.rows > 1:
                self._merge(self._row, self._row + place.cell.rows - 1, span)
        self._head_heights(table, first)
        self._row = first + len(header_rows(table))
        if self._repeats_head:
            self._sheet.print_title_rows = f"{first}:{self._row - 1}"
        plain = _font(self._profile.table_pt)
        for row in table.rows:
            if isinstance(row, BodyRow):
                self._values(table, row.values, 0, plain)
            else:
                self._bold_row(table, row, bold)
            self._next_row(self._height_of(table, row))
        self._rule_in(first, self._row, len(self._widths))

    def _span(self, table: Table, first: int, last: int) -> tuple[int, int]:
        """Return the columns of the sheet over which the columns of `table` from `first` to before `last` stand."""
        edges = self._edges[id(table)]
        return edges[first], edges[last]

    def _column_width(self, table: Table, first: int, last: int) -> float:
        span = self._span(table, first, last)
        return sum(self._widths[span[0] : span[1]])

    def _head_heights(self, table: Table, first: int) -> None:
        size = self._profile.table_pt
        for number in range(len(header_rows(table))):
            lines = 1
            for place in placed_header(table):
                if place.row == number:
                    width = self._column_width(table, place.column, place.column + place.cell.columns)
                    lines = max(lines, -(-lines_in(place.cell.text, width, size, True) // place.cell.rows))
            self._sheet.row_dimensions[first + number].height = (lines + 0.4) * size * _ROW

    def _values(self, table: Table, values: Sequence[Value], first: int, font: Font) -> None:
        for number, value in enumerate(values, start=first):
            column = table.columns[number]
            span = self._span(table, number, number + 1)
            cell = self._cell(span[0], value, font, column.align)
            if span[1] - span[0] > 1:
                self._merge(self._row, self._row, span)
            if isinstance(value, int | date):
                cell.number_format = _FORMATS.get(column.kind, "General")

    def _height_of(self, table: Table, row: TableRow) -> float:
        # Set, since rows that Excel fits by itself have no air above and below their text.
        size = self._profile.table_pt
        lines = 1
        if isinstance(row, BodyRow):
            lines = max(
                lines_in(printed(value, column.kind), self._column_width(table, number, number + 1), size)
                for number, (value, column) in enumerate(zip(row.values, table.columns, strict=True))
            )
        height = lines * size * _ROW + 2 * self._profile.cell_padding_vertical * PT_PER_MM
        return max(height, table.row_mm * PT_PER_MM if isinstance(row, BodyRow) else 0.0)

    def _bold_row(self, table: Table, row: GroupRow | TotalRow, font: Font) -> None:
        values = row.values if isinstance(row, TotalRow) else ()
        text, align = (row.label, Align.CENTER) if isinstance(row, TotalRow) else (row.text, Align.LEFT)
        first = len(table.columns) - len(values)
        self._line(text, self._span(table, 0, first), font, align)
        self._values(table, values, first, font)

    def _rule_in(self, first_row: int, end_row: int, columns: int) -> None:
        for cells in self._sheet.iter_rows(first_row, end_row - 1, 1, columns):
            for cell in cells:
                cell.border = _BORDER

    def _closing(self, closing: Closing) -> None:
        size = self._profile.body_pt
        for line in closing.lines:
            self._line(line, (0, len(self._widths)), _font(size, bold=True), Align.LEFT)
            self._next_row(size * _ROW * lines_in(line, self._width, size, True) + self._profile.paragraph_gap_pt)
        self._next_row(10)
        top = bottom = self._row
        spans = even_spans(self._widths, len(closing.columns))
        for block, span in zip(closing.columns, spans, strict=True):
            self._row = top if len(set(spans)) == len(spans) else bottom
            if isinstance(block, Recipients):
                self._recipients(block, span)
            elif block:
                self._signature(block, span)
            bottom = max(bottom, self._row)
        self._row = bottom
        if closing.below:
            self._next_row(10)
            self._recipients(closing.below, (0, self._nearest_edge(0.5)))

    def _signature(self, block: SignatureBlock, span: tuple[int, int]) -> None:
        size = self._profile.signature_pt
        for text in block.capacity_lines:
            self._signature_line(text, span, _font(size, bold=True))
        if block.hint:
            self._signature_line(block.hint, span, _font(self._profile.recipients_title_pt, italic=True))
        room = ("",) * self._profile.signature_lines
        for text in (*room, *((block.above_name,) if block.above_name else ()), block.name):
            self._signature_line(text, span, _font(size, bold=True))

    def _signature_line(self, text: str, span: tuple[int, int], font: Font) -> None:
        if text:
            self._line(text, span, font)
        room = sum(self._widths[span[0] : span[1]])
        self._next_row(font.size * _ROW * lines_in(text, room, font.size, font.bold))

    def _recipients(self, block: Recipients, span: tuple[int, int]) -> None:
        title = _font(self._profile.recipients_title_pt, bold=True, italic=True)
        self._line(RECIPIENTS_TITLE, span, title, Align.LEFT)
        self._row += 1
        for text in ended(block.lines):
            self._line(f"- {text}", span, _font(self._profile.recipients_pt), Align.LEFT)
            self._row += 1


def _font(size: float, bold: bool = False, italic: bool = False) -> Font:
    return Font(name=FONT, size=size, bold=bold, italic=italic)
