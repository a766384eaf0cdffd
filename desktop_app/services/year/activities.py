"""Activities of the units: entered and changed."""

from collections.abc import Sequence
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.vietnamese import shortened
from desktop_app.domain.year.activities import ActivityFields, Participant, PeopleReached
from desktop_app.services.book import Book
from desktop_app.services.year.movements import refuse_movement_gone
from desktop_app.store import records
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

ACTIVITY_ROWS: Final = RowCodec(
    ActivityFields,
    "activity",
    parts={"reached": RowCodec(PeopleReached, "activity", prefix="reached_")},
    apart=("participants",),
)
PARTICIPANT_ROWS: Final = RowCodec(Participant, "participant")


def activity(book: Book, activity_id: int) -> ActivityFields:
    """Return an activity. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, "activity", activity_id)
        present = records.living(connection, "participant", {"activity_id": activity_id})
    return ACTIVITY_ROWS.from_row(row, participants=tuple(map(PARTICIPANT_ROWS.from_row, present)))


def activities_of(book: Book, ids: Sequence[int]) -> list[ActivityFields]:
    """Return several activities in this order, each without who took part. Raises RecordGone."""
    with book.store.reading() as connection:
        rows = records.fetch_many(connection, "activity", ids)
    return [ACTIVITY_ROWS.from_row(rows[row_id], participants=()) for row_id in ids]


def add_activity(book: Book, fields: ActivityFields) -> Changes:
    """Record an activity. Raises InvalidRecord, RecordGone."""
    fields = fields.checked()
    with book.store.work(f"Ghi hoạt động “{shortened(fields.title)}”") as work:
        activity_id = work.insert("activity", _values(work, fields))
        set_participants(work, activity_id, fields.participants)
        return work.changes()


def change_activity(book: Book, activity_id: int, fields: ActivityFields) -> Changes:
    """Change an activity. Raises InvalidRecord, RecordGone."""
    fields = fields.checked()
    with book.store.work(f"Sửa hoạt động “{shortened(fields.title)}”") as work:
        before = records.fetch(work.connection, "activity", activity_id)
        work.update("activity", activity_id, _values(work, fields, before["movement_id"]))
        set_participants(work, activity_id, fields.participants)
        return work.changes()


def _values(work: UnitOfWork, fields: ActivityFields, movement_before: int | None = None) -> dict[str, object]:
    refuse_movement_gone(work.connection, fields.movement_id, movement_before)
    for kind, row_id in (("unit", fields.unit_id), ("task", fields.task_id), ("person", fields.author_id)):
        if row_id is not None:
            records.fetch(work.connection, kind, row_id)
    return ACTIVITY_ROWS.as_row(fields)


def set_participants(work: UnitOfWork, activity_id: int, participants: tuple[Participant, ...]) -> None:
    """Store who took part in an activity. Raises RecordGone."""
    values = {
        participant.person_id: PARTICIPANT_ROWS.as_row(participant) | {"activity_id": activity_id}
        for participant in participants
    }
    records.fetch_many(work.connection, "person", list(values))
    for row in records.living(work.connection, "participant", {"activity_id": activity_id}):
        if row["person_id"] in values:
            work.update("participant", row["id"], values.pop(row["person_id"]))
        else:
            work.delete("participant", row["id"])
    work.insert_many("participant", values.values())
