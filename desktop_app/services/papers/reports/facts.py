"""The facts of a span of days, read from the records once for the sentences and the annexes of a report."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.citations import document_words
from desktop_app.domain.office.people import post_words
from desktop_app.domain.plan.occurrences import OccurrenceState, state_of
from desktop_app.domain.vocabulary import NOMINEE_KIND_LABELS, NomineeKind
from desktop_app.domain.year.spans import Ids, Span
from desktop_app.services import lists
from desktop_app.services.awards.order import AwardOrder, CountedAs, award_order
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.law.rules import round_rules
from desktop_app.services.office.offices import office_of_day
from desktop_app.services.papers.content.awarded.year_awards import occasion_of
from desktop_app.services.papers.content.registered import Outcome, exemplars_on, outcome, recipient_of
from desktop_app.services.papers.reports.obstacles import ObstacleFact, obstacle_fact
from desktop_app.services.plan.occurrences import soon_days_in
from desktop_app.services.plan.plan_records import is_first_plan
from desktop_app.services.plan.plans import PlanText, plan_text
from desktop_app.services.standing.decision_numbers import with_whole_numbers
from desktop_app.services.year.briefings import InformedPerson, informed_staff
from desktop_app.services.year.indicators import Measured, measured, with_confirmed_targets, without_fewer_days
from desktop_app.store import records
from desktop_app.store.queries import year
from desktop_app.store.queries.report_days import decision_days, proposal_days, voted_down_days

LATE = "bổ sung của kỳ trước"
"""What papers print beside a record of days that an earlier report told without it."""


@dataclass(frozen=True, slots=True)
class TaskFact:
    """A task in one period: its place in the plan, its units, its deadline, its state and its result.

    `id` is that of the period's record, `task_id` of the task; `document` is the paper it produced.
    """

    id: int
    task_id: int
    path: str
    text: str
    leads: tuple[str, ...]
    supports: tuple[str, ...]
    deadline: str
    period: str
    due_on: date | None
    done_on: date | None
    state: OccurrenceState
    result: str
    difficulty: str
    needs_direction: str
    document: str
    evidence: str


@dataclass(frozen=True, slots=True)
class AwardFact:
    """An award given by a signed decision within the span."""

    id: int
    decision_id: int
    kind: str
    name: str
    position_and_unit: str
    award: str
    is_title: bool
    last_year: int | None
    """The year in which what it was given for ended: a title is one of a year."""
    place: tuple[bool, int, str]
    """The place of the award among others, titles first."""
    counted_as: CountedAs
    number: str
    signed_on: date
    body: str
    recipient: str
    """Who has it, in a form that tells people apart: one who has two awards has the same in both."""
    is_leader: bool
    is_woman: bool | None
    """None if it is not recorded."""
    amount: int | None
    is_proposed: bool
    """Whether it came of a nomination of the book."""
    commendation_type: str
    occasion: str
    """What a form was given for, in words; "" of a title, and where it is not recorded."""


class Cancellation(NamedTuple):
    """That an award was cancelled, and by which document."""

    id: int
    document: str


@dataclass(frozen=True, slots=True)
class ProposalFact:
    """A nomination put forward within the span, and what had become of it by its last day."""

    id: int
    kind: str
    award: str
    counted_as: CountedAs
    recipient: str
    exemplar: bool
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of a span.

    `obstacles` are those raised in the span, `open_obstacles` those of any span that were not solved by its last day,
    `solved_obstacles` those solved in it. `late` are the records of days that an earlier report told without them.
    `cancelled` are awards cancelled in it, whenever they were given; `cancelled_later` were given in it and cancelled
    after its last day.
    """

    span: Span
    late: Ids
    plan: PlanText | None
    staff: tuple[InformedPerson, ...]
    tasks: tuple[TaskFact, ...]
    awards: tuple[AwardFact, ...]
    cancelled: tuple[Cancellation, ...]
    cancelled_later: tuple[Cancellation, ...]
    cancelled_before: tuple[Cancellation, ...]
    proposals: tuple[ProposalFact, ...]
    voted_down: tuple[ProposalFact, ...]
    """What was put forward and refused by the Council by the last day; the proposals are without it."""
    obstacles: tuple[ObstacleFact, ...]
    open_obstacles: tuple[ObstacleFact, ...]
    solved_obstacles: tuple[ObstacleFact, ...]
    referrals: Mapping[str, int]
    indicators: tuple[Measured, ...]
    before_from: date | None
    """The day since which there are figures of the days before, where they are too few to be compared with."""
    own_tasks: tuple[TaskFact, ...]
    """The tasks, in their period, that the report is itself the result of: nothing that is late, nor still to come."""
    is_of_first_plan: bool
    """Whether the plan is the first one, whose reports tell of all emulation, too."""

    @property
    def proposed(self) -> Mapping[str, tuple[int, ...]]:
        """The ids of the proposals, by kind of nominee."""
        return {
            kind.value: tuple(proposal.id for proposal in self.proposals if proposal.kind == kind)
            for kind in NomineeKind
        }

    @property
    def exemplars(self) -> tuple[int, ...]:
        """The ids of the proposals that are to be spread as exemplars."""
        return tuple(proposal.id for proposal in self.proposals if proposal.exemplar)

    def is_late(self, kind: str, row_id: int) -> bool:
        """Return whether a record (`kind` is its table's name) is of days whose report was issued without it."""
        return row_id in self.late.get(kind, ())


