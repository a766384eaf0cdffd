"""Records entered after the report of their days was issued: the next report tells them, marked."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.spans import DATED_KINDS, Ids, Span
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.spans import (
    checked_period,
    cut_off_of_report,
    issued_report,
    lies,
    narrowing_plan,
    tells_rest,
    told_span,
)
from desktop_app.store import records
from desktop_app.store.queries.report_days import DatedTables, days_of_records

_KINDS: Final = {
    "activities": ("Hoạt động", "title"),
    "obstacles": ("Khó khăn, vướng mắc", "content"),
    "referrals": ("Thông tin đã chuyển", "kind"),
    "awards": ("Khen thưởng", "name"),
    "nominations": ("Đề nghị khen thưởng", "name"),
    "occurrences": ("Kết quả nhiệm vụ", "text"),
}
"""What the rows of each list are called in a report, and the column that names them."""


@dataclass(frozen=True, slots=True)
class LateEntry:
    """A record of days whose report was issued without it: its list and id, what it is, its day, its full name."""

    list_key: str
    id: int
    what: str
    day: date
    name: str


def late_entries(
    book: Book, kind: str, period: str, cut_off: date | None = None, plan_id: int | None = None
) -> list[LateEntry]:
    """Return the records that a report tells late, the earliest first. Raises InvalidRecord."""
    period = checked_period(kind, period)
    with book.store.reading() as connection:
        day = cut_off or cut_off_of_report(connection, kind, period, plan_id)
        reported = told_span(connection, kind, period, day, plan_id)
    return entries_of(book, reported.span, reported.late)


def entries_of(book: Book, span: Span, late: Ids) -> list[LateEntry]:
    """Return the late records of a span, the earliest first."""
    if not any(late.values()):
        return []
    with book.store.reading() as connection:
        days = days_of_records(DatedTables(connection))
    entries = []
    for list_key, kind in DATED_KINDS.items():
        what, name = _KINDS[list_key]
        keys = [column.key for column in LIST_KINDS[list_key].columns]
        place, of_kind = keys.index(name), keys.index("kind") if list_key == "activities" else None
        ids = sorted(row_id for row_id in late.get(kind, ()) if row_id in days[kind])
        for row in lists.everything(book, ListQuery(list_key, scope={"ids": ids, **span.of_plan})):
            day = date.fromisoformat(days[kind][row.id])
            # What papers call an activity: "Tin tốt", "Quán triệt".
            called = str(row.values[of_kind]) if of_kind is not None else what
            entries.append(LateEntry(list_key, row.id, called, day, " ".join(str(row.values[place]).split())))
    return sorted(entries, key=lambda entry: (entry.day, entry.what, entry.id))


def cancelled_since(connection: records.Reader, kind: str, period: str, plan_id: int | None) -> list[records.Record]:
    """Return the awards that a report counts as it was issued and that were cancelled since, in their order."""
    own = issued_report(connection, kind, period, plan_id)
    if own is None or own.change is None:
        return []
    plan = narrowing_plan(connection, plan_id, period)
    with_rest = tells_rest(connection, kind, period, plan)
    days, tables = Span(own.first, own.last), DatedTables(connection)
    then, now = (days_of_records(tables, at, plan, with_rest=with_rest)["award"] for at in (own.change, None))
    ids = [row_id for row_id, day in then.items() if row_id not in now and lies(day, days)]
    rows = records.fetch_many(connection, "award", ids)
    return [rows[row_id] for row_id in sorted(rows) if rows[row_id]["cancelled_on"]]
