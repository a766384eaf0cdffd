"""How far tasks are, or whether works were recognised, as columns in which an x stands: one column that says it."""

import re
from functools import partial
from typing import Final

from desktop_app.intake.files.workbook import Cell, Row, Sheet
from desktop_app.intake.sheets.cells import is_mark, line_of
from desktop_app.intake.sheets.shapes.columns import PROGRESS_HEAD, RECOGNITION_HEAD
from desktop_app.intake.sheets.shapes.heads import cell_at, head_of, remade, width_of, with_cells, words_of

BOTH_MARKED: Final = "Đánh dấu cả"
"""How a text begins that tells of two states marked at once: it is none."""
_STATE: Final = re.compile(
    r"(?:da |dang |chua )?(?:hoan thanh|thuc hien|trien khai|xong)(?: xong)?(?: (?:dung|truoc|qua|tre) han)?$"
)
_OPEN: Final = re.compile(r"(?:dang|chua)\b")
_RECOGNISED: Final = re.compile(r"(?:khong |chua )?(?:duoc )?(?:cong nhan|dat)$")
_DENIED: Final = re.compile(r"(?:khong|chua)\b")
_SHARE: Final = re.compile(r"\d{1,3}(?:[.,]\d+)?\s?%?")
_LAST_HEAD: Final = 60
_MARKED_SHARE: Final = 0.6
_FEWEST: Final = 2
"""A heading among the rows has no more cells."""


def progress_in_words(sheet: Sheet) -> Sheet:
    """Return the sheet with a column of how far each task is, or in a list of people of what was recognised."""
    of_people = head_of(sheet) is not None
    state, other, title = (_RECOGNISED, _DENIED, RECOGNITION_HEAD) if of_people else (_STATE, _OPEN, PROGRESS_HEAD)
    for level, row in enumerate(sheet.rows[:_LAST_HEAD]):
        states = {column: line_of(cell) for column, cell in enumerate(row) if state.match(words_of(cell))}
        if len(states) < 2 or not any(other.match(words_of(row[column])) for column in states):
            continue
        cells = [cell_at(below, column) for below in sheet.rows[level + 1 :] for column in states]
        texts = [cell for cell in cells if line_of(cell)]
        marked = [cell for cell in texts if is_mark(cell) or _SHARE.fullmatch(line_of(cell))]
        if not any(map(is_mark, marked)) or len(marked) < len(texts) * _MARKED_SHARE:
            return sheet
        at = width_of(sheet.rows)
        return remade(sheet, sheet.name, partial(_in_words, level=level, title=title, at=at, states=states))
    return sheet


def _in_words(number: int, row: Row, *, level: int, title: str, at: int, states: dict[int, str]) -> Row:
    if number < level:
        # What stands over the columns ("Tình trạng thực hiện") is the head of the new one.
        return with_cells(row, dict.fromkeys(states)) if number == level - 1 else row
    if number == level:
        return with_cells(row, dict[int, Cell].fromkeys(states) | {at: title})
    filled = {column: cell for column in states if line_of(cell := cell_at(row, column))}
    if len(filled) != 1:
        # Of two of them neither is true: both are told.
        if not filled and title == RECOGNITION_HEAD and sum(cell is not None for cell in row) > _FEWEST:
            return with_cells(row, {at: "Chưa công nhận"})
        both = " và ".join(f"“{states[column]}”" for column in filled)
        return with_cells(row, {at: f"{BOTH_MARKED} {both}"}) if both else row
    column, cell = next(iter(filled.items()))
    return with_cells(row, {at: cell if _SHARE.fullmatch(line_of(cell)) else states[column]})
