"""A table of the document model in a sheet."""

from collections.abc import Sequence
from datetime import date

from openpyxl.styles import Border, Font, Side

from desktop_app.papers.layout import PT_PER_MM
from desktop_app.papers.model import Align, BodyRow, GroupRow, Table, TableRow, TotalRow, header_rows, placed_header
from desktop_app.papers.text import CellKind, Value, printed
from desktop_app.papers.xlsx_page import lines_in
from desktop_app.papers.xlsx_sheet import LINE, SheetPen, font_of

_EDGE = Side("thin")
_BORDER = Border(_EDGE, _EDGE, _EDGE, _EDGE)
_FORMATS = {CellKind.ORDINAL: "0", CellKind.INTEGER: "#,##0", CellKind.DATE: "dd/mm/yyyy"}


def write_table(pen: SheetPen, table: Table) -> None:
    """Write `table` with its head."""
    first = pen.row
    bold = font_of(pen.profile.table_pt, bold=True)
    for place in placed_header(table):
        pen.row = first + place.row
        span = pen.span(table, place.column, place.column + place.cell.columns)
        pen.cell(span[0], place.cell.text, bold, Align.CENTER)
        if span[1] - span[0] > 1 or place.cell.rows > 1:
            pen.merge(pen.row, pen.row + place.cell.rows - 1, span)
    _head_heights(pen, table, first)
    pen.row = first + len(header_rows(table))
    if pen.repeats_head:
        pen.sheet.print_title_rows = f"{first}:{pen.row - 1}"
    plain = font_of(pen.profile.table_pt)
    for row in table.rows:
        if isinstance(row, BodyRow):
            _values(pen, table, row.values, 0, plain)
        else:
            _bold_row(pen, table, row, bold)
        pen.next_row(_height_of(pen, table, row))
    _rule_in(pen, first, pen.row, len(pen.widths))


def _head_heights(pen: SheetPen, table: Table, first: int) -> None:
    size = pen.profile.table_pt
    for number in range(len(header_rows(table))):
        lines = 1
        for place in placed_header(table):
            if place.row == number:
                width = pen.column_width(table, place.column, place.column + place.cell.columns)
                lines = max(lines, -(-lines_in(place.cell.text, width, size, True) // place.cell.rows))
        pen.sheet.row_dimensions[first + number].height = (lines + 0.4) * size * LINE


def _values(pen: SheetPen, table: Table, values: Sequence[Value], first: int, font: Font) -> None:
    for number, value in enumerate(values, start=first):
        column = table.columns[number]
        span = pen.span(table, number, number + 1)
        cell = pen.cell(span[0], value, font, column.align)
        if span[1] - span[0] > 1:
            pen.merge(pen.row, pen.row, span)
        if isinstance(value, int | date):
            cell.number_format = _FORMATS.get(column.kind, "General")


def _height_of(pen: SheetPen, table: Table, row: TableRow) -> float:
    # Set, since rows that Excel fits by itself have no air above and below their text.
    size = pen.profile.table_pt
    lines = 1
    if isinstance(row, BodyRow):
        lines = max(
            lines_in(printed(value, column.kind), pen.column_width(table, number, number + 1), size)
            for number, (value, column) in enumerate(zip(row.values, table.columns, strict=True))
        )
    height = lines * size * LINE + 2 * pen.profile.cell_padding_vertical * PT_PER_MM
    return max(height, table.row_mm * PT_PER_MM if isinstance(row, BodyRow) else 0.0)


def _bold_row(pen: SheetPen, table: Table, row: GroupRow | TotalRow, font: Font) -> None:
    values = row.values if isinstance(row, TotalRow) else ()
    text, align = (row.label, Align.CENTER) if isinstance(row, TotalRow) else (row.text, Align.LEFT)
    first = len(table.columns) - len(values)
    pen.line(text, pen.span(table, 0, first), font, align)
    _values(pen, table, values, first, font)


def _rule_in(pen: SheetPen, first_row: int, end_row: int, columns: int) -> None:
    for cells in pen.sheet.iter_rows(first_row, end_row - 1, 1, columns):
        for cell in cells:
            cell.border = _BORDER
