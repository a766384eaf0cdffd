"""What can be done with the rows of any list because they are records: their history, one field set for many.

Windows and services are imported when something is first asked for, so that the first page is filled sooner.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.domain.lists import ListKind
    from desktop_app.domain.record_kinds import RecordKind
    from desktop_app.ui.base.context import Context


def kind_of_rows(kind: ListKind) -> RecordKind | None:
    """Return the kind of record that the rows of a list are; None where they are of several, or of none."""
    from desktop_app.domain.record_kinds import RECORD_KINDS, kind_shown_by

    if kind.record:
        return RECORD_KINDS[kind.record]
    try:
        return kind_shown_by(kind.key)
    except LookupError:
        return None


def show_history(context: Context, kind: ListKind, row_id: int, parent: QWidget) -> None:
    """Show what was done to the record of a row."""
    from desktop_app.ui.widgets.records.history_of_record import RecordHistoryWindow

    record = kind_of_rows(kind)
    if record is not None:
        name = f"{record.noun} số {row_id}"
        RecordHistoryWindow.of_record(context, record.key, row_id, name, parent).open()


def edit_many(context: Context, kind: ListKind, ids: Sequence[int], parent: QWidget) -> bool:
    """Ask for a field to set in many rows; return whether there is any that can be."""
    from desktop_app.services.keeping.fields.many import fields_for_many

    record = kind_of_rows(kind)
    if record is None or not fields_for_many(record.key):
        return False
    from desktop_app.ui.widgets.records.field_for_many import FieldForMany

    FieldForMany(context, record.key, ids, parent).start()
    return True
