"""Counts and sums over the records of the year."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select, text, true

from desktop_app.store.list_sources.awards import achieved_from, achieved_until, awards, is_leader, is_signed
from desktop_app.store.list_sources.texts import (
    DEADLINE_WORDS,
    IN_FORCE,
    OCCURRENCE_DAY,
    OF_ANOTHER_PERIOD,
    OF_PLAN,
    TODAY,
    assigned_units,
    deadline_words_on,
    occurrence_state,
    text_on,
    units_on,
)
from desktop_app.store.list_sources.year import activities, first_informed, obstacles
from desktop_app.store.lists import ListSource
from desktop_app.store.schema import (
    activity,
    award,
    decision,
    emulation_movement,
    nomination,
    obstacle,
    person,
    unit,
)

_LAST_DAY: Final = "9999-12-31"
_REPORTED: Final = """
SELECT activity.id, activity.kind, spread, activity.title, activity.from_date, activity.to_date,
    coalesce(unit.name, ''), coalesce(unit.position, 0), partners, coalesce(plan_section.path, ''), task.id,
    channel, link,
    coalesce(reached_staff, 0), coalesce(reached_members, 0), coalesce(reached_teenagers, 0),
    coalesce(reached_children, 0), coalesce(reached_others, 0), document, document_date, notable
FROM json_each(?) AS asked JOIN activity ON activity.id = asked.value
LEFT JOIN unit ON unit.id = activity.unit_id LEFT JOIN task ON task.id = activity.task_id
LEFT JOIN plan_section ON plan_section.id = task.section_id
ORDER BY asked.key
"""


def informed_people(
    connection: Connection, last_day: str, scope: Mapping[str, Any], *, marked: bool
) -> dict[int, tuple[str, str]]:
    """Return for each person informed of the plan up to a day since when, and by what.

    Briefings count within a scope of the list of activities, marks of the clerk if they are `marked`.
    """
    since, by = first_informed(last_day, _within(activities(), scope), marked=marked)
    rows = connection.execute(select(person.c.id, since, by).where(since.is_not(None)))
    return {person_id: (day, words) for person_id, day, words in rows}


def activity_figures(connection: Connection, scope: Mapping[str, Any]) -> dict[tuple[str, str], tuple[int, int]]:
    """Return by kind and spread how many living activities are within a scope of their list, and whom they reached."""
    reached = func.sum(activities().columns["reached"])
    groups = activity.c.kind, activity.c.spread
    rows = select(*groups, func.count(), reached).where(*_within(activities(), scope)).group_by(*groups)
    return {(kind, spread): (number, int(people)) for kind, spread, number, people in connection.execute(rows)}


def obstacle_ids(connection: Connection, scope: Mapping[str, Any]) -> Sequence[int]:
    """Return the ids of the living obstacles within a scope of their list."""
    return connection.execute(select(obstacle.c.id).where(*_within(obstacles(), scope))).scalars().all()


def obstacles_until(connection: Connection, scope: Mapping[str, Any], last: date) -> list[dict[str, Any]]:
    """Return each living obstacle within a scope raised up to a day: its row, with the name and place of its `unit`."""
    rows = (
        select(
            obstacle.c.id,
            func.coalesce(unit.c.name, "").label("unit"),
            func.coalesce(unit.c.position, 0).label("unit_place"),
            obstacle.c.content,
            obstacle.c.cause,
            obstacle.c.proposal,
            obstacle.c.asked_of,
            obstacle.c.raised_on,
            obstacle.c.put_on,
            obstacle.c.answer,
            obstacle.c.answered_on,
            obstacle.c.closed_on,
        )
        .select_from(obstacle.outerjoin(unit, unit.c.id == obstacle.c.unit_id))
        .where(*_within(obstacles(), scope), obstacle.c.raised_on <= last.isoformat())
        .order_by(obstacle.c.raised_on, obstacle.c.id)
    )
    return [dict(row) for row in connection.execute(rows).mappings()]


def standing_awards(connection: Connection, scope: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the awards of signed decisions within a scope that were not cancelled, by day, each decision in its order.

    `achieved_from` and `achieved_until` are the days (ISO) of what it was given for (None if no period is on record),
    `leader` says whether it went to a leader, `gender` is that of a person ("" if it is not recorded), `movement` the
    name of the one it is of.
    """
    # By a name of its own: what else is read of nominations stands by itself.
    proposal = nomination.alias()
    columns = ("id", "kind", "awarded_name", "post_title", "unit_name", "award", "award_code", "commendation_type")
    rows = (
        select(
            *(award.c[name] for name in (*columns, "amount", "person_id", "unit_id", "nomination_id", "decision_id")),
            *(decision.c[name] for name in ("number", "signed_on", "issuing_body", "level")),
            achieved_from().label("achieved_from"),
            achieved_until().label("achieved_until"),
            is_leader().label("leader"),
            func.coalesce(person.c.gender, "").label("gender"),
            func.coalesce(emulation_movement.c.name, "").label("movement"),
        )
        .select_from(
            award.join(decision, decision.c.id == award.c.decision_id)
            .outerjoin(person, person.c.id == award.c.person_id)
            .outerjoin(proposal, proposal.c.id == award.c.nomination_id)
            .outerjoin(emulation_movement, emulation_movement.c.id == proposal.c.movement_id)
        )
        .where(*_within(awards(), {**scope, "signed": True}))
        .order_by(decision.c.signed_on, award.c.decision_id, award.c.position, award.c.id)
    )
    return [dict(row) for row in connection.execute(rows).mappings()]


