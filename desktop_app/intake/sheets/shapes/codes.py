"""Codes in a list whose names stand in another sheet of the file: the names in their place."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from desktop_app.domain.vietnamese import fold
from desktop_app.intake.files.workbook import Cell, Row, Sheet
from desktop_app.intake.sheets.cells import line_of
from desktop_app.intake.sheets.shapes.heads import (
    ListHead,
    cell_at,
    head_of,
    numbers_rows,
    remade,
    sample,
    with_cells,
    words_of,
)

_CODE_HEAD = re.compile(r"(?:ma|ky hieu|viet tat|code)\b")
_NAME_HEAD = re.compile(r"(?:ten|dien giai|hinh thuc|don vi|phong|danh hieu|chuc vu|y nghia)\b")
_OF_PEOPLE = re.compile(r"(?:ho(?: va)? ten|ho dem|nhiem vu|noi dung)\b")
"""A list that has codes of its own is no list of codes."""
_NO_SUBJECT = re.compile(r"\b(?:ma|ten|so|ky hieu|viet tat|code|dien giai|y nghia|danh muc|cua|theo|cac)\b")
"""Words of heads that do not say what is named: "Mã đơn vị" and "Tên đơn vị" are of one subject by the others."""
_LONGEST_CODE = 15
_MOST_CODES = 2_000


_DITTO = re.compile(r"[-–.\s\"“”〃']*(?:n/?t)?[-–.\s\"“”〃']*|như trên\.?", re.IGNORECASE)
_DITTO_SIGN = re.compile(r"[\"“”〃]|nt|n/t|trên", re.IGNORECASE)
_LONGEST_DITTO = 9


class CodeList(NamedTuple):
    """What a sheet of codes says: the head of its names, and the name of each code."""

    title: str
    names: Mapping[str, str]


def names_for_codes(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets, the codes of their lists replaced by the names that another sheet gives them."""
    lists = {sheet.name: code_list for sheet in sheets if (code_list := _code_list(sheet)) is not None}
    if not lists:
        return list(sheets)
    return [
        sheet if sheet.name in lists or not sheet.visible else _named(sheet, list(lists.values())) for sheet in sheets
    ]


def dittos_written_out(sheet: Sheet) -> Sheet:
    """Return the sheet with what stands above it in the place of each "nt", "như trên" or ditto mark."""
    short = {cell for row in sheet.rows for cell in row if type(cell) is str and len(cell) <= _LONGEST_DITTO}
    dittos = {cell for cell in short if _DITTO_SIGN.search(cell) and _DITTO.fullmatch(cell)}
    if not dittos:
        return sheet
    above: dict[int, Cell] = {}

    def change(_number: int, row: Row) -> Row:
        again = {column: above.get(column) for column, cell in enumerate(row) if cell in dittos}
        above.update((column, cell) for column, cell in enumerate(row) if cell is not None and cell not in dittos)
        return with_cells(row, again) if again else row

    return remade(sheet, sheet.name, change)


def _code_list(sheet: Sheet) -> CodeList | None:
    for place, row in enumerate(sheet.rows[:10]):
        heads = {column: words_of(cell) for column, cell in enumerate(row) if cell is not None}
        code = next((column for column, words in heads.items() if _CODE_HEAD.match(words)), None)
        name = next((column for column, words in heads.items() if column != code and _NAME_HEAD.match(words)), None)
        if (
            any(map(_OF_PEOPLE.match, heads.values()))
            or code is None
            or name is None
            or len(heads) > 4
            or len(sheet.rows) > _MOST_CODES
        ):
            continue
        pairs = {
            (fold(line_of(cell_at(each, code))), line_of(cell_at(each, name)))
            for each in sheet.rows[place + 1 :]
            if cell_at(each, code) is not None and line_of(cell_at(each, name))
        }
        # A code with two names stays a code: nobody can say which is meant.
        often = Counter(each for each, _ in pairs)
        names = {each: of_code if often[each] == 1 else each.upper() for each, of_code in pairs}
        if names and all(len(each) <= _LONGEST_CODE for each in names):
            return CodeList(line_of(row[name]), names)
    return None


def _named(sheet: Sheet, lists: Sequence[CodeList]) -> Sheet:
    head = head_of(sheet)
    if head is None:
        return sheet
    columns: dict[int, tuple[str, Mapping[str, str]]] = {}
    rows = sample(sheet, head)
    for column, cell in enumerate(sheet.rows[head.row]):
        if column in head.names or numbers_rows(cell):
            continue
        fitting = [each for each in lists if _fits(rows, column, each)]
        if (fit := _of_one_subject(words_of(cell), fitting)) is not None:
            columns[column] = (_title(line_of(cell), fit.title), fit.names)
    if not columns:
        return sheet
    return remade(sheet, sheet.name, partial(_row, head=head, columns=columns), head)


def _fits(rows: Sequence[Row], column: int, codes: CodeList) -> bool:
    """Return whether a column holds nothing but these codes."""
    cells = (cell for row in rows if (cell := cell_at(row, column)) is not None)
    first = next(cells, None)
    return first is not None and all(fold(line_of(cell)) in codes.names for cell in chain((first,), cells))


def _of_one_subject(head: str, fitting: Sequence[CodeList]) -> CodeList | None:
    """Return the list of codes that a column is of: numbers alone say nothing, nor do codes that two lists have."""
    words = set(_NO_SUBJECT.sub(" ", head).split())
    for each in fitting:
        if words & set(_NO_SUBJECT.sub(" ", words_of(each.title)).split()):
            return each
    is_sure = len(fitting) == 1 and (_CODE_HEAD.match(head) or not all(map(str.isdigit, fitting[0].names)))
    return fitting[0] if is_sure else None


def _title(of_column: str, of_names: str) -> str:
    """Return the head of a column of codes once it holds names: "Mã đơn vị" is "Đơn vị"."""
    words = re.sub(r"^(?:mã|ký hiệu)(?: số)?\s+", "", of_column, flags=re.IGNORECASE)
    if words == of_column:
        return of_column
    return words[:1].upper() + words[1:] if words else of_names


def _row(number: int, row: Row, *, head: ListHead, columns: Mapping[int, tuple[str, Mapping[str, str]]]) -> Row:
    if number < head.row or (head.row < number < head.end) or not row:
        return row
    if number == head.row:
        return with_cells(row, {column: title for column, (title, _) in columns.items()})
    named: dict[int, Cell] = {}
    for column, (_, names) in columns.items():
        cell = cell_at(row, column)
        name = names.get(fold(line_of(cell))) if cell is not None else None
        if name is not None:
            named[column] = name
    return with_cells(row, named) if named else row
