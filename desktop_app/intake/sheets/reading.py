"""How a workbook is to be read where the clerk says so: which columns hold what, which cells she has mended."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from desktop_app.intake.files.workbook import Row, Sheet
from desktop_app.intake.sheets.header import Header
from desktop_app.intake.sheets.shapes.apart import list_sheets


@dataclass(frozen=True, slots=True)
class ListLayout:
    """Where a list stands: its sheet, and the header with the column of each field."""

    sheet: str
    header: Header


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clerk says about a workbook. Without layouts the program looks for headers itself.

    `sheets` are those of the file if it has been read already.
    `cells` are cells as she mended them, by sheet, row (from 1) and column (from 0); `entries` are rows, by sheet and
    number, that are entries of the list although they do not look like it. `day` is that of all rows of a list that
    has no column of days.
    """

    sheets: tuple[Sheet, ...] = ()
    layouts: tuple[ListLayout, ...] = ()
    cells: Mapping[tuple[str, int, int], str] = field(default_factory=dict)
    entries: frozenset[tuple[str, int]] = frozenset()
    day: date | None = None

    def mended(self, path: Path) -> tuple[Sheet, ...]:
        """Return the sheets of the file with the cells as the clerk mended them. Raises UnreadableInput."""
        sheets = self.sheets or list_sheets(path)
        by_sheet: dict[str, dict[int, dict[int, str]]] = {}
        for (sheet, row, column), text in self.cells.items():
            by_sheet.setdefault(sheet, {}).setdefault(row - 1, {})[column] = text
        return tuple(_with_cells(sheet, by_sheet[sheet.name]) if sheet.name in by_sheet else sheet for sheet in sheets)

    def layouts_of(self, sheet: str) -> list[ListLayout]:
        """Return the layouts of a sheet."""
        return [layout for layout in self.layouts if layout.sheet == sheet]

    def entries_of(self, sheet: str) -> frozenset[int]:
        """Return the numbers of the rows of a sheet that the clerk says are entries."""
        return frozenset(number for name, number in self.entries if name == sheet)


def _with_cells(sheet: Sheet, cells: Mapping[int, Mapping[int, str]]) -> Sheet:
    rows = list(sheet.rows)
    for number, texts in cells.items():
        if 0 <= number < len(rows):
            rows[number] = _with_texts(rows[number], texts)
    return replace(sheet, rows=tuple(rows))


def _with_texts(row: Row, texts: Mapping[int, str]) -> Row:
    width = max(len(row), *(column + 1 for column in texts))
    cells = [*row, *[None] * (width - len(row))]
    for column, text in texts.items():
        cells[column] = text or None
    return tuple(cells)
