"""A table of the document model in a sheet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.office.citations import month_words
from desktop_app.papers.document.layout import PT_PER_MM, header_cell_lines, header_row_lines, of_table
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import Align, BodyRow, GroupRow, Table, TableRow, TotalRow, placed_header
from desktop_app.papers.document.text import CellKind, Value, printed
from desktop_app.papers.excel.cell_styles import CellStyle
from desktop_app.papers.excel.page import lines_in, room_in
from desktop_app.papers.excel.sheet import LINE, SheetWriter

_FORMATS = {CellKind.ORDINAL: "0", CellKind.INTEGER: "#,##0"}


def write_table(writer: SheetWriter, table: Table) -> None:
    """Write `table` with its head."""
    first = writer.row
    _write_head(writer, table)
    if writer.repeats_header:
        writer.sheet.print_title_rows = f"{first}:{writer.row - 1}"
    writer.rule(first, writer.row)
    writer.last_rows = []
    size = of_table(writer.profile, table).table_pt
    plain, bold = (
        [CellStyle(size, heavy, align=column.set_align, ruled=True) for column in table.columns]
        for heavy in (False, True)
    )
    for row in table.rows:
        begun = writer.row
        if isinstance(row, BodyRow):
            writer.last_rows = [*writer.last_rows[-1:], writer.row]
            _values(writer, table, row.values, 0, plain)
        else:
            _bold_row(writer, table, row, bold)
        writer.next_row(_height_of(writer, table, row), keep=isinstance(row, GroupRow))
        writer.rule(begun, writer.row)


def _write_head(writer: SheetWriter, table: Table) -> None:
    first, size = writer.row, of_table(writer.profile, table).table_pt
    placed, cell_style = placed_header(table), CellStyle(size, bold=True, ruled=True)
    counts: dict[tuple[int, int], int] = {}
    for place in placed:
        writer.row = first + place.row
        width = writer.column_width(table, place.column, place.column + place.cell.columns)
        lines = header_cell_lines(place.cell.text, room_in(width), size, times_width)
        counts[place.row, place.column] = len(lines)
        span = writer.span(table, place.column, place.column + place.cell.columns)
        writer.cell(span[0], "\n".join(lines), cell_style)
        if span[1] - span[0] > 1 or place.cell.rows > 1:
            writer.merge(writer.row, writer.row + place.cell.rows - 1, span)
    writer.row = first
    for lines_of_row in header_row_lines(placed, lambda place: counts[place.row, place.column]):
        writer.next_row((lines_of_row + 0.4) * size * LINE, keep=True)


def _values(
    writer: SheetWriter, table: Table, values: Sequence[Value], first: int, cell_styles: Sequence[CellStyle]
) -> None:
    for number, value in enumerate(values, start=first):
        column = table.columns[number]
        span = writer.span(table, number, number + 1)
        cell = writer.write(value, span, cell_styles[number])
        if isinstance(value, date):
            cell.number_format = _day_format(value)
        elif isinstance(value, int):
            cell.number_format = _FORMATS.get(column.kind, "General")


def _day_format(day: date) -> str:
    """Return the format by which Excel shows a day as the other writers print it (`day_words`)."""
    return f"dd/{'m' * len(month_words(day.month))}/yyyy"


def _height_of(writer: SheetWriter, table: Table, row: TableRow) -> float:
    # Set here, since rows that Excel fits by itself have no padding above and below their text.
    size = of_table(writer.profile, table).table_pt
    if isinstance(row, BodyRow):
        lines = max(
            lines_in(printed(value, column.kind), writer.column_width(table, number, number + 1), size)
            for number, (value, column) in enumerate(zip(row.values, table.columns, strict=True))
        )
    else:
        last = len(table.columns) - (len(row.values) if isinstance(row, TotalRow) else 0)
        text = row.label if isinstance(row, TotalRow) else row.text
        lines = lines_in(printed(text), writer.column_width(table, 0, last), size, True)
    height = lines * size * LINE + 2 * writer.profile.cell_padding_vertical * PT_PER_MM
    return max(height, table.row_mm * PT_PER_MM if isinstance(row, BodyRow) else 0.0)


def _bold_row(writer: SheetWriter, table: Table, row: GroupRow | TotalRow, cell_styles: Sequence[CellStyle]) -> None:
    values = row.values if isinstance(row, TotalRow) else ()
    text, align = (row.label, Align.CENTER) if isinstance(row, TotalRow) else (row.text, Align.LEFT)
    first = len(table.columns) - len(values)
    writer.write(text, writer.span(table, 0, first), replace(cell_styles[0], align=align))
    _values(writer, table, values, first, cell_styles)
