"""The form data of a decision, read from the book at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.services import review_rounds
from desktop_app.services.awards import decisions
from desktop_app.services.awards.choices import issuing_bodies
from desktop_app.services.awards.council_votes import council_days
from desktop_app.services.awards.next_decision import decided_by, next_decision
from desktop_app.services.awards.rows import Candidate, awarded_candidates, undecided_candidates
from desktop_app.services.book import Book
from desktop_app.services.rounds.nomination_copies import nominated_in


@dataclass(frozen=True, slots=True)
class DecisionFormData:
    """The decision (None for a new one), its fields, the candidates, and which of them it awards.

    `bodies` are the deciding bodies by level. `is_signed` says that the list is read-only. `met_on` has the
    day of the Council's session by nomination.
    """

    decision_id: int | None
    fields: DecisionFields
    candidates: Sequence[Candidate]
    chosen: frozenset[int]
    bodies: Mapping[AwardLevel, str]
    is_signed: bool = False
    met_on: Mapping[int, date] = field(default_factory=dict)


def blank_decision(book: Book, round_code: str) -> DecisionFormData:
    """Return the form data of a round's next decision; all that the director can still decide is checked."""
    fields, candidates = next_decision(book, round_code)
    chosen = decided_by(candidates, fields.level, fields.content)
    bodies = issuing_bodies(book)
    return DecisionFormData(None, fields, candidates, chosen, bodies, met_on=council_days(book, round_code))


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
    met_on = council_days(book, fields.round_code)
    return DecisionFormData(decision_id, fields, candidates, chosen, issuing_bodies(book), fields.is_signed, met_on)


def unsigned_decision(book: Book, decision_id: int) -> tuple[DecisionFields, date | None]:
    """Return a decision to be signed and the last day the Council first met on what it gives. Raises RecordGone."""
    fields, nominations = decisions.decision(book, decision_id)
    met_on = council_days(book, fields.round_code)
    return fields, max((met_on[row_id] for row_id in nominations if row_id in met_on), default=None)
