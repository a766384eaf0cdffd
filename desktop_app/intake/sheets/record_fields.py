"""Columns of a sheet that hold fields of a record: found by the field's words, read by the field's type."""

import re
import types
from calendar import monthrange
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Final, get_args, get_origin, get_type_hints

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import value_named, words_of
from desktop_app.domain.vietnamese import fold
from desktop_app.intake.files.workbook import Cell, Row
from desktop_app.intake.sheets.cells import is_mark, line_of, shortened, text_of
from desktop_app.intake.sheets.header import HeaderField
from desktop_app.intake.sheets.table import SheetTable

_DENIED = re.compile(r"(?:chua|khong) (?!(?:ro|biet|xac)\b)")
"""A folded text that says no of something ("Chưa công nhận"), not that nobody knows ("Chưa rõ")."""
_WHOLE = re.compile(
    r"([0-9]{1,3}(?:[.,\s][0-9]{3})+|[0-9]{1,12})(?:[.,]0+)?"
    r"(?:\s*(?:(?:người|lượt|đồng chí|đ/c|em|cháu|học sinh|sinh viên|đoàn viên|thanh niên|hội viên|đại biểu|công chức"
    r"|viên chức|cán bộ|nhân viên|thí sinh|bạn|người dân)(?:,? [^\d\W]+)*|%))?"
)
"""A number, with whom it counts behind it: "85 em học sinh"."""
_THOUSANDS = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?\s*(?:k|nghìn|ngàn)(?:\s*(?:người|lượt)\b.*)?", re.IGNORECASE)
"""A number as pages on the net show it: "1,2K"."""
_DAYS = (
    re.compile(
        r"(?<!\d)(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4}(?!\d)|\d{2}(?!\d|\s?[/.]\s?\d))",
        re.ASCII,
    ),
    re.compile(r"(?<!\d)(?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>\d{4})(?!\d)", re.I | re.A),
    re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)", re.ASCII),
)
_SHORT_BEGINNING: Final = re.compile(
    r"(?:^|\bngày |\btừ |, )\s*(?P<day>\d{1,2})(?:\s?[/.]\s?(?P<month>\d{1,2}))?"
    r"(?:(?:\s*[,;]\s*|\s+và\s+)(?:ngày )?\d{1,2}(?:\s?[/.]\s?\d{1,2})?)*"
    r"\s*(?:[-–—,;]|đến|tới|và|&)(?:\s+hết)?(?:\s+ngày)?\s*$",
    re.I | re.A,
)
"""What stands before the last day of a span: "12-", "ngày 02 và ", "từ ngày 28/4 đến hết ngày "."""
_STATED: Final = (
    re.compile(r"(?<!\w)ngày (?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>20\d\d)(?!\d)", re.I | re.A),
    re.compile(r"đến(?: hết)?(?: ngày)? (?P<day>\d{1,2})\s?/\s?(?P<month>\d{1,2})\s?/\s?(?P<year>20\d\d)(?!\d)", re.I),
    re.compile(r"(?<!\w)ngày (?P<day>\d{1,2})\s?/\s?(?P<month>\d{1,2})\s?/\s?(?P<year>20\d\d)(?!\d)", re.I | re.A),
)
"""How the lines around a list say its day: below it, by the day of what it counts, by the paper it is annexed to."""
# Days as spreadsheets store them, in days since 30/12/1899: 1990 to 2079.
_SERIAL_DAYS = range(32_874, 65_746)
_YEARS = range(1945, 2100)
"""The years that a day can be of: "5/3/0025" and "5/3/20255" are slips of the pen."""
_DAY_ZERO = date(1899, 12, 30).toordinal()


def column_of(record: type, name: str, key: str = "") -> HeaderField:
    """Return the column of a record's field: its key (the field's name by default) and its accepted headings."""
    words = words_of(record)[name]
    return HeaderField(key or name, tuple(dict.fromkeys((words.label, words.header, *words.headings))))


def plain_columns(record: type, read_apart: Collection[str]) -> tuple[HeaderField, ...]:
    """Return the columns of the fields that have headings, except those of `read_apart`."""
    return tuple(column_of(record, name) for name in _plain(record, tuple(read_apart)))


def plain_values(record: type, read_apart: Collection[str], table: SheetTable, cells: Row) -> dict[str, object]:
    """Return the values of those fields in a row, by name, each read by its type; empty cells are left out.

    Raises InvalidRecord naming the field.
    """
    readers = _plain(record, tuple(read_apart))
    cells_by_field = {name: table.value(cells, name) for name in readers if name in table.header.columns}
    return {
        name: readers[name](cell, name) for name, cell in cells_by_field.items() if cell is not None and line_of(cell)
    }


type _Read = Callable[[Cell, str], object]


@cache
def _plain(record: type, read_apart: tuple[str, ...]) -> Mapping[str, _Read]:
    hints = get_type_hints(record)
    names = [name for name, words in words_of(record).items() if words.headings and name not in read_apart]
    return {name: _READERS[_bare(hints[name])] for name in names}


