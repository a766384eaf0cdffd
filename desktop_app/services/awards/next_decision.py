"""The next decision of a round, as the form proposes it and the command line records it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.awards.decisions import CONTENT_LABELS, DecisionContent, DecisionFields
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.round_codes import RoundCode, round_title
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType
from desktop_app.papers.document.text import lowered
from desktop_app.papers.parts.awarded import AwardedRecipient
from desktop_app.services.awards.choices import issuing_bodies
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.awards.headings import common_time, common_work, decision_subject, period_words, year_words
from desktop_app.services.awards.rows import Candidate, undecided_candidates
from desktop_app.services.book import Book
from desktop_app.services.review_rounds import round_of


def next_decision(
    book: Book,
    round_code: str,
    content: DecisionContent = DecisionContent.ANY,
    kind: CommendationType | None = None,
) -> tuple[DecisionFields, Sequence[Candidate]]:
    """Return a round's next decision and its candidates: the department's own as long as it has anything to decide.

    If only awards of a higher level are left, it is a decision of that level. Raises InvalidRecord.
    """
    review_round = round_of(book, round_code)
    candidates = undecided_candidates(book, review_round)
    of_content = [candidate for candidate in candidates if _is_asked(candidate, content, kind)]
    department_candidates = [candidate for candidate in of_content if candidate.level is AwardLevel.DEPARTMENT]
    level = AwardLevel.DEPARTMENT if department_candidates or not of_content else of_content[-1].level
    fields = DecisionFields(
        subject=subject_for([candidate for candidate in of_content if candidate.level is level], review_round.code),
        issuing_body=issuing_bodies(book)[level],
        round_code=str(review_round.code),
        level=level,
        period_from=review_round.from_date,
        period_to=review_round.to_date,
        content=content,
    )
    return fields, candidates


def subject_for(candidates: Sequence[Candidate], code: RoundCode) -> str:
    """Return the trích yếu of a round's decision on these candidates."""
    reasons = [candidate.reason for candidate in candidates]
    rows = [
        AwardedRecipient(candidate.kind, candidate.name, candidate.award, candidate.place, is_title=candidate.is_title)
        for candidate in candidates
    ]
    work = common_work([row.commendation_type for row in candidates], [row.movement for row in candidates])
    period = common_time([candidate.time for candidate in candidates], period_words(code, None, None))
    return decision_subject(rows, period, year_words(code, None, None), reasons, work)


def decide_next(
    book: Book,
    round_code: str,
    number: str = "",
    signed_on: date | None = None,
    content: DecisionContent = DecisionContent.ANY,
    kind: CommendationType | None = None,
) -> Changes:
    """Record a round's next decision with all candidates of its level, content and type; with number and date it is
    signed.

    Raises InvalidRecord, also if no candidate is left.
    """
    fields, candidates = next_decision(book, round_code, content, kind)
    awardable = decided_by(candidates, fields.level, content, kind)
    if not awardable:
        asked = [CONTENT_LABELS[content].lower()] if content is not DecisionContent.ANY else []
        asked += [f"loại hình {lowered(COMMENDATION_TYPE_LABELS[kind])}"] if kind is not None else []
        of_content = f" ({', '.join(asked)})" if asked else ""
        title = round_title(fields.round_code)
        raise InvalidRecord(f"Đợt {title} không còn đề nghị nào{of_content} chưa có quyết định.", "nominations")
    nomination_ids = [candidate.id for candidate in candidates if candidate.id in awardable]
    return save_decision(book, None, replace(fields, number=number, signed_on=signed_on), nomination_ids)


def decided_by(
    candidates: Sequence[Candidate],
    level: AwardLevel,
    content: DecisionContent,
    kind: CommendationType | None = None,
) -> frozenset[int]:
    """Return the ids of the candidates whose award a decision of this level, content and type (None: any) gives."""
    return frozenset(row.id for row in candidates if row.level is level and _is_asked(row, content, kind))


def _is_asked(candidate: Candidate, content: DecisionContent, kind: CommendationType | None) -> bool:
    return candidate.is_of(content) and kind in (None, candidate.commendation_type)
