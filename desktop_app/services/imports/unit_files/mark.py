"""What a template says of itself in a sheet that nobody sees: the list it is for, of which unit, year or round."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from desktop_app.domain.vietnamese import clean_line
from desktop_app.intake.files.workbook import Sheet
from desktop_app.intake.sheets.cells import line_of
from desktop_app.intake.sheets.header import Header
from desktop_app.intake.sheets.reading import ListLayout

SHEET: Final = "so-thi-dua"
"""The name of the sheet."""
_TITLE, _VERSION = "Mẫu của Sổ Thi đua", "1"
_COLUMN: Final = "cột"
UNIT_FIELDS: Final = ("unit_id", "unit", "unit_name")
"""The fields of a list that name the unit of a row."""


@dataclass(frozen=True, slots=True)
class TemplateMark:
    """What a template is for; `columns` are its fields with their heads, in order."""

    kind: str
    unit: str = ""
    year: int | None = None
    round_code: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)

    def rows(self) -> list[tuple[str, ...]]:
        """Return the rows of the sheet."""
        rows = [(_TITLE, _VERSION), ("loại", self.kind), ("đơn vị", self.unit)]
        rows += [("năm", str(self.year or "")), ("đợt xét", self.round_code)]
        return rows + [(_COLUMN, name, title) for name, title in self.columns.items()]


def read_mark(sheets: Sequence[Sheet]) -> TemplateMark | None:
    """Return what the sheets of a workbook say of themselves, None if they are no template."""
    rows = next((sheet.rows for sheet in sheets if sheet.name == SHEET and not sheet.visible), ())
    cells = [[line_of(cell) for cell in row] + ["", "", ""] for row in rows]
    if not cells or cells[0][0] != _TITLE:
        return None
    values = {row[0]: row[1] for row in cells if row[0] != _COLUMN}
    year = values.get("năm", "")
    return TemplateMark(
        values.get("loại", ""),
        clean_line(values.get("đơn vị", "")),
        int(year) if year.isascii() and year.isdecimal() else None,
        values.get("đợt xét", ""),
        {row[1]: row[2] for row in cells if row[0] == _COLUMN},
    )


def marked_layouts(sheets: Sequence[Sheet], mark: TemplateMark) -> tuple[ListLayout, ...]:
    """Return where the list of a template stands: under the heads it was made with, () if they are gone."""
    titles = list(mark.columns.values())
    return tuple(
        ListLayout(sheet.name, Header(place, place + 1, {name: at for at, name in enumerate(mark.columns)}))
        for sheet in sheets
        if sheet.visible
        for place, row in enumerate(sheet.rows)
        if [line_of(cell) for cell in row[: len(titles)]] == titles
    )


def own_unit(sheets: Sequence[Sheet], layouts: Sequence[ListLayout], unit: str) -> dict[tuple[str, int, int], str]:
    """Return the cells for the unit that filled rows leave empty: the file is that unit's own."""
    by_name = {sheet.name: sheet for sheet in sheets}
    return {} if not unit else dict(_own_unit(by_name, layouts, unit))


def _own_unit(
    sheets: Mapping[str, Sheet], layouts: Sequence[ListLayout], unit: str
) -> Iterator[tuple[tuple[str, int, int], str]]:
    for layout in layouts:
        at = next((layout.header.columns[name] for name in UNIT_FIELDS if name in layout.header.columns), None)
        if at is None:
            continue
        for place, row in enumerate(sheets[layout.sheet].rows[layout.header.end :], layout.header.end + 1):
            if any(map(line_of, row)) and not line_of(row[at] if at < len(row) else None):
                yield (layout.sheet, place, at), unit
