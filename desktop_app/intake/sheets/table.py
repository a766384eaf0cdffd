"""A list inside a sheet: its header, its columns and its rows."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any
from unicodedata import normalize

from desktop_app.domain.vietnamese import fold
from desktop_app.intake.files.columns import column_letters
from desktop_app.intake.files.workbook import Cell, CellPlace, Row, Sheet
from desktop_app.intake.sheets.cells import gender_of, line_of
from desktop_app.intake.sheets.header import NAME_FIELDS, ORDER, Fields, Header, find_header, is_codes

_OF_UNIT = re.compile(
    r"(?:tên )?(?:đơn vị|phòng,? ban|phòng, đơn vị|cơ quan, đơn vị)"
    r"(?: (?:báo cáo|lập|gửi|đề nghị|thực hiện))?\s*:\s?(?P<unit>[^:…]{1,150})",
    re.IGNORECASE,
)
_BARE_UNIT = re.compile(r"(?:phòng|trung tâm|thanh tra|ban|chi cục|đội|tổ)\s[^:;,.()\d]{2,60}$", re.IGNORECASE)
"""A line of nothing but a unit; the Văn phòng is none, since it draws up the lists of others, too."""
_TITLED_UNIT = re.compile(
    r"(?:danh sách|bảng|biểu|kết quả|tổng hợp)\b.*?(?:\s[-–]\s|\bcủa |\b(?:công chức|viên chức|người lao động|nhân viên"
    r"|cán bộ|nlđ)\s+)(?P<unit>(?:phòng|văn phòng|trung tâm|thanh tra|chi cục|thư viện|bảo tàng|đội|tổ|trường|chi đoàn"
    r"|ban quản lý|bệnh viện)\s[^:;,.()\d–]{2,60}?)(?:\s+(?:năm|quý|tháng|giai đoạn|đợt)\s.*|\s*\(.*)?",
    re.IGNORECASE,
)
"""A title that ends in the unit whose people the list has: "DANH SÁCH VIÊN CHỨC - THƯ VIỆN TỈNH"."""
_OF_DECISION = re.compile(
    r"quyết định\s+(?:khen thưởng\s+|công nhận\s+)?số:?\s*(?P<number>\d[\w.]*\s?/\s?[\w/.-]+)[\s,]*"
    r"(?P<day>ngày\s[^()]*?\d{4})(?:\s+của\s+(?P<body>[^().;]{1,90}))?",
    re.IGNORECASE,
)
"""The line above a list that belongs to one decision: "(Kèm theo Quyết định số 410/QĐ-SNgV ngày 18/12/2024 của …)"."""
_ROWS_SAMPLED = 50
_LONGEST_HEADING = 60
_ROWS_OF_TITLE = 6
_HEADING_WORDS = ("họ", "ho ", "ho_", "tên", "ten", "tập", "tap ", "stt", "tt", "số", "so ")
_HEADING_STARTS = tuple(normalize(form, start) for form in ("NFC", "NFD") for start in _HEADING_WORDS)
_HEADING_LETTERS = frozenset(
    letters for start in _HEADING_STARTS for letters in (start[:2], start[:2].upper(), start[:2].title())
)


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One list of a sheet: a header and the rows down to the next header (0-based `end`, exclusive).

    `name_column` holds the name, or the family name if `given_column` is not -1. With `units_are_entries`, a row that
    has only the name of a unit is an entry of the list, as in nominations of collectives.
    """

    sheet: Sheet
    header: Header
    end: int
    name_column: int
    given_column: int
    units_are_entries: bool
    entries: frozenset[int] = frozenset()
    """Numbers of rows that the clerk says are entries."""
    details: Callable[[Row], object] = field(init=False, repr=False, default=tuple)
    """Returns the cells of a row besides its number and its name; equal to `no_details` if they are empty."""
    no_details: object = field(init=False, repr=False, default=None)
    order_column: int = field(init=False, repr=False, default=-1)
    """The column of the running numbers, -1 if there is none."""
    _detail_columns: dict[str, int] = field(init=False, repr=False, default_factory=dict)
    _width: int = field(init=False, repr=False, default=0)

    def __post_init__(self) -> None:
        names = (self.name_column, self.given_column)
        for name, column in self.header.columns.items():
            if name != ORDER and column not in names:
                self._detail_columns[name] = column
        columns = tuple(self._detail_columns.values())
        object.__setattr__(self, "order_column", self.header.columns.get(ORDER, -1))
        object.__setattr__(self, "_width", max(*names, *self.header.columns.values()) + 1)
        object.__setattr__(self, "details", itemgetter(*columns) if columns else _nothing)
        object.__setattr__(self, "no_details", (None,) * len(columns) if len(columns) > 1 else None)

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Yield the number (from 1) and the cells of each row: () for an empty row, else one cell for each column."""
        width = self._width
        for number, cells in enumerate(self.sheet.rows[self.header.end : self.end], self.header.end + 1):
            if 0 < len(cells) < width:
                yield number, cells + (None,) * (width - len(cells))
            else:
                yield number, cells

    def titles(self) -> list[Row]:
        """Return the rows of one text that stand right above the header, from the top; "DANH SÁCH …" is one."""
        titles: list[Row] = []
        for row in reversed(self.sheet.rows[max(0, self.header.start - _ROWS_OF_TITLE) : self.header.start]):
            texts = [cell for cell in row if cell is not None and line_of(cell)]
            if len(texts) > 1:
                break
            if texts:
                titles.insert(0, (texts[0],))
        return titles

    def unit_above(self) -> str:
        """Return the unit that a line above the header says the list is of ("Đơn vị: Văn phòng Sở"), or is, or ""."""
        lines = [line_of(row[0]) for row in self.titles()]
        named = (match["unit"].strip(" .") for line in reversed(lines) if (match := _OF_UNIT.fullmatch(line)))
        bare = (line for line in reversed(lines) if _BARE_UNIT.match(line))
        titled = (match["unit"] for line in lines if (match := _TITLED_UNIT.fullmatch(line)))
        return next((unit for unit in (*named, *bare, *titled) if any(map(str.isalpha, unit))), "")

    def reader(self, first: str, second: str, *fields: str) -> Callable[[Row], tuple[Cell, ...]]:
        """Return a function that returns the values of these fields in a row; None for fields without a column."""
        pick: Callable[[Any], Any] = itemgetter(
            *(self.header.columns.get(name, -1) for name in (first, second, *fields))
        )
        return lambda cells: pick((*cells, None))

    def value(self, cells: Row, name: str) -> Cell:
        """Return the value of one field in a row, None if there is none."""
        column = self.header.columns.get(name, -1)
        return cells[column] if 0 <= column < len(cells) else None

    def name(self, cells: Row) -> Cell:
        """Return the name of a row: from the name column, or joined from the columns of family and given name."""
        if self.given_column < 0:
            return cells[self.name_column]
        family, given = line_of(cells[self.name_column]), line_of(cells[self.given_column])
        # TCVN3 has no capital "Ổ": a given name in a cell of its own is written "ổn" there.
        parts = (family, given[:1].upper() + given[1:] if family[:1].isupper() else given)
        return " ".join(part for part in parts if part) or None

    def has_details(self, cells: Row) -> bool:
        """Return whether a row has filled cells besides its number and its name."""
        return self.details(cells) != self.no_details

    def details_filled(self, cells: Row) -> set[str]:
        """Return the fields that are filled in a row, besides its number and its name."""
        return {name for name, column in self._detail_columns.items() if cells[column] is not None}

    def place(self, number: int, name: str = "") -> CellPlace:
        """Return the place of a row, or of the cell that holds one of its fields ("full_name": the name)."""
        column = self.name_column if name == "full_name" else self.header.columns.get(name, -1)
        return CellPlace(self.sheet.name, number, column_letters(column) if column >= 0 else "")


def decision_of_titles(table: SheetTable) -> re.Match[str] | None:
    """Return the one decision (number, day, body) that the titles above a list say it belongs to, None for none."""
    named = list(_OF_DECISION.finditer(" ".join(line_of(row[0]) for row in table.titles())))
    return named[0] if len(named) == 1 else None


def _nothing(_: Row) -> None:
    return None


def find_tables(
    sheet: Sheet, fields: Fields, units_are_entries: bool = False, entries: frozenset[int] = frozenset()
) -> Iterator[SheetTable]:
    """Yield the lists of a sheet in order, one for each header; `entries` are rows that the clerk takes in."""
    header = find_header(sheet.rows, fields)
    while header is not None:
        next_header = _next_header(sheet, fields, header)
        end = next_header.start if next_header else len(sheet.rows)
        yield table_under(sheet, fields, header, end, units_are_entries, entries)
        header = next_header


def _next_header(sheet: Sheet, fields: Fields, header: Header) -> Header | None:
    """Return the next heading below `header`: lists are repeated on each printed page, or follow one another."""
    names = (ORDER, *(fields.keys or NAME_FIELDS))
    columns = [header.columns[name] for name in names if name in header.columns][:2]
    heading_rows = sheet.rows[header.start : header.end]
    headings = {row[column] for row in heading_rows for column in columns if column < len(row)}
    in_words = not any(map(is_codes, heading_rows))
    for index in range(header.end, len(sheet.rows)):
        row = sheet.rows[index]
        for column in columns:
            cell = row[column] if column < len(row) else None
            if type(cell) is str and (cell in headings or (cell[:2] in _HEADING_LETTERS and _may_be_heading(cell))):
                next_header = find_header(sheet.rows, fields, index, depth=1)
                # The codes of the columns below a head in words are no head of a second list.
                if next_header is not None and not (in_words and is_codes(row)):
                    return next_header
    return None


def _may_be_heading(cell: str) -> bool:
    return len(cell) < _LONGEST_HEADING and cell.lower().startswith(_HEADING_STARTS)


def table_under(
    sheet: Sheet,
    fields: Fields,
    header: Header,
    end: int,
    units_are_entries: bool,
    entries: frozenset[int] = frozenset(),
) -> SheetTable:
    """Return the list under a header down to row `end`. Raises StopIteration if the header has no column of names."""
    columns = header.columns
    given_column = -1
    if fields.keys:
        name = next(columns[key] for key in fields.keys if key in columns)
    elif "full_name" in columns:
        name = columns["full_name"]
        given_column = _unnamed_given_column(sheet, header, end, name)
    elif "family_name" in columns and "given_name" in columns:
        name, given_column = columns["family_name"], columns["given_name"]
    else:
        name = next(
            columns[field] for field in ("given_name", "individual", "collective", "unit_name") if field in columns
        )
    return SheetTable(sheet, header, end, name, given_column, units_are_entries, entries)


def _unnamed_given_column(sheet: Sheet, header: Header, end: int, name: int) -> int:
    """Return the column right of the name if it has no heading and holds given names only, else -1.

    "Họ và tên" is often one cell merged over two columns.
    """
    column = name + 1
    if any(column < len(row) and row[column] is not None for row in sheet.rows[header.start : header.end]):
        return -1
    below = sheet.rows[header.end : min(end, header.end + _ROWS_SAMPLED)]
    cells = [row[column] for row in below if column < len(row) and row[column] is not None and row[name] is not None]
    all_given_names = all(isinstance(cell, str) and cell.strip().isalpha() and not _is_flag(cell) for cell in cells)
    return column if cells and all_given_names else -1


def _is_flag(cell: str) -> bool:
    return bool(gender_of(cell)) or len(fold(cell)) < 2
