"""The records of a movement up to a day, and how its papers cite what launched it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.citations import document_words, subject_words
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.movements import Criterion, MovementFields
from desktop_app.services import lists
from desktop_app.services.awards.order import AwardOrder, award_order
from desktop_app.services.book import Book
from desktop_app.services.office.people import places_of_work, post_on
from desktop_app.services.papers.content.registered import beside_divisions, exemplars_on, proposed_words
from desktop_app.services.standing.decision_numbers import cancelled_by, with_whole_numbers
from desktop_app.services.year.activities import activities_of
from desktop_app.services.year.movements import movement
from desktop_app.store import records
from desktop_app.store.queries import year
from desktop_app.store.queries.report_days import DatedTables, cancellation_days, proposal_days
from desktop_app.store.records import Record

WRITTEN_KINDS: Final = (ActivityKind.GOOD_NEWS, ActivityKind.STORY)
"""What people write for a movement; an exemplar the office introduces."""


@dataclass(frozen=True, slots=True)
class MovementFacts:
    """The records of a movement from its first day to the day of counting."""

    fields: MovementFields
    cut_off: date
    registered: tuple[Record, ...]
    all_units: Mapping[int, Record]
    activities: tuple[ActivityFields, ...]
    units: Mapping[int, str]
    awards: tuple[Record, ...]
    awards_later: tuple[Record, ...]
    """Those of decisions that are signed after the day of counting."""
    cancelled: tuple[str, ...]
    """The document of each award that decisions until the day of counting gave and that was cancelled until then."""
    cancelled_later: tuple[str, ...]
    """The same of those that were cancelled after it."""
    exemplars: tuple[Record, ...]
    proposed: str
    writing_units: frozenset[int]
    """The phòng, đơn vị whose people wrote or shared news and stories; none unless it is recorded of each who did."""
    order: AwardOrder

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria, with their results unless these were told only after the day of counting, at the end."""
        if not ended_after(self.fields, self.cut_off):
            return self.fields.criteria
        return tuple(replace(row, result="", evidence="") for row in self.fields.criteria)

    @property
    def account(self) -> MovementFields:
        """The fields without the account that was given of the movement at its end, after the day of counting."""
        if not ended_after(self.fields, self.cut_off):
            return self.fields
        return replace(self.fields, weaknesses="", causes="", next_steps="")

    @property
    def launched_on(self) -> date:
        """The day of which the law is that its report cites."""
        return launch_day(self.fields)[0]

    @property
    def document(self) -> str:
        """The paper that launched the movement, as it is cited with what it is about; "" for none."""
        cited = launch_cited(self.fields)
        return " ".join(filter(None, (cited, subject_words(self.fields.document_abstract)))) if cited else ""


def ended_after(fields: MovementFields, day: date) -> bool:
    """Return whether the account of a movement was given after a day, on which nobody knew it."""
    return fields.closed_on is not None and fields.closed_on > day


def launch_day(fields: MovementFields) -> tuple[date, str]:
    """Return the day of the paper that launched a movement and what day that is; its first day without such a paper."""
    if fields.document_date is not None:
        return fields.document_date, "ngày văn bản phát động"
    return fields.from_date, "ngày bắt đầu phong trào"


def movement_id_of(options: Mapping[str, str]) -> int:
    """Return the id of the movement among the options. Raises UsageError."""
    text = options["movement"]
    if not text.isdecimal():
        raise UsageError(f"“{text}” không phải mã số phong trào.", lists=("movements",))
    return int(text)


def launch_cited(fields: MovementFields) -> str:
    """Return the type, number and day of the paper that launched a movement, "" where none is recorded."""
    cited = document_words(fields.document_type, fields.document_number, fields.document_date)
    return cited if fields.document_number or fields.document_date else ""


