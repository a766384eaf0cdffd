"""The awards of one person or unit through the years, each with its decision."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Integer, cast, func, select

from desktop_app.store.list_sources.awards import achieved_until, is_signed
from desktop_app.store.schema import award, decision


def read_signed_awards(connection: Connection, collective: bool, subject_id: int) -> Iterator[Mapping[str, Any]]:
    """Yield the awards of signed decisions, including cancelled ones, the earliest decision first.

    `year` is the year in which the period of achievement ended, else that of the decision.
    """
    subject = award.c.unit_id if collective else award.c.person_id
    of_award = ("id", "award", "award_code", "commendation_type", "cancelled_on", "cancel_document", "amount")
    of_decision = ("number", "signed_on", "issuing_body", "level", "round_id")
    statement = (
        select(
            *(award.c[name] for name in of_award),
            *(decision.c[name] for name in of_decision),
            decision.c.id.label("decision_id"),
            cast(func.substr(func.coalesce(achieved_until(), decision.c.signed_on), 1, 4), Integer).label("year"),
        )
        .select_from(award.join(decision, decision.c.id == award.c.decision_id))
        .where(subject == subject_id, award.c.kind == ("collective" if collective else "individual"))
        .where(decision.c.trashed_at.is_(None), is_signed())
        .order_by(decision.c.signed_on, award.c.id)
    )
    for row in connection.execute(statement).mappings():
        yield dict(row)
