"""The form data of a decision, read from the book at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.services import review_rounds
from desktop_app.services.awards import decisions
from desktop_app.services.awards.choices import issuing_bodies
from desktop_app.services.awards.next_decision import decided_by, next_decision
from desktop_app.services.awards.rows import Candidate, awarded_candidates, undecided_candidates
from desktop_app.services.book import Book
from desktop_app.services.rounds.nomination_copies import nominated_in


@dataclass(frozen=True, slots=True)
class DecisionFormData:
    """The decision (None for a new one), its fields, the candidates, and which of them it awards.

    `bodies` are the deciding bodies by level. `is_signed` says that the list is read-only.
    """

    decision_id: int | None
    fields: DecisionFields
    candidates: Sequence[Candidate]
    chosen: frozenset[int]
    bodies: Mapping[AwardLevel, str]
    is_signed: bool = False


def blank_decision(book: Book, round_code: str) -> DecisionFormData:
    """Return the form data of a round's next decision; all that the director can still decide is checked."""
    fields, candidates = next_decision(book, round_code)
    chosen = decided_by(candidates, fields.level, fields.content)
    return DecisionFormData(None, fields, candidates, chosen, issuing_bodies(book))


def saved_decision(book: Book, decision_id: int) -> DecisionFormData:
    """Return the form data of a saved decision. Raises RecordGone."""
    fields, _ = decisions.decision(book, decision_id)
    awarded = awarded_candidates(book, decision_id)
    # Nominations it awards stay listed even as a draft or in the trash; a signed decision takes no new ones.
    open_list = fields.round_code and not fields.is_signed
    undecided = undecided_candidates(book, review_rounds.round_of(book, fields.round_code)) if open_list else []
    chosen = frozenset(candidate.id for candidate in awarded)
    candidates = [*awarded, *undecided]
    if open_list:
        places = {entry.id: place for place, entry in enumerate(nominated_in(book, fields.round_code))}
        candidates.sort(key=lambda candidate: places.get(candidate.id, len(places)))
    return DecisionFormData(decision_id, fields, candidates, chosen, issuing_bodies(book), fields.is_signed)
