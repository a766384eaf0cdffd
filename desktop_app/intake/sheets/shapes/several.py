"""Several people in one cell of names, each on a line or parted by a mark: each an entry, in a sheet of those after.

And a name with its post in the same cell, under a head that says so: the post in a column of its own.
"""

import re
from functools import partial
from typing import Final

from desktop_app.domain.vietnamese import clean_text
from desktop_app.intake.files.workbook import Cell, Row, Sheet
from desktop_app.intake.sheets.cells import line_of, several_people, split_honorific
from desktop_app.intake.sheets.names.family_names import FAMILY_NAMES
from desktop_app.intake.sheets.shapes.heads import (
    ListHead,
    cell_at,
    head_of,
    is_group,
    remade,
    width_of,
    with_cells,
    words_of,
)

_WITH_POST = re.compile(r"ho(?: va)? ten\b.*\b(?:chuc vu|chuc danh|don vi|noi cong tac)\b")
_AUTHORS = re.compile(r"(?:nhom )?(?:dong )?tac gia\b|ho ten tac gia|ho va ten tac gia")
_MARK = re.compile(r"\s*[;,\n]\s*|\s+và\s+")
_POST_HEAD: Final = "Chức vụ, đơn vị"
_MOST_PEOPLE: Final = 20
"""A cell with more is left as it is, and told of: it is no list of one line."""


def one_person_each(sheet: Sheet) -> list[Sheet]:
    """Return the sheet with one person in each cell of names, and a sheet for those who stand second, third …"""
    head = head_of(sheet)
    if head is None:
        return [sheet]
    column = head.names[0]
    by_marks = _AUTHORS.match(words_of(sheet.rows[head.row][column])) is not None
    people = {
        number: names
        for number, row in enumerate(sheet.rows[head.end :], head.end)
        if column < len(row) and 1 < len(names := _people(row[column], by_marks)) <= _MOST_PEOPLE
    }
    if not people:
        return [sheet]
    most = max(map(len, people.values()))
    return [
        remade(
            sheet,
            sheet.name if turn == 0 else f"{sheet.name} (người thứ {turn + 1})",
            partial(_of_turn, head=head, column=column, people=people, turn=turn),
        )
        for turn in range(most)
    ]


def posts_apart(sheet: Sheet) -> Sheet:
    """Return the sheet with names and posts in columns of their own, if its head says that one cell holds both."""
    head = head_of(sheet)
    if head is None:
        return sheet
    row = sheet.rows[head.row]
    column = next((each for each in head.names if _WITH_POST.match(words_of(row[each]))), None)
    if column is None:
        return sheet
    at = width_of(sheet.rows)

    def change(number: int, cells: Row) -> Row:
        if number == head.row:
            return with_cells(cells, {column: "Họ và tên", at: _POST_HEAD})
        cell = cell_at(cells, column)
        if number < head.end or type(cell) is not str:
            return cells
        name, mark, post = re.sub(r"\s*\n\s*", ", ", clean_text(cell)).partition(",")
        is_name = mark and " " in split_honorific(name.strip())[0] and not any(map(str.isdigit, name))
        return with_cells(cells, {column: name.strip(), at: post.strip(" ,;.")}) if is_name else cells

    return remade(sheet, sheet.name, change)


def _people(cell: Cell, by_marks: bool) -> list[str]:
    """Return the people that a cell names, none if it does not name several."""
    if type(cell) is not str:
        return []
    if people := several_people(cell):
        return people
    if not by_marks:
        return []
    names = [name for name in _MARK.split(line_of(cell)) if name]
    return names if all(map(_is_full_name, names)) else []


def _is_full_name(text: str) -> bool:
    words = split_honorific(text)[0].split(" ")
    return 1 < len(words) < 7 and words[0].casefold() in FAMILY_NAMES and all(word[0].isupper() for word in words)


def _of_turn(number: int, row: Row, *, head: ListHead, column: int, people: dict[int, list[str]], turn: int) -> Row:
    names = people.get(number)
    if names is None:
        return row if turn == 0 or number < head.end or is_group(row) else ()
    if turn >= len(names):
        return ()
    cells: dict[int, Cell] = {column: names[turn]}
    for place, cell in enumerate(row):
        if place != column and type(cell) is str and ("\n" in cell or "\r" in cell):
            lines = [line for line in clean_text(cell).split("\n") if line]
            if len(lines) == len(names):
                cells[place] = lines[turn]
    return with_cells(row, cells)
