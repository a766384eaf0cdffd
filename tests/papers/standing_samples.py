"""Invented papers on what stands for people and collectives in a year, for the tests of papers."""

from datetime import date

from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import Document
from desktop_app.papers.kinds.standing import initiative_book, initiative_decision, title_registrations
from desktop_app.papers.kinds.standing.initiative_book import EnteredInitiative, InitiativeBookData
from desktop_app.papers.kinds.standing.initiative_decision import InitiativeDecisionData
from desktop_app.papers.kinds.standing.title_registrations import TitleRegistration, TitleRegistrationsData
from desktop_app.papers.parts.office import Issuer, Signer
from tests.papers.samples import ISSUER, SIGNER
from tests.papers.shipped import shipped_wording

DAY = date(2026, 3, 20)
_TITLE = "Quy trình tiếp nhận, theo dõi hồ sơ đoàn ra, đoàn vào trên phần mềm quản lý văn bản của Sở"


def _entries(rows: int) -> tuple[EnteredInitiative, ...]:
    return tuple(
        EnteredInitiative(
            f"{_TITLE}, bước {number}",
            f"Nông Thị Lan {number}",
            "Chuyên viên Phòng Lãnh sự - Hợp tác quốc tế",
            "Cấp cơ sở",
            "Đã công nhận" if number % 2 else "Chưa công nhận",
            bool(number % 2),
            date(2026, 2, 24),
            "146/QĐ-SNgV" if number % 2 else "",
            date(2026, 11, 20) if number % 2 else None,
        )
        for number in range(rows)
    )


def book(rows: int) -> Document:
    """Return the book of so many initiatives."""
    data = InitiativeBookData(ISSUER, SIGNER, 2026, DAY, _entries(rows), "Vi Thu Dung")
    return initiative_book.build(data, shipped_wording(initiative_book.INITIATIVE_BOOK, DAY))


def decision(rows: int) -> Document:
    """Return the decision on so many initiatives, at least one."""
    data = InitiativeDecisionData(
        ISSUER, SIGNER, "Giám đốc Sở Ngoại vụ", 2026, 2026, _entries(max(rows, 1)), ("Luật Thi đua, khen thưởng",)
    )
    return initiative_decision.build(data, shipped_wording(initiative_decision.INITIATIVE_DECISION, DAY))


def registrations(people: int, units: int, unit: str = "") -> Document:
    """Return the list of so many people and units, of the office or of one unit."""
    rows = [
        TitleRegistration(NomineeKind.COLLECTIVE, f"Phòng Nghiệp vụ số {number}", "", "Tập thể lao động tiên tiến")
        for number in range(units)
    ]
    rows += [
        TitleRegistration(
            NomineeKind.INDIVIDUAL,
            f"Nông Thị Lan {number}",
            "Chuyên viên Văn phòng",
            "Lao động tiên tiến; Chiến sĩ thi đua cơ sở",
        )
        for number in range(people)
    ]
    issuer = Issuer("Sở Ngoại vụ", unit, "", "Sơn Hạ") if unit else ISSUER
    signer = Signer(("Chánh Văn phòng",), "Hứa Văn Ước") if unit else SIGNER
    data = TitleRegistrationsData(issuer, signer, 2026, DAY, tuple(rows), unit, "Vi Thu Dung")
    passages = title_registrations.OF_UNIT if unit else title_registrations.OF_OFFICE
    return title_registrations.build(data, shipped_wording(passages, DAY))
