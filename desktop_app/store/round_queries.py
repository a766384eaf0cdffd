"""Figures of a review round that are counted rather than listed."""

from sqlalchemy import ColumnElement, Connection, and_, func, select

from desktop_app.store.schema import award, decision, nomination, review_round


def count_states(connection: Connection, round_id: int) -> dict[str, int]:
    """Return how many living nominations of a round are in each state that some are in."""
    counted = (
        select(nomination.c.state, func.count())
        .where(nomination.c.round_id == round_id, nomination.c.trashed_at.is_(None))
        .group_by(nomination.c.state)
    )
    return {state: number for state, number in connection.execute(counted)}


def count_states_of_rounds(connection: Connection) -> dict[str, dict[str, int]]:
    """Return for each living round, the latest first, how many living nominations are in each state some are in."""
    counted = (
        select(review_round.c.code, nomination.c.state, func.count(nomination.c.id))
        .select_from(review_round.outerjoin(nomination, _of_round()))
        .where(review_round.c.trashed_at.is_(None))
        .group_by(review_round.c.code, nomination.c.state)
        .order_by(review_round.c.code.desc())
    )
    found: dict[str, dict[str, int]] = {}
    for code, state, number in connection.execute(counted):
        of_round = found.setdefault(code, {})
        if state is not None:
            of_round[state] = number
    return found


def _of_round() -> ColumnElement[bool]:
    return and_(nomination.c.round_id == review_round.c.id, nomination.c.trashed_at.is_(None))


def count_unsigned(connection: Connection, round_id: int) -> int:
    """Return how many living decisions of a round award somebody and have no number and date yet."""
    counted = select(func.count(decision.c.id.distinct())).where(
        decision.c.round_id == round_id,
        decision.c.trashed_at.is_(None),
        decision.c.signed_on.is_(None),
        decision.c.id.in_(select(award.c.decision_id)),
    )
    return int(connection.execute(counted).scalar_one())
