"""Units and people."""

from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, and_, case, func, literal_column, or_, select

from desktop_app.domain.office.people import GENDER_LABELS
from desktop_app.domain.office.unit_nouns import LEADERS
from desktop_app.domain.office.units import LEADING_PLACE, OTHER_PLACE, PLACES_OF_WORK, UNIT_KIND_LABELS
from desktop_app.domain.vietnamese import fold
from desktop_app.store.list_sources import texts
from desktop_app.store.list_sources.words import begins, label
from desktop_app.store.lists import ListSource
from desktop_app.store.schema import person, post, unit

_successor = unit.alias("successor")
_current = post.alias("current_post")
_held_in = unit.alias("held_in")
_PLACE_OF_WORK = case(
    *((_held_in.c.search_text.startswith(f" {fold(leaders)}"), LEADING_PLACE) for leaders in LEADERS),
    *((_held_in.c.kind == kind, place) for kind, place in PLACES_OF_WORK.items()),
    else_=OTHER_PLACE,
)
"""How far a unit comes before others as the place where people work: what `place_of_work` returns."""


def held_on(day: str) -> ColumnElement[bool]:
    """Return the condition that a post is held on a day: it has begun and has not ended."""
    return and_(
        or_(post.c.from_date.is_(None), post.c.from_date <= day), or_(post.c.to_date.is_(None), post.c.to_date >= day)
    )


def current_post_of(person_id: ColumnElement[int]) -> ColumnElement[int]:
    """Return the subquery for the id of a person's post today: of those held today, the one where the person works."""
    return (
        select(post.c.id)
        .join_from(post, _held_in, _held_in.c.id == post.c.unit_id)
        .where(post.c.person_id == person_id, post.c.trashed_at.is_(None))
        .where(held_on(date.today().isoformat()))
        .order_by(_PLACE_OF_WORK, post.c.from_date.desc().nulls_last(), post.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )


@cache
def units() -> ListSource:
    """Units in their order, each with how many people hold a post in it."""
    members = select(func.count()).join_from(_current, person, person.c.id == _current.c.person_id)
    members = members.where(_current.c.unit_id == unit.c.id, _current.c.to_date.is_(None))
    members = members.where(_current.c.trashed_at.is_(None), person.c.trashed_at.is_(None))
    return ListSource(
        source=unit.outerjoin(_successor, unit.c.successor_id == _successor.c.id),
        row_id=unit.c.id,
        columns={
            "order": unit.c.position,
            "name": unit.c.name,
            "kind": unit.c.kind,
            "valid_from": unit.c.valid_from,
            "valid_to": unit.c.valid_to,
            "successor": func.coalesce(_successor.c.name, ""),
            "people": members.scalar_subquery(),
        },
        word=lambda word: begins(unit.c.search_text, word),
        sort_keys={"": unit.c.position, "name": unit.c.name_key},
        trashed=unit.c.trashed_at,
        formatters={"kind": label(UNIT_KIND_LABELS)},
    )


def people() -> ListSource:
    """People in the order of names, with the post each holds today."""
    joined = person.outerjoin(_current, _current.c.id == current_post_of(person.c.id))
    joined = joined.outerjoin(unit, unit.c.id == _current.c.unit_id)
    return ListSource(
        source=joined,
        row_id=person.c.id,
        columns={
            "name": person.c.full_name,
            "gender": person.c.gender,
            "birth_year": person.c.birth_year,
            "served_from": person.c.served_from,
            "post": func.coalesce(_current.c.position, ""),
            "unit": func.coalesce(unit.c.name, ""),
            "from_date": _current.c.from_date,
        },
        word=lambda word: or_(begins(person.c.search_text, word), begins(unit.c.search_text, word)),
        sort_keys={
            "": person.c.name_key,
            "name": person.c.name_key,
            "unit": unit.c.position,
            "post": _current.c.position_key,
        },
        trashed=literal_column(texts.PEOPLE.trashed),
        scopes={"unit": lambda unit_id: unit.c.id == unit_id},
        formatters={"gender": label(GENDER_LABELS)},
    )
