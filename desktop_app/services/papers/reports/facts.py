"""The facts of a span of days, read from the records once for the sentences and the annexes of a report."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.list_kinds import AWARDS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.occurrences import OccurrenceState, state_of
from desktop_app.domain.year.activities import ActivityKind
from desktop_app.papers.document.wording import document_words
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.plan.plans import PlanText, plan_text
from desktop_app.services.year.briefings import InformedPerson, informed_staff
from desktop_app.services.year.indicators import Measured, Span, measured
from desktop_app.store import records
from desktop_app.store.queries import year


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
    kind: str
    name: str
    position_and_unit: str
    award: str
    commendation_type: str
    number: str
    signed_on: date
    body: str


@dataclass(frozen=True, slots=True)
class ObstacleFact:
    """An obstacle raised within the span."""

    id: int
    unit: str
    content: str
    proposal: str
    raised_on: date
    put_on: date | None
    answer: str
    answered_on: date | None
    closed_on: date | None

    @property
    def is_closed(self) -> bool:
        """Whether it is solved."""
        return self.closed_on is not None


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of a span. `activities` counts by heading ("" outside the plan) and kind.

    `proposed` are the ids of the proposals by nominee kind, `exemplars` of those that are to be spread as exemplars.
    """

    span: Span
    plan: PlanText | None
    staff: tuple[InformedPerson, ...]
    activities: Mapping[tuple[str, ActivityKind], int]
    reached: int
    tasks: tuple[TaskFact, ...]
    awards: tuple[AwardFact, ...]
    proposed: Mapping[str, tuple[int, ...]]
    exemplars: tuple[int, ...]
    obstacles: tuple[ObstacleFact, ...]
    referrals: Mapping[str, int]
    indicators: tuple[Measured, ...]

    def activity_count(self, *kinds: ActivityKind, under: str = "") -> int:
        """Return the number of activities (of these kinds, under this heading's path)."""
        return sum(
            number
            for (path, kind), number in self.activities.items()
            if (not kinds or kind in kinds) and path.startswith(under)
        )


def facts(book: Book, period: str, span: Span) -> Facts:
    """Return the facts of a span, which belongs to a period ("2026", "2026-H1"), as of its last day."""
    with book.store.reading() as connection:
        activities = {
            (path, ActivityKind(kind)): number
            for path, kind, number in year.activities_by_heading(connection, span.scope)
        }
        reached = year.people_reached(connection, span.scope)
    referrals = Counter(row.values[1] for row in lists.everything(book, ListQuery("referrals", scope=span.scope)))
    return Facts(
        span=span,
        plan=plan_text(book),
        staff=tuple(informed_staff(book, span.last)),
        activities=activities,
        reached=reached,
        tasks=_tasks(book, span),
        awards=_awards(book, span),
        proposed={kind: _proposed(book, period, kind=kind) for kind in ("collective", "individual")},
        exemplars=_proposed(book, period, exemplar=True),
        obstacles=_obstacles(book, span),
        referrals=referrals,
        indicators=tuple(measured(book, period, span)),
    )


def _tasks(book: Book, span: Span) -> tuple[TaskFact, ...]:
    query = ListQuery("occurrences", scope={"year": span.last.year})
    rows = lists.everything(book, query)
    with book.store.reading() as connection:
        occurrences = records.fetch_many(connection, "occurrence", [row.id for row in rows])
        tasks = {row["id"]: row for row in records.of_kind(connection, "task")}
        files = Counter(row["row_id"] for row in records.living(connection, "attachment", {"table_name": "occurrence"}))
    task_facts = []
    for row in rows:
        occurrence = occurrences[row.id]
        due_on, done_on = from_iso(occurrence["due_on"]), from_iso(occurrence["done_on"])
        if done_on is not None and done_on > span.last:
            done_on = None
        if due_on is not None and due_on < span.first:
            continue
        document = document_words(
            occurrence["document_type"], occurrence["document_number"], from_iso(occurrence["document_date"])
        )
        attached = f"{files[row.id]} tệp" if files[row.id] else ""
        task_facts.append(
            TaskFact(
                id=row.id,
                task_id=occurrence["task_id"],
                path=row.values[0],
                text=row.values[1],
                leads=_names(row.values[2]),
                supports=_names(row.values[3]),
                deadline=tasks[occurrence["task_id"]]["deadline_text"],
                period=occurrence["period"],
                due_on=due_on,
                done_on=done_on,
                state=state_of(due_on, done_on, span.last),
                result=occurrence["result"],
                difficulty=occurrence["difficulty"],
                needs_direction=occurrence["needs_direction"],
                document=document,
                evidence="; ".join(filter(None, [document, attached])),
            )
        )
    return tuple(task_facts)


def _names(joined: str) -> tuple[str, ...]:
    return tuple(filter(None, joined.split("; ")))


def _awards(book: Book, span: Span) -> tuple[AwardFact, ...]:
    rows = lists.everything(book, ListQuery("awards", scope=span.scope | {"signed": True}, descending=True))
    award_facts = []
    for row in rows:
        signed_on, number, kind, name, post, unit, award, commendation_type = row.values[:8]
        place = ", ".join(filter(None, [post, unit])) if kind == "Cá nhân" else ""
        body = row.values[AWARDS.columns.index(AWARDS.column("body"))]
        award_facts.append(AwardFact(row.id, kind, name, place, award, commendation_type, number, signed_on, body))
    return tuple(award_facts)


def _obstacles(book: Book, span: Span) -> tuple[ObstacleFact, ...]:
    with book.store.reading() as connection:
        rows = year.obstacles_raised(connection, span.first.isoformat(), span.last.isoformat())
        return tuple(
            ObstacleFact(
                id=row["id"],
                unit=row["unit"],
                content=row["content"],
                proposal=row["proposal"],
                raised_on=date.fromisoformat(row["raised_on"]),
                put_on=from_iso(row["put_on"]),
                answer=row["answer"],
                answered_on=from_iso(row["answered_on"]),
                closed_on=from_iso(row["closed_on"]),
            )
            for row in rows
        )


def _proposed(book: Book, period: str, **conditions: str | bool) -> tuple[int, ...]:
    scope: dict[str, object] = {"year": int(period[:4])} if len(period) == 4 else {"round": period}
    query = ListQuery("nominations", scope=scope | {"proposed": True} | conditions)
    return tuple(row.id for row in lists.everything(book, query))
