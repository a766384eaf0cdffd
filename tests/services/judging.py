"""Short ways for tests to nominate and to check nominations."""

from collections.abc import Mapping, Sequence
from datetime import date

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.law.judging.findings import Finding
from desktop_app.domain.law.year_facts import Rating
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.rounds.checks import CheckedNomination, check_round
from desktop_app.services.rounds.nominations import nominate
from desktop_app.services.standing.year_records import set_rating, set_registered
from tests.books import REASON, person, unit

MERIT, MOVEMENT, SUDDEN = CommendationType.MERIT, CommendationType.MOVEMENT, CommendationType.SUDDEN
ADVANCED, FIGHTER, PROVINCIAL = "advanced_worker", "grassroots_fighter", "provincial_fighter"
EXCELLENT_UNIT, ADVANCED_UNIT, PAPER = "excellent_collective", "advanced_collective", "certificate_of_merit"
ALL_PAPERS = ("submission", "report", "minutes", "initiative", "proof")
TODAY = date(2026, 11, 25)


def one_of_two(book: Book) -> int:
    """Add a division of two people; return the one who has no post of a head."""
    division = unit(book, "Phòng Lãnh sự")
    person(book, "Lộc Thị Đào", division, "Trưởng phòng")
    return person(book, "Vi Văn An", division, "Chuyên viên")


def a_person(subject: int) -> Subject:
    return Subject(NomineeKind.INDIVIDUAL, subject)


def proposed(code: str, subject: int, award: str, **fields: object) -> NominationFields:
    plain: dict[str, object] = {"commendation_type": MERIT, "summary": "Hoàn thành tốt.", "papers": ALL_PAPERS}
    plain["exception_reason"] = REASON
    kind = NomineeKind.COLLECTIVE if award in (EXCELLENT_UNIT, ADVANCED_UNIT) else NomineeKind.INDIVIDUAL
    who = "person_id" if kind is NomineeKind.INDIVIDUAL else "unit_id"
    return NominationFields(code, kind, **{who: subject, "award": award, **plain, **fields})  # type: ignore[arg-type]


def propose(book: Book, code: str, subject: int, award: str, **fields: object) -> int:
    return nominate(book, proposed(code, subject, award, **fields)).only_id("nomination")


def rated(book: Book, subject: int, ratings: Mapping[int, Rating]) -> None:
    for year, rating in ratings.items():
        set_rating(book, [a_person(subject)], year, rating)
        set_registered(book, [a_person(subject)], year, True)


def of_round(book: Book, code: str, today: date = TODAY) -> dict[int, CheckedNomination]:
    return {nomination.id: nomination for nomination in check_round(book, code, today).nominations}


def rules(findings: Sequence[Finding]) -> list[object]:
    return [finding.rule for finding in findings]


def decide(book: Book, code: str, nomination_ids: Sequence[int], number: str, signed_on: date) -> int:
    fields = DecisionFields("Khen thưởng", number, signed_on, round_code=code)
    return save_decision(book, None, fields, nomination_ids).only_id("decision")
