"""The next decision of a round, as the form proposes it and the command line records it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.round_codes import RoundCode
from desktop_app.services.awards.choices import issuing_bodies
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.awards.rows import Candidate, undecided_candidates
from desktop_app.services.book import Book
from desktop_app.services.review_rounds import round_of


def next_decision(book: Book, round_code: str) -> tuple[DecisionFields, Sequence[Candidate]]:
    """Return a round's next decision and its candidates: the department's own as long as it has anything to decide.

    If only awards of a higher level are left, it is a decision of that level. Raises InvalidRecord.
    """
    review_round = round_of(book, round_code)
    candidates = undecided_candidates(book, review_round)
    department_candidates = [candidate for candidate in candidates if candidate.level is AwardLevel.DEPARTMENT]
    level = AwardLevel.DEPARTMENT if department_candidates or not candidates else candidates[-1].level
    fields = DecisionFields(
        subject=f"Về việc khen thưởng thành tích {_period(review_round.code)}",
        issuing_body=issuing_bodies(book)[level],
        round_code=str(review_round.code),
        level=level,
        period_from=review_round.from_date,
        period_to=review_round.to_date,
    )
    return fields, candidates


def decide_next(book: Book, round_code: str, number: str = "", signed_on: date | None = None) -> Changes:
    """Record a round's next decision with all candidates of its level; with number and date it is signed.

    Raises InvalidRecord, also if no candidate is left.
    """
    fields, candidates = next_decision(book, round_code)
    awardable = of_level(candidates, fields.level)
    if not awardable:
        raise InvalidRecord(f"Đợt {fields.round_code} không còn đề nghị nào chưa có quyết định.", "nominations")
    nomination_ids = [candidate.id for candidate in candidates if candidate.id in awardable]
    return save_decision(book, None, replace(fields, number=number, signed_on=signed_on), nomination_ids)


def of_level(candidates: Sequence[Candidate], level: AwardLevel) -> frozenset[int]:
    """Return the ids of the candidates whose award is decided at this level."""
    return frozenset(candidate.id for candidate in candidates if candidate.level is level)


def _period(code: RoundCode) -> str:
    return f"6 tháng đầu năm {code.year}" if code.half == 1 else f"năm {code.year}"
