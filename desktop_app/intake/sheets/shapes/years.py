"""A list with a column for each year, whose cells say the rating or the award: a sheet for each year."""

import re
from collections import Counter
from functools import partial
from typing import NamedTuple

from desktop_app.intake.files.workbook import Cell, Row, Sheet
from desktop_app.intake.sheets.cells import line_of
from desktop_app.intake.sheets.shapes.columns import head_for
from desktop_app.intake.sheets.shapes.heads import (
    ListHead,
    cell_at,
    head_of,
    is_group,
    remade,
    sample,
    width_of,
    with_cells,
    words_of,
)

_YEAR = re.compile(r"(?:nam )?(20\d\d)$")


class _Shape(NamedTuple):
    """The head, its row that names the years, the head of what stands under them, the column to add, those of years."""

    head: ListHead
    level: int
    title: str
    at: int
    columns: tuple[int, ...]


def year_by_year(sheet: Sheet) -> list[Sheet]:
    """Return the sheet once for each year, if it has a column for each; else as it is."""
    head = head_of(sheet)
    level, years = _years(sheet, head) if head is not None else (0, {})
    if head is None or len(years) < 2:
        return [sheet]
    rows = sample(sheet, head)
    heads = Counter(head_for(words_of(cell)) for row in rows for column in years if (cell := cell_at(row, column)))
    title, count = heads.most_common(1)[0] if heads else ("", 0)
    if not title or count * 5 < heads.total() * 4:
        return [sheet]
    shape = _Shape(head, level, title, width_of(sheet.rows), tuple(years))
    return [
        remade(sheet, f"{sheet.name} ({year})", partial(_of_year, shape=shape, column=column, year=year))
        for column, year in years.items()
    ]


def _years(sheet: Sheet, head: ListHead) -> tuple[int, dict[int, int]]:
    """Return the row of the head that names years, and the year of each column."""
    for level in range(head.row, head.end):
        years = {
            column: int(match[1])
            for column, cell in enumerate(sheet.rows[level])
            if (match := _YEAR.match(words_of(cell)))
        }
        if len(set(years.values())) == len(years) > 1:
            return level, years
    return head.row, {}


def _of_year(number: int, row: Row, *, shape: _Shape, column: int, year: int) -> Row:
    head, level, title, at, columns = shape
    has_any = any(cell_at(row, each) is not None for each in columns)
    if number < head.row or (number >= head.end and is_group(row) and not has_any):
        return row
    cells: dict[int, Cell] = dict.fromkeys(columns)
    if number < head.end:
        return with_cells(row, cells | ({column: title, at: "Năm"} if number == level else {}))
    value = cell_at(row, column)
    if value is not None and line_of(value):
        return with_cells(row, cells | {column: value, at: year})
    # Who has nothing in any year is told of once.
    return row if column == columns[0] and not has_any else ()