def cancelled_awards(connection: Connection, scope: Mapping[str, Any], first: str, last: str) -> list[dict[str, Any]]:
    """Return the id and `document` of the awards within a scope that were cancelled on days (ISO), by day."""
    return _cancelled(connection, scope, award.c.cancelled_on.between(first, last))


def cancelled_after(connection: Connection, scope: Mapping[str, Any], first: str, last: str) -> list[dict[str, Any]]:
    """Return the id and `document` of the awards that decisions of some days (ISO) gave, cancelled after these days."""
    return _cancelled(connection, scope, decision.c.signed_on.between(first, last), award.c.cancelled_on > last)


def cancelled_in_movement(connection: Connection, movement_id: int, last: str, *, later: bool) -> list[dict[str, Any]]:
    """Return the awards in a movement, by decisions until a day (ISO), that were cancelled until then, or `later`."""
    when = award.c.cancelled_on > last if later else award.c.cancelled_on <= last
    return _cancelled(connection, {"movement": movement_id}, decision.c.signed_on <= last, when)


def _cancelled(
    connection: Connection, scope: Mapping[str, Any], *conditions: ColumnElement[bool]
) -> list[dict[str, Any]]:
    rows = (
        select(award.c.id, award.c.cancel_document.label("document"))
        .select_from(award.join(decision, decision.c.id == award.c.decision_id))
        .where(*_within(awards(), scope), is_signed(), *conditions)
        .order_by(award.c.cancelled_on, award.c.id)
    )
    return [dict(row) for row in connection.execute(rows).mappings()]


class TaskThen(NamedTuple):
    """What a task was on the day by which one of its periods is told: its words, its units, that period's deadline."""

    text: str
    leads: tuple[str, ...]
    supports: tuple[str, ...]
    deadline: str
    until: str | None
    """The last day (ISO) on which it is one of its plan, None while it is."""
    is_known: bool
    """Whether it was one of its plan by then, or is to begin after today."""

    def is_dropped_before(self, due_on: str | None) -> bool:
        """Return whether it was dropped from its plan before a day (ISO; None: at all)."""
        return self.until is not None and (due_on is None or due_on > self.until)