def facts(
    book: Book,
    period: str,
    span: Span,
    plan_id: int | None = None,
    late: Ids | None = None,
    before: Span | None = None,
    before_from: date | None = None,
    cancelled_before: Collection[int] = (),
    own_periods: Collection[int] = (),
) -> Facts:
    """Return the facts of a span, which belongs to a period ("2026", "2026-H1"), as of its last day.

    `plan_id` None stands for the first plan; `before` is what figures are compared with, None for the same days of the
    year before, `before_from` the day since which there are any of these. `cancelled_before` are awards whose
    cancellation the report before could not tell, `own_periods` the periods of tasks that the report is the result of.
    """
    with book.store.reading() as connection:
        raised = set(year.obstacle_ids(connection, span.scope_of("obstacles")))
        own_office = office_of_day(connection).name
        obstacles = [
            obstacle_fact(row, span.last, own_office)
            for row in year.obstacles_until(connection, _of_plan(span), span.last)
        ]
        days = span.first.isoformat(), span.last.isoformat()
        cancelled = year.cancelled_awards(connection, _of_plan(span), *days)
        later = year.cancelled_after(connection, _of_plan(span), *days)
        gone = records.fetch_many(connection, "award", sorted(cancelled_before))
        is_of_first_plan = is_first_plan(connection, span.plan_id)
    referrals = Counter(
        row.values[1] for row in lists.everything(book, ListQuery("referrals", scope=span.scope_of("referrals")))
    )
    indicators = measured(book, period, span, before, apart=True) if is_of_first_plan else []
    compared = without_fewer_days(indicators, before, before_from)
    plan = plan_text(book, plan_id)
    tasks = _tasks(book, span, plan.fields.dated_on if plan is not None else None)
    return Facts(
        span=span,
        late=late or {},
        plan=plan,
        staff=tuple(informed_staff(book, span.last, span.plan_id)),
        tasks=tuple(task for task in tasks if task.id not in own_periods or task.done_on is not None),
        awards=_awards(book, span),
        cancelled=tuple(Cancellation(**row) for row in cancelled),
        cancelled_later=tuple(Cancellation(**row) for row in later),
        cancelled_before=tuple(Cancellation(row["id"], row["cancel_document"]) for row in gone.values()),
        proposals=_proposals(book, span, proposal_days),
        voted_down=_proposals(book, span, voted_down_days),
        obstacles=tuple(obstacle for obstacle in obstacles if obstacle.id in raised),
        open_obstacles=tuple(obstacle for obstacle in obstacles if obstacle.closed_on is None),
        solved_obstacles=tuple(
            obstacle for obstacle in obstacles if obstacle.closed_on is not None and obstacle.closed_on >= span.first
        ),
        referrals=referrals,
        indicators=with_confirmed_targets(compared),
        # What had nothing to compare with anyway needs no word on it.
        before_from=before_from if compared != tuple(indicators) else None,
        own_tasks=tuple(task for task in tasks if task.id in own_periods and task.done_on is None),
        is_of_first_plan=is_of_first_plan,
    )


def tasks_of_year(book: Book, number: int, as_of: date, plan_id: int | None = None) -> tuple[TaskFact, ...]:
    """Return the tasks of a year, each as it stood on a day."""
    scope: dict[str, object] = {"year": number}
    with book.store.reading() as connection:
        return tuple(
            _task_fact(source, as_of, is_done=source.done_on is not None and source.done_on <= as_of)
            for source in _occurrences(book, connection, scope if plan_id is None else scope | {"plan": plan_id})
        )


