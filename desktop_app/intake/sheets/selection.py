"""Select the sheets of a workbook that hold a list of the wanted kind."""

from pathlib import Path

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.vietnamese import fold
from desktop_app.intake.files.workbook import Sheet, read_sheets
from desktop_app.intake.sheets.header import Fields
from desktop_app.intake.sheets.table import Table, find_tables

_INSTRUCTIONS = ("huong dan", "huongdan", "vi du", "help", "readme")
_MOST_NAMED = 5


def read_tables(
    path: Path, fields: Fields, missing_column: str, accepted_headings: str, units_are_entries: bool = False
) -> tuple[Table, ...]:
    """Return the lists of all visible sheets of the workbook at `path`.

    A sheet of instructions counts only if no other sheet has a list, because its rows are samples. Raises
    UnreadableInput if the file cannot be read or has no list; the error names `missing_column` and `accepted_headings`.
    """
    sheets = read_sheets(path)
    visible = [sheet for sheet in sheets if sheet.visible]
    for candidates in (
        [sheet for sheet in visible if not _instructs(sheet)],
        [sheet for sheet in visible if _instructs(sheet)],
    ):
        tables = [table for sheet in candidates for table in find_tables(sheet, fields, units_are_entries)]
        if tables:
            return tuple(tables)
    raise UnreadableInput(
        f"Tệp “{path.name}” không có cột {missing_column} ở trang nào ({_sheet_names(visible)}).",
        f"Dòng tiêu đề của danh sách cần có {accepted_headings}.",
    )


def _instructs(sheet: Sheet) -> bool:
    return any(word in fold(sheet.name) for word in _INSTRUCTIONS)


def _sheet_names(sheets: list[Sheet]) -> str:
    if not sheets:
        return "tệp không có trang nào hiện ra"
    names = ", ".join(f"“{sheet.name}”" for sheet in sheets[:_MOST_NAMED])
    more = f" và {len(sheets) - _MOST_NAMED} trang khác" if len(sheets) > _MOST_NAMED else ""
    return f"đã xem: {names}{more}"
