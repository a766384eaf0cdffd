"""What a list of the corpus is: its sheets and what is to be read from them; how it is written as a file."""

import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
import openpyxl
from openpyxl.styles import Font

from tests.data.corpus.old_letters import in_tcvn3, in_vni, tones_apart
from tests.intake.workbook_files import compound, ods_row, save_ods, save_xls

type Grid = Sequence[Sequence[object]]
type Entry = Mapping[str, str]
"""What a row says, by field; "name" is its main text."""


@dataclass(frozen=True, slots=True, eq=False)
class CorpusList:
    """An invented list: its sheets, the columns of each list in it, and its entries in order.

    `columns` of a second list in a sheet are those of the sheet's name with a # behind. `letters` are those of its
    texts (tcvn3, vni, cp1258 …), in the font that goes with them if `font` is set; `above`
    and `below` stand around the table in a text.
    """

    name: str
    target: str
    structure: str
    sheets: Mapping[str, Grid]
    columns: Mapping[str, Mapping[str, int]]
    entries: tuple[Entry, ...]
    file_type: str = "xlsx"
    hidden: tuple[str, ...] = ()
    merged: Mapping[str, Sequence[str]] = field(default_factory=dict)
    letters: str = ""
    font: str = ""
    unicode_rows: int = 0
    """How many of the first rows of each sheet are in Unicode, whatever the letters of the others."""
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    suffix: str = ""


def write_list(each: CorpusList, folder: Path) -> Path:
    """Write a list as the file that it is."""
    path = folder / f"{each.name}.{each.suffix or each.file_type}"
    sheets = {
        name: [_in_letters(each, number, row) for number, row in enumerate(rows)] for name, rows in each.sheets.items()
    }
    _WRITERS[each.file_type](each, path, sheets)
    return path


def _in_letters(each: CorpusList, number: int, row: Sequence[object]) -> list[object]:
    change = {"tcvn3": in_tcvn3, "vni": in_vni}.get(each.letters)
    if change is None or number < each.unicode_rows:
        return list(row)
    return [change(cell) if isinstance(cell, str) else cell for cell in row]


def _xlsx(each: CorpusList, path: Path, sheets: Mapping[str, list[list[object]]]) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is None:
                    continue
                cell = sheet.cell(number, column, value)
                if each.font and number > each.unicode_rows and isinstance(value, str):
                    cell.font = Font(name=each.font)
        for cells in each.merged.get(name, ()):
            sheet.merge_cells(cells)
        sheet.sheet_state = "hidden" if name in each.hidden else "visible"
    book.save(path)


def _xls(each: CorpusList, path: Path, sheets: Mapping[str, list[list[object]]]) -> None:
    (name, rows), *_ = sheets.items()
    filled = [[cell for cell in row] for row in rows]
    if each.font:
        path.write_bytes(_biff_with_font(each, name, filled))
        return
    save_xls(path, name, [[_biff_value(cell) for cell in row] for row in filled])


def _biff_value(cell: object) -> str | float:
    if isinstance(cell, date | datetime):
        return float(cell.toordinal() - date(1899, 12, 30).toordinal())
    return cell if isinstance(cell, str | float) else float(cell) if isinstance(cell, int) else ""


def _biff_with_font(each: CorpusList, name: str, rows: Sequence[Sequence[object]]) -> bytes:
    """Return an old workbook whose texts below the Unicode rows are set in the font of the list."""

    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def font(title: str) -> bytes:
        return record(
            0x0031,
            struct.pack("<HHHHHBBBBBB", 240, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, len(title), 0) + title.encode("latin-1"),
        )

    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0x0DBB, 0x07CC, 0, 6)) + record(
        0x0042, struct.pack("<H", 1200)
    )
    start += font("Times New Roman") * 4 + font(each.font)
    # Font 4 does not exist: the fifth one has the number 5.
    start += b"".join(record(0x00E0, struct.pack("<HHH", number, 0, 0) + bytes(14)) for number in (0, 5))
    bound = struct.pack("<BBBB", 0, 0, len(name), 1) + name.encode("utf-16-le")
    place = len(start) + 4 + 4 + len(bound) + 4
    start += record(0x0085, struct.pack("<I", place) + bound) + record(0x000A, b"")
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0x0DBB, 0x07CC, 0, 6))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            value = _biff_value(cell)
            look = 1 if number >= each.unicode_rows else 0
            if isinstance(value, str) and value:
                text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
                sheet += record(0x0204, struct.pack("<HHH", number, column, look) + text)
            elif isinstance(value, float):
                sheet += record(0x0203, struct.pack("<HHHd", number, column, 0, value))
    return compound("Workbook", start + sheet + record(0x000A, b""))


