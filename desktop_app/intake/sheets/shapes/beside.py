"""Two lists, or two awards each with its decision, beside each other in one sheet: each a sheet of its own."""

import re
from functools import partial
from itertools import pairwise
from typing import Final

from desktop_app.intake.files.workbook import Row, Sheet
from desktop_app.intake.sheets.shapes.heads import (
    ListHead,
    cell_at,
    head_of,
    names_rows,
    numbers_rows,
    remade,
    with_cells,
    words_of,
)

_BEHIND: Final = 1_000
"""More columns than stand behind the last head."""
_AWARDS: Final = re.compile(r"(?:danh hieu|hinh thuc)\b")
_DECISION: Final = re.compile(r"(?:so )?(?:quyet dinh|qd)\b|so(?: va|,)? ngay\b|so,? ngay thang\b")


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


def decision_of_each_award(sheet: Sheet) -> list[Sheet]:
    """Return a sheet for each award that stands beside another, if each has the columns of its own decision."""
    head = head_of(sheet)
    groups = _decided_apart(sheet, head) if head is not None else []
    if head is None or len(groups) < 2:
        return [sheet]
    return [
        remade(
            sheet,
            sheet.name if turn == 0 else f"{sheet.name} (khen thưởng thứ {turn + 1})",
            partial(_of_award, head=head, groups=groups, turn=turn),
            head,
        )
        for turn in range(len(groups))
    ]


def _decided_apart(sheet: Sheet, head: ListHead) -> list[range]:
    """Return the columns of each award with its decision: a heading of awards is merged over both."""
    if head.end - head.row < 2:
        return []
    upper, lower = sheet.rows[head.row], sheet.rows[head.end - 1]
    starts = [column for column, cell in enumerate(upper) if cell is not None]
    groups = [
        range(start, end)
        for start, end in pairwise([*starts, max(len(upper), len(lower))])
        if _AWARDS.match(words_of(upper[start])) and end - start > 1
    ]
    decided = [any(_DECISION.match(words_of(cell_at(lower, column))) for column in group) for group in groups]
    return groups if all(decided) else []


def _of_award(number: int, row: Row, *, head: ListHead, groups: list[range], turn: int) -> Row:
    if number < head.row:
        return row
    filled = [any(cell_at(row, column) is not None for column in group) for group in groups]
    if number >= head.end and not filled[turn] and (turn or any(filled)):
        return ()
    return with_cells(row, {column: None for place, group in enumerate(groups) if place != turn for column in group})
