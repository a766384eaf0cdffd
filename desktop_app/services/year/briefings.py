"""Which staff have been informed of the plan: by taking part in a briefing, or marked by the clerk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.keeping.backups import bulk
from desktop_app.domain.list_kinds.year import BRIEFINGS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.briefings import BriefingState
from desktop_app.domain.year.spans import Span
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso, to_iso
from desktop_app.services.office.people import person_choices, posts_held
from desktop_app.store import records
from desktop_app.store.queries import year


@dataclass(frozen=True, slots=True)
class InformedPerson:
    """A member of staff: post and unit, the day they were informed (None: not yet), and the occasion."""

    person_id: int
    name: str
    detail: str
    since: date | None
    by: str = ""


def informed_staff(book: Book, on: date | None = None, span: Span | None = None) -> list[InformedPerson]:
    """Return who holds a post on a day (None: today) by name, each with the first day they were informed.

    With a span only the briefings of its plan count; marks name no plan.
    """
    day = on or date.today()
    with book.store.reading() as connection:
        scope, marked = ({}, True) if span is None else (span.of_plan, span.with_rest)
        informed = year.informed_people(connection, day.isoformat(), scope, marked=marked)
        # Who comes later or has left is no staff of the day, which the whole of the share is counted from.
        holders = posts_held(connection, day)
    staff = []
    for choice in (choice for choice in person_choices(book, day) if choice.id in holders):
        since, by = informed.get(choice.id, (None, ""))
        staff.append(InformedPerson(choice.id, choice.name, choice.detail, from_iso(since), by))
    return staff


def briefing_counts(book: Book) -> dict[BriefingState, int]:
    """Return how many of today's staff are in each state."""
    return {state: lists.count(book, ListQuery(BRIEFINGS.key, scope={"state": state.value})) for state in BriefingState}


def mark_informed(book: Book, people: Sequence[int], informed_on: date, note: str = "") -> Changes:
    """Mark people as informed of the plan on a day; those marked before keep their day.

    Raises InvalidRecord for a day to come, RecordGone.
    """
    if informed_on > date.today():
        raise InvalidRecord("Ngày quán triệt không thể sau hôm nay.", "informed_on")
    with book.store.work(f"Đánh dấu {len(people)} người đã được quán triệt", before=bulk(people)) as work:
        records.fetch_many(work.connection, "person", list(people))
        marked_ids = {row["person_id"] for row in records.living(work.connection, "briefing")}
        values = {"informed_on": to_iso(informed_on), "note": note}
        work.insert_many(
            "briefing", [values | {"person_id": person_id} for person_id in people if person_id not in marked_ids]
        )
        return work.changes()


def unmark_informed(book: Book, people: Sequence[int]) -> Changes:
    """Remove the marks of these people; briefings they attended still count."""
    with book.store.work(f"Bỏ đánh dấu {len(people)} người", before=bulk(people)) as work:
        for row in records.living(work.connection, "briefing"):
            if row["person_id"] in people:
                work.delete("briefing", row["id"])
        return work.changes()
