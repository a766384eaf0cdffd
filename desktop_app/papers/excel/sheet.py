"""A writer that fills a sheet from the top down, row by row, with cells of text, numbers and dates."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.papers.document.layout import LayoutProfile, text_width
from desktop_app.papers.document.model import Section, Table
from desktop_app.papers.document.text import Value
from desktop_app.papers.excel.cell_styles import CellStyle, add_style, write_text
from desktop_app.papers.excel.page import DEFAULT_PT, column_grid, column_widths, grid_edges

LINE = 1.3
"""The height of a line in parts of the font size."""
_TALLEST_ROW = 408.75
"""The tallest row that Excel shows, in points."""
_STEP = 0.75
"""The height of a pixel in points (1/96 inch): Excel's rows are whole pixels high."""
_EMPTY = CellStyle(DEFAULT_PT, align=None, ruled=True)
"""The style of an empty cell of a table."""


class SheetWriter:
    """Writes into `sheet`; `row` is the next free row, `widths` are those of the columns in mm.

    A sheet has one set of columns: all edges of its section's tables. `repeats_header` tells that there is one table,
    whose header is repeated on every page.
    """

    def __init__(self, book: Workbook, sheet: Worksheet, section: Section, profile: LayoutProfile) -> None:
        self._book = book
        self.sheet = sheet
        self.profile = profile
        self.width = text_width(profile, section.orientation)
        tables = [block for block in section.body if isinstance(block, Table)]
        # A paper without a table gets eight columns of equal width.
        grid = column_grid(tables, self.width) or [self.width * number / 8 for number in range(9)]
        self._edges = {id(table): grid_edges(table, grid, self.width) for table in tables}
        self.widths = column_widths(sheet, [right - left for left, right in pairwise(grid)], self.width)
        self.repeats_header = len(tables) == 1
        self.row = 1
        self.kept: set[int] = set()
        """The rows that are never the last of a page."""
        self.last_rows: list[int] = []
        """Where the last two rows of the last table begin, or the last paragraph."""
        self._styled: set[CellStyle] = set()
        self._spans: list[tuple[int, int]] = []

    @property
    def header_rows(self) -> range:
        """The header rows of the table, repeated on every page."""
        titles = self.sheet.print_title_rows
        if not titles:
            return range(0)
        first, last = (int(row) for row in titles.replace("$", "").split(":"))
        return range(first, last + 1)

    @property
    def heights(self) -> Sequence[float]:
        """The heights in points of all rows down to the last one with a cell."""
        last = max([self.sheet.max_row, *(area.max_row for area in self.sheet.merged_cells.ranges)])
        return [self._height(row) for row in range(1, last + 1)]

    def nearest_edge(self, share: float) -> int:
        """Return how many columns stand left of the edge nearest to `share` of the width."""
        aim = share * sum(self.widths)
        return min(range(1, len(self.widths)), key=lambda count: abs(sum(self.widths[:count]) - aim), default=1)

    def span(self, table: Table, first: int, last: int) -> tuple[int, int]:
        """Return the columns of the sheet over which the columns of `table` from `first` to before `last` stand."""
        edges = self._edges[id(table)]
        return edges[first], edges[last]

    def column_width(self, table: Table, first: int, last: int) -> float:
        """Return the width of these columns together, in mm."""
        span = self.span(table, first, last)
        return sum(self.widths[span[0] : span[1]])

    def write(self, value: Value, span: tuple[int, int], cell_style: CellStyle) -> Cell:
        """Write `value` over the columns `span` (first and last + 1, from 0) of the current row.

        They become one cell when the row is closed.
        """
        self._spans.append(span)
        return self.cell(span[0], value, cell_style)

    def merge(self, first_row: int, last_row: int, span: tuple[int, int]) -> None:
        """Make one cell of the columns `span` and of the rows from the first to the last."""
        area = CellRange(min_col=span[0] + 1, min_row=first_row, max_col=span[1], max_row=last_row)
        # The set's own `add` would compare the area with all others.
        self.sheet.merged_cells.ranges.add(area)

    def cell(self, column: int, value: Value, cell_style: CellStyle) -> Cell:
        """Write `value` into a column, from 0, of the current row: text as text, numbers and dates as such."""
        # There is no other kind of cell where none was merged by openpyxl.
        cell = cast("Cell", self.sheet.cell(self.row, column + 1))
        self._dress(cell, cell_style)
        if isinstance(value, str):
            write_text(cell, value)
        elif value is not None:
            cell.value = value
        return cell

    def next_row(self, height_pt: float, keep: bool = False) -> None:
        """Set the least height of the current row and go to the next; a row to `keep` is never the last of a page.

        A row taller than Excel allows is split into several rows, over which its cells are merged.
        """
        height = max(height_pt, self._height(self.row))
        count = max(1, ceil(height / _TALLEST_ROW))
        rows = range(self.row, self.row + count)
        for row in rows:
            self.sheet.row_dimensions[row].height = ceil(height / count / _STEP) * _STEP
        for span in self._spans:
            if count > 1 or span[1] - span[0] > 1:
                self.merge(rows[0], rows[-1], span)
            if count > 1:
                # Centred vertically, a name could be pages below the number of its row.
                cell = self.sheet.cell(self.row, span[0] + 1)
                cell.alignment = Alignment(horizontal=cell.alignment.horizontal, vertical="top", wrap_text=True)
        self._spans.clear()
        if keep:
            self.kept.update(rows)
        self.row += count

    def rule(self, first_row: int, end_row: int) -> None:
        """Draw the borders of empty cells in the rows from `first_row` to before `end_row`."""
        for row in range(first_row, end_row):
            for column in range(1, len(self.widths) + 1):
                cell = cast("Cell", self.sheet.cell(row, column))
                if not cell.has_style:
                    self._dress(cell, _EMPTY)

    def _height(self, row: int) -> float:
        return self.sheet.row_dimensions[row].height or 0.0

    def _dress(self, cell: Cell, cell_style: CellStyle) -> None:
        if cell_style not in self._styled:
            add_style(self._book, cell_style)
            self._styled.add(cell_style)
        cell.style = cell_style.style
