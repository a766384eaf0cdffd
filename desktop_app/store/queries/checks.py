"""The data that a round's nominations are checked by, read for all of them together with a handful of queries."""

from collections.abc import Collection, Iterator
from itertools import batched
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, Table, and_, func, literal, select, union_all

from desktop_app.store.schema import (
    activity,
    award,
    council_session,
    decision,
    nomination,
    nomination_activity,
    nomination_initiative,
    nomination_paper,
    nomination_task,
    review_round,
    unit,
    unit_review,
    unit_vote,
    vote_tally,
    year_record,
)

_AT_ONCE = 10_000
"""How many ids go into one query: SQLite takes some 32,000 values."""

type _Rows = Iterator[Row[*tuple[Any, ...]]]

_ACHIEVED_FROM = func.coalesce(award.c.period_from, nomination.c.period_from, decision.c.period_from)
_ACHIEVED_TO = func.coalesce(award.c.period_to, nomination.c.period_to, decision.c.period_to)


class AwardRow(NamedTuple):
    """An award in force of a signed decision, with its nominee, nomination and period of achievement."""

    subject: int
    id: int
    code: str
    name: str
    type: str
    number: str
    signed_on: str
    nomination_id: int | None
    first: str | None
    last: str | None


def read_outside_movements(connection: Connection, round_id: int) -> set[int]:
    """Return the living nominations of a round for a movement that cite no activity of that movement."""
    within = select(nomination_activity.c.activity_id).join_from(nomination_activity, activity)
    cited = within.where(
        nomination_activity.c.nomination_id == nomination.c.id,
        activity.c.movement_id == nomination.c.movement_id,
        activity.c.trashed_at.is_(None),
    )
    statement = select(nomination.c.id).where(
        nomination.c.round_id == round_id,
        nomination.c.trashed_at.is_(None),
        nomination.c.movement_id.is_not(None),
        ~cited.correlate(nomination).exists(),
    )
    return set(connection.scalars(statement))


def read_proposals(connection: Connection, round_id: int) -> _Rows:
    """Yield the checked columns of a round's living nominations in printed order; the period may be the round's."""
    names = ("id", "kind", "person_id", "unit_id", "nominee_name", "unit_name", "award", "award_code")
    statement = select(
        *(nomination.c[name] for name in names),
        nomination.c.commendation_type,
        func.coalesce(nomination.c.period_from, review_round.c.from_date),
        func.coalesce(nomination.c.period_to, review_round.c.to_date),
        nomination.c.state,
        nomination.c.exception_reason,
    )
    statement = statement.select_from(nomination.join(review_round))
    statement = statement.where(nomination.c.round_id == round_id, nomination.c.trashed_at.is_(None))
    yield from connection.execute(statement.order_by(nomination.c.list_key, nomination.c.id))


def read_cited(connection: Connection, round_id: int, citing: Collection[int] | None = None) -> _Rows:
    """Yield nomination, kind and id of the tasks, activities and initiatives that a round's nominations cite.

    `citing` are the ids of nominations, None for all of the round.
    """
    for kind, table in (
        ("task", nomination_task),
        ("activity", nomination_activity),
        ("initiative", nomination_initiative),
    ):
        statement = select(table.c.nomination_id, literal(kind), table.c[f"{kind}_id"])
        yield from _of_nominations(connection, statement, table, round_id, citing)


def read_papers(connection: Connection, round_id: int, citing: Collection[int] | None = None) -> _Rows:
    """Yield nomination and key of the papers received, for all of a round's nominations or those of `citing`."""
    statement = select(nomination_paper.c.nomination_id, nomination_paper.c.paper)
    yield from _of_nominations(connection, statement, nomination_paper, round_id, citing)


def _of_nominations(
    connection: Connection, statement: Select[Any], table: Table, round_id: int, citing: Collection[int] | None
) -> _Rows:
    """Yield the rows of a statement on a round's living nominations, or on those of `citing`."""
    statement = statement.select_from(table.join(nomination)).where(nomination.c.round_id == round_id)
    statement = statement.where(nomination.c.trashed_at.is_(None))
    if citing is None:
        yield from connection.execute(statement)
        return
    for chunk in batched(citing, _AT_ONCE):
        yield from connection.execute(statement.where(table.c.nomination_id.in_(chunk)))


def read_own_awards(connection: Connection, ids: Collection[int]) -> _Rows:
    """Yield award and nomination of the awards that these nominations already led to."""
    for chunk in batched(ids, _AT_ONCE):
        statement = select(award.c.id, award.c.nomination_id).where(award.c.nomination_id.in_(chunk))
        yield from connection.execute(statement)


def read_recent_awards(connection: Connection, collectives: bool, since: str, until: str) -> Iterator[AwardRow]:
    """Yield the awards in force, signed from `since` to `until`, whose period of achievement did not end before."""
    statement = _awards(collectives).where(decision.c.signed_on.between(since, until), _ACHIEVED_TO >= since)
    for row in connection.execute(statement):
        yield AwardRow(*row)


def read_awards_citing(
    connection: Connection, collectives: bool, activities: range, since: str, until: str
) -> Iterator[tuple[int, AwardRow]]:
    """Yield activity and award for the awards in force, signed between two days, that cite one of the activities."""
    cited = nomination_activity.c
    statement = _awards(collectives).add_columns(cited.activity_id)
    statement = statement.join(nomination_activity, cited.nomination_id == award.c.nomination_id)
    statement = statement.where(
        decision.c.signed_on.between(since, until), cited.activity_id.between(activities.start, activities.stop - 1)
    )
    for *row, activity_id in connection.execute(statement):
        yield activity_id, AwardRow(*row)


