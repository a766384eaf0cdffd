"""The whole book as one workbook, a sheet for each table, or as a folder of CSV; read back from either to the last row.

Lists for reading are another workbook (`export.py`); the folder (`csv_folder.py`) has them beside the same sheets.
What a cell cannot hold as it is (a text too long, one with odd characters) stands as JSON on a sheet of its own, so
nothing is cut and nothing is changed. The last sheet has a sum over each table: a row that somebody changed or took
out, a formula in a cell, is not taken for what the book said.
"""

import json
import os
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from itertools import batched, islice
from math import isfinite
from pathlib import Path
from typing import Final, NamedTuple

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.lists import Column, ColumnKind
from desktop_app.domain.vocabulary import DepartureWay
from desktop_app.intake.files.containers import ARCHIVE_FAULTS, MEGABYTE
from desktop_app.intake.files.workbook import Cell, Sheet, read_sheets
from desktop_app.papers.document.text import clean
from desktop_app.papers.excel.list_workbook import ListSheet
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book
from desktop_app.services.departures import note_departure
from desktop_app.services.keeping.backups import copy_attachments
from desktop_app.services.keeping.export import write_each
from desktop_app.services.keeping.exports import csv_folder
from desktop_app.services.keeping.exports.data_file_page import data_file_page
from desktop_app.services.lists import Progress, write_sheets
from desktop_app.services.practice import refuse_in_practice
from desktop_app.store.data_file.progress import Report, go_on, to_the_end
from desktop_app.store.data_file.version import SCHEMA_VERSION
from desktop_app.store.records import Reader
from desktop_app.store.whole_book.rows import (
    TableForm,
    count_rows,
    given_ids,
    read_rows,
    table_forms,
    write_file,
)

_ABOUT, _REST, _GIVEN, _SUMS = "Sổ Thi đua", "phan-con-lai", "so-da-cap", "kiem-tra"
_MOMENT: Final = "%Y-%m-%d %H:%M"
_WORKBOOK: Final = ".xlsx"
"""The suffix of a book that is written as a workbook; any other name is a folder's."""
_TITLE: Final = "Trọn sổ, đọc lại được"
_ROWS: Final = 1_000_000
"""How many rows of a table stand on one sheet."""
_PIECE: Final = 30_000
"""How many letters of what a cell cannot hold stand in one cell."""
_LONGEST: Final = 16_000
_LONGEST_CONTENTS: Final = MEGABYTE
_LARGEST: Final = 10**15
_WHOLE_NUMBER: Final = re.compile(r"-?[0-9]{1,19}")
"""How a folder has a number."""
_OF_WORKBOOK: Final = (
    "An toàn dữ liệu, Phục hồi từ tệp khác; hoặc so-thi-dua restore TỆP.xlsx",
    "Không sửa tệp này. Tệp đính kèm không nằm trong đây: dùng Gói dữ liệu để mang đi.",
)
_OF_CSV: Final = (
    "An toàn dữ liệu, Phục hồi từ tệp khác, chọn tệp này; hoặc so-thi-dua restore THƯ-MỤC",
    "Không sửa các tệp trong thư mục bang. Tệp đính kèm nằm trong tep-dinh-kem.",
)
_OF_FOLDER: Final = f"""# Trọn sổ, dạng thư mục tệp CSV

- `{csv_folder.LISTS}/`: các danh sách như trên màn hình, để đọc; mở bằng Excel, LibreOffice.
- `{csv_folder.TABLES}/`: mọi bảng, mọi dòng; chương trình đọc lại được cả sổ từ đây.
- `tep-dinh-kem/`: các tệp đính kèm, đặt tên theo mã băm của nội dung (bảng `attachment` có tên của tệp).
- `SHA256SUMS`: mã kiểm tra của từng tệp (`sha256sum -c SHA256SUMS`; Windows: `certutil -hashfile TỆP SHA256`).

Tệp CSV là chữ UTF-8 có BOM, cột cách nhau bằng dấu phẩy, dòng đầu là tên cột. Ô bắt đầu bằng `=`, `+`, `-`, `@`, `'` có
thêm một dấu `'` đứng trước. Ô `…` của một bảng: nội dung nằm ở `{csv_folder.TABLES}/{_REST}.csv`.

Phục hồi: **An toàn dữ liệu**, **Phục hồi từ tệp khác…**, chọn `{csv_folder.BEGINNING}`; hoặc
`so-thi-dua restore THƯ-MỤC`. Trong thư mục có thông tin cá nhân và nhật ký: giữ như giữ sổ.
"""


class WholeBook(NamedTuple):
    """A book that was written out: the workbook or the folder, and how many rows its tables have."""

    path: Path
    rows: int