def tasks_then(connection: Connection, occurrence_ids: Collection[int], on: date) -> dict[int, TaskThen]:
    """Return by period what its task was, as a paper of a day knows it: of days before today nothing that came later.

    What was done until that day is told by the day it was done on, as `OCCURRENCE_DAY` has it.
    """
    leads, supports = (assigned_units(role, "by_day.day") for role in ("lead", "support"))
    # The day is found once for each of them, and not anew for each of its units.
    rows = text(f"""
        WITH by_day AS MATERIALIZED (
            SELECT occurrence.id, min({OCCURRENCE_DAY}, :until) AS day
            FROM occurrence JOIN task ON task.id = occurrence.task_id
            WHERE occurrence.id IN (SELECT value FROM json_each(:ids))
        )
        SELECT occurrence.id, {text_on("by_day.day")}, {leads}, {supports},
            {deadline_words_on(f"min(coalesce(occurrence.due_on, occurrence.period_to, {TODAY}), :until)")},
            CASE WHEN task.to_date < :on THEN task.to_date END,
            coalesce(task.from_date, '') <= :on OR task.from_date > {TODAY}
        FROM by_day JOIN occurrence ON occurrence.id = by_day.id JOIN task ON task.id = occurrence.task_id
    """)
    until = on.isoformat() if on < date.today() else _LAST_DAY
    known = {"ids": json.dumps(list(occurrence_ids)), "until": until, "on": on.isoformat()}
    return {
        row_id: TaskThen(words, _names(led_by), _names(supported_by), deadline, last, bool(is_known))
        for row_id, words, led_by, supported_by, deadline, last, is_known in connection.execute(rows, known)
    }


def _names(joined: str) -> tuple[str, ...]:
    return tuple(filter(None, joined.split("; ")))


def late_days(connection: Connection) -> dict[int, date]:
    """Return, of each task of a plan that says so, the day from which on it is late when it is not done."""
    rows = text(
        "SELECT task.id, plan.late_from FROM task JOIN plan ON plan.id = task.plan_id WHERE plan.late_from > ''"
    )
    return {task_id: date.fromisoformat(day) for task_id, day in connection.execute(rows)}


class Written(NamedTuple):
    """When something was last written: the day on this machine's clock, and the change of the log that did."""

    on: date
    change: int


def words_written(connection: Connection) -> dict[int, Written]:
    """Return of each period that is not done when what it says of itself was last written.

    That is its result, its difficulty or the direction it needs; what no change of the log wrote is left out.
    """
    rows = text(
        """
        SELECT item.row_id, max("change".at), max("change".id)
        FROM change_item AS item JOIN "change" ON "change".id = item.change_id
        WHERE item.table_name = 'occurrence' AND item.row_id IN (
            SELECT id FROM occurrence
            WHERE done_on IS NULL AND (result != '' OR difficulty != '' OR needs_direction != '')
        ) AND coalesce(json_extract(item.after, '$.result'), '')
            || coalesce(json_extract(item.after, '$.difficulty'), '')
            || coalesce(json_extract(item.after, '$.needs_direction'), '') != ''
        GROUP BY item.row_id
        """
    )
    return {
        row_id: Written(datetime.fromisoformat(moment).astimezone().date(), change_id)
        for row_id, moment, change_id in connection.execute(rows)
    }


def reported_activities(connection: Connection, ids: Sequence[int]) -> Sequence[Sequence[Any]]:
    """Return of each of these activities, in their order, what a report tells.

    That is id, kind, spread, title, first and last day, unit, its place among the units, partners, path of the heading,
    task, channel, link, the people reached by group, the document, its day, and whether it is notable.
    """
    return connection.exec_driver_sql(_REPORTED, (json.dumps(list(ids)),)).fetchall()


