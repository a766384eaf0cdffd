"""Ratings or awards as columns in which an x stands: one column that says which."""

import re
from collections.abc import Sequence
from functools import partial
from typing import Final, NamedTuple

from desktop_app.domain.vietnamese import fold
from desktop_app.intake.files.workbook import Cell, Row, Sheet
from desktop_app.intake.sheets.cells import is_mark, line_of
from desktop_app.intake.sheets.shapes.columns import AWARD_HEAD, RATING_HEAD, REGISTERED_HEAD, TITLE_HEAD, head_for
from desktop_app.intake.sheets.shapes.heads import (
    ListHead,
    cell_at,
    head_of,
    is_group,
    outcomes,
    remade,
    rows_below,
    sample,
    width_of,
    with_cells,
    words_of,
)

_MOST_AWARDS: Final = 12
"""Nobody has more in one list: what looks like it is left as it is, and told of."""
_NOTHING: Final = frozenset({"0", "k", "ko", "khong", "chua"})
_PROPOSED_TITLES: Final = re.compile(r"(?:de nghi )?(?:cong nhan |xet tang )?danh hieu(?: thi dua)?(?: de nghi.*)?$")
"""The heading over titles that are proposed: one that names a year, or what was reached, tells of earlier ones."""
_REGISTERED: Final = re.compile(r"\bdang ky\b.*\b(?:danh hieu|thi dua)\b|\bdanh hieu\b.*\bdang ky\b")
_AWARDS: Final = re.compile(r"hinh thuc khen(?: thuong)?(?: de nghi.*)?$")
_IN_ONE_RECORD: Final = (RATING_HEAD, REGISTERED_HEAD)
"""The record of a year says all of them: two titles registered are no two records."""
_MARKED_SHARE: Final = 0.6
"""How many of the cells have to be marks: a row of sums is none."""


class _Shape(NamedTuple):
    """The head, its row that names what is marked, the head for that, the column to add, the name of each column.

    `others` tell of an award besides the titles that are marked.
    """

    head: ListHead
    level: int
    title: str
    at: int
    marked: dict[int, str]
    others: frozenset[int]


def marks_in_words(sheet: Sheet) -> list[Sheet]:
    """Return the sheet with a column of what is marked; whoever has two awards stands in a second sheet, too."""
    head = head_of(sheet)
    level, title, marked = _marked(sheet, head) if head is not None else (0, "", {})
    if head is None or len(marked) < 2:
        return [sheet]
    below = _below(head, level, sheet, marked)
    others = outcomes(sheet, head, below)
    if others:
        if title != AWARD_HEAD or not _titles_beside(sheet.rows[head.row : level], below, others):
            return [sheet]
        title = TITLE_HEAD
    elif title == AWARD_HEAD and _registered(sheet, head, below):
        title = REGISTERED_HEAD
    rows = [row for row in sample(sheet, head) if not _is_sum(row, head)]
    texts = [cell for row in rows for column in marked if (cell := cell_at(row, column)) is not None and line_of(cell)]
    if not texts or sum(map(is_mark, texts)) < len(texts) * _MARKED_SHARE:
        return [sheet]
    if _counts(sheet, head, marked):
        return [sheet]
    shape = _Shape(head, level, title, width_of(sheet.rows), marked, frozenset(others))
    most = 1
    if title not in _IN_ONE_RECORD:
        most = max((len(_names(row, marked)) for row in rows_below(sheet, head)), default=1)
    if most > _MOST_AWARDS:
        return [sheet]
    return [
        remade(
            sheet,
            sheet.name if turn == 0 else f"{sheet.name} (khen thưởng thứ {turn + 1})",
            partial(_in_words, shape=shape, turn=turn),
            head,
        )
        for turn in range(max(1, most))
    ]


