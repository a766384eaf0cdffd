"""The lists of the year: activities, who is informed of the plan, movements, obstacles, referrals, indicators."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    case,
    cast,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    true,
)

from desktop_app.domain.vocabulary import NOMINEE_KIND_LABELS
from desktop_app.domain.year.activities import (
    ACTIVITY_KIND_LABELS,
    ATTENDED_KINDS,
    PARTICIPANT_ROLE_LABELS,
    SPREAD_LABELS,
    ActivityKind,
    ParticipantRole,
)
from desktop_app.domain.year.briefings import BRIEFING_STATE_LABELS
from desktop_app.domain.year.indicator_sets import CONFIRMATION_LABELS
from desktop_app.domain.year.movements import MOVEMENT_STATE_LABELS
from desktop_app.domain.year.obstacles import OBSTACLE_STATE_LABELS
from desktop_app.store.list_sources import texts
from desktop_app.store.list_sources.office import current_post_of
from desktop_app.store.list_sources.words import begins, in_year, label, scopes_of
from desktop_app.store.lists import ListSource
from desktop_app.store.schema import (
    activity,
    briefing,
    emulation_movement,
    indicator,
    movement_criterion,
    movement_registration,
    obstacle,
    participant,
    person,
    plan,
    plan_section,
    post,
    referral,
    task,
    unit,
)

_held, _place = post.alias("held_post"), unit.alias("unit_of_post")
_namesake = person.alias("namesake")


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
            "spread": lambda spread: activity.c.spread == spread,
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
    """Return the expression for how many people an activity reached: `domain.year.activities.people_reached`."""
    counted = people_counted()
    listed = select(func.count(participant.c.person_id.distinct())).where(participant.c.activity_id == activity.c.id)
    return case((counted > 0, counted), (activity.c.kind.in_(ATTENDED_KINDS), listed.scalar_subquery()), else_=0)


def people_counted() -> ColumnElement[int]:
    """Return the expression for how many people were counted at an activity, all groups together."""
    groups = ("staff", "members", "teenagers", "children", "others")
    return sum((func.coalesce(activity.c[f"reached_{group}"], 0) for group in groups), literal(0))


def first_informed(
    day: str, briefings_within: Sequence[ColumnElement[bool]] = (), *, marked: bool = True
) -> tuple[ColumnElement[str | None], ColumnElement[str]]:
    """Return the expressions for the day since which a person was informed of the plan, up to a day, and by what.

    That is by the first briefing they took part in that lies within these conditions, or where they count by a mark.
    """
    # Asked person by person, along an index: a page of the list has no need of the others.
    living = activity.c.trashed_at.is_(None)
    came = [activity.c.kind == ActivityKind.BRIEFING, activity.c.from_date <= day, living, *briefings_within]
    attended = participant.join(activity, activity.c.id == participant.c.activity_id)
    first = select(func.min(activity.c.from_date)).select_from(attended)
    first_came = first.where(participant.c.person_id == person.c.id, *came).scalar_subquery()
    title = select(activity.c.title).select_from(attended).where(participant.c.person_id == person.c.id, *came)
    title = title.order_by(activity.c.from_date, activity.c.id).limit(1)
    mark = [briefing.c.person_id == person.c.id, briefing.c.informed_on <= day, true() if marked else false()]
    first_mark = select(func.min(briefing.c.informed_on)).where(*mark).scalar_subquery()
    words = select(case((briefing.c.note != "", briefing.c.note), else_="đánh dấu")).where(*mark)
    words = words.order_by(briefing.c.informed_on, briefing.c.id).limit(1)
    # On the same day a briefing says more than a mark.
    by_mark = or_(first_came.is_(None), first_mark < first_came)
    since = case((and_(first_mark.is_not(None), by_mark), first_mark), else_=first_came)
    by = case((and_(first_mark.is_not(None), by_mark), words.scalar_subquery()), else_=title.scalar_subquery())
    return since, func.coalesce(by, "")


def briefings() -> ListSource:
    """Who holds a post today by name, with the day since which each is informed of the plan."""
    # Not cached: who is of the staff is asked today.
    since, by = first_informed(date.today().isoformat())
    joined = person.join(_held, _held.c.id == current_post_of(person.c.id)).join(unit, unit.c.id == _held.c.unit_id)
    state = case((since.is_(None), literal("missing")), else_=literal("informed"))
    same_name = select(_namesake.c.id).where(
        _namesake.c.name_key == person.c.name_key,
        _namesake.c.full_name == person.c.full_name,
        _namesake.c.id != person.c.id,
        _namesake.c.trashed_at.is_(None),
    )
    born = func.coalesce(literal(" (sinh năm ") + cast(person.c.birth_year, String) + ")", "")
    return ListSource(
        source=joined,
        row_id=person.c.id,
        columns={
            "name": case((same_name.exists(), person.c.full_name + born), else_=person.c.full_name),
            "post": _held.c.position,
            "unit": unit.c.name,
            "state": state,
            "since": since,
            "by": by,
        },
        word=lambda word: or_(begins(person.c.search_text, word), begins(unit.c.search_text, word)),
        sort_keys={
            "": person.c.name_key,
            "name": person.c.name_key,
            "unit": unit.c.position,
            "post": _held.c.position_key,
        },
        trashed=literal_column(texts.PEOPLE.trashed),
        scopes={"unit": lambda unit_id: unit.c.id == unit_id, "state": lambda value: state == value},
        formatters={"state": label(BRIEFING_STATE_LABELS)},
    )


@cache
def obstacles() -> ListSource:
    """Obstacles, the latest first."""
    state = case(
        (obstacle.c.closed_on.is_not(None), literal("closed")),
        (or_(obstacle.c.answered_on.is_not(None), obstacle.c.answer != ""), literal("answered")),
        (obstacle.c.put_on.is_not(None), literal("put")),
        else_=literal("raised"),
    )
    columns = ("raised_on", "content", "cause", "proposal", "asked_of", "put_on", "answer", "answered_on", "closed_on")
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
            "plan": func.coalesce(select(plan.c.title).where(plan.c.id == indicator.c.plan_id).scalar_subquery(), ""),
            "note": indicator.c.note,
        },
        word=lambda word: begins(indicator.c.search_text, word),
        sort_keys={"": indicator.c.position},
        trashed=indicator.c.trashed_at,
    )


def movements() -> ListSource:
    """Movements, the latest begun first, each with its state today and how many registered for it."""
    # Not cached: the state is that of the day.
    table = emulation_movement.c
    state = _state_on(date.today())
    return ListSource(
        source=emulation_movement,
        row_id=table.id,
        columns={name: table[name] for name in _PLAIN}
        | {
            "state": state,
            "units": _registered(movement_registration.c.unit_id),
            "people": _registered(movement_registration.c.person_id),
            "criteria": _criteria(),
        },
        word=lambda word: begins(table.search_text, word),
        sort_keys={"": table.from_date, "name": table.name_key},
        own_order_descending=True,
        trashed=table.trashed_at,
        scopes={"year": _in_year, "state": lambda value: state == value},
        formatters={"state": label(MOVEMENT_STATE_LABELS)},
    )


@cache
def movement_registrations() -> ListSource:
    """Registrations for movements, the latest first; of one movement in printed order."""
    table = movement_registration.c
    of_person = movement_registration.outerjoin(person, person.c.id == table.person_id)
    of_subject = of_person.outerjoin(unit, unit.c.id == table.unit_id)
    of_subject = of_subject.outerjoin(_held, _held.c.id == current_post_of(table.person_id))
    of_subject = of_subject.outerjoin(_place, _place.c.id == _held.c.unit_id)
    kind = case((table.person_id.is_not(None), literal("individual")), else_="collective")
    name_key = func.coalesce(person.c.name_key, unit.c.name_key)
    return ListSource(
        source=of_subject.join(emulation_movement, emulation_movement.c.id == table.movement_id),
        row_id=table.id,
        columns={
            "movement": emulation_movement.c.name,
            "kind": kind,
            "name": func.coalesce(person.c.full_name, unit.c.name),
            "place": func.coalesce(func.trim(_held.c.position + ", " + _place.c.name, ", "), ""),
            "registered_on": table.registered_on,
            "content": table.content,
            "note": table.note,
        },
        word=lambda word: or_(
            begins(person.c.search_text, word),
            begins(unit.c.search_text, word),
            begins(emulation_movement.c.search_text, word),
            begins(func.folded_words(table.content), word),
        ),
        sort_keys={"": table.registered_on, "name": name_key},
        own_order_descending=True,
        trashed=table.trashed_at,
        scopes={
            "movement": lambda movement_id: table.movement_id == movement_id,
            "person": lambda person_id: table.person_id == person_id,
            "unit": lambda unit_id: table.unit_id == unit_id,
            "kind": lambda value: kind == value,
            "year": lambda year: table.registered_on.between(f"{year}-01-01", f"{year}-12-31"),
        },
        scope_orders={
            "movement": case((table.unit_id.is_not(None), func.printf("1%08d", unit.c.position)), else_="2" + name_key)
        },
        formatters={"kind": label(NOMINEE_KIND_LABELS)},
    )


_PLAIN = (
    *("name", "from_date", "to_date", "document_type", "document_number", "document_date", "document_abstract"),
    *("content", "closed_on", "weaknesses", "causes", "next_steps"),
)


def _state_on(day: date) -> ColumnElement[str]:
    """Return the expression for a movement's state on a day: a value of `MovementState`."""
    table, today = emulation_movement.c, day.isoformat()
    return case(
        (table.closed_on <= today, literal("closed")),
        (table.from_date > today, literal("planned")),
        (table.to_date < today, literal("ended")),
        else_=literal("running"),
    )


def _registered(link: ColumnElement[int]) -> ColumnElement[int]:
    counted = select(func.count()).where(movement_registration.c.movement_id == emulation_movement.c.id)
    return counted.where(link.is_not(None), movement_registration.c.trashed_at.is_(None)).scalar_subquery()


def _criteria() -> ColumnElement[str]:
    """Return the expression for the criteria of a movement in one text, in their order."""
    in_order = select(movement_criterion.c.text).where(movement_criterion.c.movement_id == emulation_movement.c.id)
    rows = in_order.order_by(movement_criterion.c.position).correlate(emulation_movement).subquery()
    return select(func.coalesce(func.group_concat(rows.c.text, "; "), "")).scalar_subquery()


def _in_year(year: int) -> ColumnElement[bool]:
    """Return the condition that a movement has some day in a year."""
    table = emulation_movement.c
    last_day = func.coalesce(table.to_date, table.closed_on, "9999-12-31")
    return and_(table.from_date <= f"{year}-12-31", last_day >= f"{year}-01-01")
