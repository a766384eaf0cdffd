"""Numbers that were typed without their symbol: the office's own are completed wherever they are cited, others told."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.law.year_facts import Scope
from desktop_app.domain.standing.year_records import InitiativeFields, Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.as_text import as_json
from desktop_app.services.awards.acts import cancel_awards
from desktop_app.services.awards.next_decision import decide_next
from desktop_app.services.book import Book
from desktop_app.services.council.councils import council, save_council
from desktop_app.services.office.offices import change_office, office
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.standing.year_records import save_initiative
from tests.books import person, unit
from tests.services.meetings import meeting
from tests.services.papers.content.test_decided_rounds import CODE, ROUND, proposed

YEAR = {"year": "2026"}


def _fill_office(book: Book) -> None:
    change_office(book, replace(office(book), code="SNgV"))


FILLINGS = {"own_office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def own_office(book: Book) -> Book:
    """An office with the letters of its numbers."""
    return book


def text_of(book: Book, kind: str, options: dict[str, str]) -> str:
    return as_json(papers.document(book, kind, options)).replace("\N{NO-BREAK SPACE}", " ")


def sentences_on(book: Book, kind: str, options: dict[str, str]) -> str:
    return " ".join(remark.sentence for remark in remarks(book, kind, options)).replace("\N{NO-BREAK SPACE}", " ")


def test_what_recognised_an_initiative_has_its_symbol_or_is_told(own_office: Book) -> None:
    lan = Subject(
        NomineeKind.INDIVIDUAL, person(own_office, "Lộc Thị Đào", unit(own_office, "Văn phòng"), "Chuyên viên")
    )
    fields = InitiativeFields(lan, 2026, "Số hóa hồ sơ", document="92", recognised_on=date(2026, 9, 10))
    save_initiative(own_office, None, replace(fields, scope=Scope.BASE, recognised=True))
    for kind in ("emulation-report", "initiative-book"):
        assert "92/QĐ-SNgV" in text_of(own_office, kind, YEAR), kind
    province = replace(fields, title="Cổng tra cứu", document="1900", scope=Scope.PROVINCE, recognised=True)
    save_initiative(own_office, None, province)
    assert "1900/QĐ-SNgV" not in text_of(own_office, "initiative-book", YEAR)
    assert "Văn bản công nhận sáng kiến chỉ ghi số “92”, “1900”, thiếu ký hiệu" in sentences_on(
        own_office, "initiative-book", YEAR
    )
    assert "“Văn bản số 1900” thiếu ký hiệu sau số" in sentences_on(own_office, "emulation-report", YEAR)


def test_what_cancelled_an_award_has_its_symbol(own_office: Book) -> None:
    proposed(own_office, "Dẫn đầu cải cách.")
    decide_next(own_office, CODE, "15/QĐ-SNgV", date(2026, 7, 9))
    cancel_awards(own_office, [1], "30", date(2026, 8, 3))
    for kind in ("award-book", "emulation-report"):
        assert "30/QĐ-SNgV" in text_of(own_office, kind, YEAR), kind
    cancellation = {"award": "1"}
    assert "Số: 30/QĐ-SNgV" in text_of(own_office, "award-cancellation", cancellation)
    assert "ghi số “30”, thiếu ký hiệu sau số: in “30/QĐ-SNgV”" in sentences_on(
        own_office, "award-cancellation", cancellation
    )


def test_what_set_up_a_council_has_its_symbol_and_is_told(own_office: Book) -> None:
    proposed(own_office, "Dẫn đầu cải cách.")
    meeting(own_office, CODE)
    recorded = council(own_office, 1)
    fields = replace(recorded.fields, decision_number="18", decided_on=date(2026, 2, 17))
    members = [(member.id, member.fields) for member in recorded.members]
    save_council(own_office, 1, fields, members)
    assert "Quyết định số 18/QĐ-SNgV" in text_of(own_office, "minutes", ROUND)
    lacking = "Quyết định thành lập Hội đồng ghi số “18”, thiếu ký hiệu sau số."
    for kind, options in (("minutes", ROUND), ("council-decision", {"council": "1"})):
        assert lacking in sentences_on(own_office, kind, options), kind
    # Another body's decision has letters that the book does not know.
    save_council(own_office, 1, replace(fields, issuing_body="Chủ tịch UBND tỉnh"), members)
    assert "Quyết định số 18 ngày" in text_of(own_office, "minutes", ROUND)