def _ods(each: CorpusList, path: Path, sheets: Mapping[str, list[list[object]]]) -> None:
    rows_of = {
        name: "".join(
            ods_row(*map(_text, row), style="old" if each.font and number >= each.unicode_rows else "")
            for number, row in enumerate(rows)
        )
        for name, rows in sheets.items()
    }
    save_ods(path, rows_of, each.font)


def _text(cell: object) -> str:
    if isinstance(cell, date | datetime):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _delimited(each: CorpusList, path: Path, sheets: Mapping[str, list[list[object]]]) -> None:
    (rows,) = sheets.values()
    mark = "," if each.file_type == "csv" else "\t"
    text = "".join(mark.join(_quoted(_text(cell), mark) for cell in row) + "\r\n" for row in rows)
    encoding = {"tcvn3": "latin-1", "vni": "latin-1", "cp1258": "cp1258", "utf-16": "utf-16"}.get(each.letters, "utf-8")
    if encoding == "cp1258":
        text = tones_apart(text)
    path.write_bytes(text.encode(encoding))


def _quoted(text: str, mark: str) -> str:
    return f'"{text}"' if mark in text or "\n" in text else text


def _docx(each: CorpusList, path: Path, sheets: Mapping[str, list[list[object]]]) -> None:
    document = docx.Document()
    change: Callable[[str], str] = {"tcvn3": in_tcvn3, "vni": in_vni}.get(each.letters, str)
    for line in each.above:
        document.add_paragraph(line if each.unicode_rows else change(line))
    for name, rows in sheets.items():
        width = max(map(len, rows))
        table = document.add_table(len(rows), width)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell is None:
                    continue
                run = table.cell(number, column).paragraphs[0].add_run(_text(cell))
                if each.font and number >= each.unicode_rows:
                    run.font.name = each.font
        for cells in each.merged.get(name, ()):
            first, last = (_at(cell) for cell in cells.split(":"))
            table.cell(*first).merge(table.cell(*last))
        document.add_paragraph("")
    for line in each.below:
        document.add_paragraph(line if each.unicode_rows else change(line))
    document.save(str(path))


def _at(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]) - 1, ord(letters) - ord("A")


def _odt(each: CorpusList, path: Path, sheets: Mapping[str, list[list[object]]]) -> None:
    tables = "".join(
        f'<table:table table:name="{escape(name)}">{"".join(map(_odt_row, rows))}</table:table>'
        for name, rows in sheets.items()
    )
    lines = ["".join(f"<text:p>{escape(line)}</text:p>" for line in part) for part in (each.above, each.below)]
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{names}:office:1.0" '
        f'xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0"><office:body><office:text>'
        f"{lines[0]}{tables}{lines[1]}</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)


def _odt_row(row: Sequence[object]) -> str:
    cells = "".join(
        "<table:table-cell>"
        + "".join(f"<text:p>{escape(line)}</text:p>" for line in _text(cell).split("\n"))
        + "</table:table-cell>"
        for cell in row
    )
    return f"<table:table-row>{cells}</table:table-row>"


_WRITERS: Mapping[str, Any] = {
    "xlsx": _xlsx, "xls": _xls, "ods": _ods, "csv": _delimited, "tsv": _delimited, "txt": _delimited,
    "docx": _docx, "odt": _odt,
}  # fmt: skip
