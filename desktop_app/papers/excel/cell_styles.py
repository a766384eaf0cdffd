"""The looks of cells in a sheet, as named styles of the workbook.

A named style sets font, alignment and border of a cell at once. Set one by one, openpyxl compares each of them field
by field, and a list of 10,000 rows takes twice the time.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.styles.borders import DEFAULT_BORDER

from desktop_app.papers.document.model import Align
from desktop_app.papers.excel.list_text import cell_text, looks_like_formula

FONT: Final = "Times New Roman"
_EDGE = Side("thin")
_RULED = Border(_EDGE, _EDGE, _EDGE, _EDGE)
_PLACES = {Align.LEFT: "trái", Align.CENTER: "giữa", Align.RIGHT: "phải", Align.JUSTIFY: "đều"}


@dataclass(frozen=True)
class CellStyle:
    """The font of a cell, the alignment of its text (None for an empty cell), and whether it has borders."""

    size_pt: float
    bold: bool = False
    italic: bool = False
    align: Align | None = Align.CENTER
    ruled: bool = False

    @cached_property
    def style(self) -> str:
        """The name of its style."""
        words = [f"Cỡ {self.size_pt:g}"]
        words += ["đậm"] if self.bold else []
        words += ["nghiêng"] if self.italic else []
        words += [_PLACES[self.align]] if self.align else []
        words += ["khung"] if self.ruled else []
        return " ".join(words)


def add_style(book: Workbook, cell_style: CellStyle) -> None:
    """Add the named style of a cell style to `book` unless it is there; hidden, so that Excel lists only its own."""
    if cell_style.style in book.named_styles:
        return
    place = (
        Alignment(horizontal=cell_style.align.value, vertical="center", wrap_text=True) if cell_style.align else None
    )
    style = NamedStyle(
        cell_style.style,
        font=Font(name=FONT, size=cell_style.size_pt, bold=cell_style.bold, italic=cell_style.italic),
        border=_RULED if cell_style.ruled else DEFAULT_BORDER,
        alignment=place,
        hidden=True,
    )
    book.add_named_style(style)


def write_text(cell: Cell, text: str) -> None:
    """Write a text into a cell as it is: one that looks like a formula stays text."""
    text = cell_text(text)
    cell.value = text
    # Not what openpyxl guessed from the first letter: a formula, an error.
    cell.data_type = "s"
    if looks_like_formula(text):
        cell.quotePrefix = True
