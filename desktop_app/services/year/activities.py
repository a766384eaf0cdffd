"""Activities of the units: entered, changed, entered quickly one after another."""

from dataclasses import fields

from desktop_app.domain.changes import Changes
from desktop_app.domain.vietnamese import shortened
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Reached, Spread
from desktop_app.services.book import Book
from desktop_app.services.dates import shown, stored
from desktop_app.store import records
from desktop_app.store.work import UnitOfWork


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
