"""Plans as records: entered and changed, and the one that a page, list, report or letter is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.plan.plan_record import PlanFields, PlanState
from desktop_app.domain.vietnamese import search_words, shortened
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.plan.occurrences import follow_deadline
from desktop_app.store import records
from desktop_app.store.queries.plans import main_plan_id
from desktop_app.store.row_codec import RowCodec

PLAN_ROWS: Final = RowCodec(PlanFields, "plan")


@dataclass(frozen=True, slots=True)
class KnownPlan:
    """A plan of the book with its id."""

    id: int
    fields: PlanFields


def chosen_plan(book: Book, plan_id: int | None = None, year: int | None = None) -> KnownPlan | None:
    """Return a plan, without an id that of a year (None: this one); None if the book has none.

    Raises InvalidRecord for an unknown id.
    """
    with book.store.reading() as connection:
        row = plan_row(connection, plan_id, year)
    return None if row is None else KnownPlan(row["id"], PLAN_ROWS.from_row(row))


def plan_row(connection: records.Reader, plan_id: int | None, year: int | None = None) -> records.Record | None:
    """Return the row of a living plan, without an id that of a year (None: this one): what names no plan goes with it.

    Raises InvalidRecord for an unknown id.
    """
    wanted = main_plan_id(connection, year or date.today().year) if plan_id is None else plan_id
    for row in records.living(connection, "plan"):
        if row["id"] == wanted:
            return row
    if plan_id is None:
        return None
    raise InvalidRecord(f"Sổ không có kế hoạch mã {plan_id}.", "plan", lists=("plans",))


def followed_plan(connection: records.Reader, plan_id: int | None) -> records.Record | None:
    """Return the row of a plan whose tasks are asked for: without an id that of this year, None for several in force.

    Raises InvalidRecord for an unknown id.
    """
    in_force = records.living(connection, "plan", {"state": PlanState.IN_FORCE.value})
    return None if plan_id is None and len(in_force) > 1 else plan_row(connection, plan_id)


def followed_scope(book: Book, plan_id: int | None) -> dict[str, object]:
    """Return the scope that narrows a list to the tasks of a plan, without an id to those of the plans in force.

    Raises InvalidRecord for an unknown id.
    """
    with book.store.reading() as connection:
        plan = followed_plan(connection, plan_id)
        has_plan = bool(records.living(connection, "plan"))
    if plan is not None:
        return {"plan": plan["id"]}
    return {"in_force": True} if has_plan else {}


def is_main_plan(connection: records.Reader, plan_id: int | None, years: Iterable[int] = ()) -> bool:
    """Return whether what names no plan goes with a plan in one of these years, without any in one of its own.

    None stands for the plan that it goes with.
    """
    if plan_id is None:
        return True
    of_time = tuple(years) or _years_of(plan_row(connection, plan_id))
    return any(main_plan_id(connection, year) == plan_id for year in of_time)


def _years_of(row: records.Record | None) -> Iterable[int]:
    this_year = date.today().year
    if row is None:
        return (this_year,)
    first, last = row["from_year"] or row["to_year"], row["to_year"] or row["from_year"]
    return range(first, last + 1) if first else (this_year,)


def plan_choices(book: Book) -> list[Choice]:
    """Return the living plans as choices, the one of this year first."""
    with book.store.reading() as connection:
        main = main_plan_id(connection, date.today().year)
        rows = sorted(records.living(connection, "plan"), key=lambda row: row["id"] != main)
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
