"""The form data of a nomination, read from the book at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.law.catalogue import AwardGroup
from desktop_app.domain.law.judging.findings import Finding
from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.required_papers import RequiredPaper
from desktop_app.domain.vietnamese import search_words
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services import lists, review_rounds
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.law import rules
from desktop_app.services.office import people, units
from desktop_app.services.plan import tasks
from desktop_app.services.review_rounds import Round
from desktop_app.services.rounds import nominations
from desktop_app.services.rounds.checks import check_fields, older_finding, papers_of
from desktop_app.services.rounds.evidence import EvidenceOffer, offered_evidence
from desktop_app.services.rounds.nominations import Nomination
from desktop_app.services.rounds.summaries.age import OlderSummary, older_summary
from desktop_app.services.year.movements import movement_choices
from desktop_app.ui.emulation.nominations.award_box import OfferedAward


@dataclass(frozen=True, slots=True)
class NominationFormData:
    """The round, who can be nominated, units and tasks to choose from, and the nomination if there is one."""

    round: Round
    kind: NomineeKind
    nominees: Sequence[Choice]
    units: Sequence[Choice]
    tasks: Sequence[Choice]
    awards: Sequence[OfferedAward]
    """The awards the round offers, and the award of the saved nomination if it is another."""
    movements: Sequence[Choice]
    nomination: Nomination | None = None


@dataclass(frozen=True, slots=True)
class NominationAssessment:
    """The evidence that can be cited, the required papers and the findings for a nomination as entered."""

    offered: EvidenceOffer
    papers: tuple[RequiredPaper, ...]
    findings: tuple[Finding, ...]
    older: OlderSummary | None = None
    """The stored summary, if it is older than the records behind it."""


def assess_nomination(book: Book, fields: NominationFields, nomination_id: int | None) -> NominationAssessment:
    """Return evidence, required papers and findings for a nomination as it is entered."""
    older = older_summary(book, nomination_id) if nomination_id is not None else None
    findings = (*check_fields(book, fields, nomination_id), *([older_finding(older)] if older else []))
    return NominationAssessment(offered_evidence(book, fields), papers_of(book, fields), findings, older)


def blank_nomination(book: Book, round_code: str, kind: NomineeKind) -> NominationFormData:
    """Return the form data of a new nomination. Raises InvalidRecord if there is no such round."""
    round_ = review_rounds.round_of(book, round_code)
    return _form_data(book, round_, kind, round_.to_date, None)


def saved_nomination(book: Book, nomination_id: int) -> NominationFormData:
    """Return the form data of a saved nomination. Raises RecordGone."""
    nomination = nominations.nomination(book, nomination_id)
    round_ = review_rounds.round_of(book, nomination.fields.round_code)
    return _form_data(book, round_, nomination.fields.kind, nomination.fields.period_to or round_.to_date, nomination)


def nominees_on(book: Book, kind: NomineeKind, day: date) -> list[Choice]:
    """Return who can be nominated on a day: people with the post they hold then, or the units that exist then."""
    return people.person_choices(book, day) if kind is NomineeKind.INDIVIDUAL else units.unit_choices(book, day)


def other_nomination(book: Book, form_data: NominationFormData, nominee_id: int) -> Nomination | None:
    """Return another nomination that a nominee already has in the same round, None if there is none."""
    who = "person" if form_data.kind is NomineeKind.INDIVIDUAL else "unit"
    scope = {"round": str(form_data.round.code), "kind": form_data.kind.value, who: nominee_id}
    own_id = form_data.nomination.id if form_data.nomination is not None else None
    row_ids = (row.id for row in lists.everything(book, ListQuery(NOMINATIONS.key, scope=scope)))
    other_id = next((row_id for row_id in row_ids if row_id != own_id), None)
    return nominations.nomination(book, other_id) if other_id is not None else None


def _form_data(
    book: Book, round_: Round, kind: NomineeKind, day: date, nomination: Nomination | None
) -> NominationFormData:
    nominees, unit_choices = nominees_on(book, kind, day), units.unit_choices(book, day)
    if nomination is not None:
        # A nominee or unit moved to the trash since then can still be chosen here.
        fields = nomination.fields
        nominee_id = fields.person_id if kind is NomineeKind.INDIVIDUAL else fields.unit_id
        nominees = _with_choice(nominees, nominee_id, nomination.nominee_name)
        unit_choices = _with_choice(unit_choices, fields.unit_id, nomination.unit_name)
    awards = [
        OfferedAward(award.code, award.name, award.group) for award in rules.offered(book, str(round_.code), kind)
    ]
    if nomination is not None and all(award.code != nomination.fields.award for award in awards):
        awards.append(OfferedAward(nomination.fields.award, nomination.award, AwardGroup.FORM))
    movements = movement_choices(book, nomination.fields.movement_id if nomination is not None else round_.movement_id)
    task_choices = tasks.task_choices(book)
    return NominationFormData(round_, kind, nominees, unit_choices, task_choices, awards, movements, nomination)


def _with_choice(choices: list[Choice], record_id: int | None, name: str) -> list[Choice]:
    if record_id is None or any(choice.id == record_id for choice in choices):
        return choices
    return [*choices, Choice(record_id, name, "", search_words(name))]
