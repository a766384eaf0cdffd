"""Figures of the year that are counted rather than listed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from desktop_app.store.list_sources.year import activities
from desktop_app.store.schema import activity, occurrence, participant, task


def count_activities(connection: Connection, scope: Mapping[str, Any]) -> Iterator[tuple[date, str, int]]:
    """Yield day, kind and number of the living activities within a scope of the list of activities."""
    scopes = activities().scopes
    counted = (
        select(activity.c.from_date, activity.c.kind, func.count())
        .where(activity.c.trashed_at.is_(None), *(scopes[name](value) for name, value in scope.items()))
        .group_by(activity.c.from_date, activity.c.kind)
    )
    for day, kind, number in connection.execute(counted):
        yield date.fromisoformat(day), kind, number


def first_briefed(connection: Connection, last_day: str) -> dict[int, tuple[str, str]]:
    """Return for each person who took part in a briefing up to a day: the first such day, and its title."""
    rows = connection.execute(
        select(participant.c.person_id, activity.c.from_date, activity.c.title)
        .join_from(participant, activity, activity.c.id == participant.c.activity_id)
        .where(activity.c.kind == "briefing", activity.c.trashed_at.is_(None), activity.c.from_date <= last_day)
        .order_by(activity.c.from_date.desc(), activity.c.id.desc())
    )
    return {person_id: (day, title) for person_id, day, title in rows}


def count_by_month(connection: Connection, year: int) -> dict[int, int]:
    """Return for each month of a year (1 to 12) how many activities began in it."""
    month = func.substr(activity.c.from_date, 6, 2)
    counted = (
        select(month, func.count())
        .where(activity.c.trashed_at.is_(None), activity.c.from_date.between(f"{year}-01-01", f"{year}-12-31"))
        .group_by(month)
    )
    found = {int(text): number for text, number in connection.execute(counted)}
    return {number: found.get(number, 0) for number in range(1, 13)}


def next_yearly_report(connection: Connection) -> tuple[int, str, date] | None:
    """Return id, task and due day of the first thing not yet done that goes to others every year, None if none is."""
    row = connection.execute(
        select(occurrence.c.id, task.c.text, occurrence.c.due_on)
        .join_from(occurrence, task, task.c.id == occurrence.c.task_id)
        .where(task.c.trashed_at.is_(None), task.c.recurrence == "yearly", task.c.recipients != "")
        .where(occurrence.c.done_on.is_(None), occurrence.c.due_on.is_not(None))
        .order_by(occurrence.c.due_on, occurrence.c.id)
        .limit(1)
    ).one_or_none()
    return None if row is None else (row.id, row.text, date.fromisoformat(row.due_on))


def people_reached(connection: Connection, scope: Mapping[str, Any]) -> int:
    """Return how many people the living activities within a scope of the list of activities reached."""
    source = activities()
    conditions = (source.scopes[name](value) for name, value in scope.items())
    total = select(func.coalesce(func.sum(source.columns["reached"]), 0)).where(
        activity.c.trashed_at.is_(None), *conditions
    )
    return int(connection.execute(total).scalar_one())
