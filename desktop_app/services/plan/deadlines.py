"""Deadlines as the clerk types them, and as they are stored with their task."""

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.store import records


def understood(words: str) -> Deadline:
    """Return what the words of a deadline oblige to, together with the words. Asks nothing of the book."""
    # Loaded when a deadline is typed: the pages that show tasks do without.
    from desktop_app.intake.plan.deadlines import read_deadline

    return read_deadline(words)


def deadline_values(deadline: Deadline) -> dict[str, object]:
    """Return a deadline as it is stored with its task."""
    return {
        "deadline_text": deadline.text,
        "deadline_kind": deadline.kind.value,
        "recurrence": deadline.recurrence.value,
        "deadline_day": deadline.day,
        "deadline_month": deadline.month,
        "deadline_quarter": deadline.quarter,
        "deadline_year": deadline.year,
        "deadline_from_year": deadline.from_year,
        "deadline_to_year": deadline.to_year,
        "deadline_until_round": deadline.until_round,
    }


def deadline_of(row: records.Record) -> Deadline:
    """Return a stored task's deadline."""
    return Deadline(
        text=row["deadline_text"],
        kind=DeadlineKind(row["deadline_kind"] or DeadlineKind.NONE),
        recurrence=Recurrence(row["recurrence"] or Recurrence.ONCE),
        day=row["deadline_day"],
        month=row["deadline_month"],
        quarter=row["deadline_quarter"],
        year=row["deadline_year"],
        from_year=row["deadline_from_year"],
        to_year=row["deadline_to_year"],
        until_round=row["deadline_until_round"],
    )