def _of_plan(span: Span) -> dict[str, object]:
    return {} if span.plan_id is None else {"plan": span.plan_id}


@dataclass(frozen=True, slots=True)
class _Source:
    """A task in a period as it is recorded: its row, that of its list, and the names of its files."""

    id: int
    listed: tuple[Any, ...]
    row: records.Record
    deadline: str
    files: tuple[str, ...]
    late_from: date | None
    soon_days: int
    activity_days: Sequence[str]
    """The days of what was done for the task, in whichever period."""

    @property
    def due_on(self) -> date | None:
        return from_iso(self.row["due_on"])

    @property
    def done_on(self) -> date | None:
        return from_iso(self.row["done_on"])

    def carried_out(self, on: date, *, is_told: bool) -> bool | None:
        """Return whether something was done in the period until a day; None if the task asks for more than that.

        A result counts if `is_told`: one of a later day, or that another report tells, was not there on that day.
        """
        if not self.row["whole_period"]:
            return None
        first, last = self.row["period_from"], min(self.row["period_to"], on.isoformat())
        return (is_told and bool(self.row["result"])) or any(first <= day <= last for day in self.activity_days)

    def was_carried_out(self, first: date) -> bool:
        """Return whether its period was over before a day, with something done in it and no result to tell."""
        over = bool(self.row["whole_period"]) and self.row["period_to"] < first.isoformat()
        return over and not self.row["result"] and bool(self.carried_out(first, is_told=True))


def _occurrences(book: Book, connection: records.Reader, scope: Mapping[str, object]) -> Iterator[_Source]:
    listed = lists.everything(book, ListQuery("occurrences", scope=scope))
    rows = records.fetch_many(connection, "occurrence", [row.id for row in listed])
    deadlines = year.deadline_words(connection)
    late_from, soon = year.late_days(connection), soon_days_in(connection)
    activity_days = year.activity_days(connection)
    attached = records.living(connection, "attachment", {"table_name": "occurrence"})
    files: defaultdict[int, list[str]] = defaultdict(list)
    for file_row in attached:
        files[file_row["row_id"]].append(file_row["file_name"])
    for row in listed:
        of_row = rows[row.id]
        task_id = of_row["task_id"]
        words = deadlines.get((task_id, of_row["deadline_place"]), "")
        days = activity_days.get(task_id, ())
        yield _Source(row.id, row.values, of_row, words, tuple(files[row.id]), late_from.get(task_id), soon, days)


def _tasks(book: Book, span: Span, planned_on: date | None) -> tuple[TaskFact, ...]:
    """Return the tasks done in the span, and those not done by its last day that were or will be due in its year."""
    added, left_out = span.added.get("occurrence", ()), span.left_out.get("occurrence", ())
    task_facts: list[TaskFact] = []
    # What falls due between today and a cut-off to come is not late yet.
    as_of = min(span.last, date.today())
    with book.store.reading() as connection:
        for source in _occurrences(book, connection, _of_plan(span)):
            done_on = source.done_on
            is_dated_here = done_on is not None and span.first <= done_on <= span.last
            is_done = source.id in added or (is_dated_here and source.id not in left_out)
            was_told = done_on is not None and done_on < span.first
            is_left = not was_told and not source.was_carried_out(span.first)
            if is_done or (is_left and _is_expected(source, span.last.year)):
                fact = _task_fact(source, as_of, is_done=is_done)
                # What nobody asked for then is no gap in a report of later days, nor before the plan was made.
                if fact.state is not OccurrenceState.NOT_RECORDED or _is_due_in(source, span, planned_on):
                    task_facts.append(fact)
    return tuple(task_facts)


def _is_expected(source: _Source, number: int) -> bool:
    if source.due_on is None:
        return source.row["year"] in (None, number)
    return source.due_on.year <= number


def _is_due_in(source: _Source, span: Span, planned_on: date | None) -> bool:
    return source.due_on is not None and max(span.first, planned_on or span.first) <= source.due_on <= span.last


