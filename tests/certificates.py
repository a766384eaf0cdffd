"""Decisions with certificates for tests, written as they lie in the book: names frozen, numbers given."""

from typing import Any

from desktop_app.services.book import Book
from tests.books import person, review_round, unit


def decided(book: Book, *awards: dict[str, Any], **decision: object) -> int:
    """Write a signed decision that gives these awards, in this order, and return its id."""
    values = {"number": "15/QĐ-SNgV", "signed_on": "2026-07-02", "subject": "Tặng Giấy khen", "signer": "Hứa Văn Ước"}
    with book.store.work("Ghi quyết định") as work:
        decision_id = work.insert("decision", values | {"level": "department"} | decision)
        for position, award in enumerate(awards, start=1):
            work.insert("award", {"decision_id": decision_id, "position": position} | award)
    return decision_id


def given(name: str, unit_id: int | None = None, **values: object) -> dict[str, Any]:
    """Return a Giấy khen for a person."""
    of_all = {"kind": "individual", "unit_id": unit_id, "awarded_name": name, "award": "Giấy khen"}
    return of_all | {"award_code": "certificate_of_merit", "commendation_type": "movement"} | values


def given_to_all(name: str, unit_id: int | None = None, **values: object) -> dict[str, Any]:
    """Return a Giấy khen for a collective."""
    return given(name, unit_id) | {"kind": "collective"} | values


_REASON = "Đã có thành tích xuất sắc trong thực hiện nhiệm vụ 6 tháng đầu năm 2026"


def three(book: Book, reason: str = _REASON) -> int:
    """Write a decision for a collective and two people of the round 2026-H1, all for one reason, and return its id."""
    office, division = unit(book, "Văn phòng"), unit(book, "Phòng Quản lý biên giới")
    round_id = review_round(book, "2026-H1")
    clerk = {"post_title": "Chuyên viên", "unit_name": "Văn phòng"}
    deputy = {"post_title": "Phó Trưởng phòng", "unit_name": "Phòng Quản lý biên giới"}
    woman = person(book, "Lộc Thị Đào", office, "Chuyên viên", "female")
    return decided(
        book,
        given_to_all("Văn phòng", office, unit_name="Văn phòng", reason_line=reason),
        given("Lộc Thị Đào", office, person_id=woman, reason_line=reason) | clerk,
        given("Bế Quốc Dũng", division, reason_line=reason) | deputy,
        round_id=round_id,
    )
