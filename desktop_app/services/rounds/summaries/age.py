"""Whether a summary is older than the records behind it: computed from the change log, never kept by hand.

A change that was undone again, and one of something that no summary tells (a note, a link), do not count. Ratings count
for a nomination that cites records: what was only typed rests on none.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from desktop_app.domain.office.citations import count_words, day_words, joined_words
from desktop_app.services.book import Book
from desktop_app.store.connection import PlainConnection
from desktop_app.store.queries import summary_age as stored
from desktop_app.store.queries.summary_age import LoggedRow, RemovedRow, WrittenSummary

if TYPE_CHECKING:
    # The page Thi đua – Khen thưởng asks about summaries before SQLAlchemy and the law are loaded.
    from desktop_app.domain.law.year_facts import RecordRef
    from desktop_app.store.work import UnitOfWork

_TOLD: Final[Mapping[str, Mapping[str, Any]]] = {
    "activity": dict.fromkeys(
        (
            *("from_date", "to_date", "kind", "title", "unit_id", "task_id", "author_id", "channel", "spread"),
            *("reached_staff", "reached_members", "reached_teenagers", "reached_children", "reached_others"),
            *("document", "document_date", "notable", "partners", "trashed_at"),
        )
    ),
    "participant": {"role": None},
    "task": {"text": "", "trashed_at": None},
    "assignment": dict.fromkeys(("unit_id", "role", "from_date", "to_date")),
    "occurrence": {
        **dict.fromkeys(("result", "document_type", "document_number"), ""),
        **dict.fromkeys(("done_on", "document_date")),
    },
    "initiative": dict.fromkeys(("year", "title", "scope", "document", "recognised", "trashed_at")),
    "year_record": {"rating": None, "document": "", "trashed_at": None},
    "nomination_activity": {"activity_id": None},
    "nomination_task": {"task_id": None},
    "nomination_initiative": {"initiative_id": None},
}
"""By table, the columns that a summary tells, each with what a row that is not there has."""
_NEVER: Final = "9999-12-31"
_NOUNS: Final = {
    "activity": "hoạt động",
    "task": "nhiệm vụ",
    "occurrence": "kết quả nhiệm vụ",
    "initiative": "sáng kiến",
    "year_record": "xếp loại",
}


@dataclass(frozen=True, slots=True)
class OlderSummary:
    """A summary that records behind it have outrun: the day since which it stood, and those records."""

    nomination_id: int
    written_on: date
    records: "tuple[RecordRef, ...]"

    @property
    def sentence(self) -> str:
        """What is to be known, as a sentence."""
        kinds = [record.kind for record in self.records]
        counts = tuple(f"{count_words(kinds.count(kind))} {_NOUNS[kind]}" for kind in _NOUNS if kind in kinds)
        return (
            f"Tóm tắt cũ hơn hồ sơ: ghi ngày {day_words(self.written_on)}, sau đó có thay đổi ở {joined_words(counts)}."
        )


def older_summaries(book: Book, round_code: str) -> tuple[OlderSummary, ...]:
    """Return the summaries of a round that are older than the records behind them."""
    with book.store.plain_reading() as connection:
        return _older(connection, stored.read_written(connection, round_code=round_code))


def older_summary(book: Book, nomination_id: int) -> OlderSummary | None:
    """Return what made the summary of a nomination old, None while it is not."""
    with book.store.plain_reading() as connection:
        return _older_of(connection, nomination_id)


def confirm_summary(work: "UnitOfWork", nomination_id: int) -> None:
    """Let a summary that is older than its records hold from now on: the clerk has it before her and keeps it."""
    if _older_of(work.plain, nomination_id) is not None:
        work.update("nomination", nomination_id, {"summary_as_of": stored.last_change(work.plain)})


def _older_of(connection: PlainConnection, nomination_id: int) -> OlderSummary | None:
    older = _older(connection, stored.read_written(connection, nomination_id=nomination_id))
    return older[0] if older else None


def _older(connection: PlainConnection, summaries: Sequence[WrittenSummary]) -> tuple[OlderSummary, ...]:
    if not summaries:
        return ()
    by_id = {summary.nomination_id: summary for summary in summaries}
    changed: dict[int, list[RecordRef]] = {}
    for nomination_id, rows in groupby(stored.read_changed(connection, summaries), lambda row: row.nomination_id):
        changed[nomination_id] = [*_changed(by_id[nomination_id], list(rows))]
    removed = stored.read_removed(connection, min(summary.as_of for summary in summaries))
    cited = stored.read_cited(connection, by_id) if removed else frozenset()
    claimed = stored.read_claimed(connection, by_id) if removed else frozenset()
    for gone in removed:
        for summary in summaries:
            record = _removed(summary, gone, cited, claimed) if gone.was_there(summary.as_of) else None
            if record is not None:
                changed.setdefault(summary.nomination_id, []).append(record)
    return tuple(
        OlderSummary(summary.nomination_id, datetime.fromisoformat(summary.moment).astimezone().date(), records)
        for summary in summaries
        if (records := tuple(dict.fromkeys(changed.get(summary.nomination_id, ()))))
    )


def _changed(summary: WrittenSummary, rows: Sequence[LoggedRow]) -> "Iterator[RecordRef]":
    """Yield the records of which something that a summary tells is other than when it was written."""
    from desktop_app.domain.law.year_facts import RecordRef

    in_order = sorted(rows, key=lambda row: (row.table, row.row_id))
    for (name, _), alike in groupby(in_order, lambda row: (row.table, row.row_id)):
        items = list(alike)
        before, after = _net(name, items)
        if before == after or (name == "assignment" and _is_of_later(before, after, summary.last)):
            continue
        day = before.get("done_on") or after.get("done_on") or items[0].day
        if name == "occurrence" and not (day and summary.first <= day <= summary.last):
            continue
        yield RecordRef(items[0].shown_kind, items[0].shown_id)


def _is_of_later(before: Mapping[str, Any], after: Mapping[str, Any], last: str) -> bool:
    """Return whether an assignment is another on days after one alone: no summary of the days until then tells it."""
    if (after.get("from_date") or "") > last:
        return before.get("unit_id") is None
    changed = {column for column in after if before.get(column) != after[column]}
    return changed == {"to_date"} and all((row["to_date"] or _NEVER) >= last for row in (before, after))


def _net(name: str, items: Iterable[LoggedRow]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the columns that changed in a row, as they were before the first and as they are after the last change."""
    absent = _TOLD[name]
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for item in items:
        old = _values(item.before, absent)
        new = _values(item.after, absent)
        before = {**{column: old.get(column, absent[column]) for column in {**old, **new}}, **before}
        after |= {column: new.get(column, absent[column]) for column in {**old, **new}}
    return before, after


