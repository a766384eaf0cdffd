"""Read nominations from the workbooks of offices: nominee, award, reason.

Collectives and people are in one list, distinguished by sections ("I. TẬP THỂ", "II. CÁ NHÂN"), by a column, or not at
all; then the caller, who knows the units and people of the office, must decide.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.post_words import post_in_full
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vietnamese import fold
from desktop_app.intake.files.workbook import CellPlace, Row
from desktop_app.intake.sheets.cells import (
    is_mark,
    line_of,
    person_name,
    several_people,
    shortened,
    split_honorific,
    text_of,
)
from desktop_app.intake.sheets.header import ORDER, Fields, HeaderField
from desktop_app.intake.sheets.people import NAME_FIELDS, POST_FIELDS
from desktop_app.intake.sheets.posts import bare_collective, is_unit, split_post
from desktop_app.intake.sheets.reading import Reading
from desktop_app.intake.sheets.record_fields import column_of, plain_columns, plain_values
from desktop_app.intake.sheets.rows import RowKind, SkippedRow, listed_rows, without_marker
from desktop_app.intake.sheets.sections import (
    Sections,
    award_of_titles,
    awards_of,
    kind_named,
    names_unit,
    refuse_household,
)
from desktop_app.intake.sheets.selection import read_tables
from desktop_app.intake.sheets.table import SheetTable

_READ_APART: Final = (
    "kind", "person_id", "unit_id", "post_title", "award", "commendation_type", "summary", "note",
)  # fmt: skip
NOMINATION_FIELDS = Fields(
    (
        *NAME_FIELDS,
        *POST_FIELDS,
        column_of(NominationFields, "person_id", "full_name"),
        HeaderField("full_name", ("Tên hộ…", "Họ tên chủ hộ…", "Tên cá nhân…")),
        HeaderField("collective", ("Tên tập thể…", "Tập thể", "Tập thể được đề nghị")),
        HeaderField("individual", ("Cá nhân",)),
        column_of(NominationFields, "award"),
        HeaderField("title", ("Danh hiệu…", "Danh hiệu thi đua…", "Danh hiệu đề nghị…")),
        column_of(NominationFields, "commendation_type", "type_name"),
        column_of(NominationFields, "kind"),
        column_of(NominationFields, "summary"),
        column_of(NominationFields, "note"),
        *plain_columns(NominationFields, _READ_APART),
    ),
    (
        frozenset({"full_name"}),
        frozenset({"collective"}),
        frozenset({"family_name", "given_name"}),
        frozenset({"unit_name", "award"}),
        frozenset({"unit_name", "title"}),
        frozenset({"unit_name", "summary"}),
        frozenset({"given_name", "kind"}),
        frozenset({"given_name", "award"}),
        frozenset({"individual", "award"}),
        frozenset({"individual", "title"}),
    ),
    if_none=frozenset({"unit_name"}),
)


_NO_NAME = "Thiếu họ tên hoặc tên tập thể."
NOMINEES = "họ tên hoặc tên tập thể"
NAME_HEADINGS = "cột “Họ và tên”, “Tên tập thể” hoặc “Họ và tên (tên tập thể)”"
"""The headings of which a list must have one, in the words of the error."""


class SheetNomination(NamedTuple):
    """A nomination read from a row of a sheet. Texts may be "".

    `kind` is "collective", "individual" or "" if the sheet does not say; `summary` and `note` may have several lines;
    `award` may come from the heading of a section. `others` are further fields of the nomination, by name.
    """

    place: CellPlace
    kind: str
    name: str
    position: str
    unit_name: str
    award: str
    type_name: str
    summary: str
    note: str
    others: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class NominationWorkbook:
    """The nominations of a workbook in the order of its sheets and rows, and the rows that could not be used."""

    file_name: str
    rows: tuple[SheetNomination, ...]
    skipped: tuple[SkippedRow, ...]
    left_out: tuple[SkippedRow, ...] = ()


def read_nominations(path: Path, reading: Reading | None = None) -> NominationWorkbook:
    """Return the nominations listed in the workbook or csv at `path`.

    A row that proposes both a title and a commendation gives two nominations. Raises UnreadableInput if the file
    cannot be read or no visible sheet has a column of nominees; a single row that cannot be used is reported in
    `skipped` with its place and the reason.
    """
    rows: list[SheetNomination] = []
    skipped: list[SkippedRow] = []
    left_out: list[SkippedRow] = []
    award_of_file = ""
    for table in read_tables(path, NOMINATION_FIELDS, NOMINEES, NAME_HEADINGS, units_are_entries=True, reading=reading):
        rows += NominationsOfTable(table, skipped, left_out, award_of_file=award_of_file).nominations()
        award_of_file = award_of_titles(table.titles()) or award_of_file
    return NominationWorkbook(path.name, tuple(rows), tuple(skipped), tuple(left_out))


class NominationsOfTable:
    """Reads one list. Rows that cannot be used are added to `skipped`, those that are no entries to `left_out`.

    With `goes_on` a row without number and name is one more award of whoever stands above it. `award_of_file` is the
    award that the title of a list above this one names.
    """

    def __init__(
        self,
        table: SheetTable,
        skipped: list[SkippedRow],
        left_out: list[SkippedRow],
        *,
        goes_on: bool = False,
        award_of_file: str = "",
    ) -> None:
        self.table = table
        self.skipped = skipped
        self.left_out = left_out
        self.goes_on = goes_on
        self.above: tuple[str, str, str, str] | None = None
        self.sections = Sections()
        self.sections.begin_under(table.titles(), table.unit_above(), award_of_file)
        columns = table.header.columns
        self.lists_collectives = columns.keys().isdisjoint(("full_name", "family_name", "given_name"))
        self.has_unit_column = not columns.keys().isdisjoint(("unit_name", "post"))

    def nominations(self) -> Iterator[SheetNomination]:
        """Yield the nominations of the list in order."""
        for number, kind, cells in listed_rows(self.table, self.left_out):
            # The name of a unit without a number begins a group of people; in a section of collectives it is an entry.
            if kind is RowKind.GROUP and not (self.sections.kind == "collective" and names_unit(cells)):
                self.sections.open(cells)
                continue
            try:
                yield from self._nominations(number, cells, goes_on=self.goes_on and kind is RowKind.NAMELESS)
            except InvalidRecord as problem:
                self.skipped.append(SkippedRow(self.table.place(number, problem.field), problem.message))

    def _nominations(self, number: int, cells: Row, *, goes_on: bool) -> Iterator[SheetNomination]:
        if goes_on and self.above is not None and not line_of(self.table.value(cells, ORDER)):
            # One more award of whoever stands in the row above.
            kind, name, position, unit = self.above
        else:
            kind, name = self._nominee(cells)
            position, unit = self._post(cells)
        self.above = (kind, name, position, unit) if ORDER in self.table.header.columns else None
        if not unit and kind != "collective" and is_unit(self.sections.unit.title()):
            # The column is there, but empty below the headings that name the unit.
            unit = self.sections.unit
        if kind == "collective" and self.table.header.columns.get("unit_name") == self.table.name_column:
            if any(map(str.isalpha, position)):
                # Whoever has a post is a person: the column with the names was not read.
                raise InvalidRecord(f"Có chức vụ “{shortened(position)}” mà không có họ tên.", "unit_name")
            unit = ""
        proposed = [text for field in ("title", "award") for text in awards_of(self.table.value(cells, field))]
        for award in dict.fromkeys(proposed) or [self.sections.award]:
            yield SheetNomination(
                self.table.place(number),
                kind,
                name,
                position,
                unit,
                award,
                self._line(cells, "type_name"),
                text_of(self.table.value(cells, "summary")),
                text_of(self.table.value(cells, "note")),
                plain_values(NominationFields, _READ_APART, self.table, cells),
            )

    def _nominee(self, cells: Row) -> tuple[str, str]:
        """Return kind and name. Raises InvalidRecord if there is no name, or no such kind."""
        cell, kind = self.table.name(cells), self._kind(cells)
        collective = self.table.value(cells, "collective")
        if not line_of(cell) and collective is not None and not is_mark(collective):
            cell, kind = collective, "collective"
        name = bare_collective(without_marker(line_of(cell)))
        if not any(character.isalpha() for character in name):
            problem = f"“{shortened(name)}” không phải là tên người hay tập thể." if name else _NO_NAME
            raise InvalidRecord(problem, "full_name")
        refuse_household(kind, name)
        if kind == "collective":
            return kind, name
        if self.table.name_column == self.table.header.columns.get("individual"):
            kind = "individual"
        if several_people(cell):
            raise InvalidRecord("Một ô có nhiều người; hãy tách mỗi người một dòng.", "full_name")
        bare, gender = split_honorific(name)
        kind = kind or ("individual" if gender else "")
        return kind, person_name(bare) if kind else bare

    def _kind(self, cells: Row) -> str:
        for field in ("collective", "individual"):
            if field in self.table.header.columns and is_mark(self.table.value(cells, field)):
                return field
        written = self._line(cells, "kind")
        if not written:
            return self.sections.kind or ("collective" if self.lists_collectives else "")
        kind = kind_named(fold(written))
        if not kind:
            raise InvalidRecord(f"“{shortened(written)}” không phải là Tập thể hay Cá nhân.", "kind")
        return kind

    def _post(self, cells: Row) -> tuple[str, str]:
        position, unit = self._line(cells, "position"), self._line(cells, "unit_name")
        if post := self._line(cells, "post"):
            position, unit_of_post = split_post(post)
            unit = unit or unit_of_post
        elif is_unit(position):
            position, unit = "", unit or position
        return post_in_full(position), unit if unit or self.has_unit_column else self.sections.unit

    def _line(self, cells: Row, field: str) -> str:
        return line_of(self.table.value(cells, field))
