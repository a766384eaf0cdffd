"""A list with a column for each year, whose cells say the rating or the award: a sheet for each year.

A year may also stand over several columns: the rating and the award of that year.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from desktop_app.intake.files.workbook import Cell, Row, Sheet
from desktop_app.intake.sheets.cells import line_of
from desktop_app.intake.sheets.rows import is_sum
from desktop_app.intake.sheets.shapes.columns import head_for
from desktop_app.intake.sheets.shapes.heads import (
    ListHead,
    cell_at,
    head_of,
    is_group,
    remade,
    sample,
    tells_outcome,
    width_of,
    with_cells,
    words_of,
)

_YEAR = re.compile(r"(?:nam )?(20\d\d)$")


class _Shape(NamedTuple):
    """The head, its row that names the years, the column to add, the columns of each year.

    `title` is the head of what stands under the years, "" where a row below them says it.
    """

    head: ListHead
    level: int
    title: str
    at: int
    columns: Mapping[int, range]


def year_by_year(sheet: Sheet) -> list[Sheet]:
    """Return the sheet once for each year, if it has a column for each; else as it is."""
    head = head_of(sheet)
    level, years = _years(sheet, head) if head is not None else (0, {})
    if head is None or len(years) < 2:
        return [sheet]
    columns = _columns(sheet, head, level, years)
    of_years = [column for each in columns.values() for column in each]
    # Beside what is proposed now, the ratings of earlier years are no lists of their own.
    title = "" if any(len(each) > 1 for each in columns.values()) else _title(sheet, head, of_years)
    if (len(of_years) == len(years) and not title) or tells_outcome(sheet, head, of_years):
        return [sheet]
    shape = _Shape(head, level, title, width_of(sheet.rows), columns)
    return [
        remade(sheet, f"{sheet.name} ({year})", partial(_of_year, shape=shape, year=year), head)
        for year in years.values()
    ]


def _title(sheet: Sheet, head: ListHead, columns: list[int]) -> str:
    """Return the head for what stands under the years, "" if it is neither ratings nor awards."""
    # A sum below the names counts, and says nothing of what stands above it.
    named = (row for row in sample(sheet, head) if any(line_of(cell_at(row, each)) for each in head.names))
    cells = (cell for row in named if not is_sum(row) for column in columns if (cell := cell_at(row, column)))
    heads = Counter(head_for(words_of(cell)) for cell in cells)
    title, count = heads.most_common(1)[0] if heads else ("", 0)
    return title if count * 5 >= heads.total() * 4 else ""


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


def _columns(sheet: Sheet, head: ListHead, level: int, years: Mapping[int, int]) -> dict[int, range]:
    """Return the columns of each year: as many as the row below names a rating or an award in, under its cell."""
    starts = sorted(years)
    width = starts[1] - starts[0]
    below = sheet.rows[level + 1] if level + 1 < head.end else ()
    even = all(
        all(cell_at(sheet.rows[level], column) is None for column in range(start + 1, start + width))
        and tells_outcome(Sheet(sheet.name, (below[start : start + width],)), ListHead(0, 1, ()), ())
        for start in starts
    )
    return {years[start]: range(start, start + (width if even else 1)) for start in starts}


def _of_year(number: int, row: Row, *, shape: _Shape, year: int) -> Row:
    head, level, title, at, columns = shape
    of_year = columns[year]
    of_years = [column for each in columns.values() for column in each]
    has_any = any(cell_at(row, each) is not None for each in of_years)
    if number < head.row or (number >= head.end and is_group(row, head) and not has_any):
        return row
    cells: dict[int, Cell] = {
        column: None for column in of_years if column not in of_year or (title and number < head.end)
    }
    if number < head.end:
        return with_cells(
            row, cells | ({**({of_year[0]: title} if title else {}), at: "Năm"} if number == level else {})
        )
    if any(line_of(cell_at(row, column)) for column in of_year):
        return with_cells(row, cells | {at: year})
    # Who has nothing in any year is told of once.
    return row if year == min(columns) and not has_any else ()