def _removed(
    summary: WrittenSummary,
    gone: RemovedRow,
    cited: Set[tuple[int, str, int]],
    claimed: Set[tuple[int, int, str]],
) -> "RecordRef | None":
    """Return the record behind a summary to which a removed row belonged, None if it belonged to none."""
    from desktop_app.domain.law.year_facts import RecordRef

    name, row = gone.table, gone.values
    kind = {"participant": "activity", "assignment": "task"}.get(name) or name.removeprefix("nomination_")
    if name.startswith("nomination_"):
        of_it = row["nomination_id"] == summary.nomination_id
        return RecordRef(kind, row[f"{kind}_id"]) if of_it else None
    if name == "year_record":
        of_nominee = row["person_id"] == summary.person_id if summary.person_id else row["unit_id"] == summary.unit_id
        first, last = summary.rated_years
        in_span = first <= row["year"] <= last
        cites = any(nomination_id == summary.nomination_id for nomination_id, _, _ in cited)
        return RecordRef("year_record", row["id"]) if of_nominee and in_span and cites else None
    if name == "participant" and (summary.nomination_id, row["activity_id"], row["role"]) in claimed:
        return RecordRef(kind, row["activity_id"])
    if name == "assignment" and (row.get("from_date") or "") > summary.last:
        return None
    of_nominee = name == "assignment" or row["person_id"] == summary.person_id
    record_id = row[f"{kind}_id"]
    return RecordRef(kind, record_id) if of_nominee and (summary.nomination_id, kind, record_id) in cited else None


def _values(text: str | None, absent: Mapping[str, Any]) -> Mapping[str, Any]:
    if text is None:
        return absent
    return {column: value for column, value in json.loads(text).items() if column in absent}
