"""What the form of a decision is filled from, read from the book at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.services import review_rounds
from desktop_app.services.awards import decisions
from desktop_app.services.awards.choices import issuing_bodies
from desktop_app.services.awards.next_decision import next_decision, of_level
from desktop_app.services.awards.rows import Candidate, given_by, undecided_of
from desktop_app.services.book import Book


@dataclass(frozen=True, slots=True)
class DecisionFormData:
    """The decision (None for a new one), what is in its fields, who can be awarded, and who is.

    `bodies` are those that decide, by level. `is_signed` tells that the list is frozen.
    """

    decision_id: int | None
    fields: DecisionFields
    candidates: Sequence[Candidate]
    chosen: frozenset[int]
    bodies: Mapping[AwardLevel, str]
    is_signed: bool = False


def blank_decision(book: Book, round_code: str) -> DecisionFormData:
    """Return what a round's next decision is entered from: whatever the director can decide and has not is chosen."""
    fields, candidates = next_decision(book, round_code)
    return DecisionFormData(None, fields, candidates, of_level(candidates, fields.level), issuing_bodies(book))


def saved_decision(book: Book, decision_id: int) -> DecisionFormData:
    """Return what a decision is changed from. Raises RecordGone."""
    fields, _ = decisions.decision(book, decision_id)
    awarded = given_by(book, decision_id)
    # Whom it awards stays in it, even as a draft or in the trash; to a signed one nobody is added.
    open_list = fields.round_code and not fields.is_signed
    undecided = undecided_of(book, review_rounds.round_of(book, fields.round_code)) if open_list else []
    chosen = frozenset(candidate.id for candidate in awarded)
    return DecisionFormData(decision_id, fields, [*awarded, *undecided], chosen, issuing_bodies(book), fields.is_signed)
