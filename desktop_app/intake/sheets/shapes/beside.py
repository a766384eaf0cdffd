"""Two lists beside each other in one sheet: each a sheet of its own, at its columns."""

from functools import partial
from itertools import pairwise
from typing import Final

from desktop_app.intake.files.workbook import Row, Sheet
from desktop_app.intake.sheets.shapes.heads import (
    ListHead,
    head_of,
    names_rows,
    numbers_rows,
    remade,
    words_of,
)

_BEHIND: Final = 1_000
"""More columns than stand behind the last head."""


def side_by_side(sheet: Sheet) -> list[Sheet]:
    """Return the lists that stand beside each other as sheets; a title over them is that of each."""
    head = head_of(sheet)
    starts = _starts(sheet, head) if head is not None else []
    if head is None or not starts:
        return [sheet]
    parts = []
    for place, (start, end) in enumerate(pairwise((0, *starts, len(sheet.rows[head.row]) + _BEHIND))):
        name = sheet.name if place == 0 else f"{sheet.name} (bảng {place + 1})"
        parts.append(remade(sheet, name, partial(_part, head=head, start=start, end=end)))
    return parts


def _starts(sheet: Sheet, head: ListHead) -> list[int]:
    """Return the columns in which a second list begins, and a third."""
    row = sheet.rows[head.row]
    numbers = [column for column, cell in enumerate(row) if numbers_rows(cell)]
    if len(numbers) > 1:
        # Each has names of its own: "STT" may also stand at both ends of one list.
        edges = [*numbers[1:], len(row)]
        named = [any(start <= name < end for name in head.names) for start, end in zip(numbers, edges, strict=True)]
        return numbers[1:] if all(named) else []
    again = [column for column in head.names[1:] if words_of(row[column]) == words_of(row[head.names[0]])]
    if not again or not names_rows(row[again[0]]):
        return []
    empty = set(range(head.names[0] + 1, again[0]))
    for each in sheet.rows:
        empty -= {column for column in range(head.names[0] + 1, min(len(each), again[0])) if each[column] is not None}
    return [max(empty) + 1] if empty else []


def _part(number: int, row: Row, *, head: ListHead, start: int, end: int) -> Row:
    if number < head.row and sum(cell is not None for cell in row) == 1:
        return row
    cells = (*(None,) * min(start, len(row)), *row[start:end])
    return cells if any(cell is not None for cell in cells) else ()
