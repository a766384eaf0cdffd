"""The whole book as one workbook, a sheet for each table, and read back from it to the last row.

Lists for reading are another workbook (`export.py`). What a cell cannot hold as it is (a text too long, one with
odd characters) stands as JSON on a sheet of its own, so nothing is cut and nothing is changed. The last sheet has a
sum over each table: a row that somebody changed or took out, a formula in a cell, is not taken for what the book said.
"""

import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import batched, islice
from math import isfinite
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.lists import Column, ColumnKind
from desktop_app.domain.vocabulary import DepartureWay
from desktop_app.intake.files.containers import ARCHIVE_FAULTS, MEGABYTE
from desktop_app.intake.files.workbook import Cell, Sheet, read_sheets
from desktop_app.papers.document.text import clean
from desktop_app.papers.excel.list_workbook import ListSheet
from desktop_app.services.book import Book
from desktop_app.services.departures import note_departure
from desktop_app.services.lists import Progress, write_sheets
from desktop_app.store.data_file.version import SCHEMA_VERSION
from desktop_app.store.whole_book.rows import (
    TableForm,
    count_rows,
    given_ids,
    read_rows,
    table_forms,
    write_file,
)

_ABOUT, _REST, _GIVEN, _SUMS = "Sổ Thi đua", "phan-con-lai", "so-da-cap", "kiem-tra"
_TITLE: Final = "Trọn sổ, đọc lại được"
_ROWS: Final = 1_000_000
"""How many rows of a table stand on one sheet."""
_PIECE: Final = 30_000
"""How many letters of what a cell cannot hold stand in one cell."""
_LONGEST: Final = 16_000
_LONGEST_CONTENTS: Final = MEGABYTE
_LARGEST: Final = 10**15


