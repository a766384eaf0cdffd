"""Tables for the PDF writer: every row becomes a strip with its lines already broken. Lengths in points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Self

from desktop_app.papers.document.columns.widths import column_widths
from desktop_app.papers.document.layout import PT_PER_MM, LayoutProfile, header_cell_lines
from desktop_app.papers.document.lines.cells import cell_texts
from desktop_app.papers.document.model import Align, BodyRow, GroupRow, Table, TotalRow, placed_header
from desktop_app.papers.document.text import clean, printed
from desktop_app.papers.pdf.drawing import GRID_WIDTH, PageDrawing, SizedFont
from desktop_app.papers.pdf.flow import Drawable
from desktop_app.papers.pdf.text import LastLine, LineBreaker, Typeface


@dataclass(slots=True)
class TableCell:
    """Broken lines in a box from `left` to `right`."""

    left: float
    right: float
    lines: list[str]
    align: Align


@dataclass(slots=True)
class RowStrip:
    """A row of a table: cells side by side."""

    cells: list[TableCell]
    height: float
    grid: "Grid"
    font: SizedFont
    header: Drawable | None = None
    keep_next: bool = False
    total: bool = False
    is_entry: bool = False
    centred: bool = True
    place: int = -1
    """Its place among the rows of its table."""
    may_go_on: bool = False

    @property
    def gap(self) -> float:
        """A row has none."""
        return 0.0

    @property
    def separates(self) -> bool:
        """A row is never left out."""
        return False

    @property
    def least(self) -> float:
        """Two lines and the padding, for a row that has more than that."""
        least = 2 * self.font.leading + 2 * self.grid.padding_vertical + GRID_WIDTH
        return least if self.height >= 2 * least else 0.0

    def cut(self, room: float) -> tuple[Self, Self]:
        """Return the row in two, the first with as many lines of each cell as fit into `room`."""
        count = int((room - 2 * self.grid.padding_vertical - GRID_WIDTH) / self.font.leading)
        return self._part(slice(0, count), False), self._part(slice(count, None), self.keep_next)

    def _part(self, lines: slice, keep_next: bool) -> Self:
        cells = [replace(cell, lines=cell.lines[lines]) for cell in self.cells]
        height = self.grid.row_height(cells, self.font)
        return replace(self, cells=cells, height=height, keep_next=keep_next, centred=False, may_go_on=False)

    def draw(self, drawing: PageDrawing, top: float) -> None:
        """Draw the cells and the edges around them."""
        self.grid.draw_row(drawing, top, self)


@dataclass(frozen=True, slots=True)
class Grid:
    """The column edges of a table, from the left, and the padding of its cells."""

    edges: tuple[float, ...]
    padding: float
    padding_vertical: float
    breakers: dict[SizedFont, LineBreaker] = field(default_factory=dict)

    def row_height(self, cells: Sequence[TableCell], font: SizedFont) -> float:
        """Return the height of a row of `cells` with a line of the grid, which Word adds, too."""
        return max(len(cell.lines) for cell in cells) * font.leading + 2 * self.padding_vertical + GRID_WIDTH

    def broken(self, text: str, left: float, right: float, font: SizedFont, justified: bool = False) -> list[str]:
        """Return the lines of `text` in a box from `left` to `right`."""
        breaker = self.breakers.get(font)
        if breaker is None:
            breaker = self.breakers[font] = LineBreaker(font.face, font.size)
        return breaker.cell_lines(text, right - left - 2 * self.padding, justified)

    def draw_row(self, drawing: PageDrawing, top: float, row: RowStrip) -> None:
        """Draw `row` with its edges."""
        bottom = top + row.height
        drawing.row_edge(self.edges[0], self.edges[-1], top)
        drawing.row_edge(self.edges[0], self.edges[-1], bottom)
        drawing.column_edge(self.edges[0], top, bottom)
        leading = row.font.leading
        for cell in row.cells:
            drawing.column_edge(cell.right, top, bottom)
            spare = row.height - len(cell.lines) * leading if row.centred else 2 * self.padding_vertical
            self.draw_cell(drawing, top + spare / 2, cell, row.font)

    def draw_cell(self, drawing: PageDrawing, top: float, cell: TableCell, font: SizedFont) -> None:
        """Draw the lines of `cell`, the first one's line box beginning at `top`."""
        left, right = cell.left + self.padding, cell.right - self.padding
        if cell.align is Align.LEFT:
            drawing.text(left, top, cell.lines, font)
        else:
            draw_aligned(drawing, (left, right), top, cell.lines, cell.align, self.breakers[font])


def draw_aligned(
    drawing: PageDrawing,
    span: tuple[float, float],
    top: float,
    lines: Sequence[str],
    align: Align,
    breaker: LineBreaker,
) -> None:
    """Draw `lines`, none of them `Align.LEFT`, in `span`; the last line of a justified paragraph stays flush left."""
    font, room = SizedFont(breaker.face, breaker.size), span[1] - span[0]
    for number, line in enumerate(lines):
        last = number == len(lines) - 1 or isinstance(line, LastLine)
        y = top + number * font.leading
        if align is Align.JUSTIFY:
            space = breaker.last_space(line, room) if last else breaker.word_space(line, room, lines[number + 1])
            drawing.text(span[0], y, (line,), font, space)
        else:
            spare = room - breaker.width(line)
            drawing.text(span[0] + (spare if align is Align.RIGHT else spare / 2), y, (line,), font)


