"""A sheet that is filled from the top down: its columns, and cells of text, numbers and dates in the current row."""

from array import array
from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font

from desktop_app.papers.document.layout import LayoutProfile, text_width
from desktop_app.papers.document.model import Align, Section, Table
from desktop_app.papers.document.text import Value
from desktop_app.papers.excel.list_text import cell_text, looks_like_formula
from desktop_app.papers.excel.looks import Looks
from desktop_app.papers.excel.page import column_grid, column_widths, grid_edges
from desktop_app.papers.excel.stream import StreamedSheet

LINE = 1.3
"""Height of a line in parts of its letters' size."""
_TALLEST_ROW = 408.75
"""In points; Excel shows no more of a row."""
_STEP = 0.75
"""Excel's rows are whole pixels high, of 1/96 inch."""


class SheetPen:
    """Writes into `sheet`; `row` is the next free row, `widths` are those of the columns in mm.

    A sheet has one set of columns: all edges of the tables of its section. `repeats_head` tells that there is one
    table, whose head comes back on every page. Rows are kept until they are written out by `flush`.
    """

    def __init__(self, sheet: StreamedSheet, section: Section, profile: LayoutProfile) -> None:
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
        """Where the last two rows of the last table begin, or the last paragraph."""
        self._cells: dict[int, dict[int, Cell]] = {}
        """Those of the rows that are not written out yet, by row and column."""
        self._written = 0
        self._last_filled = 0
        # Of all rows, to part them into pages: eight bytes each are all that is kept of a row.
        self._heights = array("d")
        self._spans: list[tuple[int, int]] = []

    @property
    def head_rows(self) -> range:
        """The rows of the table's head that come back on every page."""
        titles = self.sheet.print_title_rows
        if not titles:
            return range(0)
        first, last = (int(row) for row in titles.replace("$", "").split(":"))
        return range(first, last + 1)

    @property
    def heights(self) -> Sequence[float]:
        """The heights in points of all rows down to the last that holds a cell: those below are not printed."""
        return self._heights[: self._last_filled]

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
        self.sheet.merge((first_row, last_row), (span[0] + 1, span[1]))
        self._last_filled = max(self._last_filled, last_row)

    def cell(self, column: int, value: Value, font: Font, align: Align) -> Cell:
        """Write `value` into a column, from 0, of the current row: text as text, numbers and dates as such."""
        cell = self._new_cell(self.row, column + 1)
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
        height = max((height_pt, *self._heights[self.row - 1 : self.row]))
        count = max(1, ceil(height / _TALLEST_ROW))
        self._heights[self.row - 1 : self.row - 1 + count] = array("d", [ceil(height / count / _STEP) * _STEP] * count)
        for span in self._spans:
            if count > 1 or span[1] - span[0] > 1:
                self.merge(self.row, self.row + count - 1, span)
            if count > 1:
                # In the middle, a name would stand pages below the number of its row.
                cell = self._cells[self.row][span[0] + 1]
                cell.alignment = Alignment(horizontal=cell.alignment.horizontal, vertical="top", wrap_text=True)
        self._spans.clear()
        if keep:
            self.kept.update(range(self.row, self.row + count))
        self.row += count

    def rule(self, first_row: int, end_row: int) -> None:
        """Draw the edges of all cells of the rows from the first to before `end_row`, which are not written out yet."""
        for row in range(first_row, end_row):
            cells = self._cells.get(row, {})
            for column in range(1, len(self.widths) + 1):
                self.looks.border(cells.get(column) or self._new_cell(row, column))

    def flush(self) -> None:
        """Write out the rows above the current one; nothing can be changed in them any more."""
        for row in range(self._written + 1, self.row):
            cells = self._cells.pop(row, {})
            self.sheet.write_row([cells[column] for column in sorted(cells)], self._heights[row - 1])
        self._written = self.row - 1

    def _new_cell(self, row: int, column: int) -> Cell:
        cell = self._cells.setdefault(row, {})[column] = Cell(self.sheet, row, column)
        self._last_filled = max(self._last_filled, row)
        return cell
