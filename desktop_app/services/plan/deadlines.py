"""Deadlines as the clerk types them, and as they are stored with their task."""

from typing import Final

from desktop_app.domain.plan.deadlines import Deadline
from desktop_app.store import records
from desktop_app.store.row_codec import RowCodec

DEADLINE_ROWS: Final = RowCodec(Deadline, "task", prefix="deadline_", columns={"recurrence": "recurrence"})


def understood(words: str) -> Deadline:
    """Return the deadline that these words mean, with the words. Does not read the book."""
    # Imported here: the reader is needed only when a deadline is typed.
    from desktop_app.intake.plan.deadlines import read_deadline

    return read_deadline(words)


def deadline_of(row: records.Record) -> Deadline:
    """Return a stored task's deadline."""
    return DEADLINE_ROWS.from_row(row)
