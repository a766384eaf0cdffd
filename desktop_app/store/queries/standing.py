"""The standing of many people or units through the years, read for all of them together with a handful of queries."""

from collections.abc import Collection, Iterator, Sequence
from itertools import batched
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Integer, Select, Table, cast, func, or_, select

from desktop_app.store.list_sources.awards import decided_until, is_signed, proposed_until
from desktop_app.store.list_sources.office import held_on
from desktop_app.store.schema import (
    award,
    decision,
    hold,
    initiative,
    person,
    post,
    unit,
    year_record,
)

_AT_ONCE = 10_000
"""How many ids go into one query: SQLite takes some 32,000 values."""


def _of_whom(table: Table, collectives: bool) -> Column[Any]:
    return table.c["unit_id" if collectives else "person_id"]


def _for_each(
    connection: Connection, statement: Select[Any], subject: ColumnElement[Any], ids: Collection[int]
) -> Iterator[Sequence[Any]]:
    for chunk in batched(ids, _AT_ONCE):
        # `all` fetches the rows at once: row by row takes SQLAlchemy twice as long.
        yield from connection.execute(statement.where(subject.in_(chunk))).all()


def _year(day: ColumnElement[str]) -> ColumnElement[int]:
    return cast(func.substr(day, 1, 4), Integer)


def read_years(
    connection: Connection, collectives: bool, ids: Collection[int], year: int | None = None, since: int = 0
) -> Iterator[Sequence[Any]]:
    """Yield subject, record's id, year, rating and registration of the living year records."""
    subject, table = _of_whom(year_record, collectives), year_record.c
    statement = select(subject, table.id, table.year, table.rating, table.registered).where(table.trashed_at.is_(None))
    if year is not None:
        statement = statement.where(table.year == year)
    if since:
        statement = statement.where(table.year >= since)
    return _for_each(connection, statement, subject, ids)


def read_initiatives(
    connection: Connection, collectives: bool, ids: Collection[int], since: int = 0
) -> Iterator[Sequence[Any]]:
    """Yield subject, year and scope of the living initiatives that were recognised."""
    subject, table = _of_whom(initiative, collectives), initiative.c
    statement = select(subject, table.year, table.scope).where(table.trashed_at.is_(None), table.recognised == 1)
    if since:
        statement = statement.where(table.year >= since)
    return _for_each(connection, statement, subject, ids)


def read_awards(
    connection: Connection, collectives: bool, ids: Collection[int], since: int = 0
) -> Iterator[Sequence[Any]]:
    """Yield subject, id, code, type, decision's id and year of achievement (None: the decision's) of the awards.

    Cancelled awards are left out, and those that are in no catalogue.
    """
    subject, table = _of_whom(award, collectives), award.c
    year = _year(proposed_until())
    statement = select(subject, table.id, table.award_code, table.commendation_type, table.decision_id, year)
    statement = statement.where(table.kind == ("collective" if collectives else "individual"))
    statement = statement.where(table.cancelled_on.is_(None), table.award_code != "")
    if since:
        statement = statement.where(or_(year.is_(None), year >= since))
    return _for_each(connection, statement, subject, ids)


def read_signed_decisions(connection: Connection) -> Iterator[Sequence[Any]]:
    """Yield id, number, day of signing and year of achievement of the living signed decisions, the earliest first."""
    year = _year(func.coalesce(decided_until(), decision.c.signed_on))
    statement = select(decision.c.id, decision.c.number, decision.c.signed_on, year)
    statement = statement.where(decision.c.trashed_at.is_(None), is_signed())
    yield from connection.execute(statement.order_by(decision.c.signed_on, decision.c.id))


def read_holds(connection: Connection, collectives: bool, ids: Collection[int]) -> Iterator[Sequence[Any]]:
    """Yield subject, id, first and last day, document and whether for discipline of the living holds."""
    subject, table = _of_whom(hold, collectives), hold.c
    statement = select(subject, table.id, table.from_date, table.to_date, table.document, table.discipline)
    statement = statement.where(table.trashed_at.is_(None)).order_by(table.from_date, table.id)
    return _for_each(connection, statement, subject, ids)


def read_first_days(connection: Connection, ids: Collection[int]) -> Iterator[Sequence[Any]]:
    """Yield each person and their first day at work: at the agency they came from, else that of their first post.

    People with a post without a first day are left out.
    """
    first, undated = func.min(post.c.from_date), func.count() - func.count(post.c.from_date)
    statement = select(post.c.person_id, func.coalesce(person.c.served_from, first)).select_from(post.join(person))
    statement = statement.where(post.c.trashed_at.is_(None))
    return _for_each(connection, statement.group_by(post.c.person_id).having(undated == 0), post.c.person_id, ids)


def read_days_left(connection: Connection, ids: Collection[int]) -> Iterator[Sequence[Any]]:
    """Yield each of the people whose posts have all ended, and the last day of these."""
    open_ended = func.count() - func.count(post.c.to_date)
    statement = select(post.c.person_id, func.max(post.c.to_date)).where(post.c.trashed_at.is_(None))
    return _for_each(connection, statement.group_by(post.c.person_id).having(open_ended == 0), post.c.person_id, ids)


def read_members(connection: Connection, ids: Collection[int], day: str) -> Iterator[Sequence[Any]]:
    """Yield unit and person for each living person with a post in the units on a day, by name."""
    joined = post.join(person, person.c.id == post.c.person_id)
    statement = select(post.c.unit_id, post.c.person_id).select_from(joined).distinct()
    statement = statement.where(post.c.trashed_at.is_(None), person.c.trashed_at.is_(None), held_on(day))
    return _for_each(connection, statement.order_by(person.c.name_key, person.c.id), post.c.unit_id, ids)


def read_last_days(connection: Connection, ids: Collection[int]) -> Iterator[Sequence[Any]]:
    """Yield each of the units that has ended, and its last day."""
    statement = select(unit.c.id, unit.c.valid_to).where(unit.c.valid_to.is_not(None))
    return _for_each(connection, statement, unit.c.id, ids)
