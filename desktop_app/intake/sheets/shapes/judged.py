"""Ratings by several beside each other: what each says of itself, what its unit says, and what is decided."""

import re
from collections.abc import Sequence
from functools import partial
from typing import Final

from desktop_app.intake.files.workbook import Cell, Row, Sheet
from desktop_app.intake.sheets.shapes.columns import RATING_HEAD
from desktop_app.intake.sheets.shapes.heads import ListHead, cell_at, head_of, remade, with_cells, words_of

_RATING: Final = re.compile(r"\b(?:xep loai|danh gia|muc do hoan thanh|phan loai)\b")
_BY: Final = (
    re.compile(r"\btu (?:xep|danh gia|nhan|cham|phan loai)\b|^(?:ca nhan|ban than)\b"),
    re.compile(
        r"^(?:tap the|chi bo|cong doan|don vi|phong|to|khoa|nhan xet|cap uy|(?:cap )?truong phong|truong khoa)\b"
    ),
    re.compile(r"\bhoi dong\b"),
    re.compile(
        r"\b(?:tham quyen|thu truong|nguoi dung dau|lanh dao|giam doc|hieu truong|vien truong|chi cuc truong"
        r"|quyet dinh|phe duyet|chinh thuc|ket luan)\b"
    ),
)
"""Who rates, by the words of a heading: what a later one says holds."""


def rating_that_holds(sheet: Sheet) -> Sheet:
    """Return the sheet with one column of ratings where several rate: that of whoever decides."""
    head = head_of(sheet)
    if head is None:
        return sheet
    for level in range(head.row, head.end):
        above = sheet.rows[head.row : level]
        row = sheet.rows[level]
        ranks = {column: rank for column in range(len(row)) if (rank := _rank(row, column, above)) >= 0}
        best = max(ranks.values(), default=0)
        holds = [column for column, rank in ranks.items() if rank == best]
        if len(ranks) > 1 and len(holds) == 1:
            return remade(
                sheet, sheet.name, partial(_of_one, head=head, level=level, column=holds[0], of=set(ranks)), head
            )
    return sheet


def _rank(row: Row, column: int, above: Sequence[Row]) -> int:
    """Return who rates in a column, -1 if its heading is not one of ratings by somebody."""
    words = words_of(cell_at(row, column))
    rank = max((place for place, by in enumerate(_BY) if by.search(words)), default=-1)
    over = (words_of(cell_at(upper, place)) for upper in above if (place := _merged_at(upper, column)) >= 0)
    return rank if _RATING.search(words) or any(map(_RATING.search, over)) else -1


def _merged_at(row: Row, column: int) -> int:
    """Return the column of the cell that stands over a column, its own or one merged from the left; -1 for none."""
    return next((place for place in range(column, -1, -1) if cell_at(row, place) is not None), -1)


def _of_one(number: int, row: Row, *, head: ListHead, level: int, column: int, of: set[int]) -> Row:
    if number == level:
        return with_cells(row, {column: RATING_HEAD})
    if not head.row <= number < level:
        return row
    over = {place for each in of if (place := _merged_at(row, each)) >= 0}
    gone: dict[int, Cell] = {place: None for place in over if _RATING.search(words_of(row[place]))}
    return with_cells(row, gone) if gone else row
