"""A sheet that is written out row by row, so that a list of any length takes the same memory.

openpyxl's sheet for this keeps no cells, but an object for the height of every row and one for every merged area. Here
is one height at a time, and sixteen bytes for an area, as the file holds those only after the rows.
"""

from array import array
from collections.abc import Generator, Iterable, Sequence
from contextlib import suppress
from itertools import batched
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import ALL_TEMP_FILES, WorksheetWriter
from openpyxl.worksheet.dimensions import ColumnDimension, DimensionHolder, RowDimension
from openpyxl.worksheet.page import PageMargins, PrintPageSetup
from openpyxl.worksheet.pagebreak import RowBreak
from openpyxl.worksheet.properties import WorksheetProperties
from openpyxl.xml.functions import Element


class StreamedSheet(WriteOnlyWorksheet):
    """A new sheet at the end of `book`, which is one to be written only.

    Page and columns are set before the first row; titles, breaks, pictures and merged areas until it is closed.
    Until the book is saved its rows are in a file of openpyxl's, which `discard` takes away when it is not to be saved.
    """

    # openpyxl sets these up; its types do not say so.
    page_setup: PrintPageSetup
    page_margins: PageMargins
    sheet_properties: WorksheetProperties
    column_dimensions: DimensionHolder[str, ColumnDimension]
    row_dimensions: DimensionHolder[int, RowDimension]
    row_breaks: RowBreak
    _writer: WorksheetWriter | None
    _rows: Generator[None, Sequence[Cell]] | None

    def __init__(self, book: Workbook, title: str) -> None:
        super().__init__(book, title)
        self._height = RowDimension(self)  # type: ignore[arg-type] # any sheet will do
        self._count = 0
        self._areas = array("I")
        # Its `create_sheet` makes none but openpyxl's own.
        book._add_sheet(self)  # type: ignore[attr-defined]  # noqa: SLF001

    def write_row(self, cells: Sequence[Cell], height_pt: float) -> None:
        """Write the next row: cells that know their places, in the order of the columns."""
        self._count += 1
        self._height.height = height_pt
        self.row_dimensions[self._count] = self._height
        self.append(cells)
        del self.row_dimensions[self._count]

    def merge(self, rows: tuple[int, int], columns: tuple[int, int]) -> None:
        """Make one cell of an area, given by its first and last row and its first and last column, from 1."""
        self._areas.extend((columns[0], rows[0], columns[1], rows[1]))

    @property
    def areas(self) -> Iterable[str]:
        """The merged areas, as "A1:C2"."""
        for left, top, right, bottom in batched(self._areas, 4):
            yield f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"

    @property
    def area_count(self) -> int:
        """How many areas are merged."""
        return len(self._areas) // 4

    def discard(self) -> None:
        """Take away the file of the rows if it is still there."""
        writer = self._writer
        if writer is None or writer.out not in ALL_TEMP_FILES:
            return
        # Whatever kept the rows from being written may keep them from being ended, but each leaves go of the file.
        for part in (self._rows, writer):
            with suppress(Exception):
                if part is not None:
                    part.close()
        writer.cleanup()

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = _Writer(self)
            self._writer.write_top()

    def _values_to_row(self, values: Iterable[Cell], _row: int) -> Iterable[Cell]:
        # openpyxl tries each as a value first, which takes a fifth of the time of writing cells out.
        return values


class _Writer(WorksheetWriter):
    """Writes merged areas one by one."""

    ws: StreamedSheet

    def write_merged_cells(self) -> None:
        if not self.ws.area_count:
            return
        xf: Any = self.xf.send(True)
        with xf.element("mergeCells", count=str(self.ws.area_count)):
            for area in self.ws.areas:
                xf.write(Element("mergeCell", ref=area))
        self.xf.send(None)
