"""Tracking of the plan's tasks through the years: the first tracked year, and completed tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.changes import Changes
from desktop_app.domain.plan.occurrences import period_title
from desktop_app.domain.vietnamese import shortened
from desktop_app.services.book import Book
from desktop_app.services.dates import to_iso
from desktop_app.services.plan.occurrences import DONE, settle_due_day
from desktop_app.services.plan.plan_records import plan_row
from desktop_app.store import records


@dataclass(frozen=True, slots=True)
class Tracking:
    """A plan, its first and last year (None if it names none), and the year its tasks are tracked from."""

    plan_id: int
    title: str
    first_year: int | None
    last_year: int | None
    from_year: int | None


def tracking(book: Book, plan_id: int | None = None) -> Tracking | None:
    """Return the tracking of a plan, without an id of this year's; None if there is no plan."""
    with book.store.reading() as connection:
        plan = plan_row(connection, plan_id)
    if plan is None:
        return None
    return Tracking(plan["id"], plan["title"], plan["from_year"], plan["to_year"], plan["tracked_from_year"])


def complete(book: Book, occurrence_ids: Sequence[int], done_on: date) -> Changes:
    """Record that tasks were done on a day, as one change; tasks done before stay unchanged. Raises RecordGone."""
    with book.store.work("Ghi hoàn thành nhiệm vụ") as work:
        rows = records.fetch_many(work.connection, "occurrence", occurrence_ids)
        undone = [row for row in rows.values() if row["done_on"] is None]
        for row in undone:
            work.update("occurrence", row["id"], DONE | {"done_on": to_iso(done_on)})
            settle_due_day(work, row["id"])
        if len(undone) == 1:
            (row,) = undone
            task = records.fetch(work.connection, "task", row["task_id"])
            work.label = f"Hoàn thành nhiệm vụ “{shortened(task['text'])}” ({period_title(row['period'])})"
        elif undone:
            work.label = f"Ghi hoàn thành {len(undone)} nhiệm vụ"
        return work.changes()
