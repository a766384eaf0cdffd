"""The facts of a span of days, read from the records once for the sentences and the annexes of a report."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import starmap

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.indicators import AutomaticMeasure
from desktop_app.domain.year.obstacles import says_none
from desktop_app.domain.year.spans import Ids, Span
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.office.offices import office_of_day
from desktop_app.services.papers.reports.facts.awards import (
    AwardFact,
    Cancellation,
    ProposalFact,
    judged_in_span,
)
from desktop_app.services.papers.reports.facts.obstacles import ObstacleFact, obstacle_fact
from desktop_app.services.papers.reports.facts.tasks import NOTHING_TOLD, TaskFact, Telling, tasks_of_span
from desktop_app.services.plan.adjustments import KnownAdjustment, adjustments
from desktop_app.services.plan.plans import PlanText, plan_text
from desktop_app.services.standing.decision_numbers import cancelled_by
from desktop_app.services.year.briefings import InformedPerson, informed_staff
from desktop_app.services.year.indicators import Measured, measured, with_confirmed_targets, without_fewer_days
from desktop_app.store.queries import year

LATE = "bổ sung của kỳ trước"
"""What papers print beside a record of days that an earlier report told without it."""


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
    done_before: tuple[TaskFact, ...]
    """The tasks due in the span that were done before it: another report counts them."""
    own_tasks: tuple[TaskFact, ...]
    """The tasks, in their period, that the report is itself the result of: nothing that is late, nor still to come."""
    own_periods: frozenset[int]
    """The periods of these tasks, also of one that is done: of itself a report does not tell that it was sent."""
    adjustments: tuple[KnownAdjustment, ...]
    """What adjusted the plan within the span."""
    is_of_main_plan: bool
    """Whether what names no plan goes with the plan in this time: then its reports tell of all emulation, too."""

    @property
    def proposed(self) -> Mapping[str, tuple[int, ...]]:
        """The ids of the proposals, by kind of nominee."""
        return {
            kind.value: tuple(proposal.id for proposal in self.proposals if proposal.kind == kind)
            for kind in NomineeKind
        }

    @property
    def put_forward(self) -> tuple[ProposalFact, ...]:
        """The proposals with those that the Council refused: all that was asked for."""
        return (*self.proposals, *self.voted_down)

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
    telling: Telling = NOTHING_TOLD,
) -> Facts:
    """Return the facts of a span, which belongs to a period ("2026", "2026-H1"), as of its last day.

    `plan_id` None stands for the plan of this year; `before` is what figures are compared with, None for the same days
    of the year before, `before_from` the day since which there are any of these. `cancelled_before` are awards whose
    cancellation the report before could not tell, `own_periods` the periods of tasks that the report is the result of.
    """
    with book.store.reading() as connection:
        raised = set(year.obstacle_ids(connection, span.scope_of("obstacles")))
        own_office = office_of_day(connection).name
        until_then = year.obstacles_until(connection, span.of_plan, span.last)
        obstacles = [obstacle_fact(row, span.last, own_office) for row in until_then if not says_none(row["content"])]
        days = span.first.isoformat(), span.last.isoformat()
        cancelled = cancelled_by(connection, year.cancelled_awards(connection, span.of_plan, *days))
        later = cancelled_by(connection, year.cancelled_after(connection, span.of_plan, *days))
        gone = cancelled_by(connection, [{"id": award_id} for award_id in sorted(cancelled_before)])
    indicators = _of_plan(_measured_by_year(book, period, span, before, late or {}), span)
    compared = without_fewer_days(indicators, before, before_from)
    plan = plan_text(book, plan_id)
    tasks, done_before, late_words = tasks_of_span(book, span, plan.fields.dated_on if plan else None, telling)
    return Facts(
        span=span,
        late=_with_late(late or {}, late_words),
        plan=plan,
        staff=tuple(informed_staff(book, span.last, span)),
        tasks=tuple(task for task in tasks if task.id not in own_periods or task.done_on is not None),
        awards=(judged := judged_in_span(book, span)).awards,
        cancelled=tuple(starmap(Cancellation, cancelled.items())),
        cancelled_later=tuple(starmap(Cancellation, later.items())),
        cancelled_before=tuple(starmap(Cancellation, gone.items())),
        proposals=judged.proposals,
        voted_down=judged.voted_down,
        obstacles=tuple(obstacle for obstacle in obstacles if obstacle.id in raised),
        open_obstacles=tuple(obstacle for obstacle in obstacles if obstacle.closed_on is None),
        solved_obstacles=tuple(
            obstacle for obstacle in obstacles if obstacle.closed_on is not None and obstacle.closed_on >= span.first
        ),
        referrals=_referrals(book, span),
        indicators=with_confirmed_targets(compared),
        # What had nothing to compare with anyway needs no word on it.
        before_from=before_from if compared != tuple(indicators) else None,
        done_before=done_before,
        adjustments=_adjustments(book, plan, span),
        own_tasks=tuple(task for task in tasks if task.id in own_periods and task.done_on is None),
        own_periods=frozenset(own_periods),
        is_of_main_plan=span.with_rest,
    )


def _measured_by_year(book: Book, period: str, span: Span, before: Span | None, late: Ids) -> list[Measured]:
    """Return the indicators; those of what is posted or has a target without what is late, which is of the year before.

    Its target is that of the year in which it was done: 46 items of a year and three of the one before are no 49.
    """
    of_all = measured(book, period, span, before, apart=True)
    if not any(late.values()):
        return of_all
    own = replace(span, added=_without(span.added, late))
    compared = before and replace(before, added={}, left_out=_without(before.left_out, late))
    of_year = {(each.id, each.draft.name): each for each in measured(book, period, own, compared, apart=True)}
    return [_of_year(each, of_year.get((each.id, each.draft.name), each)) for each in of_all]


def _of_year(of_all: Measured, of_year: Measured) -> Measured:
    is_posted = of_all.draft.automatic in (AutomaticMeasure.GOOD_NEWS, AutomaticMeasure.STORIES)
    return of_year if is_posted or of_all.target is not None else of_all


def _without(ids: Ids, others: Ids) -> Ids:
    return {kind: {*of_kind} - {*others.get(kind, ())} for kind, of_kind in ids.items()}


def _with_late(late: Ids, periods: Collection[int]) -> Ids:
    """Return the late records with periods of tasks of which something was written late."""
    return {**late, "occurrence": {*late.get("occurrence", ()), *periods}}


def _of_plan(indicators: Iterable[Measured], span: Span) -> list[Measured]:
    """Return the indicators that a report on a plan tells: its own, and with the main one the whole office's."""
    return [
        each
        for each in indicators
        if (span.with_rest if each.draft.plan_id is None else span.plan_id in (None, each.draft.plan_id))
    ]


def _referrals(book: Book, span: Span) -> Mapping[str, int]:
    return Counter(
        row.values[1] for row in lists.everything(book, ListQuery("referrals", scope=span.scope_of("referrals")))
    )


def _adjustments(book: Book, plan: PlanText | None, span: Span) -> tuple[KnownAdjustment, ...]:
    known = () if plan is None else adjustments(book, plan.plan_id)
    return tuple(each for each in known if each.fields.dated_on and span.first <= each.fields.dated_on <= span.last)
