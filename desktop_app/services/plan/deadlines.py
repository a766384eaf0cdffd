"""Deadlines as the clerk types them, and as they are stored with their task."""

from collections.abc import Sequence
from typing import Final

from desktop_app.domain.plan.deadlines import Deadline
from desktop_app.store import records
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

DEADLINE_ROWS: Final = RowCodec(Deadline, "task", prefix="deadline_", columns={"recurrence": "recurrence"})
FURTHER_ROWS: Final = RowCodec(Deadline, "further_deadline", prefix="deadline_", columns={"recurrence": "recurrence"})


def understood(words: str) -> Deadline:
    """Return the deadline that these words mean, with the words. Does not read the book."""
    # Imported here: the reader is needed only when a deadline is typed.
    from desktop_app.intake.plan.deadlines import read_deadline

    return read_deadline(words)


def further_deadlines(connection: records.Reader, task_id: int) -> tuple[Deadline, ...]:
    """Return the deadlines of a task after its first, in their order."""
    rows = records.living(connection, "further_deadline", {"task_id": task_id}, order="position")
    return tuple(map(FURTHER_ROWS.from_row, rows))


def deadlines_of(connection: records.Reader, task: records.Record) -> tuple[Deadline, ...]:
    """Return all deadlines of a stored task."""
    return (DEADLINE_ROWS.from_row(task), *further_deadlines(connection, task["id"]))


def set_further_deadlines(work: UnitOfWork, task_id: int, deadlines: Sequence[Deadline]) -> None:
    """Store the deadlines of a task after its first, in this order."""
    rows = records.living(work.connection, "further_deadline", {"task_id": task_id}, order="position")
    for position, deadline in enumerate(deadlines):
        values = FURTHER_ROWS.as_row(deadline) | {"task_id": task_id, "position": position}
        if position < len(rows):
            work.update("further_deadline", rows[position]["id"], values)
        else:
            work.insert("further_deadline", values)
    for row in rows[len(deadlines) :]:
        work.delete("further_deadline", row["id"])
