"""Figures of a review round that are counted rather than listed."""

from sqlalchemy import Connection, func, select

from desktop_app.store.schema import award, decision, nomination


def count_states(connection: Connection, round_id: int) -> dict[str, int]:
    """Return how many living nominations of a round are in each state that some are in."""
    counted = (
        select(nomination.c.state, func.count())
        .where(nomination.c.round_id == round_id, nomination.c.trashed_at.is_(None))
        .group_by(nomination.c.state)
    )
    return {state: number for state, number in connection.execute(counted)}


def count_unsigned(connection: Connection, round_id: int) -> int:
    """Return how many living decisions of a round award somebody and have no number and date yet."""
    counted = select(func.count(decision.c.id.distinct())).where(
        decision.c.round_id == round_id,
        decision.c.trashed_at.is_(None),
        decision.c.signed_on.is_(None),
        decision.c.id.in_(select(award.c.decision_id)),
    )
    return int(connection.execute(counted).scalar_one())
