"""Counts and sums over the records of the year."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, func, select, text

from desktop_app.store.list_sources.emulation import nominations
from desktop_app.store.list_sources.texts import occurrence_state
from desktop_app.store.list_sources.year import activities
from desktop_app.store.schema import (
    activity,
    assignment,
    nomination,
    obstacle,
    occurrence,
    participant,
    plan_section,
    task,
    unit,
)


def first_briefings(connection: Connection, last_day: str) -> dict[int, tuple[str, str]]:
    """Return day and title of the first briefing, up to a day, of each person who took part in one."""
    rows = connection.execute(
        select(participant.c.person_id, activity.c.from_date, activity.c.title)
        .join_from(participant, activity, activity.c.id == participant.c.activity_id)
        .where(activity.c.kind == "briefing", activity.c.trashed_at.is_(None), activity.c.from_date <= last_day)
        .order_by(activity.c.from_date.desc(), activity.c.id.desc())
    )
    return {person_id: (day, title) for person_id, day, title in rows}


def people_reached(connection: Connection, scope: Mapping[str, Any]) -> int:
    """Return how many people were reached by the living activities within a scope of the list of activities."""
    total = select(func.coalesce(func.sum(activities().columns["reached"]), 0)).where(*_within(scope))
    return int(connection.execute(total).scalar_one())


def activities_by_heading(connection: Connection, scope: Mapping[str, Any]) -> Iterator[tuple[str, str, int]]:
    """Yield the path of the plan's heading ("" for none), kind and number of the living activities within a scope."""
    path = func.coalesce(plan_section.c.path, "")
    counted = (
        select(path.label("heading"), activity.c.kind, func.count().label("number"))
        .select_from(
            activity.outerjoin(task, task.c.id == activity.c.task_id).outerjoin(
                plan_section, plan_section.c.id == task.c.section_id
            )
        )
        .where(*_within(scope))
        .group_by(path, activity.c.kind)
    )
    for row in connection.execute(counted):
        yield row.heading, row.kind, row.number


def obstacles_raised(connection: Connection, first: str, last: str) -> Sequence[RowMapping]:
    """Return each living obstacle raised between two days, as its row with the name of its `unit`."""
    rows = (
        select(
            obstacle.c.id,
            func.coalesce(unit.c.name, "").label("unit"),
            obstacle.c.content,
            obstacle.c.proposal,
            obstacle.c.raised_on,
            obstacle.c.put_on,
            obstacle.c.answer,
            obstacle.c.answered_on,
            obstacle.c.closed_on,
        )
        .select_from(obstacle.outerjoin(unit, unit.c.id == obstacle.c.unit_id))
        .where(obstacle.c.trashed_at.is_(None), obstacle.c.raised_on.between(first, last))
        .order_by(obstacle.c.raised_on, obstacle.c.id)
    )
    return connection.execute(rows).mappings().all()


def due_tasks(
    connection: Connection, unit_id: int, today: date, soon_days: int
) -> Iterator[tuple[str, str, date, str, str]]:
    """Yield text, period, due day, the unit's role and the deadline's words of the unit's late and soon due tasks."""
    rows = (
        select(task.c.text, occurrence.c.period, occurrence.c.due_on, assignment.c.role, task.c.deadline_text)
        .select_from(occurrence.join(task).join(assignment, assignment.c.task_id == task.c.id))
        .where(task.c.trashed_at.is_(None), assignment.c.unit_id == unit_id)
        .where(text(f"{occurrence_state(today, soon_days)} IN ('late', 'due_soon')"))
        .order_by(occurrence.c.due_on, occurrence.c.id)
    )
    for words, period, due_on, role, deadline in connection.execute(rows):
        yield words, period, date.fromisoformat(due_on), role, deadline


def units_with_late_tasks(connection: Connection, today: date) -> Iterator[tuple[int, str, int]]:
    """Yield id, name and number of late tasks of each unit that leads tasks which are late on a day."""
    rows = (
        select(unit.c.id, unit.c.name, func.count().label("number"))
        .select_from(occurrence.join(task).join(assignment, assignment.c.task_id == task.c.id).join(unit))
        .where(task.c.trashed_at.is_(None), unit.c.trashed_at.is_(None), assignment.c.role == "lead")
        .where(text(f"{occurrence_state(today)} = 'late'"))
        .group_by(unit.c.id)
        .order_by(unit.c.position)
    )
    for row in connection.execute(rows):
        yield row.id, row.name, row.number


def nominations_by_award(connection: Connection, code: str) -> Iterator[tuple[str, str, str, int]]:
    """Yield nominee kind, award, type (as lists show them) and number of the nominations proposed in a round."""
    source = nominations()
    rows = (
        select(nomination.c.kind, nomination.c.award, nomination.c.commendation_type, func.count())
        .where(nomination.c.trashed_at.is_(None), source.scopes["proposed"](True), source.scopes["round"](code))
        .group_by(nomination.c.kind, nomination.c.award, nomination.c.commendation_type)
    )
    for kind, award, commendation_type, number in connection.execute(rows):
        yield source.formatters["kind"](kind), award, source.formatters["type"](commendation_type), number


def _within(scope: Mapping[str, Any]) -> list[ColumnElement[bool]]:
    scopes = activities().scopes
    return [activity.c.trashed_at.is_(None), *(scopes[name](value) for name, value in scope.items())]
