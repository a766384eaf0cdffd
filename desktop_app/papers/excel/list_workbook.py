"""Exports lists to Excel as they are shown: row by row, so that a list of any length takes the same memory.

The workbook is written as text, several times faster than through a library's cells. Text stays text even if it begins
like a formula, dates are real dates, and text too long for a cell is cut.
"""

import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import isfinite
from typing import IO, BinaryIO
from xml.sax.saxutils import escape

from desktop_app.domain.errors import UnwritableOutput
from desktop_app.domain.lists import Column, ColumnKind
from desktop_app.papers.excel.list_text import cell_text, day_text, looks_like_formula, sheet_name
from desktop_app.papers.excel.list_xml import (
    DAY_ZERO,
    ROOT_RELATIONS,
    STYLES,
    Style,
    content_types,
    sheet_closing,
    sheet_opening,
    workbook,
    workbook_relations,
)

type Progress = Callable[[int], None]
"""Called with the number of rows written so far; it may raise `Cancelled`."""

_ROWS_LIMIT = 1_048_576
_BATCH = 500
# Excel takes 1900 for a leap year: before March its days are off by one.
_FIRST_DATE = date(1900, 3, 1)
_EXACT = 10**15
_COMPRESSION = 4


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A list to export: the rows may be read as they come and hold str, int, float, bool, date or None."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[object]]


def write_workbook(stream: BinaryIO, sheets: Sequence[ListSheet], progress: Progress | None = None) -> None:
    """Write `sheets` (at least one, each with a column) to `stream` as an Excel workbook.

    UnwritableOutput if a list is longer than a sheet can be. An exception raised by `progress` ends the writing and
    leaves no usable workbook in `stream`.
    """
    if not sheets or not all(sheet.columns for sheet in sheets):
        raise ValueError("a workbook needs a sheet, and every sheet a column")
    names: list[tuple[str, str]] = []
    written = 0
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION) as package:
        for number, sheet in enumerate(sheets, start=1):
            name = sheet_name(sheet.title, [used_name.lower() for used_name, _ in names])
            # force_zip64: the length of a sheet is known only after it is written.
            with package.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as part:
                rows = _write_sheet(part, sheet, written, progress)
            written += rows
            names.append((name, _area(sheet, rows)))
        for path, text in (
            ("[Content_Types].xml", content_types(len(sheets))),
            ("_rels/.rels", ROOT_RELATIONS),
            ("xl/workbook.xml", workbook(names)),
            ("xl/_rels/workbook.xml.rels", workbook_relations(len(sheets))),
            ("xl/styles.xml", STYLES),
        ):
            package.writestr(path, text)


def _write_sheet(part: IO[bytes], sheet: ListSheet, written: int, progress: Progress | None) -> int:
    """Write one sheet and return the number of its rows."""
    letters = [_letters(number) for number in range(len(sheet.columns))]
    heads = "".join(
        f'<c r="{letter}1" s="{Style.HEADER:d}"{_inline(column.title)}'
        for letter, column in zip(letters, sheet.columns, strict=True)
    )
    batch = [sheet_opening(column.width for column in sheet.columns), f'<row r="1">{heads}</row>']
    texts = [_long_text if column.kind is ColumnKind.LONG_TEXT else _text for column in sheet.columns]
    count = 0
    for count, row in enumerate(sheet.rows, start=1):
        batch.append(_row(count + 1, zip(letters, texts, row, strict=True)))
        if count % _BATCH == 0:
            if count >= _ROWS_LIMIT:
                raise _too_long(sheet)
            part.write("".join(batch).encode())
            batch.clear()
            if progress:
                progress(written + count)
    if count >= _ROWS_LIMIT:
        raise _too_long(sheet)
    batch.append(sheet_closing(_area(sheet, count)))
    part.write("".join(batch).encode())
    if progress:
        progress(written + count)
    return count


def _too_long(sheet: ListSheet) -> UnwritableOutput:
    return UnwritableOutput(
        f"Danh sách “{sheet.title}” dài hơn 1.048.575 dòng, một trang Excel không chứa hết.",
        hint="Lọc bớt danh sách rồi xuất lại.",
    )


def _area(sheet: ListSheet, rows: int) -> str:
    return f"$A$1:${_letters(len(sheet.columns) - 1)}${rows + 1}"


def _letters(column: int) -> str:
    """Return the letters of a column counted from 0: A … Z, AA …"""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _row(number: int, cells: Iterable[tuple[str, Callable[[str], str], object]]) -> str:
    parts = [f'<row r="{number}">']
    for letter, text, value in cells:
        if value is None or value == "":
            continue
        content = text(value) if type(value) is str else _number(value, text)
        parts.append(f'<c r="{letter}{number}"{content}')
    parts.append("</row>")
    return "".join(parts)


def _number(value: object, text: Callable[[str], str]) -> str:
    """Return the rest of a cell's XML after its address, for a number, date or bool; other values as text."""
    if isinstance(value, bool):
        return f' t="b"><v>{value:d}</v></c>'
    if (isinstance(value, int) and -_EXACT < value < _EXACT) or (isinstance(value, float) and isfinite(value)):
        return f' s="{Style.TEXT:d}"><v>{value!r}</v></c>'
    if isinstance(value, date):
        if value < _FIRST_DATE:
            return text(day_text(value))
        return f' s="{Style.DATE:d}"><v>{value.toordinal() - DAY_ZERO}</v></c>'
    return text(str(value))


@lru_cache(maxsize=16384)
def _text(value: str) -> str:
    # Cached: names, units and titles recur; long texts do not.
    return f' s="{Style.TEXT_NOT_FORMULA if looks_like_formula(value) else Style.TEXT:d}"{_inline(value)}'


def _long_text(value: str) -> str:
    return f' s="{Style.LONG_TEXT_NOT_FORMULA if looks_like_formula(value) else Style.LONG_TEXT:d}"{_inline(value)}'


def _inline(value: str) -> str:
    """Return the rest of a cell's XML with `value` as inline text."""
    value = cell_text(value)
    if "&" in value or "<" in value or ">" in value:
        value = escape(value)
    space = ' xml:space="preserve"' if "\n" in value or value != value.strip() else ""
    return f' t="inlineStr"><is><t{space}>{value}</t></is></c>'
