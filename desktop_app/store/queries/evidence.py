"""The evidence a nominee can cite: activities by person, unit and task, results of tasks, initiatives."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, func, literal, or_, select

from desktop_app.store.list_sources.year import people_reached
from desktop_app.store.schema import activity, initiative, occurrence, participant, task

type _Rows = Iterator[Row[*tuple[Any, ...]]]


def read_citable_activities(
    connection: Connection,
    subject: tuple[str, int],
    span: tuple[str, str],
    task_ids: Collection[int],
    cited_ids: Collection[int],
) -> _Rows:
    """Yield the living activities that a nominee ("person" or "unit", and id) can cite, by date.

    These are the activities of the nominee and of some tasks within a span of days, and all of `cited_ids`. Each row
    has id, days, kind, title, channel, spread, unit, author, whether the nominee took part, and the people reached.
    """
    kind, subject_id = subject
    took_part = exists().where(participant.c.activity_id == activity.c.id, participant.c.person_id == subject_id)
    own: ColumnElement[bool] = activity.c.unit_id == subject_id
    if kind == "person":
        own = or_(activity.c.author_id == subject_id, took_part)
    in_period = and_(
        activity.c.from_date <= span[1], activity.c.to_date >= span[0], or_(own, activity.c.task_id.in_(task_ids))
    )
    names = ("id", "from_date", "to_date", "kind", "title", "channel", "spread", "unit_id", "author_id")
    takes_part = took_part if kind == "person" else literal(0)
    statement = select(
        *(activity.c[name] for name in names), takes_part.label("took_part"), people_reached().label("reached")
    )
    statement = statement.where(activity.c.trashed_at.is_(None), or_(in_period, activity.c.id.in_(cited_ids)))
    yield from connection.execute(statement.order_by(activity.c.from_date, activity.c.id))


def read_results(connection: Connection, task_ids: Collection[int], span: tuple[str, str]) -> _Rows:
    """Yield what came of tasks in the periods that were due or done within a span of days, in the plan's order.

    Each with occurrence, task, its text, period, result, progress, day done, and type, number and day of the paper.
    """
    table = occurrence.c
    names = ("period", "result", "progress", "done_on", "document_type", "document_number", "document_date")
    statement = select(table.id, table.task_id, task.c.text, *(table[name] for name in names))
    statement = statement.select_from(occurrence.join(task)).where(table.task_id.in_(task_ids))
    statement = statement.where(
        func.coalesce(table.done_on, table.due_on).between(*span),
        or_(table.result != "", table.done_on.is_not(None), table.document_number != ""),
    )
    yield from connection.execute(statement.order_by(task.c.position, table.period, table.id))


def read_citable_initiatives(
    connection: Connection, subject: tuple[str, int], years: tuple[int, int], cited_ids: Collection[int]
) -> _Rows:
    """Yield the nominee's living initiatives of some years, and all of `cited_ids`, the latest first."""
    table = initiative.c
    own = and_(table[f"{subject[0]}_id"] == subject[1], table.year.between(*years))
    statement = select(table.id, table.year, table.title, table.scope, table.document)
    statement = statement.where(table.trashed_at.is_(None), or_(own, table.id.in_(cited_ids)))
    yield from connection.execute(statement.order_by(table.year.desc(), table.id))
