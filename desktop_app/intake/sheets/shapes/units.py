"""A sheet for each unit, called by its name: the unit in a column, where the list has none."""

import re
from typing import Final

from desktop_app.intake.files.workbook import Row, Sheet
from desktop_app.intake.sheets.cells import line_of
from desktop_app.intake.sheets.posts import is_unit
from desktop_app.intake.sheets.shapes.heads import head_of, is_group, remade, width_of, with_cells, words_of

_UNIT_HEAD = re.compile(
    r"^(?!(?:diem|y kien|muc|ket qua|nhan xet)\b).*\b(?:don vi|tap the|phong|noi cong tac|co quan|to chuc|bo phan"
    r"|khoa)\b"
)
_HEAD: Final = "Đơn vị"


def unit_of_sheet(sheet: Sheet) -> Sheet:
    """Return the sheet with the unit that it is called by in a column, if its list says no unit."""
    name = sheet.name.strip()
    head = head_of(sheet) if is_unit(name) else None
    if head is None:
        return sheet
    heads = [words_of(cell) for row in sheet.rows[head.row : head.end] for cell in row]
    groups = (
        line_of(cell) for row in sheet.rows[head.end :] if is_group(row, head) for cell in row if cell is not None
    )
    if any(map(_UNIT_HEAD.search, heads)) or any(map(is_unit, groups)):
        return sheet
    at = width_of(sheet.rows)

    def change(number: int, row: Row) -> Row:
        if number < head.row or head.row < number < head.end or (number >= head.end and is_group(row, head)) or not row:
            return row
        return with_cells(row, {at: _HEAD if number == head.row else name})

    return remade(sheet, sheet.name, change, head)
