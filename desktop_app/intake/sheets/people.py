"""Read people from the workbooks of offices: name, gender, year of birth, position and unit, and nothing else.

Of a date of birth only the year is read. Columns with identity numbers, ethnicity, party membership, addresses or
telephone numbers are not read at all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.people import LONGEST_NAME, PersonFields, PostFields
from desktop_app.domain.office.post_words import post_in_full
from desktop_app.intake.files.workbook import Cell, CellPlace, Row
from desktop_app.intake.sheets.cells import (
    is_mark,
    is_plain_name,
    line_of,
    person_name,
    read_birth_year,
    repeated_birth_year,
    repeated_gender,
    repeated_line,
    several_people,
    split_honorific,
)
from desktop_app.intake.sheets.header import Fields, HeaderField
from desktop_app.intake.sheets.posts import is_unit, split_post
from desktop_app.intake.sheets.reading import Reading
from desktop_app.intake.sheets.record_fields import column_of, day_of, plain_columns, plain_values
from desktop_app.intake.sheets.rows import RowKind, SkippedRow, group_heading, listed_rows, without_marker
from desktop_app.intake.sheets.selection import read_tables
from desktop_app.intake.sheets.table import SheetTable

NAME_FIELDS = (
    column_of(PersonFields, "full_name"),
    HeaderField(
        "family_name",
        (
            "Họ",
            "Họ và",
            "Họ đệm",
            "Họ và đệm",
            "Họ, đệm",
            "Họ và tên đệm",
            "Họ tên đệm",
            "Họ lót",
            "Họ và tên lót",
            "Họ và chữ đệm",
            "Họ, chữ đệm",
        ),
    ),
    HeaderField("given_name", ("Tên",)),
)
POST_FIELDS = (
    HeaderField(
        "post",
        (
            "Chức vụ, đơn vị…",
            "Chức vụ và đơn vị…",
            "Chức vụ, nơi công tác",
            "Chức danh, đơn vị…",
            "Chức vụ, phòng…",
            "Chức vụ, cơ quan…",
            "Chức vụ, khoa…",
            "Chức vụ, bộ phận…",
            "Chức vụ, tổ…",
            "Chức vụ, trường…",
            "Chức vụ, chi bộ…",
            "Chức vụ, chi đoàn…",
            "Đơn vị, chức vụ…",
        ),
    ),
    column_of(PostFields, "position"),
    column_of(PostFields, "unit_id", "unit_name"),
)
_SINCE: Final = column_of(PostFields, "from_date", "since")
_GONE: Final = re.compile(
    r"(?:đã )?(?:nghỉ hưu|nghỉ chế độ|thôi việc|nghỉ việc|chuyển công tác|chuyển đi|từ trần|qua đời)\b(?! đến| về)",
    re.IGNORECASE,
)
_NOT_YET: Final = re.compile(r"dự kiến|chuẩn bị|sắp|đến tuổi|sẽ|kể cả|đang|tiếp nhận", re.IGNORECASE)
_READ_APART: Final = ("full_name", "gender", "birth_year")
_PLAIN: Final = plain_columns(PersonFields, _READ_APART)
PLAIN_FIELDS: Final = tuple(column.name for column in _PLAIN)
"""The fields of a person that have a column to themselves, each cell read by the type of its field."""
PEOPLE_FIELDS = Fields(
    (
        *NAME_FIELDS,
        *POST_FIELDS,
        _SINCE,
        column_of(PersonFields, "gender"),
        HeaderField("male", ("Nam", "Giới tính Nam", "Năm sinh Nam", "Ngày sinh Nam", "Ngày tháng năm sinh Nam")),
        HeaderField("female", ("Nữ", "Giới tính Nữ", "Năm sinh Nữ", "Ngày sinh Nữ", "Ngày tháng năm sinh Nữ")),
        column_of(PersonFields, "birth_year"),
        *_PLAIN,
    ),
    (
        frozenset({"full_name"}),
        frozenset({"family_name", "given_name"}),
        frozenset({"given_name", "position"}),
        frozenset({"given_name", "unit_name"}),
        frozenset({"given_name", "birth_year"}),
    ),
)


class SheetPerson(NamedTuple):
    """A person read from a row of a sheet, with the post; texts may be ""."""

    place: CellPlace
    fields: PersonFields
    position: str
    unit_name: str
    since: date | None = None
    """From when the post is held; `since_unread` is what stands there and is no day."""
    since_unread: str = ""


@dataclass(frozen=True, slots=True)
class PeopleWorkbook:
    """The people of a workbook in the order of its sheets and rows, and the rows that could not be used.

    `left_out` are the rows that are no entries: group headings, totals, signatures, notes.
    """

    file_name: str
    people: tuple[SheetPerson, ...]
    skipped: tuple[SkippedRow, ...]
    left_out: tuple[SkippedRow, ...] = ()


def read_people(path: Path, reading: Reading | None = None) -> PeopleWorkbook:
    """Return the people listed in the workbook or csv at `path`.

    Raises UnreadableInput if the file cannot be read or no visible sheet has a column of names; a single row that
    cannot be used is reported in `skipped` with its place and the reason.
    """
    people: list[SheetPerson] = []
    skipped: list[SkippedRow] = []
    left_out: list[SkippedRow] = []
    accepted_headings = "cột “Họ và tên”, “Họ tên” hoặc hai cột “Họ” và “Tên”"
    for table in read_tables(path, PEOPLE_FIELDS, "họ tên", accepted_headings, reading=reading):
        people += _PeopleOfTable(table, date.today().year, skipped, left_out).people()
    return PeopleWorkbook(path.name, tuple(people), tuple(skipped), tuple(left_out))


class _PeopleOfTable:
    """Reads one list. Rows that cannot be used are added to `skipped`, those that are no entries to `left_out`."""

    def __init__(
        self, table: SheetTable, this_year: int, skipped: list[SkippedRow], left_out: list[SkippedRow]
    ) -> None:
        self.table = table
        self.sheet_name = table.sheet.name
        self.this_year = this_year
        self.skipped = skipped
        self.left_out = left_out
        self.group = table.unit_above()
        self.is_below_unit = False
        self.first_words: set[str] = set()  # of names without an honorific
        self.words: set[str] = set()
        self.unmarked_gender = _unmarked_gender(table)
        self.has_plain = not table.header.columns.keys().isdisjoint(PLAIN_FIELDS)
        self.has_unit_column = not table.header.columns.keys().isdisjoint(("unit_name", "post"))

    def people(self) -> Iterator[SheetPerson]:
        """Yield the people of the list in order."""
        pick = self.table.reader("position", "unit_name", "post", "gender", "male", "female", "birth_year", "since")
        gone = _gone(self.table)
        for number, kind, cells in listed_rows(self.table, self.left_out):
            if gone and kind is not RowKind.GROUP and number not in self.table.entries:
                reason = f"Danh sách “{gone}”: không phải người đang làm việc."
                self.left_out.append(SkippedRow(self.table.place(number), reason))
            elif kind is RowKind.ENTRY:
                try:
                    yield self._person(number, cells, pick(cells))
                except InvalidRecord as problem:
                    self.skipped.append(SkippedRow(self.table.place(number, problem.field), problem.message))
            elif kind is RowKind.GROUP:
                self.group = group_heading(cells)[1]
                self.is_below_unit = is_unit(self.group.title()) or self.group.casefold().startswith("lãnh đạo ")
            else:
                self.skipped.append(SkippedRow(self.table.place(number, "full_name"), "Thiếu họ và tên."))

    def _person(self, number: int, cells: Row, values: tuple[Cell, ...]) -> SheetPerson:
        position_cell, unit_cell, post, gender_cell, male, female, birth, since = values
        name, gender = self._name(cells)
        position = repeated_line(position_cell) if position_cell is not None else ""
        unit = repeated_line(unit_cell) if unit_cell is not None else ""
        if post is not None:
            position, unit_of_post = split_post(line_of(post))
            unit = unit or unit_of_post
        elif is_unit(position):
            position, unit = "", unit or position
        if gender_cell is not None:
            gender = repeated_gender(gender_cell) or gender
        year = repeated_birth_year(birth, self.this_year) if birth is not None else None
        if male is not None or female is not None or self.unmarked_gender:
            gender, year = self._from_gender_columns(male, female, gender, year)
        if not unit and (self.is_below_unit or not self.has_unit_column):
            # Some leave the column empty below the headings that name the unit.
            unit = self.group
        others: dict[str, Any] = {}
        if self.has_plain:
            others.update(plain_values(PersonFields, _READ_APART, self.table, cells))
        fields = PersonFields(full_name=name, gender=gender, birth_year=year, **others)
        return SheetPerson(CellPlace(self.sheet_name, number), fields, post_in_full(position), unit, *_since(since))

    def _name(self, cells: Row) -> tuple[str, str]:
        cell = self.table.name(cells)
        if type(cell) is str:
            # Names consist of a few hundred words; a name whose words were all clean before needs no cleaning.
            words = cell.split(" ")
            if words[0] in self.first_words and self.words.issuperset(words) and len(cell) <= LONGEST_NAME:
                return cell, ""
        if several_people(cell):
            raise InvalidRecord("Một ô có nhiều người; hãy tách mỗi người một dòng.", "full_name")
        name, gender = split_honorific(without_marker(line_of(cell)))
        if name == cell and is_plain_name(name):
            self.first_words.add(name.split(" ")[0])
            self.words.update(name.split(" "))
        return person_name(name), gender

    def _from_gender_columns(self, male: Cell, female: Cell, gender: str, year: int | None) -> tuple[str, int | None]:
        """Return gender and year of birth from the columns "Nam" and "Nữ", which hold a check mark or the date."""
        for field, cell, column_gender in (("male", male, "male"), ("female", female, "female")):
            if cell is None or cell is False or (not line_of(cell) and not isinstance(cell, bool)):
                continue
            if not is_mark(cell) and not repeated_gender(cell):
                try:
                    year = read_birth_year(cell, self.this_year) or year
                except InvalidRecord as problem:
                    raise InvalidRecord(problem.message, field) from problem
            return column_gender, year
        return gender or self.unmarked_gender, year


def _since(cell: Cell) -> tuple[date | None, str]:
    """Return the day from which a post is held, or else what stands there instead of one."""
    text = line_of(cell) if cell is not None else ""
    if not text:
        return None, ""
    try:
        return day_of(cell, _SINCE.name), ""
    except InvalidRecord:
        return None, text


def _gone(table: SheetTable) -> str:
    """Return the words of the title, or of the sheet, that say of all of a list that they have left; "" for none."""
    titles = [line_of(row[0]) for row in table.titles()]
    for text in (*reversed(titles), table.sheet.name):
        match = _GONE.search(text)
        if match is not None and not _NOT_YET.search(text):
            return match[0]
    return ""


def _unmarked_gender(table: SheetTable) -> str:
    """Return the gender of people without a check mark: male if only a column for women is checked, else ""."""
    columns = table.header.columns
    if "female" not in columns or not columns.keys().isdisjoint(("male", "gender")):
        return ""
    marks = (table.value(cells, "female") for _, cells in table.rows())
    return "male" if any(is_mark(mark) or repeated_gender(mark) for mark in marks) else ""
