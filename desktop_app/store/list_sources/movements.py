"""Emulation movements, and who registered for them."""

from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select

from desktop_app.domain.vocabulary import NOMINEE_KIND_LABELS
from desktop_app.domain.year.movements import MOVEMENT_STATE_LABELS
from desktop_app.store.list_sources.office import current_post_of
from desktop_app.store.list_sources.words import begins, label
from desktop_app.store.lists import ListSource
from desktop_app.store.schema import (
    emulation_movement,
    movement_criterion,
    movement_registration,
    person,
    post,
    unit,
)

_held, _place = post.alias("held_post"), unit.alias("unit_of_post")


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
def registrations() -> ListSource:
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
