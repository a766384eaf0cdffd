"""The records that a record names, and how many records of each kind name it: the way from one to the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from desktop_app.domain.office.citations import day_words
from desktop_app.domain.record_kinds import RECORD_KINDS, RecordKind
from desktop_app.domain.vietnamese import shortened
from desktop_app.services.book import Book
from desktop_app.services.keeping.record_log.history_words import column_words, kind_title
from desktop_app.services.plan.assignments import ROLE_WORDS
from desktop_app.store import records
from desktop_app.store.record_links import target_of

_LONGEST = 80
_NAMED = 5
"""How many records of a kind are named one by one."""


@dataclass(frozen=True, slots=True)
class LinkedRecords:
    """Records beside another: what they are to it, their kind and ids, and the words for them."""

    label: str
    kind: str
    ids: tuple[int, ...]
    words: str


def linked_records(book: Book, kind: str, row_id: int) -> Sequence[LinkedRecords]:
    """Return what a record names, then what names it, without records in the trash. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, kind, row_id)
        through_parts = _through_parts(connection, kind, row_id)
        before = _units_before(connection, row_id) if kind == "task" else ()
        return [*_named_by(connection, kind, row), *through_parts, *before, *_naming(connection, kind, row_id)]


def _named_by(connection: records.Reader, kind: str, row: records.Record) -> list[LinkedRecords]:
    linked = []
    for column, value in row.items():
        target = RECORD_KINDS.get(_target(kind, column)) if column.endswith("_id") and value is not None else None
        if target is None or not target.name:
            continue
        there = records.living(connection, target.key, {"id": value})
        if there:
            words = shortened(str(there[0][target.name] or target.noun), _LONGEST)
            linked.append(LinkedRecords(column_words(kind, column).label, target.key, (int(value),), words))
    return linked


def _through_parts(connection: records.Reader, kind: str, row_id: int) -> list[LinkedRecords]:
    """Return what a part of a record joins it to: what a nomination rests on, who took part in an activity."""
    linked = []
    for part in RECORD_KINDS.values():
        if part.shown_by is not None:
            continue
        targets = {column: _target(part.key, column) for column in records.table(part.key).c.keys()}
        own = [column for column, target in targets.items() if target == kind]
        others = {column: RECORD_KINDS[target] for column, target in targets.items() if target in RECORD_KINDS}
        for column, target in others.items():
            if not own or target.key == kind or target.shown_by is None:
                continue
            # Who has left a unit or a Council is not of it any more.
            joined = [row for row in records.living(connection, part.key, {own[0]: row_id}) if not row.get("to_date")]
            ids = sorted({row[column] for row in joined if row[column] is not None})
            there = records.fetch_many(connection, target.key, ids)
            rows = [row for row in map(there.__getitem__, ids) if not row.get("trashed_at")]
            # What a part is called is said of the record that it is entered with.
            is_owner = next(iter(others)) == own[0]
            label = kind_title(part.key) if is_owner else target.noun[:1].upper() + target.noun[1:]
            linked += _in_words(label, target, rows)
    return linked


def _units_before(connection: records.Reader, task_id: int) -> Iterator[LinkedRecords]:
    """Yield the units that had a task until an adjustment gave it to others, with their last days, the latest first."""
    rows = records.living(connection, "assignment", {"task_id": task_id}, order="position")
    ended = sorted((row for row in rows if row["to_date"]), key=itemgetter("to_date"), reverse=True)
    names = records.fetch_many(connection, "unit", sorted({row["unit_id"] for row in ended}))
    for row in ended:
        until = f"đến hết ngày {day_words(date.fromisoformat(row['to_date']))}"
        words = f"{shortened(str(names[row['unit_id']]['name']), _LONGEST)} ({until})"
        yield LinkedRecords(f"Trước đó, {ROLE_WORDS[row['role']]}", "unit", (row["unit_id"],), words)


def _in_words(label: str, kind: RecordKind, rows: Sequence[records.Record]) -> list[LinkedRecords]:
    """Return a few records by their names, many as their number."""
    if not kind.name or len(rows) > _NAMED:
        ids = tuple(row["id"] for row in rows)
        return [LinkedRecords(label, kind.key, ids, f"{len(ids)} {kind.noun}")] if ids else []
    return [
        LinkedRecords(label, kind.key, (row["id"],), shortened(str(row[kind.name] or kind.noun), _LONGEST))
        for row in rows
    ]


def _naming(connection: records.Reader, kind: str, row_id: int) -> list[LinkedRecords]:
    linked = []
    for other in RECORD_KINDS.values():
        if other.shown_by is None or not other.noun:
            continue
        for column in records.table(other.key).c.keys():
            if column.endswith("_id") and _target(other.key, column) == kind:
                ids = tuple(row["id"] for row in records.living(connection, other.key, {column: row_id}))
                if ids:
                    label = other.noun[:1].upper() + other.noun[1:]
                    linked.append(LinkedRecords(label, other.key, ids, f"{len(ids)} {other.noun}"))
    return linked


def _target(kind: str, column: str) -> str:
    try:
        return target_of(kind, column)
    except ValueError:
        return ""
