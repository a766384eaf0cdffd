"""The sample's first round, typed in from old files with the faults that such files have, for the checks to name."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.council.councils import SessionFields
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.council.sessions import save_session
from desktop_app.services.council.vote_tallies import record_unanimous
from desktop_app.services.office.offices import change_office, office
from desktop_app.services.office.people import person_choices
from desktop_app.services.office.units import unit_choices
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round, create_round
from desktop_app.services.rounds.nomination_acts import move
from desktop_app.services.rounds.nominations import nominate
from desktop_app.services.sample.content import content

_AGAIN: Final = "Hồ sơ giấy của đợt đã được Hội đồng thống nhất."


def fill_unproofed(book: Book, council_id: int, today: date) -> None:
    """Write the round, its session, its decisions, and what the office was called in that month."""
    wording = content("dot-nhap-lai")
    code = parse_round_code(wording["code"])
    if wording["closed_on"] > today:
        return
    usual_office = office(book, wording["office"]["valid_from"])
    for later in (wording["office"], wording["office_after"]):
        change_office(book, replace(usual_office, **later))
    create_round(book, str(code))
    nominations = _nominate(book, wording["nominees"])
    session = SessionFields(
        str(code), council_id, **{**wording["session"], "tellers": tuple(wording["session"]["tellers"])}
    )
    session_id = save_session(book, None, session, nominations=list(nominations.values())).only_id("council_session")
    record_unanimous(book, session_id)
    for decision in wording["decisions"]:
        fields = DecisionFields(
            decision["subject"], decision.get("number", ""), decision.get("signed_on"), round_code=str(code)
        )
        save_decision(book, None, fields, [nominations[nominee] for nominee in decision["of"]])
    change_round(book, replace(round_of(book, str(code)), closed_on=wording["closed_on"]))


def _nominate(book: Book, nominees: list[dict[str, Any]]) -> dict[object, int]:
    """Return the ids of the nominations, by the name of the person or the place of the unit."""
    code = parse_round_code(content("dot-nhap-lai")["code"])
    units = [choice.id for choice in unit_choices(book)]
    people = {choice.name: choice.id for choice in person_choices(book, code.last_day)}
    ids: dict[object, int] = {}
    for nominee in nominees:
        is_person = "person" in nominee
        fields = NominationFields(
            str(code),
            NomineeKind.INDIVIDUAL if is_person else NomineeKind.COLLECTIVE,
            person_id=people[nominee["person"]] if is_person else None,
            unit_id=None if is_person else units[nominee["unit"] - 1],
            commendation_type=CommendationType.MERIT,
            period_from=code.first_day,
            period_to=code.last_day,
            summary=nominee["summary"],
            reason_line=nominee["reason"],
            papers=("report",),
            state=NominationState.DRAFT,
        )
        ids[nominee.get("person", nominee.get("unit"))] = nominate(book, fields).only_id("nomination")
    move(book, list(ids.values()), NominationState.COMPLETE, exception_reason=_AGAIN)
    return ids
