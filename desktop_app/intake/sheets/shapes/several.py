"""Several people in one cell of names, each on a line or parted by a mark: each an entry, in a sheet of those after.

And a name with its post in the same cell, under a head that says so: the post in a column of its own.
"""

import re
from collections.abc import Sequence
from functools import partial
from typing import Final

from desktop_app.domain.vietnamese import clean_text
from desktop_app.intake.files.workbook import Cell, Row, Sheet
from desktop_app.intake.sheets.cells import line_of, several_people, split_honorific
from desktop_app.intake.sheets.posts import is_unit
from desktop_app.intake.sheets.rows import without_marker
from desktop_app.intake.sheets.shapes.heads import (
    ListHead,
    cell_at,
    head_of,
    is_full_name,
    is_group,
    is_post,
    remade,
    width_of,
    with_cells,
    words_of,
)

_WITH_POST = re.compile(r"ho(?: va)? ten\b.*\b(?:chuc vu|chuc danh|don vi|noi cong tac)\b")
_AUTHORS = re.compile(
    r"(?:nhom |ten )?(?:dong )?tac gia\b|ho ten tac gia|ho va ten tac gia|chu nhiem (?:de tai|sang kien|tac gia)"
)
_OTHER_AUTHORS = re.compile(r"(?:cac )?(?:dong tac gia|cong su|tac gia khac|thanh vien(?: tham gia)?)\b")
_MARK = re.compile(r"\s*[;,\n](?!\d)\s*|\s+và\s+")
_SHARE = re.compile(
    r"\s*(?:[-–:]|\()?\s*(?:(?:tỷ|tỉ) lệ(?: đóng góp)?:?\s*)?(?P<share>\d{1,3}(?:[.,]\d+)?\s?%)\s*\)?", re.IGNORECASE
)
_ROLE = re.compile(
    r"(?:(?:nhóm |đồng )?tác giả(?: chính)?|chủ nhiệm|(?:nhóm )?trưởng(?: nhóm)?|(?:các )?thành viên|cộng sự|thư ký)"
    r"\s*:\s*",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*\([^()\d]*\)")
_POST_MARK = re.compile(r"\s*[,;\n]\s*|\s+[-–]\s+|(?<=\w)\s*[–]\s*(?=\w)")
_POST_COLUMN = re.compile(r"\b(?:chuc vu|chuc danh|chuc trach|vi tri|cv)\b")
_OF_UNITS = re.compile(r"(?:ten )?(?:don vi|tap the|phong|co quan)\b")
"""Under such a head a comma is within a name: "Các phòng, đơn vị liên quan"."""
_OF_ALL = re.compile(r"(?:tom tat )?(?:thanh tich|noi dung)|tom tat|ly do|ghi chu|ten (?:sang kien|de tai|giai phap)")
"""A text of several lines under such a head is that of all who stand in the row."""
_POST_HEAD: Final = "Chức vụ, đơn vị"
SHARE_HEAD: Final = "Tỷ lệ đóng góp"
SHARE_COLUMN: Final = "share"
"""The field of the column of shares."""
_MOST_PEOPLE: Final = 20
"""A cell with more is left as it is, and told of: it is no list of one line."""


def one_person_each(sheet: Sheet) -> list[Sheet]:
    """Return the sheet with one person in each cell of names, and a sheet for those who stand second, third …"""
    head = head_of(sheet)
    if head is None:
        return [sheet]
    column = head.names[0]
    by_marks = _AUTHORS.match(words_of(sheet.rows[head.row][column])) is not None
    others = _other_authors(sheet, head) if by_marks else ()
    people = {
        number: names
        for number, row in enumerate(sheet.rows[head.end :], head.end)
        if column < len(row)
        and type(cell := row[column]) is str
        and (by_marks or "\n" in cell or "\r" in cell)
        and 0 < len(names := _authors(row, column, others) if by_marks else _people(cell)) <= _MOST_PEOPLE
    }
    if by_marks:
        sheet, people = _shares_apart(sheet, head, people)
    people = {number: names for number, names in people.items() if names != [sheet.rows[number][column]]}
    if not people:
        return [sheet]
    most = max(map(len, people.values()))
    heads = sheet.rows[head.row : head.end]
    of_all = frozenset(place for row in heads for place, cell in enumerate(row) if _OF_ALL.match(words_of(cell)))
    return [
        remade(
            sheet,
            sheet.name if turn == 0 else f"{sheet.name} (người thứ {turn + 1})",
            partial(_of_turn, head=head, column=column, people=people, of_all=of_all, turn=turn),
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
    is_told = column is not None
    if column is None and _names_with_posts(sheet, head):
        column = head.names[0]
    if column is None:
        return sheet
    at = width_of(sheet.rows)

    def change(number: int, cells: Row) -> Row:
        if number == head.row:
            return with_cells(cells, ({column: "Họ và tên"} if is_told else {}) | {at: _POST_HEAD})
        cell = cell_at(cells, column)
        if number < head.end or type(cell) is not str:
            return cells
        name, post = _name_and_post(clean_text(cell))
        if is_told and not post and is_unit(name):
            return with_cells(cells, {column: name})
        return with_cells(cells, {column: name, at: post}) if post and (is_told or _is_post_of(name, post)) else cells

    return remade(sheet, sheet.name, change, head)


def _names_with_posts(sheet: Sheet, head: ListHead) -> bool:
    """Return whether names have posts behind them although no column is for posts: "Lò Văn Pánh, Văn thư"."""
    heads = [words_of(cell) for row in sheet.rows[head.row : head.end] for cell in row]
    if any(map(_POST_COLUMN.search, heads)) or _OF_UNITS.match(words_of(sheet.rows[head.row][head.names[0]])):
        return False
    cells = (cell_at(row, head.names[0]) for row in sheet.rows[head.end :])
    return any(
        _is_post_of(*_name_and_post(clean_text(cell)))
        for cell in cells
        if type(cell) is str and ("," in cell or "-" in cell or "–" in cell)
    )


def _is_post_of(name: str, post: str) -> bool:
    """Return whether a post, or a unit, stands behind a person's name: "Phòng Kế toán, Văn thư" is one name."""
    return is_post(post) and not is_post(name)


def _name_and_post(text: str) -> tuple[str, str]:
    """Return the name and the post that a cell holds, in whichever order; no post where none is told apart."""
    whole = [part for each in re.split(r"[,;\n]", text) if (part := each.strip(" ."))]
    if len(whole) == 1 and is_unit(whole[0]):
        # The dash of "Phòng Lãnh sự - Hợp tác quốc tế" is of the unit's name.
        return whole[0], ""
    if len(people := [part for part in whole if is_full_name(part)]) == 1:
        whole.remove(people[0])
        return people[0], ", ".join(whole)
    parts = [part.strip(" .") for part in _POST_MARK.split(text)]
    parts = [part for part in parts if part]
    names = [part for part in parts if is_full_name(part)] or [
        part for part in parts[:1] if " " in split_honorific(part)[0] and not any(map(str.isdigit, part))
    ]
    if len(names) != 1:
        return text, ""
    parts.remove(names[0])
    return names[0], ", ".join(parts)


def _people(cell: str) -> list[str]:
    """Return the people that a cell names each on a line, none if it does not name several."""
    lines = several_people(cell)
    # A post below a name is nobody, and a unit below another may be the one that it belongs to.
    return lines if lines and (all(map(_is_person, lines)) or _are_units(lines)) else []


def _authors(row: Row, column: int, others: Sequence[int]) -> list[str]:
    """Return who wrote a work, each with the share that the cell tells; [] where no list of names can be read.

    What stands among the other authors and is no list of names is there as it is, to be told of.
    """
    names = _of_marks(row[column])
    if not names:
        return []
    for place in others:
        text = cell_at(row, place)
        names += _of_marks(text) or ([line_of(text)] if any(map(str.isalnum, line_of(text))) else [])
    return names


def _of_marks(cell: Cell) -> list[str]:
    if type(cell) is not str:
        return []
    lines = several_people(cell) or [line_of(cell)]
    names = [_BRACKETS.sub("", _ROLE.sub("", name)).strip() for line in lines for name in _MARK.split(line) if name]
    return names if names and all(_is_person(_SHARE.sub("", name)) for name in names) else []


def _other_authors(sheet: Sheet, head: ListHead) -> list[int]:
    """Return the columns of those who wrote a work with the one who is named first."""
    heads = sheet.rows[head.row : head.end]
    return sorted({place for row in heads for place, cell in enumerate(row) if _OTHER_AUTHORS.match(words_of(cell))})


def _shares_apart(sheet: Sheet, head: ListHead, people: dict[int, list[str]]) -> tuple[Sheet, dict[int, list[str]]]:
    """Return the sheet with the shares of authors in a column of their own, a line for each, and the names alone."""
    shares = {
        number: [each["share"] if (each := _SHARE.search(name)) else "" for name in names]
        for number, names in people.items()
    }
    names_alone = {
        number: [without_marker(_SHARE.sub("", name)).strip() for name in names] for number, names in people.items()
    }
    if not any(map(any, shares.values())):
        return sheet, names_alone
    at = width_of(sheet.rows)

    def change(number: int, row: Row) -> Row:
        if number == head.row:
            return with_cells(row, {at: SHARE_HEAD})
        of_row = shares.get(number, [])
        return with_cells(row, {at: "\n".join(share or "–" for share in of_row)}) if any(of_row) else row

    return remade(sheet, sheet.name, change, head), names_alone


def _is_person(text: str) -> bool:
    return is_full_name(without_marker(text))


def _are_units(lines: list[str]) -> bool:
    kinds = {without_marker(line).split(" ")[0].casefold() for line in lines}
    return len(kinds) == 1 and all(is_unit(without_marker(line)) for line in lines)


def _of_turn(
    number: int,
    row: Row,
    *,
    head: ListHead,
    column: int,
    people: dict[int, list[str]],
    of_all: frozenset[int],
    turn: int,
) -> Row:
    names = people.get(number)
    if names is None:
        return row if turn == 0 or number < head.end or is_group(row, head) else ()
    if turn >= len(names):
        return ()
    cells: dict[int, Cell] = {column: names[turn]}
    for place, cell in enumerate(row):
        if place != column and place not in of_all and type(cell) is str and ("\n" in cell or "\r" in cell):
            lines = [line for line in clean_text(cell).split("\n") if line]
            if len(lines) == len(names):
                cells[place] = lines[turn]
    return with_cells(row, cells)
