"""Which sheets of a workbook hold the list that is looked for."""

from pathlib import Path

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.vietnamese import fold
from desktop_app.intake.files.workbook import Sheet, read_sheets
from desktop_app.intake.sheets.header import Fields
from desktop_app.intake.sheets.table import Table, tables_of

_INSTRUCTIONS = ("huong dan", "huongdan", "vi du", "help", "readme")
_MOST_NAMED = 5


def tables_in(
    path: Path, fields: Fields, sought: str, wanted: str, units_are_entries: bool = False
) -> tuple[Table, ...]:
    """Return the lists of all visible sheets of the workbook at `path`.

    A sheet of instructions counts only if no other sheet has a list, since its rows are samples. `sought` and
    `wanted` name what is missing and the headings that would do, for the error: UnreadableInput if there is no list
    at all, or the file cannot be read.
    """
    sheets = read_sheets(path)
    visible = [sheet for sheet in sheets if sheet.visible]
    for candidates in (
        [sheet for sheet in visible if not _instructs(sheet)],
        [sheet for sheet in visible if _instructs(sheet)],
    ):
        tables = [table for sheet in candidates for table in tables_of(sheet, fields, units_are_entries)]
        if tables:
            return tuple(tables)
    raise UnreadableInput(
        f"Tệp “{path.name}” không có cột {sought} ở trang nào ({_looked_at(visible)}).",
        f"Dòng tiêu đề của danh sách cần có {wanted}.",
    )


def _instructs(sheet: Sheet) -> bool:
    return any(word in fold(sheet.name) for word in _INSTRUCTIONS)


def _looked_at(sheets: list[Sheet]) -> str:
    if not sheets:
        return "tệp không có trang nào hiện ra"
    names = ", ".join(f"“{sheet.name}”" for sheet in sheets[:_MOST_NAMED])
    more = f" và {len(sheets) - _MOST_NAMED} trang khác" if len(sheets) > _MOST_NAMED else ""
    return f"đã xem: {names}{more}"
