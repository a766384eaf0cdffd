"""Read workbooks and delimited texts as plain rows of cells.

No file is trusted: its content decides the format, its size is checked before and after unpacking, and every defect
is reported as one sentence for the clerk.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.domain.errors import UnreadableInput
from desktop_app.intake.files.biff import check_book, is_protected
from desktop_app.intake.files.columns import MOST_COLUMNS, column_letters
from desktop_app.intake.files.compound import compound_streams
from desktop_app.intake.files.containers import (
    Container,
    check_file,
    check_zip,
    damaged,
    read_bytes,
    sniff,
    under_password,
)
from desktop_app.intake.files.delimited import read_delimited
from desktop_app.intake.files.encodings.cell_fonts import FontNames, SheetFonts, sheet_of_part, xls_fonts, xlsx_fonts
from desktop_app.intake.files.encodings.conversion import (
    CellKey,
    Conversion,
    convert_rows,
    convert_whole,
    put_back,
)
from desktop_app.intake.files.encodings.letters import FontLetters, Scheme
from desktop_app.intake.files.encodings.ods_fonts import ods_fonts
from desktop_app.intake.files.extent import LARGEST_GRID, FarCells, OdsGrid, XlsxGrid
from desktop_app.intake.files.tables import TextTable
from desktop_app.intake.files.text_lists.odt import is_odt, odt_blocks
from desktop_app.runtime.silence import silent_stderr

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

type Cell = str | int | float | bool | date | datetime | time | timedelta | None
type Row = tuple[Cell, ...]

_EMPTY: Row = ()
_BOOK_STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
_READABLE = "xlsx, xls, ods, csv hoặc Word có bảng"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `rows[i]` is row i + 1 of the spreadsheet, with its cells from column A on; None is an empty cell.

    Rows may differ in length; an empty row is (), and rows after the last filled one are left out. A cell merged
    downwards has its value in each of its rows.
    """

    name: str
    rows: tuple[Row, ...]
    visible: bool = True
    conversion: Conversion | None = None
    """What of it was in old letters and was made Unicode."""


