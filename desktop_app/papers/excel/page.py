"""The page of an Excel paper: page set-up, column widths, rules that are no cell borders, and page breaks."""

import io
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import floor
from typing import Any

from openpyxl import Workbook
from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as Picture

from desktop_app.papers.document import measure
from desktop_app.papers.document.layout import PT_PER_MM, LayoutProfile, page_size
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import Orientation, Table
from desktop_app.papers.excel.cell_styles import FONT

_A4 = 9
_MM_PER_INCH = 25.4
_EMU_PER_MM = 36_000
DEFAULT_PT = 12
# A column's width counts digits of the default font; one of Times at 12 pt is 6 pt wide, 8 pixels of 1/96 inch.
_PIXELS_PER_UNIT = 8
_MM_PER_PIXEL = _MM_PER_INCH / 96
_SAME_EDGE = 2.0
"""Edges of two tables less than this apart, in mm, become one column edge of the sheet."""
_CELL_AIR = 2.5
"""The padding of a cell in Excel, left and right together, in mm."""
_PAGE_SHARES = (0.985, 1.0)
"""The shares of a page that programs may fill, since they round the heights of rows."""


def set_default_font(book: Workbook) -> None:
    """Make Times New Roman the font of style Normal, by which programs measure the columns."""
    untyped: Any = book
    # It is the first font of the workbook; openpyxl has no public call for it and refuses a second style Normal.
    untyped._fonts = IndexedList([Font(name=FONT, size=DEFAULT_PT)])  # noqa: SLF001


def prepare_page(sheet: Worksheet, orientation: Orientation, profile: LayoutProfile) -> None:
    """Set A4, margins, one page wide, and the page number over every page but the first."""
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = orientation.value
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    # An annex begins at page 1, even printed together with the sheets before it.
    sheet.page_setup.firstPageNumber, sheet.page_setup.useFirstPageNumber = 1, True
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_view.showGridLines = False
    margins = (profile.left, profile.right, profile.top, profile.bottom, *[profile.page_number_from_edge] * 2)
    sheet.page_margins = PageMargins(*(margin / _MM_PER_INCH for margin in margins))
    sheet.HeaderFooter.differentFirst = True
    number = HeaderFooterItem()
    number.center.text, number.center.font = "&P", f"{FONT},Regular"
    number.center.size = round(profile.page_number_pt)
    sheet.HeaderFooter.oddHeader = number
    if profile.mark:
        mark = HeaderFooterItem()
        mark.center.text, mark.center.font = profile.mark, f"{FONT},Bold"
        mark.center.size = round(profile.page_number_pt)
        sheet.HeaderFooter.oddFooter = sheet.HeaderFooter.firstFooter = mark


def column_grid(tables: Sequence[Table], width: float) -> list[float]:
    """Return all column edges of `tables`, each `width` mm wide, from 0; edges close together become one.

    Without tables it is empty.
    """
    grid: list[float] = []
    for edge in sorted(edge for table in tables for edge in _edges(table, width)):
        if not grid or edge - grid[-1] > _SAME_EDGE:
            grid.append(edge)
    return grid


def grid_edges(table: Table, grid: Sequence[float], width: float) -> tuple[int, ...]:
    """Return, for every column edge of `table`, its index in `grid`."""
    return tuple(min((abs(edge - own), number) for number, edge in enumerate(grid))[1] for own in _edges(table, width))


def _edges(table: Table, width: float) -> list[float]:
    scale = width / sum(column.width_mm for column in table.columns)
    return list(accumulate((column.width_mm * scale for column in table.columns), initial=0.0))


def column_widths(sheet: Worksheet, shares: Sequence[float], width: float) -> list[float]:
    """Set the widths of the sheet's columns to `shares` of `width` mm and return them in mm."""
    # Whole pixels, and together no wider than the text: Excel would print all of it smaller.
    pixels = [floor(share * width / sum(shares) / _MM_PER_PIXEL) for share in shares]
    for number, column in enumerate(pixels, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column / _PIXELS_PER_UNIT
    return [column * _MM_PER_PIXEL for column in pixels]


def lines_in(text: str, width: float, size_pt: float, bold: bool = False) -> int:
    """Return how many lines `text` takes in a cell `width` mm wide."""
    return measure.lines_in(text, room_in(width), size_pt, bold)


def room_in(width: float) -> float:
    """Return the room for text in a cell `width` mm wide."""
    return max(width - _CELL_AIR, 1.0)


def dots_to(text: str, width: float, size_pt: float) -> str:
    """Return the dots that fill the line after `text` in a cell `width` mm wide."""
    room = width - _CELL_AIR - times_width(f"{text} ", size_pt, False, False)
    return " " + "." * max(0, int(room / times_width(".", size_pt, False, False)))


def centred_rule(sheet: Worksheet, widths: Sequence[float], span: tuple[int, int], row: int, length: float) -> None:
    """Draw a line `length` mm long at the top of `row`, in the middle of the columns `span` (first, last + 1)."""
    left = sum(widths[: span[0]]) + (sum(widths[span[0] : span[1]]) - length) / 2
    column = span[0]
    while left > sum(widths[: column + 1]):
        column += 1
    offset = left - sum(widths[:column])
    start = AnchorMarker(col=column, colOff=round(offset * _EMU_PER_MM), row=row - 1, rowOff=round(0.4 * _EMU_PER_MM))
    line = Image(_black_dot())
    line.anchor = OneCellAnchor(_from=start, ext=XDRPositiveSize2D(round(length * _EMU_PER_MM), _EMU_PER_MM // 4))
    sheet.add_image(line)


def _black_dot() -> io.BytesIO:
    picture = io.BytesIO()
    Picture.new("1", (1, 1), 0).save(picture, "PNG")
    return picture


def break_pages(
    sheet: Worksheet,
    heights: Sequence[float],
    unbroken: Collection[int],
    head: Collection[int],
    orientation: Orientation,
    profile: LayoutProfile,
) -> None:
    """Set page breaks before rows that must stay together and would be split; other pages break where they are full.

    `heights` are those of all rows in points. `unbroken` are the rows that must not be the last of a page, `head` the
    header rows repeated on every page.
    """
    capacity = (page_size(orientation)[1] - profile.top - profile.bottom) * PT_PER_MM
    above = sum(heights[row - 1] for row in head)
    # One page for each way in which programs may round.
    pages = [_FilledPage(capacity * share, above) for share in _PAGE_SHARES]
    for chain in _chains(range(1, len(heights) + 1), unbroken):
        rows = deque(chain)
        while rows:
            tall = [heights[row - 1] for row in rows]
            whole = above + sum(tall) <= pages[0].capacity
            if len(rows) > 1 and whole and any(page.used and page.used + sum(tall) > page.capacity for page in pages):
                sheet.row_breaks.append(Break(id=rows[0] - 1))
                for page in pages:
                    page.used = above
            # Rows too tall for one page together: the first goes alone, the others stay together.
            for row in list(rows) if whole else [rows[0]]:
                rows.popleft()
                for page in pages:
                    page.add(heights[row - 1])


def _chains(rows: Iterable[int], unbroken: Collection[int]) -> Iterator[list[int]]:
    chain: list[int] = []
    for row in rows:
        chain.append(row)
        if row not in unbroken:
            yield chain
            chain = []
    if chain:
        yield chain


@dataclass(slots=True)
class _FilledPage:
    """The page being filled, and its used height in points."""

    capacity: float
    above: float
    used: float = 0.0

    def add(self, height: float) -> None:
        """Add a row, on the next page if this one is full."""
        if self.used + height > self.capacity:
            self.used = self.above
        self.used += height
