"""The records that a record names, and how many records of each kind name it: the way from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.domain.vietnamese import shortened
from desktop_app.services.book import Book
from desktop_app.services.keeping.record_log.history_words import column_words
from desktop_app.store import records
from desktop_app.store.record_links import target_of

_LONGEST = 80


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
        return [*_named_by(connection, kind, row), *_naming(connection, kind, row_id)]


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
