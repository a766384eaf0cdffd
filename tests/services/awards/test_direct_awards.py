"""Decisions entered with their awards: of the province, of a ministry, and the department's own of earlier years."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services import lists
from desktop_app.services.awards.acts import pay_awards
from desktop_app.services.awards.direct_awards import DirectAward, direct_decision, save_direct_decision
from desktop_app.services.book import Book
from desktop_app.services.office.people import save_person
from tests.books import refused, rows_of, unit

PERSON, COLLECTIVE = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE
YEAR = (date(2023, 1, 1), date(2023, 12, 31))
DECISION = DecisionFields(
    "Về việc tặng Bằng khen", "163/QĐ-UBND", date(2024, 1, 22), "", "UBND tỉnh", "", AwardLevel.PROVINCE, *YEAR
)
CERTIFICATE = DirectAward(PERSON, 1, "provincial_certificate", reason_line="Đã có thành tích xuất sắc năm 2023")


def _fill_office(book: Book) -> None:
    first, second = unit(book, "Văn phòng"), unit(book, "Phòng Lãnh sự")
    held = [
        (None, PostFields(first, "Chuyên viên", None, date(2023, 12, 31))),
        (None, PostFields(second, "Phó Trưởng phòng", date(2024, 1, 1))),
    ]
    save_person(book, None, PersonFields("Hoàng Thu Vân", "female"), held)


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """Two units, and a person who changed from the first (to 2023) to the second."""
    return book


def test_an_award_of_the_province_has_the_post_of_its_time(office: Book) -> None:
    save_direct_decision(office, None, DECISION, [CERTIFICATE])
    assert rows_of(
        office, "award", "awarded_name, post_title, unit_name, award, award_code, period_from, period_to, reason_line"
    ) == [
        (
            "Hoàng Thu Vân",
            "Chuyên viên",
            "Văn phòng",
            "Bằng khen của tỉnh",
            "provincial_certificate",
            "2023-01-01",
            "2023-12-31",
            "Đã có thành tích xuất sắc năm 2023",
        )
    ]
    assert rows_of(office, "decision", "level, round_id") == [("province", None)]


def test_it_counts_in_its_year_as_every_signed_decision(office: Book) -> None:
    save_direct_decision(office, None, DECISION, [CERTIFICATE])
    assert lists.count(office, ListQuery("awards", scope={"signed": True, "year": 2024, "person": 1})) == 1
    assert lists.count(office, ListQuery("decisions", scope={"direct": True})) == 1
    assert lists.count(office, ListQuery("decisions", scope={"direct": False})) == 0


def test_it_is_read_as_it_was_entered(office: Book) -> None:
    sudden = DirectAward(COLLECTIVE, 2, "provincial_certificate", CommendationType.SUDDEN)
    decision_id = save_direct_decision(office, None, DECISION, [CERTIFICATE, sudden]).only_id("decision")
    fields, given = direct_decision(office, decision_id)
    assert fields == DECISION
    assert given == (replace(CERTIFICATE, award_id=1), replace(sudden, award_id=2))
    before = rows_of(office, "award")
    changes = save_direct_decision(office, decision_id, fields, given)
    assert changes.change_id is None
    assert rows_of(office, "award") == before


def test_order_and_awards_can_be_mended_while_nothing_is_carried_out(office: Book) -> None:
    sudden = DirectAward(COLLECTIVE, 2, "provincial_certificate", CommendationType.SUDDEN)
    decision_id = save_direct_decision(office, None, DECISION, [CERTIFICATE, sudden]).only_id("decision")
    fields, (first, second) = direct_decision(office, decision_id)
    save_direct_decision(office, decision_id, fields, [second, replace(first, award="provincial_fighter")])
    assert rows_of(office, "award", "id, position, award, amount") == [
        (1, 2, "Chiến sĩ thi đua tỉnh", 5_400_000),
        (2, 1, "Bằng khen của tỉnh", 5_400_000),
    ]
    pay_awards(office, [1], date(2024, 3, 1))
    with refused(office, InvalidRecord, "“Hoàng Thu Vân” đã chi"):
        save_direct_decision(office, decision_id, fields, [second])


def test_a_mistyped_day_is_mended_with_its_money(office: Book) -> None:
    decision_id = save_direct_decision(office, None, DECISION, [CERTIFICATE]).only_id("decision")
    fields, given = direct_decision(office, decision_id)
    save_direct_decision(office, decision_id, replace(fields, signed_on=date(2025, 1, 22)), given)
    assert rows_of(office, "award", "amount") == [(3_510_000,)]
    assert rows_of(office, "decision", "rule_set, base_salary") == [("2024-01-01", 2_340_000)]


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"number": "", "signed_on": None}, "number", "Nhập số quyết định"),
        ({"number": ""}, "number", "phải có số"),
        ({"issuing_body": " "}, "issuing_body", "Nhập cơ quan ban hành"),
        ({"subject": ""}, "subject", "Nhập trích yếu"),
    ],
)
def test_missing_fields_are_reported(office: Book, changed: dict[str, object], field: str, words: str) -> None:
    with refused(office, InvalidRecord, words) as problem:
        save_direct_decision(office, None, replace(DECISION, **changed), [CERTIFICATE])  # type: ignore[arg-type]
    assert problem.value.field == field


def test_a_recipient_that_cannot_have_the_award_is_reported(office: Book) -> None:
    for given, words in (
        ([], "ít nhất một"),
        ([CERTIFICATE, CERTIFICATE], "Dòng 2 trùng với dòng 1"),
        ([DirectAward(COLLECTIVE, 1, "advanced_worker")], "“Lao động tiên tiến” không tặng cho tập thể"),
        ([DirectAward(PERSON, 1, "huy_hieu")], "không có trong danh mục khen thưởng"),
    ):
        with refused(office, InvalidRecord, words):
            save_direct_decision(office, None, DECISION, given)


def test_the_same_number_of_the_same_body_is_refused(office: Book) -> None:
    save_direct_decision(office, None, DECISION, [CERTIFICATE])
    with refused(office, InvalidRecord, "Số quyết định 163/QĐ-UBND đã dùng trong năm 2024"):
        save_direct_decision(office, None, DECISION, [CERTIFICATE])
    save_direct_decision(office, None, replace(DECISION, issuing_body="Bộ Ngoại giao"), [CERTIFICATE])
