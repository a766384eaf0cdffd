"""What the form of a nomination is filled from, read from the book at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.law.catalogue import AwardGroup
from desktop_app.domain.law.judging.findings import Finding
from desktop_app.domain.list_kinds import NOMINATIONS
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
from desktop_app.services.rounds.checks import check_fields, papers_of
from desktop_app.services.rounds.evidence import EvidenceOffer, offered_evidence
from desktop_app.services.rounds.nominations import Nomination
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
    """The awards the round offers, the kept one's too."""
    kept: Nomination | None = None


@dataclass(frozen=True, slots=True)
class NominationAssessment:
    """What the book has to say about a nomination as it stands in the form."""

    offered: EvidenceOffer
    papers: tuple[RequiredPaper, ...]
    findings: tuple[Finding, ...]


def told_of(book: Book, fields: NominationFields, nomination_id: int | None) -> NominationAssessment:
    """Return what can be cited, which papers are needed, and what speaks against a nomination as it is entered."""
    return NominationAssessment(
        offered_evidence(book, fields), papers_of(book, fields), check_fields(book, fields, nomination_id)
    )


def blank_sheet(book: Book, round_code: str, kind: NomineeKind) -> NominationFormData:
    """Return what a new nomination is entered from. Raises InvalidRecord if there is no such round."""
    found = review_rounds.round_of(book, round_code)
    return _sheet(book, found, kind, found.to_date, None)


def kept_sheet(book: Book, nomination_id: int) -> NominationFormData:
    """Return what a nomination is changed from. Raises RecordGone."""
    kept = nominations.nomination(book, nomination_id)
    found = review_rounds.round_of(book, kept.fields.round_code)
    return _sheet(book, found, kept.fields.kind, kept.fields.period_to or found.to_date, kept)


def nominees_on(book: Book, kind: NomineeKind, day: date) -> list[Choice]:
    """Return who can be nominated: people with the post they hold that day, or the units that exist then."""
    return people.person_choices(book, day) if kind is NomineeKind.INDIVIDUAL else units.unit_choices(book, day)


def other_of(book: Book, sheet: NominationFormData, nominee_id: int) -> int | None:
    """Return the nomination that a nominee has in the sheet's round already, other than the sheet's own."""
    who = "person" if sheet.kind is NomineeKind.INDIVIDUAL else "unit"
    scope = {"round": str(sheet.round.code), "kind": sheet.kind.value, who: nominee_id}
    kept_id = sheet.kept.id if sheet.kept is not None else None
    found = (row.id for row in lists.everything(book, ListQuery(NOMINATIONS.key, scope=scope)))
    return next((row_id for row_id in found if row_id != kept_id), None)


def _sheet(book: Book, found: Round, kind: NomineeKind, day: date, kept: Nomination | None) -> NominationFormData:
    nominees, on_day = nominees_on(book, kind, day), units.unit_choices(book, day)
    if kept is not None:
        # Who has gone to the trash since stays in her nomination.
        fields = kept.fields
        nominee_id = fields.person_id if kind is NomineeKind.INDIVIDUAL else fields.unit_id
        nominees = _with(nominees, nominee_id, kept.nominee_name)
        on_day = _with(on_day, fields.unit_id, kept.unit_name)
    awards = [OfferedAward(one.code, one.name, one.group) for one in rules.offered(book, str(found.code), kind)]
    if kept is not None and all(one.code != kept.fields.award for one in awards):
        awards.append(OfferedAward(kept.fields.award, kept.award, AwardGroup.FORM))
    return NominationFormData(found, kind, nominees, on_day, tasks.task_choices(book), awards, kept)


def _with(choices: list[Choice], record_id: int | None, name: str) -> list[Choice]:
    if record_id is None or any(choice.id == record_id for choice in choices):
        return choices
    return [*choices, Choice(record_id, name, "", search_words(name))]
