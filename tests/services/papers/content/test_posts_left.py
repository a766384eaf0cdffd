"""Whoever left between the achievement and the decision: its check, and those of its list and certificates, tell it."""

from datetime import date

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.certificates.of_decision import decision_findings
from desktop_app.services.certificates.texts import certificates_of
from desktop_app.services.office.people import save_person
from desktop_app.services.papers.checks import remarks
from tests.books import individual, person, review_round, unit
from tests.certificates import decided, given

CODE = "2024-H1"
LEFT = "“Nông Văn Tư” thôi giữ chức vụ “Phó Trưởng phòng Lãnh sự” từ ngày 01/06/2024; nếu phải ghi “Nguyên "
LAST = date(2024, 5, 31)


def _sentences(book: Book, kind: str, **options: str) -> str:
    return "\n".join(remark.sentence for remark in remarks(book, kind, options))


def _who_left(book: Book) -> tuple[int, int]:
    """Return a unit, and its deputy who left in May."""
    division = unit(book, "Phòng Lãnh sự")
    post = PostFields(division, "Phó Trưởng phòng", date(2020, 1, 1), LAST)
    return division, save_person(book, None, PersonFields("Nông Văn Tư"), [(None, post)]).only_id("person")


def test_who_left_before_the_decision_is_told_in_list_decision_and_certificates(book: Book) -> None:
    review_round(book, CODE)
    division, deputy = _who_left(book)
    nominated = [individual(book, who, CODE) for who in (deputy, person(book, "Bế Thị Hoa", division, "Chuyên viên"))]
    listed = _sentences(book, "nomination-list", round=CODE)
    assert f"{LEFT}Phó Trưởng phòng Lãnh sự”: sửa chức vụ ở đề nghị." in listed
    assert "Bế Thị Hoa” thôi giữ" not in listed
    signed = DecisionFields("Khen thưởng sơ kết", "79/QĐ-SNgV", date(2024, 6, 30), round_code=CODE)
    decision_id = save_decision(book, None, signed, nominated).only_id("decision")
    mended = f"{LEFT}Phó Trưởng phòng Lãnh sự”: quyết định đã ký ghi sai thì đính chính."
    assert mended in _sentences(book, "award-decision", round=CODE)
    findings = decision_findings(book, decision_id, certificates_of(book, decision_id))
    assert mended in [finding.sentence for finding in findings]
    # What is decided is of its decision: a list printed again later has nothing to be mended.
    assert LEFT not in _sentences(book, "nomination-list", round=CODE)


def test_of_a_decision_of_no_round_too_and_not_of_who_is_named_as_a_former_one(book: Book) -> None:
    division, deputy = _who_left(book)
    named = {"person_id": deputy, "unit_name": "Phòng Lãnh sự"}
    for title, day, tells in (
        ("Phó Trưởng phòng", LAST, False),
        ("Phó Trưởng phòng", date(2024, 6, 1), True),
        ("Nguyên Phó Trưởng phòng", date(2024, 6, 1), False),
    ):
        award = given("Nông Văn Tư", division, post_title=title) | named
        decision_id = decided(book, award, number=f"{day.day}/QĐ-SNgV", signed_on=day.isoformat())
        assert (LEFT in _sentences(book, "award-decision", decision=str(decision_id))) == tells