def export_whole(book: Book, path: Path, progress: Progress | None = None) -> int:
    """Write every row of every table to an .xlsx file; return their number. Raises UnwritableOutput, Cancelled."""
    rest: list[tuple[str, int, str, int, str]] = []
    sums = {name: sha256() for name in _with_sums()}
    with book.store.reading() as connection:
        sheets = [_about(book)]
        for form in table_forms():
            cells = _rows_of(form, _summed(read_rows(connection, form), sums[form.name].update), rest)
            count = count_rows(connection, form.name)
            columns = [Column(name, name, ColumnKind.LONG_TEXT, 18) for name in form.columns]
            for number in range(max(1, -(-count // _ROWS))):
                title = f"{form.name}~{number + 1}" if number else form.name
                sheets.append(ListSheet(title, columns, islice(cells, _ROWS)))
        given = [Column(name, name, ColumnKind.TEXT, 30) for name in ("table", "last_id")]
        sheets.append(ListSheet(_GIVEN, given, _summed(given_ids(connection), sums[_GIVEN].update)))
        of_rest = [Column(name, name, ColumnKind.LONG_TEXT, 20) for name in ("table", "row", "column", "part", "json")]
        # Read last: it is filled while the tables are written.
        sheets.append(ListSheet(_REST, of_rest, iter(rest)))
        of_sums = [Column(name, name, ColumnKind.TEXT, 70) for name in ("table", "sha256")]
        sheets.append(ListSheet(_SUMS, of_sums, ((name, digest.hexdigest()) for name, digest in sums.items())))
        rows = write_sheets(path, sheets, progress)
    note_departure(book, DepartureWay.FILE, _TITLE, path, rows, personal=True)
    return rows


def _with_sums() -> list[str]:
    """Return the sheets over each of which a sum is made."""
    return [*(form.name for form in table_forms()), _GIVEN]


def _summed(rows: Iterable[Sequence[object]], add: Callable[[bytes], object]) -> Iterator[Sequence[object]]:
    """Yield rows, each added to the sum over its table."""
    for row in rows:
        add(json.dumps([*row]).encode())
        yield row


def _about(book: Book) -> ListSheet:
    rows = [
        ("loại", "toàn bộ sổ"),
        ("phiên bản dữ liệu", SCHEMA_VERSION),
        ("lập lúc", f"{datetime.now():%Y-%m-%d %H:%M}"),
        ("cách đọc lại", "An toàn dữ liệu, Phục hồi từ tệp khác; hoặc so-thi-dua restore TỆP.xlsx"),
        ("lưu ý", "Không sửa tệp này. Tệp đính kèm không nằm trong đây: dùng Gói dữ liệu để mang đi."),
        ("thư mục dữ liệu", book.folder.root.name),
    ]
    return ListSheet(
        _ABOUT, [Column("key", "Mục", ColumnKind.TEXT, 24), Column("value", "Nội dung", ColumnKind.TEXT, 90)], rows
    )


def _rows_of(
    form: TableForm, rows: Iterator[Sequence[object]], rest: list[tuple[str, int, str, int, str]]
) -> Iterator[Sequence[object]]:
    for number, row in enumerate(rows, 1):
        if all(map(_is_plain, form.columns, row, (form,) * len(row))):
            yield row
            continue
        cells: list[object] = []
        for column, value in zip(form.columns, row, strict=True):
            if _is_plain(column, value, form):
                cells.append(value)
                continue
            cells.append("…")
            pieces = batched(json.dumps(value), _PIECE)
            rest += [(form.name, number, column, part, "".join(piece)) for part, piece in enumerate(pieces)]
        yield cells


def _is_plain(column: str, value: object, form: TableForm) -> bool:
    """Return whether a cell can hold a value so that it is read as it was."""
    if value is None:
        return column not in form.filled
    if isinstance(value, str):
        if not value:
            return column in form.filled and column not in form.numbers
        odd = "_x" in value or value != value.strip() or "\r" in value
        return column not in form.numbers and not odd and len(value) < _LONGEST and clean(value) == value
    if isinstance(value, int):
        return column in form.numbers and -_LARGEST < value < _LARGEST
    return False


def is_whole_book(path: Path) -> bool:
    """Return whether a file is a book that was written as a workbook, by the names of its sheets."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("xl/workbook.xml") as part:
            names = part.read(_LONGEST_CONTENTS).decode("utf-8", "replace")
    except (OSError, LookupError, RuntimeError, *ARCHIVE_FAULTS):
        return False
    return all(f'"{name}"' in names for name in (_ABOUT, _GIVEN, _REST))


def read_whole(path: Path, target: Path) -> None:
    """Make a data file of a book that was written as a workbook. Raises UnreadableInput, StoreProblem."""
    sheets = {sheet.name: sheet for sheet in read_sheets(path)}
    about = {str(row[0]): row[1] for row in (sheets[_ABOUT].rows if _ABOUT in sheets else ()) if len(row) > 1}
    if about.get("loại") != "toàn bộ sổ":
        raise UnreadableInput(f"“{path.name}” không phải tệp trọn sổ của Sổ Thi đua.", "Chọn tệp khác.")
    try:
        if _number(about.get("phiên bản dữ liệu")) != SCHEMA_VERSION:
            raise UnreadableInput(
                f"“{path.name}” do bản Sổ Thi đua khác ghi ra.", "Mở bằng bản đó, hoặc dùng bản sao lưu (.db, .zip)."
            )
        rest = _rest(sheets[_REST])
        sums = {name: sha256() for name in _with_sums()}
        rows = {form.name: _summed(_read_table(form, sheets, rest), sums[form.name].update) for form in table_forms()}
        given = [(str(row[0]), _number(row[1])) for row in sheets[_GIVEN].rows[1:]]
        sums[_GIVEN].update(b"".join(json.dumps(row).encode() for row in given))
        as_written = {str(row[0]): str(row[1]) for row in sheets[_SUMS].rows[1:]}
        write_file(target, rows, given)
        if changed := [name for name, digest in sums.items() if as_written[name] != digest.hexdigest()]:
            raise UnreadableInput(
                f"“{path.name}” đã bị sửa hoặc thiếu dòng sau khi ghi ra, ở trang “{changed[0]}”.", "Chọn tệp khác."
            )
    except (LookupError, ValueError, OverflowError) as problem:
        raise UnreadableInput(f"“{path.name}” thiếu trang hoặc cột, không đọc lại được trọn sổ.") from problem


def _rest(sheet: Sheet) -> Mapping[tuple[str, int, str], object]:
    pieces: dict[tuple[str, int, str], list[str]] = {}
    for table, row, column, _, text in (row[:5] for row in sheet.rows[1:]):
        pieces.setdefault((str(table), _number(row), str(column)), []).append(str(text))
    return {key: json.loads("".join(parts)) for key, parts in pieces.items()}


def _read_table(
    form: TableForm, sheets: Mapping[str, Sheet], rest: Mapping[tuple[str, int, str], object]
) -> Iterator[list[object]]:
    first = sheets[form.name]
    if [str(cell) for cell in first.rows[0]] != list(form.columns):
        raise ValueError("other columns")
    parts = [first]
    while (more := sheets.get(f"{form.name}~{len(parts) + 1}")) is not None:
        parts.append(more)
    number = 0
    for sheet in parts:
        for row in sheet.rows[1:]:
            number += 1
            cells = [*row, *[None] * (len(form.columns) - len(row))]
            yield [
                rest[form.name, number, column] if (form.name, number, column) in rest else _value(form, column, cell)
                for column, cell in zip(form.columns, cells, strict=True)
            ]


def _value(form: TableForm, column: str, cell: Cell) -> object:
    if cell is None:
        return "" if column in form.filled and column not in form.numbers else None
    return _number(cell) if column in form.numbers else str(cell)


def _number(cell: Cell) -> int:
    if isinstance(cell, float) and isfinite(cell) and cell.is_integer():
        return int(cell)
    if isinstance(cell, int):
        return cell
    raise ValueError("no whole number")
