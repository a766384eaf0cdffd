"""How the cells of a sheet look, set once for all cells of a look.

openpyxl compares letters, borders and places field by field at every cell that is given one: for a long list that would
be half of the time.
"""

from functools import lru_cache
from typing import Any

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.styles.cell_style import StyleArray

from desktop_app.papers.document.model import Align
from desktop_app.papers.excel.page import FONT

_EDGE = Side("thin")
_BORDER = Border(_EDGE, _EDGE, _EDGE, _EDGE)


@lru_cache(maxsize=64)
def font_of(size: float, bold: bool = False, italic: bool = False) -> Font:
    """Return the letters of a paper at a size in points."""
    return Font(name=FONT, size=size, bold=bold, italic=italic)


class Looks:
    """The looks met in one sheet: how openpyxl numbers them, to be copied from cell to cell."""

    def __init__(self) -> None:
        # The letters are kept, too: so no others can come to have their id.
        self._dressed: dict[tuple[int, Align], tuple[Font, StyleArray]] = {}
        self._bordered: dict[StyleArray, StyleArray] = {}

    def dress(self, cell: Cell, font: Font, align: Align) -> None:
        """Give a new cell its letters and the place of its text."""
        known = self._dressed.get((id(font), align))
        if known is not None:
            _put(cell, known[1])
            return
        cell.font = font
        cell.alignment = Alignment(horizontal=align.value, vertical="center", wrap_text=True)
        self._dressed[id(font), align] = font, StyleArray(_look(cell))

    def border(self, cell: Cell) -> None:
        """Draw the edges around a cell."""
        look = _look(cell)
        bordered = self._bordered.get(look)
        if bordered is not None:
            _put(cell, bordered)
            return
        before = StyleArray(look)
        cell.border = _BORDER
        self._bordered[before] = StyleArray(_look(cell))


# openpyxl has no other way to a cell's look as a whole.
def _look(cell: Cell) -> StyleArray:
    untyped: Any = cell
    look: StyleArray | None = untyped._style  # noqa: SLF001
    return StyleArray() if look is None else look


def _put(cell: Cell, look: StyleArray) -> None:
    untyped: Any = cell
    untyped._style = StyleArray(look)  # noqa: SLF001
