"""The records of people and collectives year by year: ratings, initiatives, holds."""

from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Table, case, func, literal, or_

from desktop_app.domain.law.year_facts import RATING_LABELS, SCOPE_LABELS
from desktop_app.domain.standing.year_records import RECOGNITION_LABELS
from desktop_app.domain.vocabulary import NOMINEE_KIND_LABELS
from desktop_app.store.list_sources.words import Word, begins, in_year, label
from desktop_app.store.lists import ListSource
from desktop_app.store.schema import hold, initiative, person, unit, year_record


@cache
def year_records() -> ListSource:
    """Year records, the latest year first, within a year by name."""
    table = year_record.c
    registered = case((table.registered == 1, "có"), (table.registered == 0, "không"), else_="")
    return ListSource(
        source=_with_names(year_record),
        row_id=table.id,
        columns=_of_whom(year_record)
        | {
            "year": table.year,
            "rating": table.rating,
            "registered": registered,
            "registered_for": table.registered_for,
            "registered_on": table.registered_on,
            "document": table.document,
            "note": table.note,
        },
        word=lambda word: or_(
            _names_have(word), begins(func.folded_words(table.document + " " + table.registered_for), word)
        ),
        sort_keys={"": table.year, "name": _name_key()},
        own_order_descending=True,
        trashed=table.trashed_at,
        scopes=_scopes(year_record)
        | {"year": lambda year: table.year == year, "rating": lambda rating: table.rating == rating},
        scope_orders={"year": _name_key()},
        formatters={"kind": label(NOMINEE_KIND_LABELS), "rating": lambda rating: RATING_LABELS.get(rating, "")},
    )


@cache
def initiatives() -> ListSource:
    """Initiatives and scientific works, recognised or registered for it, the latest year first."""
    table = initiative.c
    return ListSource(
        source=_with_names(initiative),
        row_id=table.id,
        columns=_of_whom(initiative)
        | {
            "year": table.year,
            "title": table.title,
            "scope": table.scope,
            "document": table.document,
            "recognised_on": table.recognised_on,
            "recognised": table.recognised,
            "registered_on": table.registered_on,
        },
        word=lambda word: or_(begins(table.search_text, word), _names_have(word)),
        sort_keys={"": table.year, "name": _name_key()},
        own_order_descending=True,
        trashed=table.trashed_at,
        scopes=_scopes(initiative)
        | {"year": lambda year: table.year == year, "recognised": lambda recognised: table.recognised == recognised},
        formatters={"kind": label(NOMINEE_KIND_LABELS), "scope": lambda scope: SCOPE_LABELS.get(scope, "")}
        | {"recognised": lambda recognised: RECOGNITION_LABELS[bool(recognised)]},
    )


@cache
def holds() -> ListSource:
    """Holds (periods in which somebody is not considered for awards), the latest first."""
    table = hold.c
    return ListSource(
        source=_with_names(hold),
        row_id=table.id,
        columns=_of_whom(hold)
        | {
            "from_date": table.from_date,
            "to_date": table.to_date,
            "document": table.document,
            "discipline": case((table.discipline == 1, "có"), else_=""),
        },
        word=lambda word: or_(_names_have(word), begins(func.folded_words(table.document), word)),
        sort_keys={"": table.from_date, "name": _name_key()},
        own_order_descending=True,
        trashed=table.trashed_at,
        scopes=_scopes(hold) | {"year": lambda year: in_year(table.from_date, year)},
        formatters={"kind": label(NOMINEE_KIND_LABELS)},
    )


def _with_names(table: Table) -> FromClause:
    of_person = table.outerjoin(person, person.c.id == table.c.person_id)
    return of_person.outerjoin(unit, unit.c.id == table.c.unit_id)


def _of_whom(table: Table) -> dict[str, ColumnElement[Any]]:
    kind = case((table.c.person_id.is_not(None), literal("individual")), else_="collective")
    return {"kind": kind, "name": func.coalesce(person.c.full_name, unit.c.name)}


def _name_key() -> ColumnElement[str]:
    return func.coalesce(person.c.name_key, unit.c.name_key)


def _names_have(word: Word) -> ColumnElement[bool]:
    return or_(begins(person.c.search_text, word), begins(unit.c.search_text, word))


def _scopes(table: Table) -> dict[str, Callable[[Any], ColumnElement[bool]]]:
    return {
        "person": lambda person_id: table.c.person_id == person_id,
        "unit": lambda unit_id: table.c.unit_id == unit_id,
        "kind": lambda kind: (table.c.person_id if kind == "individual" else table.c.unit_id).is_not(None),
    }
