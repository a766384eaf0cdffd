"""A block of cells from a spreadsheet, pasted: read as a file of a kind of list."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.intake.files.delimited import pasted_rows
from desktop_app.intake.files.workbook import Row, Sheet
from desktop_app.intake.sheets.cells import line_of
from desktop_app.intake.sheets.selection import guessed_layouts, without_heads
from desktop_app.intake.sheets.shapes.apart import laid_apart
from desktop_app.services.imports.looking import FileLook
from desktop_app.services.imports.proposing import fields_of
from desktop_app.services.rounds.nomination_paste import PASTED, pasted_reading

_ROWS_OF_HEAD: Final = 12


def has_heads_of(kind: str, text: str) -> bool:
    """Return whether a pasted block begins with the heads of a kind of list."""
    try:
        return bool(look_at_pasted("\n".join(text.splitlines()[:_ROWS_OF_HEAD]), kind, ()).layouts)
    except InvalidRecord:
        return False


def look_at_pasted(text: str, kind: str, titles: Sequence[str]) -> FileLook:
    """Return a pasted block as a file of one sheet. Raises InvalidRecord if there is nothing to paste.

    Without heads of its own, its columns are taken to be those with these titles if it has as many; otherwise the clerk
    has to say what each of them is.
    """
    rows: list[Row] = [tuple(cell if line_of(cell) else None for cell in row) for row in pasted_rows(text)]
    rows = [row for row in rows if any(row)]
    if not rows:
        raise InvalidRecord("Chưa chép gì để dán.", "", "Chép các ô trong Excel rồi dán lại.")
    sheet = Sheet(PASTED, tuple(rows))
    sheets = laid_apart((sheet,))
    layouts = guessed_layouts(sheets, fields_of(kind))
    if not layouts:
        width = max(map(len, rows))
        # The rows keep their own numbers: no line of the block is that of the heads.
        layouts = without_heads(sheet, titles, fields_of(kind)) if len(titles) == width else ()
        if layouts:
            return FileLook(Path(PASTED), kind, (sheet,), layouts)
        sheets = (Sheet(PASTED, (tuple(f"Cột {number}" for number in range(1, width + 1)), *rows)),)
    return FileLook(Path(PASTED), kind, sheets, layouts)


def look_at_nominees(text: str) -> FileLook:
    """Return pasted nominees as a file: names that are not clear are asked for as of a file. Raises as the reading."""
    reading = pasted_reading(text)
    return FileLook(Path(PASTED), "nominations", reading.sheets, tuple(reading.layouts or ()))
