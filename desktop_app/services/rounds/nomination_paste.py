"""Nominees pasted from a workbook or a letter: a table, with or without a header row, or one name a line."""

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line
from desktop_app.intake.files.delimited import pasted_rows
from desktop_app.intake.files.workbook import Sheet, read_sheets
from desktop_app.intake.sheets.reading import Reading
from desktop_app.intake.sheets.selection import guessed_layouts, without_heads
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.rounds.nomination_import import NominationImport, propose_nominations

PASTED: Final = "bảng dán"
"""What a pasted table is called."""
_HEADS: Final = ("Họ và tên, tập thể", "Chức vụ, đơn vị", "Hình thức đề nghị", "Tóm tắt thành tích", "Ghi chú")
"""The columns assumed for a table without a header row: those of the office's lists, in their order."""
_PLACE: Final = re.compile(r"dòng (\d+)")
_NUMBER: Final = re.compile(r"\(?\d{1,4}[.)]?\s*")
_LISTED: Final = re.compile(r"^\s*(?:\d{1,4}\s*[.)/-]\s*|[-–+•*]\s+)")


def propose_pasted(book: Book, text: str, round_code: str) -> NominationImport:
    """Say what each pasted row would become, as `propose_nominations` does of a workbook; changes nothing.

    Raises InvalidRecord if nothing is pasted, UnreadableInput if no column of names is found.
    """
    pasted = propose_nominations(book, Path(PASTED), round_code, ImportSettings(reading=pasted_reading(text)))
    return replace(
        pasted,
        rows=tuple(replace(row, place=_line(row.place)) for row in pasted.rows),
        skipped=tuple((_line(place), reason) for place, reason in pasted.skipped),
    )


def pasted_reading(text: str) -> Reading:
    """Return how pasted rows are read. Raises as `propose_pasted`.

    Without a header row the columns are those of the office's lists, and the first row is the first line.
    """
    from desktop_app.intake.sheets.nominations import NOMINATION_FIELDS

    rows = _rows(text)
    if not rows:
        raise InvalidRecord("Chưa chép gì để dán.", "", "Chép danh sách tên hoặc bảng từ Excel rồi dán lại.")
    sheet = _sheet(rows)
    if layouts := guessed_layouts((sheet,), NOMINATION_FIELDS):
        return Reading((sheet,), layouts)
    sheet = _sheet([*map(_unnumbered, rows)])
    return Reading((sheet,), without_heads(sheet, _HEADS, NOMINATION_FIELDS))


def _sheet(rows: Sequence[Sequence[str]]) -> Sheet:
    """Return rows as a file would have them, with its limits."""
    with TemporaryDirectory(prefix="so-thi-dua-") as folder:
        file = Path(folder) / f"{PASTED}.csv"
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter="\t").writerows(rows)
        (sheet,) = read_sheets(file)
    return replace(sheet, name=PASTED)


def _line(place: str) -> str:
    """Return the line of a place ("trang …, dòng 3"), without the page."""
    number = _PLACE.search(place)
    return f"dòng {number[1]}" if number else place


def _rows(text: str) -> list[list[str]]:
    """Return the cells of pasted text; without a tab each line is one, but for its running number."""
    rows = pasted_rows(text)
    if "\t" not in text:
        rows = [[_LISTED.sub("", line)] for row in rows for cell in row for line in cell.splitlines()]
    return [row for row in rows if any(clean_line(cell) for cell in row)]


def _unnumbered(row: Sequence[str]) -> Sequence[str]:
    return row[1:] if len(row) > 1 and _NUMBER.fullmatch(row[0]) else row