def facts_of(book: Book, movement_id: int, cut_off: date | None) -> MovementFacts:
    """Return the records of a movement up to a day, by default its end. Raises InvalidRecord, RecordGone."""
    fields = movement(book, movement_id)
    # What was signed on the day of the tổng kết belongs to the movement, too.
    end = fields.closed_on or min(filter(None, (fields.to_date, date.today())))
    day = cut_off or max(end, fields.from_date)
    if day < fields.from_date:
        raise InvalidRecord("Ngày chốt số liệu phải sau ngày bắt đầu phong trào.", "cut_off")
    query = ListQuery("activities", scope={"movement": movement_id, "to": day.isoformat()})
    activity_ids = [row.id for row in lists.everything(book, query)]
    activities = sorted(activities_of(book, activity_ids), key=lambda row: row.from_date)
    with book.store.reading() as connection:
        registrations = records.living(
            connection, "movement_registration", {"movement_id": movement_id}, order="registered_on"
        )
        registered = [row for row in registrations if row["registered_on"] <= day.isoformat()]
        units = {row["id"]: row for row in records.of_kind(connection, "unit", order="position")}
        nominations = records.living(connection, "nomination", {"movement_id": movement_id}, order="list_key")
        order = award_order(connection, day)
        until, after = (
            cancelled_by(connection, year.cancelled_in_movement(connection, movement_id, day.isoformat(), later=later))
            for later in (False, True)
        )
    signed = _signed_awards(book, movement_id)
    awards = [row for row in signed if row["signed_on"] <= day.isoformat()]
    with book.store.reading() as connection:
        tables = DatedTables(connection)
        proposed = proposed_words(tables, nominations, day)
        put_forward = proposal_days(tables, day.isoformat())
        cancelled = cancellation_days(tables)
        writing_units = _writing_units(connection, [row for row in activities if row.kind in WRITTEN_KINDS], units)
    exemplars = exemplars_on(cancelled, (row for row in nominations if row["id"] in put_forward), day)
    return MovementFacts(
        fields=fields,
        cut_off=day,
        registered=tuple(registered),
        all_units=units,
        activities=tuple(activities),
        units={unit_id: row["name"] for unit_id, row in units.items()},
        awards=tuple(awards),
        awards_later=tuple(row for row in signed if row not in awards),
        cancelled=tuple(until.values()),
        cancelled_later=tuple(after.values()),
        exemplars=exemplars,
        proposed=proposed,
        writing_units=writing_units,
        order=order,
    )


def _writing_units(
    connection: records.Reader, posted: Sequence[ActivityFields], units: Mapping[int, Record]
) -> frozenset[int]:
    posts_of: defaultdict[int | None, list[Record]] = defaultdict(list)
    for post in records.living(connection, "post") if posted else ():
        posts_of[post["person_id"]].append(post)
    places = places_of_work(connection)
    held = [post_on(posts_of[row.author_id], row.from_date, places) for row in posted]
    known = [post for post in held if post is not None and post["unit_id"] is not None]
    if len(known) < len(posted):
        return frozenset()
    return frozenset(post["unit_id"] for post in known if not beside_divisions(post, units))


def _signed_awards(book: Book, movement_id: int) -> list[Record]:
    """Return the awards in a movement by signed decisions, by day, each with number, day and body."""
    query = ListQuery("awards", sort="signed_on", scope={"movement": movement_id, "signed": True})
    ids = [row.id for row in lists.everything(book, query)]
    with book.store.reading() as connection:
        awards = records.fetch_many(connection, "award", ids)
        decided = records.fetch_many(connection, "decision", sorted({row["decision_id"] for row in awards.values()}))
        decisions = {row["id"]: row for row in with_whole_numbers(connection, decided.values())}
    of_decision = ("number", "signed_on", "issuing_body")
    signed = [{**row, **{name: decisions[row["decision_id"]][name] for name in of_decision}} for row in awards.values()]
    return sorted(signed, key=lambda row: (row["signed_on"], row["decision_id"], row["position"], row["id"]))