class CellPlace(NamedTuple):
    """The place of a cell or row: the sheet's name, the row (from 1), the letters of the column ("" for a row)."""

    sheet: str
    row: int
    column: str = ""

    def __str__(self) -> str:
        """Return the place in the clerk's words."""
        column = f", cột {self.column}" if self.column else ""
        return f"trang “{self.sheet}”, dòng {self.row}{column}"


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Return the sheets of the workbook (xlsx, xlsm, xls, ods) or delimited text (csv) at `path`, in their order.

    Of a text (docx, odt) each table is a sheet, under the last lines before it. Old letters are made Unicode.

    The content decides the format, not the file's name. Raises UnreadableInput, naming the file and if possible the
    sheet, if it is of another format, damaged, under a password or too large.
    """
    check_file(path)
    container = sniff(path)
    fonts: SheetFonts = {}
    if container is Container.ZIP:
        names = FontNames()
        parts = _checked_parts(path, names)
        if "word/document.xml" in parts:
            # Loaded for a text only, as all that reads texts: it takes as long as reading a thousand rows.
            from desktop_app.intake.files.documents import word_blocks

            return _lists_of(path, *word_blocks(path))
        if is_odt(path, parts):
            return _lists_of(path, list(odt_blocks(path)))
        if names.may_be_old:
            fonts = ods_fonts(path, parts) if "content.xml" in parts else xlsx_fonts(path, parts)
    elif container is Container.CFB:
        fonts = xls_fonts(_checked_book(path))
    elif container is Container.OTHER:
        return (_text_sheet(path),)
    else:
        raise _other_kind(path, {Container.PDF: "tệp PDF", Container.IMAGE: "tệp ảnh"}[container])
    sheets = tuple(_with_unicode(sheet, fonts.get(sheet.name, {})) for sheet in _read_workbook(path))
    if not sheets:
        raise UnreadableInput(f"Tệp “{path.name}” không có trang tính nào.")
    return sheets


def with_letters(sheet: Sheet, scheme: Scheme | None) -> Sheet:
    """Return a sheet whose old letters are read in a scheme, whatever the program guessed; None: left as they are."""
    rows = list(sheet.rows)
    if sheet.conversion is not None:
        put_back(rows, sheet.conversion)
    conversion = None if scheme is None else convert_rows(rows, {}, scheme)
    return replace(sheet, rows=tuple(rows), conversion=conversion)


def _with_unicode(sheet: Sheet, fonts: Mapping[CellKey, FontLetters]) -> Sheet:
    rows = list(sheet.rows)
    conversion = convert_rows(rows, fonts)
    return sheet if conversion is None else replace(sheet, rows=tuple(rows), conversion=conversion)


def _text_sheet(path: Path) -> Sheet:
    records, scheme = read_delimited(path)
    rows = _trimmed(records)
    if scheme is not None:
        conversion = convert_whole(rows, scheme)
        return Sheet(path.stem, tuple(rows), conversion=conversion)
    return _with_unicode(Sheet(path.stem, tuple(rows)), {})


def _lists_of(path: Path, blocks: Iterable[str | TextTable], conversion: Conversion | None = None) -> tuple[Sheet, ...]:
    """Return the tables of a text as sheets. Raises UnreadableInput if it has none."""
    from desktop_app.intake.files.text_lists.blocks import lists_of

    lists = _bounded(path, (Sheet(table.name, tuple(_trimmed(table.rows))) for table in lists_of(blocks)))
    if not lists:
        raise UnreadableInput(
            f"Văn bản “{path.name}” không có bảng nào.", f"Hãy chọn văn bản có bảng, hoặc tệp bảng tính {_READABLE}."
        )
    if conversion is not None:
        return tuple(replace(sheet, conversion=conversion) for sheet in lists)
    return tuple(_with_unicode(sheet, {}) for sheet in lists)


def _checked_parts(path: Path, names: FontNames) -> frozenset[str]:
    """Return the parts of a container that is safe to read; `names` gets to see them. Raises UnreadableInput."""
    far_cells = FarCells()

    def look(part: str, piece: bytes) -> None:
        far_cells(part, piece)
        names(part, piece)

    parts = check_zip(path, on_piece=look)
    if "xl/workbook.xml" in parts:
        for part in sorted(far_cells.parts):
            _check_grid(path, _xlsx_cells(path, part))
    elif "word/document.xml" in parts or is_odt(path, parts):
        pass  # Their readers have limits of their own.
    elif "content.xml" in parts and not any(part.startswith("word/") for part in parts):
        _check_grid(path, _ods_cells(path))
    elif "xl/workbook.bin" in parts:
        raise _other_kind(path, "sổ tính nhị phân (xlsb)")
    elif any(part.startswith("word/") for part in parts):
        raise _other_kind(path, "văn bản Word bị thiếu nội dung")
    elif any(part.startswith("ppt/") for part in parts):
        raise _other_kind(path, "tệp trình chiếu")
    else:
        raise _other_kind(path, "tệp nén")
    return parts


def _xlsx_cells(path: Path, part: str) -> int:
    grid = XlsxGrid(part)

    def look(name: str, piece: bytes) -> None:
        grid(name, piece)
        if grid.columns > MOST_COLUMNS:
            raise _too_wide(path, sheet_of_part(path, part), grid.columns)

    check_zip(path, on_piece=look)
    return grid.finish()


def _ods_cells(path: Path) -> int:
    grid = OdsGrid()

    def look(part: str, piece: bytes) -> None:
        grid(part, piece)
        if grid.columns > MOST_COLUMNS:
            raise _too_wide(path, grid.widest, grid.columns)

    check_zip(path, on_piece=look)
    try:
        grid.finish()
    except ValueError as error:
        raise damaged(path) from error
    return grid.cells


def _check_grid(path: Path, cells: int) -> None:
    if cells > LARGEST_GRID:
        raise UnreadableInput(
            f"Tệp “{path.name}” có ô dữ liệu nằm quá xa bảng nên không đọc được.",
            "Nhấn Ctrl+End trong từng trang tính để tìm ô đó, xóa nó rồi lưu lại.",
        )


def _bounded(path: Path, sheets: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """Return the sheets. Raises UnreadableInput for one with more columns than a list has."""
    read = []
    for sheet in sheets:
        columns = max(map(len, sheet.rows), default=0)
        if columns > MOST_COLUMNS:
            raise _too_wide(path, sheet.name, columns)
        read.append(sheet)
    return tuple(read)


def _too_wide(path: Path, sheet: str, columns: int) -> UnreadableInput:
    return UnreadableInput(
        f"Trang “{sheet}” của tệp “{path.name}” có ô dữ liệu ở tận cột {column_letters(columns - 1)}, quá xa bảng: "
        f"chương trình đọc nhiều nhất {MOST_COLUMNS} cột.",
        "Nhấn Ctrl+End trong trang đó để tìm ô ấy, xóa các cột thừa rồi lưu lại.",
    )


def _checked_book(path: Path) -> bytes:
    """Return the record stream of an old workbook. Raises UnreadableInput if it is none, or damaged."""
    try:
        streams = compound_streams(read_bytes(path))
        books = [streams[name] for name in _BOOK_STREAMS if name in streams]
        # Checked here, because the library tries all formats and its error does not say why this one failed.
        if "EncryptedPackage" in streams or any(map(is_protected, books)):
            raise under_password(path)
        for book in books:
            check_book(book)
    except ValueError as error:
        raise damaged(path) from error
    if "WordDocument" in streams:
        raise UnreadableInput(
            f"Tệp “{path.name}” là văn bản Word kiểu cũ (.doc).", "Mở bằng Word, lưu lại thành .docx rồi thử lại."
        )
    if not books:
        raise damaged(path)
    return books[0]


def _other_kind(path: Path, kind: str) -> UnreadableInput:
    return UnreadableInput(
        f"Tệp “{path.name}” là {kind}, không phải bảng tính đọc được.", f"Hãy chọn tệp bảng tính {_READABLE}."
    )


def _read_workbook(path: Path) -> tuple[Sheet, ...]:
    # Imported lazily: a window that opens no workbook does not need the library.
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        # A crash inside the library is told by it in English, with its own stack.
        with silent_stderr(), path.open("rb") as file, CalamineWorkbook.from_filelike(file) as workbook:
            return _bounded(path, _sheets(path, workbook))
    except PasswordError as error:
        raise under_password(path) from error
    except (CalamineError, OSError) as error:
        raise damaged(path) from error
    except BaseException as error:
        if not _is_panic(error):
            raise
        raise damaged(path) from error


def _is_panic(error: BaseException) -> bool:
    # A crash inside the library; its type cannot be imported, and it is not an Exception.
    return type(error).__module__ == "pyo3_runtime" and type(error).__name__ == "PanicException"


def _sheets(path: Path, workbook: "CalamineWorkbook") -> Iterator[Sheet]:
    from python_calamine import CalamineError, PasswordError, SheetTypeEnum, SheetVisibleEnum

    for sheet in workbook.sheets_metadata:
        if sheet.typ is not SheetTypeEnum.WorkSheet:
            continue
        try:
            rows = _rows(workbook.get_sheet_by_name(sheet.name))
        except PasswordError:
            raise
        except CalamineError as error:
            raise UnreadableInput(
                f"Trang “{sheet.name}” của tệp “{path.name}” bị hỏng nên không đọc được.",
                "Mở tệp bằng phần mềm đã tạo ra nó, lưu lại rồi thử lại.",
            ) from error
        yield Sheet(sheet.name, rows, sheet.visible is SheetVisibleEnum.Visible)


def _rows(sheet: "CalamineSheet") -> tuple[Row, ...]:
    # The library returns the empty rows above the first filled cell, but not the empty columns left of it.
    margin: Row = (None,) * (sheet.start[1] if sheet.start else 0)
    rows = _trimmed(
        (*margin, *[None if cell == "" else cell for cell in row]) if margin or "" in row else tuple(row)
        for row in sheet.iter_rows()
    )
    budget = sum(map(len, rows))
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        last = min(bottom, len(rows) - 1)
        budget -= max(0, last - top)
        if budget < 0:  # overlapping merged ranges, which no program writes
            break
        if left == right and top < last:
            _fill_down(rows, left, top, last)
    return tuple(rows)


def _fill_down(rows: list[Row], column: int, top: int, bottom: int) -> None:
    value = rows[top][column] if column < len(rows[top]) else None
    if value is None:
        return
    for index in range(top + 1, bottom + 1):
        row = rows[index]
        if column >= len(row):
            row += (None,) * (column + 1 - len(row))
        rows[index] = (*row[:column], value, *row[column + 1 :])


def _trimmed(rows: Iterable[Row]) -> list[Row]:
    """Return the rows up to the last one with a value; an empty row is kept as ()."""
    trimmed: list[Row] = []
    filled = 0
    for row in rows:
        if (row and row[0] is not None) or row.count(None) < len(row):
            trimmed.append(row)
            filled = len(trimmed)
        else:
            trimmed.append(_EMPTY)
    del trimmed[filled:]
    return trimmed
