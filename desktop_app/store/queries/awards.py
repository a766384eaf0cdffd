"""Awards counted in groups, within a scope of the list of awards."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, func, or_, select

from desktop_app.store.list_sources.awards import awards, is_leader, is_woman
from desktop_app.store.records import Reader, Record, find
from desktop_app.store.schema import award, decision, person, review_round, unit


def count_awards(connection: Connection, scope: Mapping[str, Any]) -> list[RowMapping]:
    """Return the awards within a scope in groups, in the order of units: columns of the group, number and money."""
    scopes = awards().scopes
    group_columns = (
        award.c.unit_id,
        award.c.unit_name,
        award.c.award_code,
        award.c.award,
        award.c.commendation_type,
        award.c.kind,
        is_woman().label("woman"),
        is_leader().label("leader"),
    )
    counted = (
        select(
            *group_columns,
            func.count().label("number"),
            func.coalesce(func.sum(award.c.amount), 0).label("money"),
        )
        .select_from(
            award.join(decision, decision.c.id == award.c.decision_id).outerjoin(unit, unit.c.id == award.c.unit_id)
        )
        .where(decision.c.trashed_at.is_(None), *(scopes[name](value) for name, value in scope.items()))
        .group_by(*group_columns)
        .order_by(unit.c.position, unit.c.name_key, func.max(decision.c.signed_on))
    )
    return list(connection.execute(counted).mappings())


def count_without_sex(connection: Connection, scope: Mapping[str, Any]) -> int:
    """Return the number of awards within a scope to people of whom it is not recorded whether they are women."""
    scopes = awards().scopes
    known = select(person.c.id).where(person.c.gender.in_(("male", "female")))
    counted = (
        select(func.count())
        .select_from(award.join(decision, decision.c.id == award.c.decision_id))
        .where(
            decision.c.trashed_at.is_(None),
            award.c.kind == "individual",
            or_(award.c.person_id.is_(None), award.c.person_id.not_in(known)),
            *(scopes[name](value) for name, value in scope.items()),
        )
    )
    return int(connection.execute(counted).scalar_one())


def years_with_awards(connection: Connection) -> list[int]:
    """Return the years in which decisions were signed, the latest first."""
    year = func.substr(decision.c.signed_on, 1, 4)
    statement = select(year).where(decision.c.trashed_at.is_(None), decision.c.signed_on.is_not(None)).distinct()
    return sorted((int(text) for text in connection.execute(statement).scalars()), reverse=True)


def rounds_with_awards(connection: Connection) -> list[str]:
    """Return the codes of the rounds that have decisions, the latest first."""
    statement = (
        select(review_round.c.code)
        .join(decision, decision.c.round_id == review_round.c.id)
        .where(decision.c.trashed_at.is_(None), review_round.c.trashed_at.is_(None))
        .distinct()
    )
    return sorted(connection.execute(statement).scalars(), reverse=True)


def standing_awards(connection: Reader, decision_ids: Sequence[int], people: Collection[int]) -> list[Record]:
    """Return what these decisions give, not cancelled, to these people and to all that are none of the book's."""
    recipients = or_(award.c.person_id.in_(people), award.c.person_id.is_(None))
    return find(connection, "award", award.c.decision_id.in_(decision_ids), award.c.cancelled_on.is_(None), recipients)
