"""What the dossier of an award, a nomination, a person or a collective prints."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from desktop_app.domain.awards.chains import STAGE_LABELS, Chain, ChainStage
from desktop_app.domain.errors import UsageError
from desktop_app.domain.rounds.states import STATE_LABELS, NominationState
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.kinds.awards import dossier
from desktop_app.papers.kinds.awards.dossier import DossierChain, DossierData, DossierStep
from desktop_app.services.book import Book
from desktop_app.services.office.offices import issuer, office, signer
from desktop_app.services.papers.chains.read import chain_of_award, chain_of_nomination, chains_of
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.papers.kinds.options import day_of
from desktop_app.services.standing.year_records import name_of

if TYPE_CHECKING:
    from desktop_app.papers.document.model import Document

_OF_PROGRAM: Final = {STATE_LABELS[state] for state in (NominationState.DRAFT, NominationState.COMPLETE)}
"""Where a proposal stands in the program: on paper it is one."""
_PROPOSED: Final = "Đang đề nghị"
_WORDS: Final = {"award": "khen thưởng", "nomination": "đề nghị", "person": "cá nhân", "unit": "tập thể"}


def dossier_paper(book: Book, options: Mapping[str, str]) -> "Document":
    """Return the dossier of an award, a nomination, or all of a person or unit (the options of these names).

    Raises UsageError without any of them, RecordGone.
    """
    name, chains = _chains(book, options)
    day = day_of(options) or date.today()
    own_office = office(book, day)
    data = DossierData(issuer(own_office), signer(own_office), name, day, tuple(map(_printed, chains)))
    return worded(book, dossier.build, data, dossier.DOSSIER, day)


def file_name(options: Mapping[str, str]) -> str:
    """Return the name for the file: whose dossier it is, as far as the options say."""
    numbered = (f"{word} {options[key]}" for key, word in _WORDS.items() if key in options)
    return f"Hồ sơ khen thưởng {options.get('name') or next(numbered, '')}".strip()


def _chains(book: Book, options: Mapping[str, str]) -> tuple[str, Sequence[Chain]]:
    if options.get("award"):
        chain = chain_of_award(book, _number(options["award"]))
        return chain.name, (chain,)
    if options.get("nomination"):
        chain = chain_of_nomination(book, _number(options["nomination"]))
        return chain.name, (chain,)
    for option, kind in (("person", NomineeKind.INDIVIDUAL), ("unit", NomineeKind.COLLECTIVE)):
        if options.get(option):
            subject = Subject(kind, _number(options[option]))
            with book.store.reading() as connection:
                name = name_of(connection, subject)
            return name, chains_of(book, subject)
    raise UsageError(
        "Văn bản “Hồ sơ khen thưởng” cần một khen thưởng, một đề nghị, một người hoặc một tập thể.",
        options=("award", "nomination", "person", "unit"),
    )


def _printed(chain: Chain) -> DossierChain:
    # Who entered a step and what the checks say of it are told on screen: the paper tells what the office did.
    steps: list[DossierStep] = []
    for step in chain.steps:
        if step.stage is ChainStage.CHECK and step.column != "exception_reason":
            continue
        if step.stage is ChainStage.DECISION and step.record.kind == "award":
            # What a decision gave is told with it: on screen each leads to its own record.
            steps[-1] = replace(steps[-1], text=f"{steps[-1].text}\n{step.text}")
        else:
            steps.append(DossierStep(STAGE_LABELS[step.stage], step.text, step.day))
    state = _PROPOSED if chain.state in _OF_PROGRAM else chain.state
    return DossierChain(chain.name, chain.place, chain.cause, state, tuple(steps))


def _number(text: str) -> int:
    if not text.isdecimal():
        raise UsageError(f"“{text}” không phải mã số.", lists=("awards", "nominations"))
    return int(text)
