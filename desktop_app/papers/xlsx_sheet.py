"""A sheet that is filled from the top down: its columns, and cells of text, numbers and dates in the current row."""

from itertools import pairwise
from math import ceil

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.papers.layout import LayoutProfile, text_width
from desktop_app.papers.model import Align, Section, Table
from desktop_app.papers.sheet_text import cell_text, looks_like_formula
from desktop_app.papers.text import Value
from desktop_app.papers.xlsx_looks import Looks
from desktop_app.papers.xlsx_page import column_grid, column_widths, grid_edges

LINE = 1.3
"""Height of a line in parts of its letters' size."""
_TALLEST_ROW = 408.75
"""In points; Excel shows no more of a row."""
_STEP = 0.75
"""Excel's rows are whole pixels high, of 1/96 inch."""


class SheetPen:
    """Writes into `sheet`; `row` is the next free row, `widths` are those of the columns in mm.

    A sheet has one set of columns: all edges of the tables of its section. `repeats_head` tells that there is one
    table, whose head comes back on every page.
    """

    def __init__(self, sheet: Worksheet, section: Section, profile: LayoutProfile) -> None:
        self.sheet = sheet
        self.profile = profile
        self.width = text_width(profile, section.orientation)
        tables = [block for block in section.body if isinstance(block, Table)]
        # A paper without a table gets eight columns of a width.
        grid = column_grid(tables, self.width) or [self.width * number / 8 for number in range(9)]
        self._edges = {id(table): grid_edges(table, grid, self.width) for table in tables}
        self.widths = column_widths(sheet, [right - left for left, right in pairwise(grid)], self.width)
        self.repeats_head = len(tables) == 1
        self.looks = Looks()
        self.row = 1
        self.kept: set[int] = set()
        """The rows that are never the last of a page."""
        self.last_rows: list[int] = []
        """Where the rows of the last table begin, or the last paragraph."""
        self._spans: list[tuple[int, int]] = []

    @property
    def head_rows(self) -> range:
        """The rows of the table's head that come back on every page."""
        titles = self.sheet.print_title_rows
        if not titles:
            return range(0)
        first, last = (int(row) for row in titles.replace("$", "").split(":"))
        return range(first, last + 1)

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

    def line(self, text: str, span: tuple[int, int], font: Font, align: Align = Align.CENTER) -> Cell:
        """Write `text` over the columns `span` (first and last + 1, from 0) of the current row."""
        return self.value(text, span, font, align)

    def value(self, value: Value, span: tuple[int, int], font: Font, align: Align) -> Cell:
        """Write `value` over the columns `span` of the current row, which become one cell when it is closed."""
        self._spans.append(span)
        return self.cell(span[0], value, font, align)

    def merge(self, first_row: int, last_row: int, span: tuple[int, int]) -> None:
        """Make one cell of the columns `span` and of the rows from the first to the last."""
        self.sheet.merge_cells(start_row=first_row, end_row=last_row, start_column=span[0] + 1, end_column=span[1])

    def cell(self, column: int, value: Value, font: Font, align: Align) -> Cell:
        """Write `value` into a column, from 0, of the current row: text as text, numbers and dates as such."""
        cell = self.sheet.cell(self.row, column + 1)
        assert isinstance(cell, Cell)
        self.looks.dress(cell, font, align)
        if isinstance(value, str):
            text = cell_text(value)
            cell.value = text
            # Not what openpyxl guessed from the first letter: a formula, an error.
            cell.data_type = "s"
            if looks_like_formula(text):
                cell.quotePrefix = True
        elif value is not None:
            cell.value = value
        return cell

    def next_row(self, height_pt: float, keep: bool = False) -> None:
        """Make the current row at least so high and go on below it; one to `keep` is never the last of a page.

        A row taller than Excel shows goes on in the rows below it, its cells reaching over all of them.
        """
        height = max(height_pt, self.sheet.row_dimensions[self.row].height or 0)
        count = max(1, ceil(height / _TALLEST_ROW))
        for row in range(self.row, self.row + count):
            self.sheet.row_dimensions[row].height = ceil(height / count / _STEP) * _STEP
        for span in self._spans:
            if count > 1 or span[1] - span[0] > 1:
                self.merge(self.row, self.row + count - 1, span)
            if count > 1:
                # In the middle, a name would stand pages below the number of its row.
                cell = self.sheet.cell(self.row, span[0] + 1)
                cell.alignment = Alignment(horizontal=cell.alignment.horizontal, vertical="top", wrap_text=True)
        self._spans.clear()
        if keep:
            self.kept.update(range(self.row, self.row + count))
        self.row += count
