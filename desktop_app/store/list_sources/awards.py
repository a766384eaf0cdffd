"""Decisions and awards."""

from functools import cache

from sqlalchemy import ColumnElement, and_, case, func, literal, literal_column, not_, or_, select

from desktop_app.domain.awards.decisions import CONTENT_LABELS
from desktop_app.domain.law.catalogue import LEVEL_LABELS
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, NOMINEE_KIND_LABELS, CommendationType
from desktop_app.store.list_sources import texts
from desktop_app.store.list_sources.words import begins, in_year, label, scopes_of
from desktop_app.store.lists import ListSource
from desktop_app.store.schema import award, decision, nomination, person, review_round


@cache
def decisions() -> ListSource:
    """Decisions, the latest signed first, each with how many it awards."""

    def awarded(kind: str) -> ColumnElement[int]:
        counted = select(func.count()).where(_stands_in_decision(), award.c.kind == kind)
        return counted.scalar_subquery()

    plain = ("number", "signed_on", "subject", "issuing_body", "signer")
    return ListSource(
        source=decision.outerjoin(review_round, review_round.c.id == decision.c.round_id),
        row_id=decision.c.id,
        columns={name: decision.c[name] for name in plain}
        | {
            "round": func.coalesce(review_round.c.code, ""),
            "collectives": awarded("collective"),
            "individuals": awarded("individual"),
            "amount": select(func.sum(award.c.amount)).where(_stands_in_decision()).scalar_subquery(),
            "level": decision.c.level,
            "content": decision.c.content,
        },
        word=lambda word: begins(decision.c.search_text, word),
        sort_keys={"": decision.c.signed_on},
        own_order_descending=True,
        trashed=literal_column(texts.DECISIONS.trashed),
        scopes=scopes_of(texts.DECISIONS)
        | {
            "year": lambda year: in_year(decision.c.signed_on, year),
            # Decisions outside of rounds: those of a higher level, and those of years before the program.
            "direct": lambda direct: decision.c.round_id.is_(None) if direct else decision.c.round_id.is_not(None),
            "level": lambda level: decision.c.level == level,
        },
        formatters={"level": label(LEVEL_LABELS), "content": label(CONTENT_LABELS)},
    )


@cache
def awards() -> ListSource:
    """Awards by decision, the latest first; within one decision in its own order."""
    return ListSource(
        source=award.join(decision, decision.c.id == award.c.decision_id),
        row_id=award.c.id,
        columns={
            "signed_on": decision.c.signed_on,
            "number": decision.c.number,
            "kind": award.c.kind,
            "name": award.c.awarded_name,
            "post": award.c.post_title,
            "unit": award.c.unit_name,
            "award": award.c.award,
            "type": award.c.commendation_type,
            "place": award.c.position,
            "amount": award.c.amount,
            "paid_on": award.c.paid_on,
            "handed_on": award.c.handed_on,
            "cancelled_on": award.c.cancelled_on,
            "recovered_on": award.c.recovered_on,
            "body": decision.c.issuing_body,
            "remark": _remark(),
        },
        word=lambda word: begins(award.c.search_text, word),
        sort_keys={"": decision.c.signed_on, "name": award.c.name_key},
        own_order_descending=True,
        trashed=decision.c.trashed_at,
        scopes=scopes_of(texts.AWARDS)
        | {
            "year": lambda year: in_year(decision.c.signed_on, year),
            # Awards count if their decision is signed and they were not cancelled since.
            "signed": lambda signed: and_(is_signed(), _stands()) if signed else not_(is_signed()),
            "decision": lambda decision_id: award.c.decision_id == decision_id,
            "person": lambda person_id: award.c.person_id == person_id,
            "unit": lambda unit_id: award.c.unit_id == unit_id,
            "unit_name": lambda name: and_(award.c.unit_id.is_(None), award.c.unit_name == name),
            "kind": lambda kind: award.c.kind == kind,
            "round": scopes_of(texts.DECISIONS)["round"],
            "movement": lambda movement_id: award.c.nomination_id.in_(
                select(nomination.c.id).where(nomination.c.movement_id == movement_id)
            ),
            "award": lambda name: award.c.award == name,
            "type": lambda kind: award.c.commendation_type == kind,
            "woman": lambda value: is_woman() if value else not_(is_woman()),
            "leader": lambda value: is_leader() if value else and_(not_(is_leader()), _is_of_office()),
        },
        scope_orders={"decision": award.c.position},
        searched={"name": "", "unit": "", "award": ""},
        formatters={"kind": label(NOMINEE_KIND_LABELS), "type": label(COMMENDATION_TYPE_LABELS)},
    )


def is_woman() -> ColumnElement[bool]:
    """Return the condition that an award went to a woman."""
    return award.c.person_id.in_(select(person.c.id).where(person.c.gender == "female"))


def is_leader() -> ColumnElement[bool]:
    """Return the condition that an award went to a leader, by the post stored with the award."""
    from desktop_app.domain.awards.statistics import LEADING_POSTS, NO_LEADING_POST

    # Whether letters are capitals makes no difference there: "Phó giám đốc", "Chi cục Trưởng".
    leads = or_(*(award.c.post_title.startswith(post, autoescape=True) for post in LEADING_POSTS))
    return and_(leads, not_(award.c.post_title.startswith(NO_LEADING_POST, autoescape=True)), _is_of_office())


def _is_of_office() -> ColumnElement[bool]:
    """Return the condition that an award went to one of the office: neither a leader nor a worker is from abroad."""
    return award.c.commendation_type != CommendationType.EXTERNAL.value


def is_signed() -> ColumnElement[bool]:
    """Return the condition that a decision is signed: it has a date and a number."""
    return and_(decision.c.signed_on.is_not(None), decision.c.number != "")


def achieved_until() -> ColumnElement[str]:
    """Return the last day of what an award was given for, in a statement over awards and decisions; NULL for unknown.

    The day of the decision says nothing of that: one of January is on the year before.
    """
    return func.coalesce(proposed_until(), decided_until())


def achieved_from() -> ColumnElement[str]:
    """Return the first day of what an award was given for as `achieved_until` does the last."""
    return func.coalesce(_proposed("period_from"), _decided("period_from", review_round.c.from_date))


def proposed_until() -> ColumnElement[str]:
    """Return the last day that an award has of its own, or of its nomination, NULL without both."""
    return _proposed("period_to")


def decided_until() -> ColumnElement[str]:
    """Return the last day of what a decision is about: its own, else that of its round, NULL without both."""
    return _decided("period_to", review_round.c.to_date)


def _proposed(day: str) -> ColumnElement[str]:
    # A subquery runs only for awards without a period of their own; a join would look up a row for every award.
    proposed = select(nomination.c[day]).where(nomination.c.id == award.c.nomination_id).scalar_subquery()
    return func.coalesce(award.c[day], proposed)


def _decided(day: str, of_round: ColumnElement[str]) -> ColumnElement[str]:
    reviewed = select(of_round).where(review_round.c.id == decision.c.round_id).scalar_subquery()
    return func.coalesce(decision.c[day], reviewed)


def _stands() -> ColumnElement[bool]:
    return award.c.cancelled_on.is_(None)


def _stands_in_decision() -> ColumnElement[bool]:
    return and_(award.c.decision_id == decision.c.id, _stands())


def _remark() -> ColumnElement[str]:
    cancelled = literal("Đã hủy bỏ theo ") + award.c.cancel_document
    return case((award.c.cancelled_on.is_not(None), cancelled), else_=award.c.unpaid_reason)
