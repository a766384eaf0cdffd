"""The lists of the year: activities, obstacles, matters passed on, indicators."""

from functools import cache

from sqlalchemy import ColumnElement, and_, case, func, literal, literal_column, or_, select

from desktop_app.domain.year.activities import (
    ACTIVITY_KIND_LABELS,
    PARTICIPANT_ROLE_LABELS,
    SPREAD_LABELS,
    ParticipantRole,
)
from desktop_app.domain.year.indicator_sets import CONFIRMATION_LABELS
from desktop_app.domain.year.obstacles import OBSTACLE_STATE_LABELS
from desktop_app.store.list_sources import texts
from desktop_app.store.list_sources.words import begins, in_year, label, scopes_of
from desktop_app.store.lists import ListSource
from desktop_app.store.schema import (
    activity,
    emulation_movement,
    indicator,
    obstacle,
    participant,
    person,
    plan_section,
    referral,
    task,
    unit,
)


@cache
def activities() -> ListSource:
    """Activities, the latest first."""
    joined = activity.outerjoin(unit, unit.c.id == activity.c.unit_id)
    joined = joined.outerjoin(person, person.c.id == activity.c.author_id)
    joined = joined.outerjoin(emulation_movement, emulation_movement.c.id == activity.c.movement_id)
    joined = joined.outerjoin(task, task.c.id == activity.c.task_id)
    joined = joined.outerjoin(plan_section, plan_section.c.id == task.c.section_id)
    took_part = select(func.count()).where(participant.c.activity_id == activity.c.id).scalar_subquery()
    return ListSource(
        source=joined,
        row_id=activity.c.id,
        columns={
            "from_date": activity.c.from_date,
            "to_date": activity.c.to_date,
            "kind": activity.c.kind,
            "title": activity.c.title,
            "unit": func.coalesce(unit.c.name, ""),
            "partners": activity.c.partners,
            "task": case((activity.c.task_id.is_(None), ""), else_=func.coalesce(plan_section.c.path, "phát sinh")),
            "channel": activity.c.channel,
            "spread": activity.c.spread,
            "link": activity.c.link,
            "author": func.coalesce(person.c.full_name, ""),
            "movement": func.coalesce(emulation_movement.c.name, ""),
            "reached": people_reached(),
            "participants": took_part,
            "roles": _named_roles(),
            "document": activity.c.document,
            "document_date": activity.c.document_date,
            "notable": case((activity.c.notable == 1, "Tiêu biểu"), else_=""),
            "note": activity.c.note,
        },
        word=lambda word: or_(begins(activity.c.search_text, word), begins(unit.c.search_text, word)),
        sort_keys={"": activity.c.from_date, "title": activity.c.title_key, "unit": unit.c.position},
        own_order_descending=True,
        trashed=literal_column(texts.ACTIVITIES.trashed),
        scopes=scopes_of(texts.ACTIVITIES)
        | {
            "day": lambda day: and_(activity.c.from_date <= day, activity.c.to_date >= day),
            "unit": lambda unit_id: activity.c.unit_id == unit_id,
            "task": lambda task_id: activity.c.task_id == task_id,
            "movement": lambda movement_id: activity.c.movement_id == movement_id,
        },
        formatters={"kind": label(ACTIVITY_KIND_LABELS), "spread": label(SPREAD_LABELS)},
    )


def _named_roles() -> ColumnElement[str]:
    """Return the expression for who had another role than to take part: "Vi Thị Ánh (chủ trì); …"."""
    names = " ".join(
        f"WHEN '{role}' THEN '{label.lower()}'"
        for role, label in PARTICIPANT_ROLE_LABELS.items()
        if role is not ParticipantRole.TOOK_PART
    )
    return literal_column(
        f"""(SELECT coalesce(group_concat(
                person.full_name || ' (' || CASE participant.role {names} END || ')', '; ' ORDER BY participant.id
            ), '')
            FROM participant JOIN person ON person.id = participant.person_id
            WHERE participant.activity_id = activity.id AND participant.role <> '{ParticipantRole.TOOK_PART}')"""
    )


def people_reached() -> ColumnElement[int]:
    """Return the expression for how many people an activity reached, all groups together."""
    groups = ("staff", "members", "teenagers", "children", "others")
    return sum((func.coalesce(activity.c[f"reached_{group}"], 0) for group in groups), literal(0))


@cache
def obstacles() -> ListSource:
    """Obstacles, the latest first."""
    state = case(
        (obstacle.c.closed_on.is_not(None), literal("closed")),
        (or_(obstacle.c.answered_on.is_not(None), obstacle.c.answer != ""), literal("answered")),
        (obstacle.c.put_on.is_not(None), literal("put")),
        else_=literal("raised"),
    )
    columns = ("raised_on", "content", "cause", "proposal", "put_on", "answer", "answered_on", "closed_on")
    return ListSource(
        source=obstacle.outerjoin(unit, unit.c.id == obstacle.c.unit_id),
        row_id=obstacle.c.id,
        columns={name: obstacle.c[name] for name in columns} | {"unit": func.coalesce(unit.c.name, ""), "state": state},
        word=lambda word: or_(begins(obstacle.c.search_text, word), begins(unit.c.search_text, word)),
        sort_keys={"": obstacle.c.raised_on, "unit": unit.c.position},
        own_order_descending=True,
        trashed=literal_column(texts.OBSTACLES.trashed),
        scopes=scopes_of(texts.OBSTACLES)
        | {
            "year": lambda year: in_year(obstacle.c.raised_on, year),
            "unit": lambda unit_id: obstacle.c.unit_id == unit_id,
            "state": lambda value: state == value,
        },
        formatters={"state": label(OBSTACLE_STATE_LABELS)},
    )


@cache
def referrals() -> ListSource:
    """Matters passed on to the competent body, the latest first."""
    columns = ("passed_on", "kind", "receiving_body", "document_number", "outcome")
    return ListSource(
        source=referral,
        row_id=referral.c.id,
        columns={name: referral.c[name] for name in columns},
        word=lambda word: begins(referral.c.search_text, word),
        sort_keys={"": referral.c.passed_on},
        own_order_descending=True,
        trashed=referral.c.trashed_at,
        scopes=scopes_of(texts.REFERRALS) | {"year": lambda year: in_year(referral.c.passed_on, year)},
    )


@cache
def indicators() -> ListSource:
    """Indicators in their order."""
    return ListSource(
        source=indicator,
        row_id=indicator.c.id,
        columns={
            "order": indicator.c.position,
            "category": indicator.c.category,
            "name": indicator.c.name,
            "measure": indicator.c.measure,
            "automatic": case((indicator.c.automatic == "", "nhập tay"), else_="tự tính từ sổ"),
            "confirmed": case(
                (indicator.c.confirmed == 1, CONFIRMATION_LABELS[True]), else_=CONFIRMATION_LABELS[False]
            ),
            "note": indicator.c.note,
        },
        word=lambda word: begins(indicator.c.search_text, word),
        sort_keys={"": indicator.c.position},
        trashed=indicator.c.trashed_at,
    )
