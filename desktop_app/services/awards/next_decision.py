"""The decision that a round needs next, as it is proposed to the clerk and made by the command line."""

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
from desktop_app.services.awards.rows import Candidate, undecided_of
from desktop_app.services.book import Book
from desktop_app.services.office.offices import office
from desktop_app.services.review_rounds import round_of


def next_decision(book: Book, round_code: str) -> tuple[DecisionFields, Sequence[Candidate]]:
    """Return a round's next decision and whom it could award: of the department while there is anything for it.

    Where nothing but awards of a higher level is left, it is that level's decision. Raises InvalidRecord.
    """
    found = round_of(book, round_code)
    candidates = undecided_of(book, found)
    own = [one for one in candidates if one.level is AwardLevel.DEPARTMENT]
    level = AwardLevel.DEPARTMENT if own or not candidates else candidates[-1].level
    fields = DecisionFields(
        subject=f"Về việc khen thưởng thành tích {_period(found.code)}",
        signer=office(book).signer_name if level is AwardLevel.DEPARTMENT else "",
        issuing_body=issuing_bodies(book)[level],
        round_code=str(found.code),
        level=level,
        period_from=found.from_date,
        period_to=found.to_date,
    )
    return fields, candidates


def decide_next(book: Book, round_code: str, number: str = "", signed_on: date | None = None) -> Changes:
    """Record a round's next decision over all that its level can award; with number and date it is signed.

    Raises InvalidRecord, also where nothing is left to decide on.
    """
    fields, candidates = next_decision(book, round_code)
    chosen = of_level(candidates, fields.level)
    if not chosen:
        raise InvalidRecord(f"Đợt {fields.round_code} không còn đề nghị nào chưa có quyết định.", "nominations")
    awarded = [one.id for one in candidates if one.id in chosen]
    return save_decision(book, None, replace(fields, number=number, signed_on=signed_on), awarded)


def of_level(candidates: Sequence[Candidate], level: AwardLevel) -> frozenset[int]:
    """Return the candidates for whose awards a level decides."""
    return frozenset(one.id for one in candidates if one.level is level)


def _period(code: RoundCode) -> str:
    return f"6 tháng đầu năm {code.year}" if code.half == 1 else f"năm {code.year}"
