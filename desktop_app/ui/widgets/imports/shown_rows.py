"""What the table of an import shows of a file's rows, made off the window's thread: a file may have 100,000 rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from desktop_app.services.import_rows import WRITTEN, ImportProposal, ImportRow, RowAction
from desktop_app.services.imports.looking import FileLook, SheetColumns
from desktop_app.services.imports.proposing import ACTION_LABELS
from desktop_app.ui.base.translation import format_number

_BEFORE_FIELDS: Final = ("Ghi", "Việc", "Dòng", "Chi tiết")

type Key = tuple[str, int, int]
"""A row of the file: its sheet, its number, and which of the records that it becomes."""


@dataclass(frozen=True, slots=True)
class ShownRows:
    """The rows of a proposal with their keys, the places of those that do one thing, and the titles of the columns.

    `places` has the place of each row that can be written, by its key.
    """

    rows: tuple[ImportRow, ...] = ()
    keys: tuple[Key, ...] = ()
    fields: tuple[str, ...] = ()
    titles: tuple[str, ...] = _BEFORE_FIELDS
    has_sheets: bool = False
    by_action: Mapping[RowAction, tuple[int, ...]] = field(default_factory=dict)
    places: Mapping[Key, int] = field(default_factory=dict)

    def summary(self) -> str:
        """Return a sentence about how many rows do what."""
        counts = {label: len(self.by_action.get(action, ())) for action, label in ACTION_LABELS.items()}
        parts = [f"{label.lower()} {format_number(count)}" for label, count in counts.items() if count]
        return f"{format_number(len(self.rows))} dòng: {', '.join(parts)}." if parts else "Tệp không có dòng nào."


def shown_rows(
    proposal: ImportProposal,
    look: FileLook | None = None,
    sheets: Mapping[str, SheetColumns] | None = None,
    cells: Mapping[tuple[str, int, int], str] | None = None,
) -> ShownRows:
    """Return the rows of a proposal as they are shown: one that could not be read with its cells as the file has them.

    `sheets` says which column holds what, `cells` what the clerk mended.
    """
    rows = proposal.rows
    if look is not None and sheets is not None:
        columns = {
            name: {field: at for field, at in sheet.columns.items() if field in proposal.labels}
            for name, sheet in sheets.items()
        }
        rows = tuple(row if row.texts else _with_cells(row, look, columns, cells or {}) for row in rows)
    keys = _keys(rows)
    by_action: dict[RowAction, list[int]] = {}
    for place, row in enumerate(rows):
        by_action.setdefault(row.action, []).append(place)
    return ShownRows(
        rows,
        keys,
        tuple(proposal.labels),
        (*_BEFORE_FIELDS, *proposal.labels.values()),
        len({row.place.sheet for row in rows}) > 1,
        {action: tuple(places) for action, places in by_action.items()},
        {keys[place]: place for action in WRITTEN for place in by_action.get(action, ())},
    )


def _with_cells(
    row: ImportRow,
    look: FileLook,
    columns: Mapping[str, Mapping[str, int]],
    mended: Mapping[tuple[str, int, int], str],
) -> ImportRow:
    """Return a row that could not be read with its cells, as the file has them or the clerk mended them."""
    place = row.place
    texts = {
        field: mended.get((place.sheet, place.row, at)) or look.text_at(place, at)
        for field, at in columns.get(place.sheet, {}).items()
    }
    return replace(row, texts=texts)


def _keys(rows: tuple[ImportRow, ...]) -> tuple[Key, ...]:
    keys: list[Key] = []
    for row in rows:
        number = keys[-1][2] + 1 if keys and keys[-1][:2] == (row.place.sheet, row.place.row) else 0
        keys.append((row.place.sheet, row.place.row, number))
    return tuple(keys)