def export_whole(book: Book, path: Path, progress: Progress | None = None) -> WholeBook:
    """Write every row of every table to an .xlsx file, or to a folder if the name is no workbook's.

    Raises UnwritableOutput, Cancelled.
    """
    refuse_in_practice(book, "xuất trọn sổ")
    is_workbook = path.suffix.lower() == _WORKBOOK
    place = path if is_workbook else csv_folder.named_folder(path)
    with book.store.reading() as connection:
        sheets = _sheets(book, connection, _OF_WORKBOOK if is_workbook else _OF_CSV)
        rows = (write_sheets if is_workbook else _write_folder)(book, place, sheets, progress)
    note_departure(book, DepartureWay.FILE, _TITLE, place, rows, personal=True)
    return WholeBook(place, rows)


def _write_folder(book: Book, path: Path, sheets: Sequence[ListSheet], progress: Progress | None) -> int:
    with csv_folder.made_folder(path) as aside:
        rows = csv_folder.write_tables(aside, sheets, progress)
        write_each(book, aside / csv_folder.LISTS)
        there = DataFolder(aside).attachments
        copy_attachments(
            book.folder.attachments, there, private=False, before_each=lambda: csv_folder.tell(progress, rows)
        )
        csv_folder.write_page(aside, f"{_OF_FOLDER}\n{data_file_page()}")
    return rows


def _sheets(book: Book, connection: Reader, words: tuple[str, str]) -> list[ListSheet]:
    """Return the sheets, which have to be written in their order."""
    rest: list[tuple[str, int, str, int, str]] = []
    sums = {name: sha256() for name in _with_sums()}
    sheets = [_about(book, words)]
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
    return sheets


def _with_sums() -> list[str]:
    """Return the sheets over each of which a sum is made."""
    return [*(form.name for form in table_forms()), _GIVEN]


def _summed(rows: Iterable[Sequence[object]], add: Callable[[bytes], object]) -> Iterator[Sequence[object]]:
    """Yield rows, each added to the sum over its table."""
    for row in rows:
        add(json.dumps([*row]).encode())
        yield row


def _about(book: Book, words: tuple[str, str]) -> ListSheet:
    rows = [
        ("loại", "toàn bộ sổ"),
        ("phiên bản dữ liệu", SCHEMA_VERSION),
        ("lập lúc", f"{datetime.now():{_MOMENT}}"),
        ("cách đọc lại", words[0]),
        ("lưu ý", words[1]),
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
    """Return whether it is a book that was written as a folder, or as a workbook by the names of its sheets."""
    if csv_folder.is_folder(path):
        return True
    try:
        with zipfile.ZipFile(path) as archive, archive.open("xl/workbook.xml") as part:
            names = part.read(_LONGEST_CONTENTS).decode("utf-8", "replace")
    except (OSError, LookupError, RuntimeError, *ARCHIVE_FAULTS):
        return False
    return all(f'"{name}"' in names for name in (_ABOUT, _GIVEN, _REST))


def read_whole(path: Path, target: Path, report: Report = to_the_end) -> None:
    """Make a data file of a book that was written as a workbook or a folder; a folder's attached files lie beside it.

    Raises UnreadableInput, StoreProblem, and Cancelled if `report` says so.
    """
    is_folder = csv_folder.is_folder(path)
    if is_folder:
        sheets = csv_folder.read_tables(path, _ABOUT, {*_with_sums(), _REST, _SUMS})
    else:
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
        go_on(report)
        rows = {form.name: _summed(_read_table(form, sheets, rest), sums[form.name].update) for form in table_forms()}
        given = [(str(row[0]), _number(row[1])) for row in sheets[_GIVEN].rows[1:]]
        sums[_GIVEN].update(b"".join(json.dumps(row).encode() for row in given))
        as_written = {str(row[0]): str(row[1]) for row in sheets[_SUMS].rows[1:]}
        write_file(target, rows, given)
        if changed := [name for name, digest in sums.items() if as_written[name] != digest.hexdigest()]:
            raise UnreadableInput(
                f"“{path.name}” đã bị sửa hoặc thiếu dòng sau khi ghi ra, ở trang “{changed[0]}”.", "Chọn tệp khác."
            )
    except (LookupError, ValueError, OverflowError, RecursionError) as problem:
        raise UnreadableInput(f"“{path.name}” thiếu trang hoặc cột, không đọc lại được trọn sổ.") from problem
    if is_folder:
        beside = DataFolder(csv_folder.folder_of(path)).attachments
        copy_attachments(beside, DataFolder(target.parent).attachments, private=True)
    with suppress(ValueError, OverflowError, OSError):
        # What says when a backup was made is the day of its file.
        written = datetime.strptime(str(about.get("lập lúc")), _MOMENT).timestamp()
        os.utime(target, (written, written))


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
    if isinstance(cell, str) and _WHOLE_NUMBER.fullmatch(cell):
        return int(cell)
    raise ValueError("no whole number")