def _task_fact(source: _Source, on: date, *, is_done: bool) -> TaskFact:
    """Return a task as it stood on a day; what came of it later is not told."""
    row, done_on = source.row, source.done_on if is_done else None
    # A result without a day is of its period: of one that begins later nothing was there to tell.
    is_told = is_done or (source.done_on is None and (row["period_from"] or "") <= on.isoformat())
    document = document_words(row["document_type"], row["document_number"], from_iso(row["document_date"]))
    # Whether a task that nobody asked for yet was done is known no more on its last day than after it.
    unasked = source.late_from is not None and source.late_from > on
    seen_on = on + timedelta(days=1) if unasked and source.due_on == on < date.today() else on
    return TaskFact(
        id=source.id,
        task_id=row["task_id"],
        path=source.listed[0],
        text=source.listed[1],
        leads=_names(source.listed[2]),
        supports=_names(source.listed[3]),
        deadline=source.deadline,
        period=row["period"],
        due_on=source.due_on,
        done_on=done_on,
        state=state_of(
            source.due_on,
            done_on,
            seen_on,
            source.soon_days,
            carried_out=source.carried_out(on, is_told=is_told),
            late_from=source.late_from,
        ),
        result=row["result"] if is_told else "",
        difficulty=row["difficulty"] if is_told else "",
        needs_direction=row["needs_direction"] if is_told else "",
        document=document if is_told else "",
        evidence="; ".join(filter(None, [document, *source.files])) if is_told else "",
    )


def _names(joined: str) -> tuple[str, ...]:
    return tuple(filter(None, joined.split("; ")))


def _awards(book: Book, span: Span) -> tuple[AwardFact, ...]:
    with book.store.reading() as connection:
        order = award_order(connection, span.last)
        rows = with_whole_numbers(connection, year.standing_awards(connection, span.scope_of("awards")))
    return tuple(
        AwardFact(
            id=row["id"],
            decision_id=row["decision_id"],
            kind=NOMINEE_KIND_LABELS[row["kind"]],
            name=row["awarded_name"],
            position_and_unit=_place(row) if row["kind"] == NomineeKind.INDIVIDUAL else "",
            award=row["award"],
            is_title=order.is_title(row["award_code"], row["award"]),
            last_year=row["last_year"],
            place=order.place(row),
            counted_as=_counted_as(order, row),
            number=row["number"],
            signed_on=date.fromisoformat(row["signed_on"]),
            body=row["issuing_body"],
            recipient=recipient_of(row),
            is_leader=bool(row["leader"]),
            is_woman=row["gender"] == "female" if row["gender"] else None,
            amount=row["amount"],
            is_proposed=row["nomination_id"] is not None,
            commendation_type=row["commendation_type"],
            occasion=occasion_of(row, order),
        )
        for row in rows
    )


def _counted_as(order: AwardOrder, row: records.Record) -> CountedAs:
    return order.counted_as(row["award_code"], row["award"], row["commendation_type"])


def _place(row: records.Record) -> str:
    return post_words(row["post_title"], row["unit_name"])


def _proposals(
    book: Book, span: Span, days_until: Callable[[records.Reader, str], Mapping[int, str]]
) -> tuple[ProposalFact, ...]:
    with book.store.reading() as connection:
        days = days_until(connection, span.last.isoformat())
    first, last = span.first.isoformat(), span.last.isoformat()
    added, left_out = span.added.get("nomination", ()), span.left_out.get("nomination", ())
    ids = [
        row_id for row_id, day in days.items() if row_id in added or (first <= day <= last and row_id not in left_out)
    ]
    listed = {row.id for row in lists.everything(book, ListQuery("nominations", scope={"ids": ids} | _of_plan(span)))}
    with book.store.reading() as connection:
        rows = records.fetch_many(connection, "nomination", sorted(listed))
        decided = decision_days(connection)
        exemplars = {row["id"] for row in exemplars_on(connection, rows.values(), span.last)}
        order = award_order(connection, span.last)
        rounds = {row["id"]: row for row in records.of_kind(connection, "review_round")}
    return tuple(
        ProposalFact(
            id=row_id,
            kind=row["kind"],
            award=row["award"],
            counted_as=_counted_as(order, row),
            recipient=recipient_of(row),
            exemplar=row_id in exemplars,
            outcome=outcome(
                row["state"],
                decided.get(row_id),
                span.last,
                goes_up=_goes_up(rounds[row["round_id"]], row["award_code"]),
            ),
        )
        for row_id, row in rows.items()
    )


def _goes_up(round_row: records.Record, award_code: str) -> bool:
    award = round_rules(round_row).by_code.get(award_code)
    return award is not None and award.goes_up
