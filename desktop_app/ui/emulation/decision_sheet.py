"""What the form of a decision is filled from, read from the book at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.award_catalogue import AwardLevel
from desktop_app.domain.decisions import DecisionFields
from desktop_app.domain.rounds import RoundCode
from desktop_app.services import decisions, rounds
from desktop_app.services.award_choices import issuing_bodies
from desktop_app.services.award_rows import Candidate, given_by, undecided_of
from desktop_app.services.book import Book
from desktop_app.services.offices import office


@dataclass(frozen=True, slots=True)
class DecisionSheet:
    """The decision (None for a new one), what is in its fields, who can be awarded, and who is.

    `bodies` are those that decide, by level. `is_signed` tells that the list is frozen.
    """

    decision_id: int | None
    fields: DecisionFields
    candidates: Sequence[Candidate]
    chosen: frozenset[int]
    bodies: Mapping[AwardLevel, str]
    is_signed: bool = False


def blank_decision(book: Book, round_code: str) -> DecisionSheet:
    """Return what a round's next decision is entered from: whatever the director can decide and has not is chosen."""
    found = rounds.round_of(book, round_code)
    named = office(book)
    candidates = undecided_of(book, found)
    own = [one for one in candidates if one.level is AwardLevel.DEPARTMENT]
    # Nothing but awards of a higher level is left: it is that level's decision which is entered.
    level = AwardLevel.DEPARTMENT if own or not candidates else candidates[-1].level
    bodies = issuing_bodies(book)
    fields = DecisionFields(
        subject=f"Về việc khen thưởng thành tích {_period(found.code)}",
        signer=named.signer_name if level is AwardLevel.DEPARTMENT else "",
        issuing_body=bodies[level],
        round_code=str(found.code),
        level=level,
        period_from=found.from_date,
        period_to=found.to_date,
    )
    return DecisionSheet(None, fields, candidates, of_level(candidates, level), bodies)


def kept_decision(book: Book, decision_id: int) -> DecisionSheet:
    """Return what a decision is changed from. Raises RecordGone."""
    fields, _ = decisions.decision(book, decision_id)
    given = given_by(book, decision_id)
    # Whom it awards stays in it, even as a draft or in the trash; to a signed one nobody is added.
    open_list = fields.round_code and not fields.is_signed
    free = undecided_of(book, rounds.round_of(book, fields.round_code)) if open_list else []
    chosen = frozenset(one.id for one in given)
    return DecisionSheet(decision_id, fields, [*given, *free], chosen, issuing_bodies(book), fields.is_signed)


def of_level(candidates: Sequence[Candidate], level: AwardLevel) -> frozenset[int]:
    """Return the candidates for whose awards a level decides."""
    return frozenset(one.id for one in candidates if one.level is level)


def _period(code: RoundCode) -> str:
    return f"6 tháng đầu năm {code.year}" if code.half == 1 else f"năm {code.year}"
