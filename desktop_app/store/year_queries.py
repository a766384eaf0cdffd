"""Figures of the year that are counted rather than listed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from desktop_app.store.list_sources.year import activities
from desktop_app.store.schema import activity, participant


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
