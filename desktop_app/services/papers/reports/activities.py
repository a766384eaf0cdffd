"""What a report tells of: the activities, matters passed on and coming tasks beside the facts of its span."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.numbers import format_number
from desktop_app.domain.office.citations import day_words, document_words
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import (
    ACTIVITY_KINDS_ON_PAPER,
    REACHED_LABELS,
    ActivityKind,
    Spread,
    people_reached,
)
from desktop_app.domain.year.movements import Criterion
from desktop_app.papers.document.faults.words import without_errors
from desktop_app.papers.document.text import lowered
from desktop_app.papers.parts.activity_table import ActivityRow
from desktop_app.services import lists
from desktop_app.services.awards.order import award_order
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.office.offices import office
from desktop_app.services.papers.content.registered import (
    beside_divisions,
    criteria_with_results,
    going_on_within,
    movement_of,
)
from desktop_app.services.papers.reports.facts.periods import known_periods
from desktop_app.services.papers.reports.facts.span import LATE, Facts
from desktop_app.services.papers.reports.posted import PostedItem, is_totalled, listed_title, totals
from desktop_app.store import records
from desktop_app.store.queries import year


class ActivityFact(NamedTuple):
    """An activity as it was entered, its unit, its task and the path of its heading in the plan ("" for none).

    A tuple, since a report reads tens of thousands. Days are stored as text, and the groups of people reached are 0
    where none were counted. `unit_place` is the place of the unit in the settings. `present` are the staff on
    its list, `files` the names of the files attached to it.
    """

    id: int
    kind: ActivityKind
    spread: Spread
    title: str
    from_day: str
    to_day: str
    unit: str
    unit_place: int
    partners: str
    path: str
    task_id: int | None
    channel: str
    link: str
    staff: int
    members: int
    teenagers: int
    children: int
    others: int
    named_document: str
    document_day: str | None
    notable: int
    present: tuple[int, ...]
    files: tuple[str, ...]

    @property
    def from_date(self) -> date:
        """Its first day."""
        return date.fromisoformat(self.from_day)

    @property
    def to_date(self) -> date:
        """Its last day."""
        return date.fromisoformat(self.to_day)

    @property
    def document_date(self) -> date | None:
        """The day of its document."""
        return from_iso(self.document_day)

    @property
    def day_named(self) -> str:
        """The day by which a sentence names it: its first one, of a document its own."""
        return (self.document_day if self.kind is ActivityKind.DOCUMENT else None) or self.from_day

    @property
    def reached(self) -> int:
        """How many it reached, as they were counted."""
        return self.staff + self.members + self.teenagers + self.children + self.others

    @property
    def people(self) -> int:
        """How many it reached as they were counted, or else those on its list."""
        return people_reached(self.kind, self.reached, len(self.present))

    @property
    def document(self) -> str:
        """The document it was done by, or is, as it is cited; "" if none is recorded."""
        named = self.named_document
        if named[:1].isdigit():
            return document_words("", named, self.document_date)
        return document_words(named, "", self.document_date)


@dataclass(frozen=True, slots=True)
class ReferralFact:
    """A matter passed on to the competent body."""

    id: int
    passed_on: date
    kind: str
    body: str
    document: str
    outcome: str


@dataclass(frozen=True, slots=True)
class ComingTask:
    """A task in the periods after the cut-off: the ids of the periods, its leads, and the days they are due.

    `deadline` is what the plan says of those days.
    """

    ids: tuple[int, ...]
    task_id: int
    text: str
    leads: tuple[str, ...]
    due_on: tuple[date, ...]
    deadline: str


@dataclass(frozen=True, slots=True)
class LaunchFact:
    """A movement launched within the span, on the day of its document or else on its first day."""

    id: int
    name: str
    launched_on: date
    document: str
    from_date: date
    to_date: date | None


class RegisteredFact(NamedTuple):
    """Who registered: for a `title` of the year, or in a movement.

    `beside` is the name of a collective that is none of the phòng, đơn vị.
    """

    id: int
    kind: NomineeKind
    recipient: tuple[str, int]
    title: str = ""
    beside: str = ""


class EnteredMovement(NamedTuple):
    """A movement, and who had registered for it by the last day."""

    name: str
    registered: tuple[RegisteredFact, ...]


@dataclass(frozen=True, slots=True)
class ClosingFact:
    """A movement that was closed within the span, and the account that was given of it then."""

    id: int
    name: str
    closed_on: date
    weaknesses: str
    causes: str
    next_steps: str
    document: str = ""
    """The paper that launched it, as it is cited; "" where none is recorded."""
    criteria: tuple[Criterion, ...] = ()
    """Its criteria of which it is recorded what was reached."""
    from_date: date | None = None
    to_date: date | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """What a report is drafted from: the facts of its span and the records that its sentences name."""

    facts: Facts
    office: str
    activities: tuple[ActivityFact, ...]
    referrals: tuple[ReferralFact, ...]
    coming: tuple[ComingTask, ...]
    launched: tuple[LaunchFact, ...] = ()
    going_on: tuple[LaunchFact, ...] = ()
    """The movements that go on after the last day."""
    to_close: tuple[LaunchFact, ...] = ()
    """Those whose time is over by then, and whose tổng kết is still to come."""
    closed: tuple[ClosingFact, ...] = ()
    registered: tuple[RegisteredFact, ...] = ()
    """Who registered for the titles of the year, the highest title first."""
    entered: tuple[EnteredMovement, ...] = ()
    """The movements that go on in the span, for which somebody registered."""


def account_of(book: Book, facts: Facts, until: date) -> Account:
    """Return what a report of these facts tells of, with the tasks that come after its last day until another."""
    movements = _movements(book, facts)
    return Account(
        facts,
        office(book).name,
        _activities(book, facts),
        _referrals(book, facts),
        _coming(book, facts, until),
        tuple(each for each in map(_launch, movements) if facts.span.first <= each.launched_on <= facts.span.last),
        tuple(_launch(row) for row in movements if movement_of(row).goes_on_after(facts.span.last)),
        tuple(_launch(row) for row in movements if movement_of(row).awaits_closing(facts.span.last)),
        _closed(book, [row for row in movements if _is_within(row["closed_on"], facts)]),
        _registered(book, facts),
        tuple(_entered(book, facts)),
    )


def activity_rows(account: Account) -> tuple[ActivityRow, ...]:
    """Return the rows of the annex of activities, by kind and day; those told late say so.

    News and stories are totalled by month if they are many, except those told late.
    """
    rows: list[ActivityRow] = []
    for kind, label in ACTIVITY_KINDS_ON_PAPER.items():
        of_kind = [activity for activity in account.activities if activity.kind is kind]
        late = [activity for activity in of_kind if account.facts.is_late("activity", activity.id)]
        in_time = [activity for activity in of_kind if not account.facts.is_late("activity", activity.id)]
        if is_totalled(kind, len(in_time)):
            items = [
                PostedItem(each.from_date, kind, each.spread, each.channel, each.unit, each.reached, each.unit_place)
                for each in in_time
            ]
            rows += (
                ActivityRow(label, total.days, total.title, total.units, total.people or "", total.channels)
                for total in totals(items)
            )
            of_kind = late
        rows += (_activity_row(account, label, activity) for activity in of_kind)
    return tuple(rows)


def _activity_row(account: Account, label: str, activity: ActivityFact) -> ActivityRow:
    late = f" ({LATE})" if account.facts.is_late("activity", activity.id) else ""
    return ActivityRow(
        group=label,
        days=_days(activity),
        title=f"{listed_title(activity.title, activity.spread)}{late}",
        units=", ".join(filter(None, [activity.unit, activity.partners])),
        people=_people(activity),
        evidence="; ".join(filter(None, [activity.document, activity.link, *activity.files])),
    )


def _people(activity: ActivityFact) -> int | str:
    """Return how many it reached, by group if they are of several."""
    groups = [(label, number) for group, label in REACHED_LABELS.items() if (number := getattr(activity, group))]
    if len(groups) < 2:
        return activity.people or ""
    # A list says "CCVCNLĐ", which a paper spells out.
    split = "; ".join(f"{format_number(number)} {lowered(without_errors(label))}" for label, number in groups)
    return f"{format_number(activity.people)} ({split})"


def _days(activity: ActivityFact) -> str:
    first, last = activity.from_date, activity.to_date
    return day_words(first) if first == last else f"{day_words(first)} - {day_words(last)}"


def _activities(book: Book, facts: Facts) -> tuple[ActivityFact, ...]:
    ids = lists.ids(book, ListQuery("activities", sort="from_date", scope=facts.span.scope_of("activities")))
    present: dict[int, dict[int, None]] = {}
    files: dict[int, list[str]] = {}
    with book.store.reading() as connection:
        for row in records.living(connection, "participant"):
            present.setdefault(row["activity_id"], {})[row["person_id"]] = None
        for row in records.living(connection, "attachment", {"table_name": "activity"}):
            files.setdefault(row["row_id"], []).append(row["file_name"])
        return tuple(
            ActivityFact._make(
                (
                    row[0],
                    ActivityKind(row[1]),
                    Spread(row[2]),
                    *row[3:],
                    tuple(present.get(row[0], ())),
                    tuple(files.get(row[0], ())),
                )
            )
            for row in year.reported_activities(connection, ids)
        )


def _referrals(book: Book, facts: Facts) -> tuple[ReferralFact, ...]:
    query = ListQuery("referrals", sort="passed_on", scope=facts.span.scope_of("referrals"))
    return tuple(ReferralFact(row.id, *row.values[:5]) for row in lists.everything(book, query))


def _movements(book: Book, facts: Facts) -> list[records.Record]:
    """Return the movements that a report may tell."""
    with book.store.reading() as connection:
        if not _tells_emulation(connection, facts):
            return []
        return list(records.living(connection, "emulation_movement", order="from_date"))


def _tells_emulation(connection: records.Reader, facts: Facts) -> bool:
    """Return whether a report tells what belongs to no plan."""
    return facts.span.with_rest


def _registered(book: Book, facts: Facts) -> tuple[RegisteredFact, ...]:
    with book.store.reading() as connection:
        if not _tells_emulation(connection, facts):
            return ()
        order = award_order(connection, facts.span.last)
        of_year = records.living(connection, "year_record", {"year": facts.span.last.year, "registered": 1})
    in_time = [row for row in of_year if (row["registered_on"] or "") <= facts.span.last.isoformat()]
    in_time.sort(key=lambda row: order.award_place("", row["registered_for"]))
    return tuple(_registered_fact(row, row["registered_for"]) for row in in_time)


def _entered(book: Book, facts: Facts) -> Iterator[EnteredMovement]:
    with book.store.reading() as connection:
        if not _tells_emulation(connection, facts):
            return
        units = {row["id"]: row for row in records.of_kind(connection, "unit")}
        going_on = going_on_within(connection, facts.span.first.isoformat(), facts.span.last.isoformat())
        for movement, registered in going_on:
            if registered:
                yield EnteredMovement(
                    movement["name"],
                    tuple(_registered_fact(row, beside=beside_divisions(row, units)) for row in registered),
                )


def _registered_fact(row: records.Record, title: str = "", beside: str = "") -> RegisteredFact:
    kind = NomineeKind.COLLECTIVE if row["person_id"] is None else NomineeKind.INDIVIDUAL
    return RegisteredFact(row["id"], kind, (kind, row["person_id"] or row["unit_id"]), title, beside)


def _is_within(day: str | None, facts: Facts) -> bool:
    return day is not None and facts.span.first.isoformat() <= day <= facts.span.last.isoformat()


def _closed(book: Book, rows: Sequence[records.Record]) -> tuple[ClosingFact, ...]:
    with book.store.reading() as connection:
        criteria = criteria_with_results(connection, [row["id"] for row in rows])
    return tuple(_closing(row, criteria[row["id"]]) for row in rows)


def _closing(row: records.Record, criteria: tuple[Criterion, ...]) -> ClosingFact:
    closed_on = date.fromisoformat(row["closed_on"])
    given = (row["weaknesses"], row["causes"], row["next_steps"])
    days = date.fromisoformat(row["from_date"]), from_iso(row["to_date"])
    return ClosingFact(row["id"], row["name"], closed_on, *given, _launched_by(row), criteria, *days)


def _launch(row: records.Record) -> LaunchFact:
    from_date, dated_on = date.fromisoformat(row["from_date"]), from_iso(row["document_date"])
    to_date = from_iso(row["to_date"])
    return LaunchFact(row["id"], row["name"], dated_on or from_date, _launched_by(row), from_date, to_date)


def _launched_by(row: records.Record) -> str:
    dated_on = from_iso(row["document_date"])
    is_cited = row["document_number"] or dated_on
    return document_words(row["document_type"], row["document_number"], dated_on) if is_cited else ""


def _coming(book: Book, facts: Facts, until: date) -> tuple[ComingTask, ...]:
    last = facts.span.last
    plan = facts.span.of_plan
    with book.store.reading() as connection:
        occurrences = {
            each.row["id"]: each.row
            for number in range(last.year, until.year + 1)
            for each in known_periods(book, connection, {"year": number} | plan, last)
        }
        then = year.tasks_then(connection, list(occurrences), last)
    coming: dict[int, list[int]] = {}
    own = {task.id for task in facts.own_tasks}
    for row_id, row in occurrences.items():
        task = then[row_id]
        is_asked = task.is_known and not task.is_dropped_before(row["due_on"] or row["period_to"])
        if is_asked and not row["not_carried_out"] and _is_coming(row, last, until) and row_id not in own:
            coming.setdefault(row["task_id"], []).append(row_id)
    return tuple(
        ComingTask(
            tuple(ids),
            task_id,
            then[ids[0]].text,
            then[ids[0]].leads,
            tuple(sorted(day for row_id in ids if (day := from_iso(occurrences[row_id]["due_on"])) is not None)),
            "; ".join(dict.fromkeys(then[row_id].deadline for row_id in ids)),
        )
        for task_id, ids in coming.items()
    )


def _is_coming(row: Mapping[str, object], last: date, until: date) -> bool:
    """Return whether a period is one to come: due after the cut-off, or without a day and of a later year."""
    due_on = from_iso(None if row["due_on"] is None else str(row["due_on"]))
    if due_on is not None:
        done_on = from_iso(None if row["done_on"] is None else str(row["done_on"]))
        return last < due_on <= until and (done_on is None or done_on > last)
    number = row["year"]
    # Half a year is followed by the rest of it: what has no day goes on.
    first = last.year + 1 if until.year > last.year else last.year
    return isinstance(number, int) and first <= number <= until.year
