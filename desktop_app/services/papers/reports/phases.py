"""Reports over several years of a plan: sơ kết and tổng kết of a phase, from the records of its years alone."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from desktop_app.domain.plan.occurrences import OccurrenceState
from desktop_app.domain.plan.phases import Phase, parse_phase
from desktop_app.domain.plan.plan_record import PlanFields
from desktop_app.domain.vocabulary import NOMINEE_KIND_LABELS, NomineeKind
from desktop_app.domain.year.activities import CAME_KINDS, HELD_KINDS, POSTED_KINDS, SEEN_KINDS, Spread
from desktop_app.papers.document.model import Document
from desktop_app.papers.kinds.reports import phase_report
from desktop_app.papers.parts.reports import ReportFrame
from desktop_app.services.book import Book
from desktop_app.services.office.offices import issuer, office, signer
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.papers.reports.activities import Account, activity_rows
from desktop_app.services.papers.reports.entered import PHASE, Report, report
from desktop_app.services.papers.reports.facts.tasks import TaskFact, tasks_of_year
from desktop_app.services.papers.reports.papers import (
    award_rows,
    dated_frame,
)
from desktop_app.services.papers.reports.recipients import report_recipients
from desktop_app.services.papers.reports.tables.charts import AWARDS, TASKS, with_charts
from desktop_app.services.papers.reports.tables.figures import indicator_rows
from desktop_app.services.papers.reports.tables.tasks import title_of_plan
from desktop_app.services.plan.adjustments import cited_basis

_COLLECTIVE, _INDIVIDUAL = NOMINEE_KIND_LABELS[NomineeKind.COLLECTIVE], NOMINEE_KIND_LABELS[NomineeKind.INDIVIDUAL]
_OPEN = (OccurrenceState.LATE, OccurrenceState.DUE_SOON, OccurrenceState.OPEN)


def phase_paper(
    book: Book,
    code: str,
    cut_off: date | None = None,
    plan_id: int | None = None,
    on: date | None = None,
    charts: Collection[str] = (),
) -> Document:
    """Return the report on a phase of a plan ("2022-2025"), counted to a day, dated `on`, with these charts.

    Raises InvalidRecord.
    """
    data = phase_data(book, code, cut_off, plan_id)
    of_years = {AWARDS: phase_report.award_chart(data.years), TASKS: phase_report.task_chart(data.years)}
    data = replace(data, frame=replace(dated_frame(book, data.frame, on), charts=with_charts(charts, of_years)))
    return worded(book, phase_report.build, data, phase_report.PHASE_REPORT, data.frame.cut_off)


def phase_data(
    book: Book, code: str, cut_off: date | None = None, plan_id: int | None = None
) -> phase_report.PhaseReportData:
    """Return the data of the report on a phase, counted to a day (None: its last, or today). Raises InvalidRecord."""
    return phase_of(book, report(book, PHASE, code, cut_off, plan_id))


def phase_of(book: Book, source: Report) -> phase_report.PhaseReportData:
    """Return the data of a report on a phase that was read, with its edits."""
    phase, plan, phase_facts, last = parse_phase(source.period), source.facts.plan, source.facts, source.facts.span.last
    own_office = office(book)
    frame = ReportFrame(
        issuer=issuer(own_office),
        signer=signer(own_office),
        year=last.year,
        first_day=phase_facts.span.first,
        cut_off=last,
        recipients=report_recipients(book, source.plan_id),
        sections=source.sections,
        basis=cited_basis(book, source.plan_id, last),
    )
    years = (year for year in phase.years if year <= last.year)
    return phase_report.PhaseReportData(
        frame=frame,
        plan_title=title_of_plan(plan),
        phase=phase.words,
        is_whole=plan is not None and _is_whole(phase, plan.fields, last),
        is_running=last.year < phase.last,
        years=tuple(_year_row(book, year, last, source.plan_id, source.account) for year in years),
        indicators=tuple(
            indicator_rows(phase_facts.indicators, source.figures, closed=source.account.closed, years=phase.years)
        ),
        awards=tuple(award_rows(phase_facts)),
        activities=activity_rows(source.account),
    )


def _is_whole(phase: Phase, fields: PlanFields, last: date) -> bool:
    """Return whether the whole plan is looked back on: not while its last year is still to come."""
    return last.year == phase.last == fields.to_year and phase.first == (fields.from_year or phase.first)


def _year_row(book: Book, year: int, last: date, plan_id: int | None, account: Account) -> phase_report.PhaseYear:
    as_of = min(date(year, 12, 31), last)
    plan = account.facts.plan
    planned_on = (plan.fields.dated_on if plan is not None else None) or date(year, 1, 1)
    tasks = [task for task in tasks_of_year(book, year, last, plan_id) if _is_due(task, year, as_of, planned_on)]
    activities = [each for each in account.activities if each.from_date.year == year]
    awards = [each for each in account.facts.awards if each.signed_on.year == year]
    in_time = sum(task.state is OccurrenceState.DONE_ON_TIME for task in tasks)
    after = sum(task.state is OccurrenceState.DONE_LATE for task in tasks)
    # As the figures of the whole phase are counted, which stand in the annex before.
    held = sum(activity.kind in HELD_KINDS for activity in activities)
    came, seen = (
        sum(activity.people for activity in activities if activity.kind in kinds) for kinds in (CAME_KINDS, SEEN_KINDS)
    )
    spread = Counter(activity.spread for activity in activities if activity.kind in POSTED_KINDS)
    collectives, individuals = (sum(award.kind == kind for award in awards) for kind in (_COLLECTIVE, _INDIVIDUAL))
    return phase_report.PhaseYear(
        year,
        (len(tasks), in_time, after, sum(task.state in _OPEN for task in tasks)) if tasks else None,
        (held, came, seen) if activities else None,
        None if not activities or spread.keys() == {Spread.NONE} else (spread[Spread.POSTED], spread[Spread.SHARED]),
        (collectives, individuals) if awards else None,
        sum(task.state is OccurrenceState.NOT_RECORDED for task in tasks),
        sum(task.state is OccurrenceState.CARRIED_OUT for task in tasks),
        spread[Spread.NONE],
        sum(task.state is OccurrenceState.NOT_CARRIED_OUT for task in tasks),
    )


def _is_due(task: TaskFact, year: int, as_of: date, planned_on: date) -> bool:
    """Return whether a task was due in a year up to a day; one of which nothing is recorded only once it was planned.

    So the sentence on all years counts them, too.
    """
    due_on = task.due_on
    if due_on is None or due_on.year != year or due_on > as_of or task.state is OccurrenceState.STOPPED:
        return False
    return task.state is not OccurrenceState.NOT_RECORDED or due_on >= planned_on