def _bare(kind: object) -> object:
    """Return the type of a field that may be None, without None."""
    if get_origin(kind) is types.UnionType:
        return next(member for member in get_args(kind) if member is not types.NoneType)
    return kind


def _line(cell: Cell, name: str) -> str:
    del name
    return line_of(cell)


def whole_of(cell: Cell, name: str) -> int:
    """Return the whole number in a cell, also as "1.250", "45 người" or "1,2K". Raises InvalidRecord."""
    text = line_of(cell)
    if match := _THOUSANDS.fullmatch(text):
        return int(match[1]) * 1_000 + int((match[2] or "").ljust(3, "0"))
    match = _WHOLE.fullmatch(text)
    if match is None:
        raise InvalidRecord(f"“{shortened(text)}” không phải là số.", name)
    return int(re.sub(r"\D", "", match[1]))


def days_of(cell: Cell, name: str) -> tuple[date, ...]:
    """Return the days in a cell: one, or the first and the last of a span. Raises InvalidRecord for none."""
    if isinstance(cell, date) and cell.year in _YEARS:
        return (cell.date() if isinstance(cell, datetime) else cell,)
    text = line_of(cell)
    if text.isascii() and text.isdecimal() and int(text) in _SERIAL_DAYS:
        return (date.fromordinal(_DAY_ZERO + int(text)),)
    matches = [match for pattern in _DAYS for match in pattern.finditer(text)]
    try:
        days = tuple(date(_year(match["year"]), int(match["month"]), int(match["day"])) for match in matches)
        if len(days) == 1 and (begins := _SHORT_BEGINNING.search(text[: matches[0].start()])):
            days = (_before(days[0], begins), days[0])
    except ValueError as error:
        raise InvalidRecord(f"“{shortened(text)}” không phải là một ngày có thật.", name) from error
    if any(day.year not in _YEARS for day in days):
        raise InvalidRecord(f"“{shortened(text)}” không phải là một ngày có thật.", name)
    if not days:
        raise InvalidRecord(f"“{shortened(text)}” không phải là ngày.", name)
    return days[:1] if len(days) == 1 else (days[0], days[-1])


def _before(last: date, begins: re.Match[str]) -> date:
    """Return the first day of a span that says neither its year nor, perhaps, its month. Raises ValueError."""
    month = int(begins["month"] or last.month)
    first = date(last.year - (month > last.month), month, int(begins["day"]))
    if first > last:
        raise ValueError(begins[0])
    return first


def stated_day(rows: Iterable[Row]) -> date | None:
    """Return the day that the lines around a list say it is of, None if they say none or several."""
    lines = [line_of(cell) for row in rows for cell in row if type(cell) is str]
    for pattern in _STATED:
        days = {match.group("year", "month", "day") for line in lines for match in pattern.finditer(line)}
        if len(days) == 1:
            year, month, day = map(int, days.pop())
            return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None
    return None


def day_of(cell: Cell, name: str) -> date:
    """Return the day in a cell, the first of a span. Raises InvalidRecord."""
    return days_of(cell, name)[0]


def day_or_span(cell: Cell, name: str) -> date | tuple[date, ...]:
    """Return the day in a cell, or the first and the last of a span. Raises InvalidRecord."""
    days = days_of(cell, name)
    return days if len(days) > 1 else days[0]


def spread_span(values: dict[str, object]) -> None:
    """Make the last day of a span that stands in `from_date` the `to_date` of a row that has none."""
    span = values.get("from_date")
    if isinstance(span, tuple):
        values["from_date"], last = span
        values.setdefault("to_date", last)


def mark_of(cell: Cell, name: str) -> bool:
    """Return whether a cell says yes: a mark, "Có", "Đã…", "Kỷ luật"; "Không", "0" and "-" say no."""
    text = fold(line_of(cell))
    if is_mark(cell) or text == "dat" or text.startswith(("co", "da ", "dat ", "dang ky", "ky luat", "yes", "true")):
        return True
    if text in ("khong", "chua", "0", "-", "no", "false") or _DENIED.match(text):
        return False
    raise InvalidRecord(f"“{shortened(line_of(cell))}” không phải là Có hay Không.", name)


def reader_of(record: type, name: str) -> Callable[[Cell, str], object]:
    """Return the function that reads a field's cells: by its words if it has few values, else by its type."""
    kind = _bare(get_type_hints(record)[name])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda cell, _: value_named(record, name, line_of(cell))
    if kind is bool:
        # A list of the program has the field's own word where it holds.
        word = fold(words_of(record)[name].label)
        return lambda cell, _: fold(line_of(cell)) == word or mark_of(cell, name)
    # Texts keep their lines: the record says which of its fields have one line only.
    return _text if kind is str else _READERS.get(kind, _text)


def _text(cell: Cell, name: str) -> str:
    del name
    return text_of(cell)


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


_READERS: Final[Mapping[object, _Read]] = {str: _line, int: whole_of, date: day_of, bool: mark_of}
