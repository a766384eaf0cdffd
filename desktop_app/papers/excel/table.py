"""A table of the document model in a sheet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.papers.document.layout import PT_PER_MM, head_cell_lines, head_row_lines
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import Align, BodyRow, GroupRow, Table, TableRow, TotalRow, placed_header
from desktop_app.papers.document.text import CellKind, Value, printed
from desktop_app.papers.excel.looks import CellStyle
from desktop_app.papers.excel.page import lines_in, room_in
from desktop_app.papers.excel.sheet import LINE, SheetWriter

_FORMATS = {CellKind.ORDINAL: "0", CellKind.INTEGER: "#,##0", CellKind.DATE: "dd/mm/yyyy"}


def write_table(pen: SheetWriter, table: Table) -> None:
    """Write `table` with its head."""
    first = pen.row
    _write_head(pen, table)
    if pen.repeats_head:
        pen.sheet.print_title_rows = f"{first}:{pen.row - 1}"
    pen.rule(first, pen.row)
    pen.last_rows = []
    plain, bold = (
        [CellStyle(pen.profile.table_pt, heavy, align=column.align, ruled=True) for column in table.columns]
        for heavy in (False, True)
    )
    for row in table.rows:
        begun = pen.row
        if isinstance(row, BodyRow):
            pen.last_rows = [*pen.last_rows[-1:], pen.row]
            _values(pen, table, row.values, 0, plain)
        else:
            _bold_row(pen, table, row, bold)
        pen.next_row(_height_of(pen, table, row), keep=isinstance(row, GroupRow))
        pen.rule(begun, pen.row)


def _write_head(pen: SheetWriter, table: Table) -> None:
    first, size = pen.row, pen.profile.table_pt
    placed, look = placed_header(table), CellStyle(size, bold=True, ruled=True)
    counts: dict[tuple[int, int], int] = {}
    for place in placed:
        pen.row = first + place.row
        width = pen.column_width(table, place.column, place.column + place.cell.columns)
        lines = head_cell_lines(place.cell.text, room_in(width), size, times_width)
        counts[place.row, place.column] = len(lines)
        span = pen.span(table, place.column, place.column + place.cell.columns)
        pen.cell(span[0], "\n".join(lines), look)
        if span[1] - span[0] > 1 or place.cell.rows > 1:
            pen.merge(pen.row, pen.row + place.cell.rows - 1, span)
    pen.row = first
    for lines_of_row in head_row_lines(placed, lambda place: counts[place.row, place.column]):
        pen.next_row((lines_of_row + 0.4) * size * LINE, keep=True)


def _values(pen: SheetWriter, table: Table, values: Sequence[Value], first: int, looks: Sequence[CellStyle]) -> None:
    for number, value in enumerate(values, start=first):
        column = table.columns[number]
        span = pen.span(table, number, number + 1)
        cell = pen.write(value, span, looks[number])
        if isinstance(value, int | date):
            cell.number_format = _FORMATS.get(column.kind, "General")


def _height_of(pen: SheetWriter, table: Table, row: TableRow) -> float:
    # Set, since rows that Excel fits by itself have no air above and below their text.
    size = pen.profile.table_pt
    if isinstance(row, BodyRow):
        lines = max(
            lines_in(printed(value, column.kind), pen.column_width(table, number, number + 1), size)
            for number, (value, column) in enumerate(zip(row.values, table.columns, strict=True))
        )
    else:
        last = len(table.columns) - (len(row.values) if isinstance(row, TotalRow) else 0)
        text = row.label if isinstance(row, TotalRow) else row.text
        lines = lines_in(printed(text), pen.column_width(table, 0, last), size, True)
    height = lines * size * LINE + 2 * pen.profile.cell_padding_vertical * PT_PER_MM
    return max(height, table.row_mm * PT_PER_MM if isinstance(row, BodyRow) else 0.0)


def _bold_row(pen: SheetWriter, table: Table, row: GroupRow | TotalRow, looks: Sequence[CellStyle]) -> None:
    values = row.values if isinstance(row, TotalRow) else ()
    text, align = (row.label, Align.CENTER) if isinstance(row, TotalRow) else (row.text, Align.LEFT)
    first = len(table.columns) - len(values)
    pen.write(text, pen.span(table, 0, first), replace(looks[0], align=align))
    _values(pen, table, values, first, looks)
