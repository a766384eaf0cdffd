"""Whom a decision or a list commends for a time for which the same was given before: one achievement, one award.

The next commendation counts from where the last ended (Nghị định 152/2025/NĐ-CP, Điều 33 khoản 7).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.law.rules import Principle, RuleSet
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.citations import document_words
from desktop_app.domain.vietnamese import fold
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType, NomineeKind
from desktop_app.papers.document.text import lowered
from desktop_app.services.awards.money import catalogue_of
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.papers.decision_checks import awards_in_force, of_decision_query
from desktop_app.services.papers.kinds.declaration import Options
from desktop_app.services.papers.remarks import PaperRemark
from desktop_app.services.review_rounds import Round
from desktop_app.services.standing.decision_numbers import whole_number
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

_ONE_EVENT_EACH: Final = (CommendationType.SUDDEN, CommendationType.EXTERNAL)
"""Types that commend for an event of its own, of which there may be several in the same months."""

type Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class _Claim:
    """A commendation by a row of a decision, or proposed by one of a list: what it is, for when, and until when."""

    row: Record
    name: str
    span: Span
    movement: int | None
    by: date
    """The last day of signature of what was given before it."""


def of_direct_awards(book: Book, options: Options) -> Iterator[PaperRemark]:
    """Yield remarks on the awards of a decision of no round that were given before for the same time."""
    chosen = options.get("decision", "")
    with book.store.reading() as connection:
        decisions = [records.fetch(connection, "decision", int(chosen))] if chosen.isdecimal() else []
        for row in decisions:
            awards = awards_in_force(connection, [row])
            yield from tuple(awarded_before(connection, awards, catalogue_of(connection, row)))


def awarded_before(connection: Reader, awards: Iterable[Record], rules: RuleSet) -> Iterator[PaperRemark]:
    """Yield remarks on awards for a time of which an earlier decision gave the same one to the same recipient."""
    given = list(awards)
    decisions = records.fetch_many(connection, "decision", sorted({row["decision_id"] for row in given}))
    movements = _movements(connection, given)
    for row in given:
        decision = decisions[row["decision_id"]]
        span, by = _span(decision), from_iso(decision["signed_on"]) or date.max
        if span is not None:
            claim = _Claim(row, row["awarded_name"], span, movements.get(row["nomination_id"]), by)
            query = of_decision_query(row["decision_id"], row["awarded_name"])
            yield from _remarks(connection, claim, rules, query)


def proposed_again(
    connection: Reader, nominations: Iterable[Record], review_round: Round, rules: RuleSet
) -> Iterator[PaperRemark]:
    """Yield remarks on proposals of a round for a time of which a decision of before gave the same one."""
    for row in nominations:
        span = _span(row)
        if span is not None:
            claim = _Claim(row, row["nominee_name"], span, row["movement_id"], review_round.code.last_day)
            query = ListQuery("nominations", row["nominee_name"], scope={"round": str(review_round.code)})
            yield from _remarks(connection, claim, rules, query)


def _remarks(connection: Reader, claim: _Claim, rules: RuleSet, query: ListQuery) -> Iterator[PaperRemark]:
    row = claim.row
    kind = CommendationType(row["commendation_type"] or CommendationType.MERIT)
    award = rules.by_code.get(row["award_code"])
    link = "person_id" if row["kind"] == NomineeKind.INDIVIDUAL else "unit_id"
    if award is None or award.is_title or kind in _ONE_EVENT_EACH or row[link] is None:
        return
    match = {"kind": row["kind"], link: row[link], "award_code": row["award_code"], "cancelled_on": None}
    others = [each for each in records.living(connection, "award", match) if _is_other(each, row)]
    decisions = records.fetch_many(connection, "decision", sorted({each["decision_id"] for each in others}))
    movements = _movements(connection, others)
    provision = rules.principles.get(Principle.NEXT_PERIOD)
    article = f" ({provision.article})" if provision is not None and kind is CommendationType.MERIT else ""
    for other in others:
        decision = decisions[other["decision_id"]]
        signed_on, span = from_iso(decision["signed_on"]), _span(decision)
        same = (other["commendation_type"] or CommendationType.MERIT) == kind
        if kind is CommendationType.MOVEMENT:
            same = same and _is_of_same_movement(claim, other, movements.get(other["nomination_id"]))
        if decision["trashed_at"] is not None or signed_on is None or span is None or not same:
            continue
        if signed_on < claim.by and span[0] <= claim.span[1] and claim.span[0] <= span[1]:
            number = document_words("Quyết định", whole_number(connection, decision), signed_on)
            yield PaperRemark(
                f"“{claim.name}” đã được tặng “{other['award']}” (loại hình {lowered(COMMENDATION_TYPE_LABELS[kind])}) "
                f"tại {number}, thành tích từ ngày {span[0]:%d/%m/%Y} đến ngày {span[1]:%d/%m/%Y}: thời gian lập thành "
                f"tích lần này trùng{article}.",
                query,
            )


def _is_of_same_movement(claim: _Claim, other: Record, movement: int | None) -> bool:
    """Tell whether another award was in the same movement; of none on record only the reasons name one."""
    if claim.movement is None and movement is None:
        return fold(claim.row["reason_line"]) == fold(other["reason_line"])
    return claim.movement == movement


def _is_other(award: Record, row: Record) -> bool:
    """Tell whether an award is another one than that of a row, which may be a proposal."""
    if "decision_id" in row:
        return bool(award["decision_id"] != row["decision_id"])
    return bool(award["nomination_id"] != row["id"])


def _span(row: Record) -> Span | None:
    first, last = from_iso(row["period_from"]), from_iso(row["period_to"])
    return (first, last) if first is not None and last is not None else None


def _movements(connection: Reader, awards: Iterable[Record]) -> Mapping[int | None, int | None]:
    """Return the movements that awards were proposed in, by their nominations."""
    ids = sorted({row["nomination_id"] for row in awards if row["nomination_id"] is not None})
    return {row_id: row["movement_id"] for row_id, row in records.fetch_many(connection, "nomination", ids).items()}
