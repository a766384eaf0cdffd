"""Activities of the units: entered, changed, entered quickly one after another."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from desktop_app.domain.activities import POSTED_KINDS, ActivityFields, ActivityKind, Reached, Spread
from desktop_app.domain.changes import Changes
from desktop_app.domain.good_news import Gaps, gaps, week_start
from desktop_app.domain.vietnamese import shortened
from desktop_app.services.book import Book
from desktop_app.services.dates import shown, stored
from desktop_app.store import records, year_queries
from desktop_app.store.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PostedDays:
    """The good items of a span of days: how many a day, by kind, and where none is."""

    counts: Mapping[date, Mapping[ActivityKind, int]]
    gaps: Gaps


def activity(book: Book, activity_id: int) -> ActivityFields:
    """Return an activity. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, "activity", activity_id)
        present = records.living(connection, "participant", {"activity_id": activity_id})
    first = shown(row["from_date"])
    if first is None:
        raise ValueError(f"activity {activity_id} has no date")
    return ActivityFields(
        from_date=first,
        to_date=shown(row["to_date"]),
        kind=ActivityKind(row["kind"]),
        title=row["title"],
        unit_id=row["unit_id"],
        task_id=row["task_id"],
        author_id=row["author_id"],
        channel=row["channel"],
        link=row["link"],
        spread=Spread(row["spread"]),
        reached=Reached(*(row[f"reached_{group.name}"] for group in fields(Reached))),
        participants=tuple(one["person_id"] for one in present),
        note=row["note"],
    )


def add_activity(book: Book, entered: ActivityFields) -> Changes:
    """Record an activity. Raises InvalidRecord, RecordGone."""
    entered = entered.checked()
    with book.store.work(f"Ghi hoạt động “{shortened(entered.title)}”") as work:
        activity_id = work.insert("activity", _values(work, entered))
        _set_participants(work, activity_id, entered.participants)
        return work.changes()


def change_activity(book: Book, activity_id: int, entered: ActivityFields) -> Changes:
    """Change an activity. Raises InvalidRecord, RecordGone."""
    entered = entered.checked()
    with book.store.work(f"Sửa hoạt động “{shortened(entered.title)}”") as work:
        records.fetch(work.connection, "activity", activity_id)
        work.update("activity", activity_id, _values(work, entered))
        _set_participants(work, activity_id, entered.participants)
        return work.changes()


def posted_days(book: Book, first: date, last: date, today: date) -> PostedDays:
    """Return the good news, stories and exemplars from `first` to `last`, and the days and weeks without one."""
    kinds = {kind.value: kind for kind in POSTED_KINDS}
    # From the Monday on: a story of the week's first days counts for the week, though it lies before `first`.
    scope = {"kinds": list(kinds), "from": week_start(first).isoformat(), "to": last.isoformat()}
    counts: dict[date, dict[ActivityKind, int]] = {}
    stories: set[date] = set()
    with book.store.reading() as connection:
        for day, kind, number in year_queries.count_activities(connection, scope):
            if day >= first:
                counts.setdefault(day, {})[kinds[kind]] = number
            if kind == ActivityKind.STORY:
                stories.add(day)
    news = {day for day, found in counts.items() if ActivityKind.GOOD_NEWS in found}
    return PostedDays(counts, gaps(news, stories, first, min(last, today)))


def _values(work: UnitOfWork, entered: ActivityFields) -> dict[str, object]:
    for kind, row_id in (("unit", entered.unit_id), ("task", entered.task_id), ("person", entered.author_id)):
        if row_id is not None:
            records.fetch(work.connection, kind, row_id)
    return {
        "from_date": stored(entered.from_date),
        "to_date": stored(entered.to_date),
        "kind": entered.kind.value,
        "title": entered.title,
        "unit_id": entered.unit_id,
        "task_id": entered.task_id,
        "author_id": entered.author_id,
        "channel": entered.channel,
        "link": entered.link,
        "spread": entered.spread.value,
        **{f"reached_{group.name}": getattr(entered.reached, group.name) for group in fields(Reached)},
        "note": entered.note,
    }


def _set_participants(work: UnitOfWork, activity_id: int, wanted: tuple[int, ...]) -> None:
    records.fetch_many(work.connection, "person", list(wanted))
    missing = list(wanted)
    for row in records.living(work.connection, "participant", {"activity_id": activity_id}):
        if row["person_id"] in missing:
            missing.remove(row["person_id"])
        else:
            work.delete("participant", row["id"])
    work.insert_many("participant", [{"activity_id": activity_id, "person_id": person_id} for person_id in missing])