def read_awards_using(
    connection: Connection, collectives: bool, initiatives: Collection[int], until: str
) -> Iterator[tuple[int, AwardRow]]:
    """Yield initiative and award for the awards in force, signed up to a day, that were based on one of them."""
    used = nomination_initiative.c
    for chunk in batched(initiatives, _AT_ONCE):
        statement = _awards(collectives).add_columns(used.initiative_id)
        statement = statement.join(nomination_initiative, used.nomination_id == award.c.nomination_id)
        statement = statement.where(decision.c.signed_on <= until, used.initiative_id.in_(chunk))
        for *row, initiative_id in connection.execute(statement):
            yield initiative_id, AwardRow(*row)


def read_tasks_of(connection: Connection, nomination_ids: Collection[int]) -> _Rows:
    """Yield nomination and task for the tasks that some nominations cite."""
    for chunk in batched(nomination_ids, _AT_ONCE):
        statement = select(nomination_task.c.nomination_id, nomination_task.c.task_id)
        yield from connection.execute(statement.where(nomination_task.c.nomination_id.in_(chunk)))


def first_day_of(connection: Connection, activity_ids: Collection[int]) -> str | None:
    """Return the first day of the earliest of some activities, None if there are none."""
    days = [
        connection.execute(select(func.min(activity.c.from_date)).where(activity.c.id.in_(chunk))).scalar_one()
        for chunk in batched(activity_ids, _AT_ONCE)
    ]
    return min(filter(None, days), default=None)


def read_unit_ends(connection: Connection) -> dict[int, str]:
    """Return the last day of each unit that has one."""
    statement = select(unit.c.id, unit.c.valid_to).where(unit.c.valid_to.is_not(None))
    return {row_id: day for row_id, day in connection.execute(statement)}


def _awards(collectives: bool) -> Select[Any]:
    columns = (
        award.c["unit_id" if collectives else "person_id"],
        *(award.c[name] for name in ("id", "award_code", "award", "commendation_type")),
        decision.c.number,
        decision.c.signed_on,
        award.c.nomination_id,
        _ACHIEVED_FROM,
        _ACHIEVED_TO,
    )
    joined = award.join(decision, decision.c.id == award.c.decision_id)
    joined = joined.outerjoin(nomination, nomination.c.id == award.c.nomination_id)
    statement = select(*columns).select_from(joined).where(award.c.kind == _kind(collectives), award.c.award_code != "")
    return statement.where(award.c.cancelled_on.is_(None), decision.c.trashed_at.is_(None), decision.c.number != "")


def _kind(collectives: bool) -> str:
    return "collective" if collectives else "individual"


def count_ratings(connection: Connection, year: int) -> _Rows:
    """Yield each rating that people have in a year, and how many have it."""
    table = year_record.c
    statement = select(table.rating, func.count()).where(table.year == year, table.trashed_at.is_(None))
    statement = statement.where(table.person_id.is_not(None), table.rating.is_not(None)).group_by(table.rating)
    yield from connection.execute(statement)


def read_judged_days(connection: Connection, code: str) -> _Rows:
    """Yield each nomination of a round that was voted on or decided: when the Council first did, when first signed."""
    sessions = vote_tally.join(council_session, council_session.c.id == vote_tally.c.session_id)
    voted = select(vote_tally.c.nomination_id, council_session.c.held_on, literal(None).label("signed_on"))
    voted = voted.select_from(sessions).where(council_session.c.trashed_at.is_(None))
    decided = select(award.c.nomination_id, literal(None), decision.c.signed_on).select_from(award.join(decision))
    decided = decided.where(decision.c.trashed_at.is_(None), decision.c.signed_on.is_not(None))
    days = union_all(voted, decided).subquery()
    statement = select(days.c.nomination_id, func.min(days.c.held_on), func.min(days.c.signed_on))
    statement = statement.select_from(days.join(nomination, nomination.c.id == days.c.nomination_id).join(review_round))
    yield from connection.execute(statement.where(review_round.c.code == code).group_by(days.c.nomination_id))


def read_unit_reviews(connection: Connection, code: str) -> _Rows:
    """Yield nomination, review, its day and who came, and the votes for and against, in a round that has reviews.

    Of a nomination whose unit has none all but its id are None.
    """
    in_round = (review_round.c.code == code, review_round.c.trashed_at.is_(None))
    reviewed = select(unit_review.c.id).select_from(unit_review.join(review_round))
    if connection.execute(reviewed.where(*in_round, unit_review.c.trashed_at.is_(None)).limit(1)).first() is None:
        return
    of_unit = and_(
        unit_review.c.round_id == nomination.c.round_id,
        unit_review.c.unit_id == nomination.c.unit_id,
        unit_review.c.trashed_at.is_(None),
    )
    voted = and_(unit_vote.c.review_id == unit_review.c.id, unit_vote.c.nomination_id == nomination.c.id)
    statement = select(
        nomination.c.id,
        unit_review.c.id,
        unit_review.c.held_on,
        unit_review.c.present,
        unit_vote.c.agree,
        unit_vote.c.against,
    )
    source = nomination.join(review_round, review_round.c.id == nomination.c.round_id)
    statement = statement.select_from(source.outerjoin(unit_review, of_unit).outerjoin(unit_vote, voted))
    yield from connection.execute(statement.where(*in_round, nomination.c.trashed_at.is_(None)))
