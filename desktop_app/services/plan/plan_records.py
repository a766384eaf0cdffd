"""Plans as records: entered and changed, and the one that a page, list, report or letter is about."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.plan.plan_record import PlanFields
from desktop_app.domain.vietnamese import search_words, shortened
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.plan.occurrences import follow_deadline
from desktop_app.store import records
from desktop_app.store.row_codec import RowCodec

PLAN_ROWS: Final = RowCodec(PlanFields, "plan")


@dataclass(frozen=True, slots=True)
class KnownPlan:
    """A plan of the book with its id."""

    id: int
    fields: PlanFields


def chosen_plan(book: Book, plan_id: int | None = None) -> KnownPlan | None:
    """Return a plan, without an id the first one; None if the book has none. Raises InvalidRecord for an unknown id."""
    with book.store.reading() as connection:
        row = plan_row(connection, plan_id)
    return None if row is None else KnownPlan(row["id"], PLAN_ROWS.from_row(row))


def plan_row(connection: records.Reader, plan_id: int | None) -> records.Record | None:
    """Return the row of a living plan, without an id of the first one. Raises InvalidRecord for an unknown id."""
    rows = records.living(connection, "plan")
    if plan_id is None:
        return rows[0] if rows else None
    for row in rows:
        if row["id"] == plan_id:
            return row
    raise InvalidRecord(f"Sổ không có kế hoạch mã {plan_id}.", "plan", lists=("plans",))


def is_first_plan(connection: records.Reader, plan_id: int | None) -> bool:
    """Return whether a plan is the first one, with which goes what belongs to none; None stands for it."""
    first = plan_row(connection, None)
    return plan_id is None or (first is not None and first["id"] == plan_id)


def plan_choices(book: Book) -> list[Choice]:
    """Return the living plans as choices, the first one first."""
    with book.store.reading() as connection:
        rows = records.living(connection, "plan")
    choices = []
    for row in rows:
        fields = PLAN_ROWS.from_row(row)
        choices.append(Choice(row["id"], fields.name, fields.full_name, search_words(fields.name, fields.full_name)))
    return choices


def save_plan(book: Book, plan_id: int | None, fields: PlanFields) -> Changes:
    """Enter a plan (new without an id) or change it; its periods follow its years. Raises InvalidRecord, RecordGone."""
    fields = fields.checked()
    verb = "Thêm" if plan_id is None else "Sửa"
    with book.store.work(f"{verb} kế hoạch “{shortened(fields.title)}”") as work:
        values = PLAN_ROWS.as_row(fields)
        if plan_id is None:
            tracked_from = max(fields.from_year or 0, date.today().year)
            work.insert("plan", values | {"tracked_from_year": tracked_from})
            return work.changes()
        before = records.fetch(work.connection, "plan", plan_id)
        work.update("plan", plan_id, values)
        if (before["from_year"], before["to_year"]) != (fields.from_year, fields.to_year):
            for row in records.living(work.connection, "task", {"plan_id": plan_id}):
                follow_deadline(work, row["id"])
        return work.changes()