def activity_days(connection: Connection) -> dict[int, list[str]]:
    """Return the first days of the living activities of each task, but for what completed a period of other days."""
    # Ids begin at 1: an index is searched for a range, but not for what is not NULL. The plus keeps SQLite from looking
    # for the living in the index of days, which is nearly all of them.
    of_period = f"task_id > 0 AND +trashed_at IS NULL AND NOT {OF_ANOTHER_PERIOD}"
    rows = text(f"SELECT task_id, from_date FROM activity WHERE {of_period}")
    days: dict[int, list[str]] = {}
    for task_id, day in connection.execute(rows):
        days.setdefault(task_id, []).append(day)
    return days


def held_days(connection: Connection, kinds: Collection[str]) -> dict[int, list[date]]:
    """Return the first days of the living activities of some kinds of each task."""
    living = select(activity.c.task_id, activity.c.from_date).where(
        activity.c.task_id.is_not(None), activity.c.trashed_at.is_(None), activity.c.kind.in_(kinds)
    )
    days: dict[int, list[date]] = {}
    for task_id, day in connection.execute(living):
        days.setdefault(task_id, []).append(date.fromisoformat(day))
    return days


def due_tasks(
    connection: Connection, unit_id: int, today: date, soon_days: int, plan_id: int | None
) -> Iterator[tuple[str, str, date, str, str, str, int | None, bool]]:
    """Yield text, period, due day, the unit's role, the deadline's words, the difficulty and the plan of urgent tasks.

    Last comes whether a later period of the task has fallen due, too. They are late or due soon, and of a plan (with
    this year's those of none), without an id of any that is in force.
    """
    answering, answering_id = units_on(OCCURRENCE_DAY)
    rows = text(f"""
        SELECT task.text, occurrence.period, occurrence.due_on, assignment.role, {DEADLINE_WORDS},
            occurrence.difficulty, task.plan_id, EXISTS (
                SELECT 1 FROM occurrence AS later WHERE later.task_id = occurrence.task_id
                AND later.due_on > occurrence.due_on AND later.due_on < :today
            )
        FROM occurrence JOIN task ON task.id = occurrence.task_id
        JOIN assignment ON assignment.task_id = task.id {answering}
        WHERE task.trashed_at IS NULL AND {answering_id} = :unit
          AND {occurrence_state(today, soon_days)} IN ('late', 'due_soon')
          AND CASE WHEN :plan IS NULL THEN {IN_FORCE} ELSE {OF_PLAN} END
        ORDER BY occurrence.due_on, occurrence.id
    """)
    asked = {"unit": unit_id, "plan": plan_id, "today": today.isoformat()}
    for words, period, due_on, *others in connection.execute(rows, asked):
        role, deadline, difficulty, of_plan, followed = others
        yield words, period, date.fromisoformat(due_on), role, deadline, difficulty, of_plan, bool(followed)


def units_with_late_tasks(connection: Connection, today: date, plan_id: int | None) -> Iterator[tuple[int, str, int]]:
    """Yield id, name and number of late tasks of each unit that leads tasks of a plan which are late on a day."""
    answering, answering_id = units_on(OCCURRENCE_DAY)
    rows = text(f"""
        SELECT unit.id, unit.name, count(*) AS number
        FROM occurrence JOIN task ON task.id = occurrence.task_id
        JOIN assignment ON assignment.task_id = task.id {answering}
        JOIN unit ON unit.id = {answering_id}
        WHERE task.trashed_at IS NULL AND unit.trashed_at IS NULL AND assignment.role = 'lead'
          AND {occurrence_state(today)} = 'late'
          AND CASE WHEN :plan IS NULL THEN {IN_FORCE} ELSE {OF_PLAN} END
        GROUP BY unit.id ORDER BY unit.position
    """)
    for row in connection.execute(rows, {"plan": plan_id}):
        yield row.id, row.name, row.number


def _within(source: ListSource, scope: Mapping[str, Any]) -> list[ColumnElement[bool]]:
    living = source.trashed.is_(None) if source.trashed is not None else true()
    return [living, *(source.scopes[name](value) for name, value in scope.items())]
