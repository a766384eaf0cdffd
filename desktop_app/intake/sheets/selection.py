"""Select the sheets of a workbook that hold a list of the wanted kind."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.vietnamese import fold
from desktop_app.intake.files.workbook import Sheet
from desktop_app.intake.sheets.header import Fields
from desktop_app.intake.sheets.reading import ListLayout, Reading
from desktop_app.intake.sheets.table import SheetTable, find_tables, table_under

_INSTRUCTIONS = ("huong dan", "huongdan", "vi du", "help", "readme")
_MOST_NAMED = 5


def read_tables(
    path: Path,
    fields: Fields,
    missing_column: str,
    accepted_headings: str,
    units_are_entries: bool = False,
    reading: Reading | None = None,
) -> tuple[SheetTable, ...]:
    """Return the lists of all visible sheets of the workbook at `path`.

    A sheet of instructions counts only if no other sheet has a list, because its rows are samples. Raises
    UnreadableInput if the file cannot be read or has no list; the error names `missing_column` and `accepted_headings`.
    With a `reading` the clerk's columns and cells hold.
    """
    reading = reading or Reading()
    sheets = reading.mended(path)
    if reading.layouts:
        laid_out = _as_laid_out(sheets, fields, reading, units_are_entries)
        if laid_out:
            return tuple(laid_out)
        raise UnreadableInput(f"Chưa có cột nào của tệp “{path.name}” được chọn là {missing_column}.")
    for candidates, wanted in _searches(sheets, fields):
        tables = [
            table
            for sheet in candidates
            for table in find_tables(sheet, wanted, units_are_entries, reading.entries_of(sheet.name))
        ]
        if tables:
            return tuple(tables)
    visible = _sheet_names([sheet for sheet in sheets if sheet.visible])
    raise UnreadableInput(
        f"Tệp “{path.name}” không có cột {missing_column} ở trang nào ({visible}).",
        f"Dòng tiêu đề của danh sách cần có {accepted_headings}.",
    )


def guessed_layouts(sheets: Sequence[Sheet], fields: Fields) -> tuple[ListLayout, ...]:
    """Return where the lists of the visible sheets stand, as `read_tables` finds them."""
    for candidates, wanted in _searches(sheets, fields):
        tables = [table for sheet in candidates for table in find_tables(sheet, wanted)]
        if tables:
            return tuple(ListLayout(table.sheet.name, table.header) for table in tables)
    return ()


def _as_laid_out(
    sheets: Sequence[Sheet], fields: Fields, reading: Reading, units_are_entries: bool
) -> list[SheetTable]:
    return [
        table_under(sheet, fields, layout.header, end, units_are_entries, reading.entries_of(sheet.name))
        for sheet in sheets
        for layout, end in _with_ends(reading.layouts_of(sheet.name), len(sheet.rows))
        if _has_names(fields, layout)
    ]


def _with_ends(layouts: Sequence[ListLayout], end: int) -> Iterator[tuple[ListLayout, int]]:
    in_order = sorted(layouts, key=lambda layout: layout.header.start)
    ends = [*(layout.header.start for layout in in_order[1:]), end]
    # A sheet without a list has no layout: a hidden one, say.
    return zip(in_order, ends, strict=bool(in_order))


def _has_names(fields: Fields, layout: ListLayout) -> bool:
    columns = layout.header.columns.keys()
    required = (*fields.required, fields.if_none) if fields.if_none else fields.required
    return not columns.isdisjoint(fields.keys) if fields.keys else any(needed <= columns for needed in required)


def _searches(sheets: Sequence[Sheet], fields: Fields) -> Iterator[tuple[list[Sheet], Fields]]:
    """Yield which sheets are searched, and for what: first for what a list needs, then for what may do."""
    for wanted in (fields, *((replace(fields, required=(fields.if_none,)),) if fields.if_none else ())):
        for candidates in _in_turn(sheets):
            yield candidates, wanted


def _in_turn(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[Sheet]]:
    """Return the visible sheets, and those of instructions, whose rows are samples: only if no other has a list."""
    visible = [sheet for sheet in sheets if sheet.visible]
    return [sheet for sheet in visible if not _instructs(sheet)], [sheet for sheet in visible if _instructs(sheet)]


def _instructs(sheet: Sheet) -> bool:
    return any(word in fold(sheet.name) for word in _INSTRUCTIONS)


def _sheet_names(sheets: list[Sheet]) -> str:
    if not sheets:
        return "tệp không có trang nào hiện ra"
    names = ", ".join(f"“{sheet.name}”" for sheet in sheets[:_MOST_NAMED])
    more = f" và {len(sheets) - _MOST_NAMED} trang khác" if len(sheets) > _MOST_NAMED else ""
    return f"đã xem: {names}{more}"


def without_heads(sheet: Sheet, heads: Sequence[str], fields: Fields) -> tuple[ListLayout, ...]:
    """Return the layout of a sheet without a header row, whose columns are those under these heads; () if none fit."""
    headed = replace(sheet, rows=(tuple(heads), *sheet.rows))
    return tuple(
        replace(layout, header=replace(layout.header, start=max(0, start - 1), end=layout.header.end - 1))
        for layout in guessed_layouts((headed,), fields)
        for start in (layout.header.start,)
    )