def _marked(sheet: Sheet, head: ListHead) -> tuple[int, str, dict[int, str]]:
    """Return the row of the head that names ratings or awards, the head for them, and the name of each column."""
    for level in range(head.row, head.end):
        titles = {column: head_for(words_of(cell)) for column, cell in enumerate(sheet.rows[level])}
        for title in sorted(set(filter(None, titles.values()))):
            columns = [column for column, each in titles.items() if each == title]
            if len(columns) > 1:
                names = {column: line_of(sheet.rows[level][column]) for column in columns}
                return level, title, _in_full(names) if title == RATING_HEAD else names
    return head.row, "", {}


def _in_full(names: dict[int, str]) -> dict[int, str]:
    """Return the names of ratings, "Hoàn thành" in full: beside "Hoàn thành tốt" it can be no other."""
    return {column: f"{name} nhiệm vụ" if fold(name) == "hoan thanh" else name for column, name in names.items()}


def _names(row: Row, marked: dict[int, str]) -> list[str]:
    """Return what is marked in a row; a word that is no mark stands beside its name, to be told of."""
    names = []
    for column, name in marked.items():
        cell = cell_at(row, column)
        if is_mark(cell):
            names.append(name)
        elif (text := line_of(cell)) and any(map(str.isalpha, text)) and fold(text) not in _NOTHING:
            names.append(f"{name}: {text}")
    return names


def _below(head: ListHead, level: int, sheet: Sheet, marked: dict[int, str]) -> set[int]:
    """Return the columns of what is marked, and those of the cells merged over them."""
    over: set[int] = set()
    for row in sheet.rows[head.row : level]:
        last = 0
        for column in range(max(marked) + 1):
            last = column if cell_at(row, column) is not None else last
            if column in marked:
                over.add(last)
    return over | marked.keys()


def _titles_beside(over: Sequence[Row], columns: set[int], others: dict[int, str]) -> bool:
    """Return whether titles are marked and an award stands in a column beside them, both of them proposed."""
    named = [words for row in over for column in columns if (words := words_of(cell_at(row, column)))]
    return bool(named) and all(map(_PROPOSED_TITLES.match, named)) and all(map(_AWARDS.match, others.values()))


def _registered(sheet: Sheet, head: ListHead, columns: set[int]) -> bool:
    """Return whether what is marked was registered for the year: so says the heading over it, or the title above."""
    above = [cell for row in sheet.rows[: head.row] for cell in row]
    over = [cell_at(row, column) for row in sheet.rows[head.row : head.end] for column in columns]
    return any(_REGISTERED.search(words_of(cell)) for cell in (*above, *over))


def _counts(sheet: Sheet, head: ListHead, marked: dict[int, str]) -> bool:
    """Return whether the columns count: a row that is no sum has more than one."""
    return any(
        (text := line_of(cell_at(row, column))).isdecimal() and text.lstrip("0") not in ("", "1")
        for row in rows_below(sheet, head)
        if not _is_sum(row, head)
        for column in marked
    )


def _is_sum(row: Row, head: ListHead) -> bool:
    """Return whether a row is one of sums or of shares below the list, by the words before its figures."""
    return any(fold(line_of(cell)).startswith(("tong", "cong", "ty le")) for cell in row[: max(head.names) + 1])


def _in_words(number: int, row: Row, *, shape: _Shape, turn: int) -> Row:
    head, level, title, at, marked, others = shape
    if number < head.row:
        return row
    if number < head.end:
        # What stands over the columns ("Mức xếp loại") is the head of the new one, in which they are read.
        over: dict[int, Cell] = dict.fromkeys(marked) if number <= level else {}
        return with_cells(row, over | ({at: title} if number == level else {}))
    names = _names(row, marked)
    if not names:
        return row if turn == 0 or is_group(row, head) else ()
    if title in _IN_ONE_RECORD:
        return with_cells(row, {at: "; ".join(names)})
    once: dict[int, Cell] = dict.fromkeys(others) if turn else {}
    return with_cells(row, once | {at: names[turn]}) if turn < len(names) else ()
