"""Exports a list as separated text, for programs that take no workbook.

Excel takes what begins with =, +, - or @ for a formula in such a file: there an apostrophe stands before it, as one
would type it; reading the file takes it away again (`intake/files/delimited.py`).
"""

import csv
from collections.abc import Callable
from datetime import date
from io import TextIOWrapper
from typing import BinaryIO, Final

from desktop_app.papers.document.text import clean
from desktop_app.papers.excel.list_text import day_text, looks_like_formula
from desktop_app.papers.excel.list_workbook import ListSheet

_BATCH: Final = 500


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, str):
        text = clean(value)
        return f"'{text}" if looks_like_formula(text) else text
    return day_text(value) if isinstance(value, date) else value


def write_csv(
    stream: BinaryIO,
    sheet: ListSheet,
    progress: Callable[[int], None] | None = None,
    above: str = "",
    cell: Callable[[object], object] = _cell,
) -> int:
    """Write a list to `stream` in UTF-8 with the mark by which Excel knows it; return how many rows it has.

    A line `above` stands before the heads, "" for none; `cell` returns what is written of a value, by default what a
    list shows. `progress` may raise.
    """
    text = TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    if above:
        writer.writerow([above])
    writer.writerow(cell(column.title) for column in sheet.columns)
    count = 0
    for count, row in enumerate(sheet.rows, 1):
        writer.writerow(map(cell, row))
        if progress and count % _BATCH == 0:
            progress(count)
    text.flush()
    text.detach()
    if progress:
        progress(count)
    return count