@dataclass(frozen=True, slots=True)
class TableHeader:
    """The header of a table, drawn at the top of every page with rows of it."""

    cells: tuple[tuple[TableCell, int, int], ...]
    """Each with the rows it spans: first and last + 1."""
    tops: tuple[float, ...]
    """Where each row of the header begins, and the bottom."""
    grid: Grid
    font: SizedFont

    @property
    def height(self) -> float:
        """The height of all its rows."""
        return self.tops[-1]

    def draw(self, drawing: PageDrawing, top: float) -> None:
        """Draw the cells, each with its own edges."""
        for cell, first, last in self.cells:
            upper, lower = top + self.tops[first], top + self.tops[last]
            for y in (upper, lower):
                drawing.row_edge(cell.left, cell.right, y)
            for x in (cell.left, cell.right):
                drawing.column_edge(x, upper, lower)
            spare = lower - upper - len(cell.lines) * self.font.leading
            self.grid.draw_cell(drawing, upper + spare / 2, cell, self.font)


class TableStrips:
    """Breaks the lines of one table's header and rows, `left` to `left` + `width` on the page."""

    def __init__(self, table: Table, span: tuple[float, float], profile: LayoutProfile, letters: Typeface) -> None:
        left, width = span
        widths = column_widths(table, width / PT_PER_MM, profile)
        edges = accumulate((column * PT_PER_MM for column in widths), initial=left)
        self._rooms = [column - 2 * profile.cell_padding for column in widths]
        self._table = table
        self._letters = letters
        self._grid = Grid(tuple(edges), profile.cell_padding * PT_PER_MM, profile.cell_padding_vertical * PT_PER_MM)
        aligns = [column.set_align for column in table.columns]
        self._boxes = list(zip(self._grid.edges, self._grid.edges[1:], aligns, strict=False))
        """The edges and the alignment of each column."""
        self._plain = SizedFont(letters.face(), profile.table_pt)
        self._bold = SizedFont(letters.face(bold=True), profile.table_pt)
        self._header = self._build_header()

    def rows(self) -> Iterator[RowStrip]:
        """Yield the rows; a group row stays with the row after it."""
        for place, row in enumerate(self._table.rows):
            if isinstance(row, BodyRow):
                yield self._body(row, place)
            else:
                yield self._bold_row(row)

    def _body(self, row: BodyRow, place: int) -> RowStrip:
        font, cells = self._plain, []
        texts = cell_texts(self._table, row, self._rooms, font.size)
        for (left, right, align), words in zip(self._boxes, texts, strict=True):
            text = self._letters.drawable(words, font.face)
            lines = self._grid.broken(text, left, right, font, align is Align.JUSTIFY)
            cells.append(TableCell(left, right, lines, align))
        height = max(self._grid.row_height(cells, font), self._table.row_mm * PT_PER_MM)
        strip = RowStrip(cells, height, self._grid, font, self._header, is_entry=True, place=place)
        strip.may_go_on = place in self._table.cut_rows
        return strip

    def _bold_row(self, row: GroupRow | TotalRow) -> RowStrip:
        edges = self._grid.edges
        if isinstance(row, GroupRow):
            cells = [self._bold_cell(row.text, 0, len(edges) - 1, Align.LEFT)]
        else:
            first = len(edges) - 1 - len(row.values)
            cells = [self._bold_cell(row.label, 0, first, Align.CENTER)]
            for number, value in enumerate(row.values, start=first):
                column = self._table.columns[number]
                cells.append(self._bold_cell(printed(value, column.kind), number, number + 1, column.set_align))
        strip = RowStrip(cells, self._grid.row_height(cells, self._bold), self._grid, self._bold, self._header)
        strip.keep_next, strip.total = isinstance(row, GroupRow), isinstance(row, TotalRow)
        return strip

    def _bold_cell(self, text: str, first: int, last: int, align: Align) -> TableCell:
        left, right = self._grid.edges[first], self._grid.edges[last]
        text = self._letters.drawable(clean(text), self._bold.face)
        return TableCell(left, right, self._grid.broken(text, left, right, self._bold), align)

    def _header_cell(self, text: str, first: int, last: int) -> TableCell:
        cell = self._bold_cell(text, first, last, Align.CENTER)
        room = cell.right - cell.left - 2 * self._grid.padding
        measure = self._letters.width_mm
        even = header_cell_lines(" ".join(cell.lines), room / PT_PER_MM, self._bold.size, measure)
        return replace(cell, lines=list(even)) if len(even) >= len(cell.lines) else cell

    def _build_header(self) -> TableHeader:
        placed = placed_header(self._table)
        count = max(place.row + place.cell.rows for place in placed)
        cells = tuple(
            (
                self._header_cell(place.cell.text, place.column, place.column + place.cell.columns),
                place.row,
                place.row + place.cell.rows,
            )
            for place in placed
        )
        heights = [0.0] * count
        for cell, first, last in sorted(cells, key=lambda entry: entry[2] - entry[1]):
            # Cells over several rows come last: they only add to the height of their last row.
            missing = self._grid.row_height([cell], self._bold) - sum(heights[first:last])
            heights[last - 1] += max(missing, 0.0)
        # The table's own upper line comes on top of those below its rows.
        heights[0] += GRID_WIDTH
        return TableHeader(cells, tuple(accumulate(heights, initial=0.0)), self._grid, self._bold)
