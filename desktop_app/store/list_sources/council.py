"""The Councils, their sessions, and the totals of their votes."""

from fractions import Fraction
from functools import cache

from sqlalchemy import ColumnElement, String, and_, case, cast, func, literal, or_, select

from desktop_app.domain.council.councils import MANNER_LABELS
from desktop_app.domain.council.votes import RESULT_LABELS
from desktop_app.domain.law.votes import VoteBase, mark_words, share_words
from desktop_app.domain.vocabulary import NOMINEE_KIND_LABELS
from desktop_app.store.list_sources.words import begins, in_year, label
from desktop_app.store.lists import ListSource
from desktop_app.store.schema import (
    attendance,
    council,
    council_member,
    council_session,
    nomination,
    review_round,
    unit,
    unit_review,
    vote_tally,
)


@cache
def councils() -> ListSource:
    """Councils, the newest first, each with the number of its present and former members."""
    members = select(func.count()).where(council_member.c.council_id == council.c.id).scalar_subquery()
    plain = ("name", "decision_number", "decided_on", "issuing_body", "valid_from", "valid_to")
    return ListSource(
        source=council,
        row_id=council.c.id,
        columns={name: council.c[name] for name in plain} | {"members": members},
        word=lambda word: begins(council.c.search_text, word),
        sort_keys={"": func.coalesce(council.c.valid_from, council.c.decided_on, "")},
        own_order_descending=True,
        trashed=council.c.trashed_at,
    )


@cache
def sessions() -> ListSource:
    """Sessions, the latest first, each with attendance and the number of votes by result."""

    def voted(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
        counted = select(func.count()).where(vote_tally.c.session_id == council_session.c.id, *conditions)
        return counted.scalar_subquery()

    return ListSource(
        source=council_session.join(review_round, review_round.c.id == council_session.c.round_id).join(
            council, council.c.id == council_session.c.council_id
        ),
        row_id=council_session.c.id,
        columns={
            "held_on": council_session.c.held_on,
            "started_at": council_session.c.started_at,
            "round": review_round.c.code,
            "council": council.c.name,
            "place": council_session.c.place,
            "manner": council_session.c.ballot,
            "chair": council_session.c.chair,
            "present": _came("present"),
            "members": _came(),
            "put": voted(),
            "passed": voted(vote_tally.c.passed == 1),
            "failed": voted(vote_tally.c.passed == 0),
            "number": council_session.c.number,
        },
        word=lambda word: begins(func.folded_words(council_session.c.place + " " + council_session.c.chair), word),
        sort_keys={"": council_session.c.held_on},
        own_order_descending=True,
        trashed=council_session.c.trashed_at,
        scopes={
            "round": lambda code: review_round.c.code == code,
            "year": lambda year: in_year(council_session.c.held_on, year),
        },
        formatters={"manner": lambda ballot: MANNER_LABELS[bool(ballot)]},
    )


@cache
def votes() -> ListSource:
    """Votes on nominations, those of the latest session first; within one session in printed order."""
    return ListSource(
        source=vote_tally.join(council_session, council_session.c.id == vote_tally.c.session_id)
        .join(review_round, review_round.c.id == council_session.c.round_id)
        .join(nomination, nomination.c.id == vote_tally.c.nomination_id),
        row_id=vote_tally.c.id,
        columns={
            "held_on": council_session.c.held_on,
            "round": review_round.c.code,
            "kind": nomination.c.kind,
            "name": nomination.c.nominee_name,
            "post": nomination.c.post_title,
            "unit": nomination.c.unit_name,
            "award": nomination.c.award,
            **{name: vote_tally.c[name] for name in _FIGURES},
            "share": _share(),
            "result": case(
                (vote_tally.c.passed == 1, RESULT_LABELS[True]),
                (vote_tally.c.passed == 0, RESULT_LABELS[False]),
                else_="",
            ),
            "needed": vote_tally.c.share,
            "article": vote_tally.c.article,
        },
        word=lambda word: begins(nomination.c.search_text, word),
        sort_keys={"": council_session.c.held_on, "name": nomination.c.name_key, "unit": nomination.c.unit_key},
        own_order_descending=True,
        trashed=func.coalesce(council_session.c.trashed_at, nomination.c.trashed_at),
        scopes={
            "round": lambda code: review_round.c.code == code,
            "year": lambda year: in_year(council_session.c.held_on, year),
            "session": lambda session_id: vote_tally.c.session_id == session_id,
            "state": _in_state,
        },
        scope_orders={"session": nomination.c.list_key},
        formatters={"kind": label(NOMINEE_KIND_LABELS), "share": _percent, "needed": _mark},
    )


@cache
def unit_reviews() -> ListSource:
    """The reviews of the units, the latest first; within a round by the units' order."""
    table = unit_review.c
    plain = ("held_on", "started_at", "place", "chair", "secretary", "present")
    return ListSource(
        source=unit_review.join(review_round, review_round.c.id == table.round_id).join(
            unit, unit.c.id == table.unit_id
        ),
        row_id=table.id,
        columns={"round": review_round.c.code, "unit": unit.c.name} | {name: table[name] for name in plain},
        word=lambda word: begins(func.folded_words(unit.c.name + " " + table.place + " " + table.chair), word),
        sort_keys={"": table.held_on, "unit": unit.c.position},
        own_order_descending=True,
        trashed=table.trashed_at,
        scopes={
            "round": lambda code: review_round.c.code == code,
            "year": lambda year: in_year(table.held_on, year),
        },
        scope_orders={"round": unit.c.position},
    )


_FIGURES = ("issued", "returned", "valid", "agree", "against", "abstain")


def _came(presence: str = "") -> ColumnElement[int]:
    counted = select(func.count()).where(attendance.c.session_id == council_session.c.id)
    return (counted.where(attendance.c.presence == presence) if presence else counted).scalar_subquery()


def _share() -> ColumnElement[str]:
    """Return the expression for the share of votes in favour and the share asked for, as fractions: "8/11 7/10".

    It is "" before the vote.
    """
    taking_part = _came("present") + _came("written")
    size = case((vote_tally.c.base == VoteBase.MEMBERS.value, _came()), else_=taking_part)
    fraction = cast(vote_tally.c.agree, String) + literal("/") + cast(size, String) + literal(" ") + vote_tally.c.share
    return case((or_(vote_tally.c.agree.is_(None), size == 0), ""), else_=fraction)


def _percent(share_and_mark: str) -> str:
    return share_words(*map(Fraction, share_and_mark.split())) if share_and_mark else ""


def _mark(share: str) -> str:
    return mark_words(Fraction(share)) if share else ""


def _in_state(state: str) -> ColumnElement[bool]:
    passed = {"passed": 1, "failed": 0}.get(state)
    return and_(vote_tally.c.passed.is_not_distinct_from(passed))
