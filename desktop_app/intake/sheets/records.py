"""Read records from workbooks (activities, results, obstacles, ratings …): each cell by the type of its field.

Fields that lead to another record (a unit, a person, a task) are read as text: only the book can say which it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import words_of
from desktop_app.domain.numbers import PERCENT
from desktop_app.intake.files.workbook import Cell, CellPlace, Row
from desktop_app.intake.sheets.cells import line_of, shortened, text_of
from desktop_app.intake.sheets.header import ORDER, Fields, HeaderField
from desktop_app.intake.sheets.names.neighbours import begins_other_table
from desktop_app.intake.sheets.posts import is_unit
from desktop_app.intake.sheets.reading import Reading
from desktop_app.intake.sheets.record_fields import column_of, day_of, reader_of, stated_day
from desktop_app.intake.sheets.rows import (
    BELOW_LIST,
    OTHER_TABLE,
    SkippedRow,
    filled,
    group_heading,
    is_below_list,
    is_marker,
    is_no_entry,
    without_marker,
)
from desktop_app.intake.sheets.selection import read_tables
from desktop_app.intake.sheets.table import SheetTable, decision_of_titles

_YEAR: Final = re.compile(
    r"(?:(?<![\d/.-])|(?<=tháng \d/)|(?<=tháng \d\d/)|(?<=quý [IV]/)|(?<=quý [IV]{2}/)|(?<=quý III/))"
    r"(20\d\d)(?![\d/.-])",
    re.IGNORECASE,
)
"""A year of its own, or that of a month or a quarter: not that of a day."""
_ROWS_AROUND: Final = 10
_UNITS: Final = (PERCENT, "‰")
"""What a unit of measure is without a letter."""
_HEADING: Final = re.compile(r"(?:[IVXLC]+|[A-ZĐ])\s*[.):-]\s*\S")
_SHORT_DAY: Final = re.compile(r"(?:\d{1,2}(?:/\d{1,2})?\s?[-–]\s?)?(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])")
_NOTHING: Final = re.compile(
    r"(?:không|chưa)(?:[\s,/]+(?:có|phát sinh|ghi nhận|tổ chức|thực hiện|triển khai|đăng ký|gì|nào|khó khăn|vướng mắc"
    r"|kiến nghị|đề xuất|sáng kiến|đề tài|hoạt động|tin bài|nội dung|ý kiến|trường hợp|và|hoặc))*\W*",
    re.IGNORECASE,
)
"""What a unit writes that has nothing to tell: "Không", "Không có khó khăn, vướng mắc."."""


class RecordColumn(NamedTuple):
    """A column of a list of records: its field, its label, its accepted headings, and how its cells are read."""

    name: str
    label: str
    headings: tuple[str, ...]
    read: Callable[[Cell, str], object]


@dataclass(frozen=True, slots=True)
class RecordColumns:
    """The columns of a kind of list. Every entry fills one of `keys`, every header has one of the sets of `needed`.

    `day` is the field of a day that may stand beside the list instead of in it, "" if the day has to be a row's own;
    `decision` are the fields of number and day of the decision to which the list is annexed.
    """

    columns: tuple[RecordColumn, ...]
    keys: tuple[str, ...]
    needed: tuple[frozenset[str], ...]
    day: str = ""
    decision: tuple[str, ...] = ()

    @property
    def fields(self) -> Fields:
        """The columns as they are looked for in a header."""
        return Fields(
            tuple(HeaderField(column.name, column.headings) for column in self.columns), self.needed, self.keys
        )

    @property
    def labels(self) -> Mapping[str, str]:
        """The label of each column."""
        return {column.name: column.label for column in self.columns}


class SheetRecord(NamedTuple):
    """An entry read from a row: the text and the value of each filled cell by field, and the first that is wrong."""

    place: CellPlace
    texts: Mapping[str, str]
    values: Mapping[str, Any]
    problem: InvalidRecord | None
    year: int | None
    """The year that the title above the list names, None if it names none or several."""


@dataclass(frozen=True, slots=True)
class RecordList:
    """What the rows of one list have in common: the table, the columns that it has, and the year of its title."""

    table: SheetTable
    columns: Mapping[str, RecordColumn]
    year: int | None


@dataclass(frozen=True, slots=True, eq=False)
class RecordRow(Mapping[str, str]):
    """An entry of a list: the texts of its filled cells by field, each made when it is asked for.

    A list may have 300,000 rows: one keeps no more than the cells that the sheet has of it. `stated` are values that
    stand beside the row: in the title, in a heading above.
    """

    of_list: RecordList
    number: int
    cells: Row
    stated: Mapping[str, Any]

    def __getitem__(self, name: str) -> str:
        if name in self.of_list.columns and (text := self._own(name)):
            return text
        return line_of(self.stated[name])

    def __iter__(self) -> Iterator[str]:
        yield from self.stated
        yield from (name for name in self.of_list.columns if name not in self.stated and self._own(name))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        # An entry has a text; they are not counted for that.
        return True

    def _own(self, name: str) -> str:
        cell = self.cells[self.of_list.table.header.columns[name]]
        text = line_of(cell)
        # A dash stands for nothing.
        return text if any(map(str.isalnum, text)) or text in _UNITS else ""

    def read(self) -> SheetRecord:
        """Return the row with its values."""
        table, year = self.of_list.table, self.of_list.year
        values = dict(self.stated)
        problem: InvalidRecord | None = None
        for name, column in self.of_list.columns.items():
            cell = self.cells[table.header.columns[name]]
            text = self._own(name)
            if not text and not isinstance(cell, bool):
                continue
            try:
                values[name] = column.read(_with_year(text, year) or cell, name)
            except InvalidRecord as wrong:
                problem = problem or InvalidRecord(wrong.message, name)
        place = table.place(self.number, problem.field) if problem is not None else table.place(self.number)
        return SheetRecord(place, self, values, problem, year)


@dataclass(frozen=True, slots=True)
class RecordWorkbook:
    """The records of a workbook in the order of its sheets and rows, and the rows that are no entries."""

    file_name: str
    rows: tuple[RecordRow, ...]
    left_out: tuple[SkippedRow, ...]


def record_column(record: type, name: str, *headings: str, key: str = "", label: str = "") -> RecordColumn:
    """Return the column of a record's field, found by its label, the field's words and these headings."""
    column = column_of(record, name)
    own = (label,) if label else ()
    return RecordColumn(
        key or name, label or column.headings[0], (*own, *column.headings, *headings), reader_of(record, name)
    )


def text_column(name: str, label: str, *headings: str) -> RecordColumn:
    """Return a column that is read as text."""
    return RecordColumn(name, label, (label, *headings), lambda cell, _: text_of(cell))


def link_column(record: type, name: str, *headings: str) -> RecordColumn:
    """Return the column of a field that leads to other records: it is read as text, with the words of the field."""
    return text_column(name, words_of(record)[name].label, *column_of(record, name).headings[1:], *headings)


def read_records(path: Path, columns: RecordColumns, reading: Reading | None = None) -> RecordWorkbook:
    """Return the records listed in the workbook or csv at `path`. Raises UnreadableInput."""
    labels, fields = columns.labels, columns.fields
    main = columns.keys[0]
    others = [labels[name] for names in columns.needed if main in names for name in sorted(names - {main})]
    beside = " hoặc ".join(f"“{label}”" for label in others)
    # One of the two may be there: the sentence is true of a list that lacks only the other.
    tables = read_tables(
        path, fields, f"“{labels[main]}” cùng {beside}", f"cột “{labels[main]}” và {beside}", reading=reading
    )
    rows: list[RecordRow] = []
    left_out: list[SkippedRow] = []
    for table in tables:
        _read_table(table, columns, rows, left_out, reading.day if reading is not None else None)
    return RecordWorkbook(path.name, tuple(rows), tuple(left_out))


def _read_table(
    table: SheetTable,
    columns: RecordColumns,
    rows: list[RecordRow],
    left_out: list[SkippedRow],
    day: date | None,
) -> None:
    listed = [column for column in columns.columns if column.name in table.header.columns]
    year = _year_above(table)
    of_day = _of_day(columns.day, day or _day_around(table)) if columns.day not in table.header.columns else {}
    of_list: dict[str, Any] = {**of_day, **_of_decision(table, columns.decision)}
    unit_field = next((column.name for column in columns.columns if column.name in ("unit", "unit_id")), "")
    lacks_unit = unit_field != "" and unit_field not in table.header.columns
    unit = table.unit_above() if lacks_unit else ""
    of_table = RecordList(table, {column.name: column for column in listed}, year)
    goes_on = _GoesOn(table)
    is_closed = False
    for number, cells in table.rows():
        if not filled(cells):
            continue
        if begins_other_table(table, cells) and number not in table.entries:
            left_out.append(SkippedRow(table.place(number), OTHER_TABLE.format(table.end)))
            break
        if lacks_unit and number not in table.entries and (group := _unit_heading(table, columns.keys, cells)):
            unit = group
            left_out.append(SkippedRow(table.place(number), "Đề mục của các dòng dưới."))
            continue
        unnumbered = ORDER in table.header.columns and not line_of(table.value(cells, ORDER))
        reason = "" if number in table.entries else _no_entry(table, listed, columns.keys, cells)
        if not reason and is_closed and unnumbered and number not in table.entries:
            reason = "Nằm dưới phần ký, ghi chú của danh sách."
        is_closed = is_closed or reason == BELOW_LIST
        if reason:
            left_out.append(SkippedRow(table.place(number), reason))
        else:
            row = goes_on.with_unit(RecordRow(of_table, number, cells, of_list), cells)
            rows.append(replace(row, stated={**row.stated, unit_field: unit}) if unit else row)


class _GoesOn:
    """Knows the unit of the last numbered row: in a numbered list one without number and unit goes on with it."""

    def __init__(self, table: SheetTable) -> None:
        self._order = table.header.columns.get(ORDER, -1)
        self._unit = ""

    def with_unit(self, row: RecordRow, cells: Row) -> RecordRow:
        """Return the next row, of the unit above it if the row goes on with what is told of that."""
        unit = row.get("unit_id", "")
        if unit or self._order < 0 or line_of(cells[self._order]):
            self._unit = unit
            return row
        return replace(row, stated={**row.stated, "unit_id": self._unit}) if self._unit else row


def _unit_heading(table: SheetTable, keys: Sequence[str], cells: Row) -> str:
    """Return the unit that a row names which heads those below it: "II | Phòng Lãnh sự"."""
    texts = [text for cell in cells if (text := line_of(cell))]
    if not 0 < len(texts) <= 2 or any(map(str.isdigit, texts[0][:1])) or not is_unit(group_heading(cells)[1].title()):
        return ""
    names = [line_of(cells[table.header.columns[key]]) for key in keys if key in table.header.columns]
    return group_heading(cells)[1] if texts[-1] in names or len(texts) == 1 else ""


def _with_year(text: str, year: int | None) -> str:
    """Return a day without its year, "15/01", with that of the title above the list; "" for any other text."""
    return f"{text}/{year}" if year is not None and _SHORT_DAY.fullmatch(text) else ""


def _no_entry(table: SheetTable, listed: Sequence[RecordColumn], keys: Sequence[str], cells: Row) -> str:
    """Return why a row is no entry: it has nothing but a heading, a total, a note. "" if it is one."""
    filled = [column.name for column in listed if line_of(cells[table.header.columns[column.name]])]
    details = [name for name in filled if name not in keys]
    text = next((line_of(cells[table.header.columns[key]]) for key in keys if key in filled), "")
    reason = is_no_entry(cells, text) or (is_below_list(cells) if len(details) < 2 or not text else "")
    if reason:
        return reason
    texts = (line_of(cells[table.header.columns[key]]) for key in (*keys, "title") if key in filled)
    if any(map(_NOTHING.fullmatch, texts)):
        return "Đơn vị ghi là không có."
    marker = line_of(table.value(cells, ORDER))
    is_marked = bool(marker) and not marker[0].isdigit() and is_marker(marker)
    if text and not details and (is_marked or _HEADING.match(text) or text.isupper()):
        return "Đề mục của các dòng dưới."
    if not filled or (not text and len(details) < 2):
        text_there = next((line_of(cell) for cell in cells if line_of(cell)), "")
        return f"Không phải dòng của danh sách: “{shortened(without_marker(text_there))}”."
    return ""


def _of_decision(table: SheetTable, fields: Sequence[str]) -> dict[str, Any]:
    """Return number and day of the decision that the titles of a list name, by field, if none has a column."""
    decision = decision_of_titles(table) if table.header.columns.keys().isdisjoint(fields) and fields else None
    if decision is None:
        return {}
    number, day = fields
    values: dict[str, Any] = {number: decision["number"].replace(" ", "")}
    with suppress(InvalidRecord):
        values[day] = day_of(decision["day"], day)
    return values


def _of_day(name: str, day: date | None) -> dict[str, date]:
    return {name: day} if name and day is not None else {}


def _day_around(table: SheetTable) -> date | None:
    rows = table.sheet.rows
    above = rows[max(0, table.header.start - _ROWS_AROUND) : table.header.start]
    return stated_day([*above, *rows[max(table.header.end, table.end - _ROWS_AROUND) : table.end]])


def _year_above(table: SheetTable) -> int | None:
    above = table.sheet.rows[max(0, table.header.start - _ROWS_AROUND) : table.header.end]
    years = {int(year) for row in above for cell in row if isinstance(cell, str) for year in _YEAR.findall(cell)}
    return years.pop() if len(years) == 1 else None
