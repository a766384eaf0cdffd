"""A sheet with lists below each other whose heads differ: a sheet for each, if a list of them has a shape of its own.

Plain lists below each other are told apart by their heads as they are read; years or marks as columns are not.
"""

from functools import partial
from typing import Final

from desktop_app.intake.files.workbook import Row, Sheet
from desktop_app.intake.sheets.shapes.heads import head_of, names_rows, numbers_rows, remade, words_of

_MOST_ROWS: Final = 20_000
"""A longer sheet is one list."""
_COLUMNS: Final = 6
"""In which of the first columns a head has its names."""


def one_below_the_other(sheet: Sheet) -> list[Sheet]:
    """Return the sheet once for each of its lists, each with its rows at their places, the titles above them too."""
    head = head_of(sheet)
    if head is None or len(sheet.rows) > _MOST_ROWS:
        return [sheet]
    known = {_words(row) for row in sheet.rows[head.row : head.end]}
    starts, heads = [0], [head.row]
    for number in range(head.end, len(sheet.rows)):
        row = sheet.rows[number]
        if _is_head(row) and (words := _words(row)) not in known:
            known.add(words)
            starts.append(_with_titles(sheet, number, starts[-1]))
            heads.append(number)
    if len(starts) == 1:
        return [sheet]
    return [
        remade(
            sheet,
            f"{sheet.name} (từ dòng {top + 1})" if start else sheet.name,
            partial(_within, rows=range(start, end)),
        )
        for start, end, top in zip(starts, [*starts[1:], len(sheet.rows)], heads, strict=True)
    ]


def _is_head(row: Row) -> bool:
    cells = [cell for cell in row[:_COLUMNS] if type(cell) is str]
    # Most rows have no cell that begins as a head of names or numbers does.
    if len(cells) < 2 or not any(cell.lstrip()[:1] in "HhTtSsNn" for cell in cells):
        return False
    return any(map(names_rows, cells)) and (any(map(numbers_rows, cells)) or len(cells) > 2)


def _words(row: Row) -> tuple[str, ...]:
    return tuple(map(words_of, row))


def _with_titles(sheet: Sheet, number: int, floor: int) -> int:
    """Return the first of the rows of one text, or none, right above a head."""
    while number - 1 > floor and sum(cell is not None for cell in sheet.rows[number - 1]) <= 1:
        number -= 1
    return number


def _within(number: int, row: Row, *, rows: range) -> Row:
    return row if number in rows else ()
