"""Two commendations of one recipient for the same time are said by the checks of list, decision and certificates."""

from typing import Any

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.vocabulary import CommendationType
from desktop_app.services import lists
from desktop_app.services.awards.next_decision import decide_next
from desktop_app.services.book import Book
from desktop_app.services.certificates.certificates import checked
from desktop_app.services.papers import checks
from tests.books import individual, person, refused, review_round, unit
from tests.certificates import decided, given

HALF = {"period_from": "2026-01-01", "period_to": "2026-06-30"}
YEAR = {"period_from": "2026-01-01", "period_to": "2026-12-31"}
LATER = {"period_from": "2026-07-01", "period_to": "2026-12-31"}
BEFORE = "“Lộc Thị Đào” đã được tặng “Giấy khen” (loại hình {}) tại Quyết định số 15/QĐ-SNgV ngày 02/7/2026"


def sentences_of(book: Book, kind: str, options: dict[str, str], words: str = "đã được tặng") -> list[str]:
    return [remark.sentence for remark in checks.remarks(book, kind, options) if words in remark.sentence]


def twice(
    book: Book, second: dict[str, Any], type_: str = "merit", other_type: str = "merit", cancelled: str | None = None
) -> int:
    """Write a decision on half a year and another, later one on the same person, which is returned."""
    who = person(book, "Lộc Thị Đào", unit(book, "Văn phòng"), "Chuyên viên")
    reason = "Đã tham mưu 12 văn bản"
    first = given("Lộc Thị Đào", 1, person_id=who, commendation_type=type_, cancelled_on=cancelled, reason_line=reason)
    decided(book, first, **HALF)
    again = given("Lộc Thị Đào", 1, person_id=who, commendation_type=other_type, reason_line=reason)
    return decided(book, again, number="90/QĐ-SNgV", signed_on="2026-12-20", **second)


def test_a_second_award_for_the_same_time_is_said_of_decision_and_certificates(book: Book) -> None:
    decision = twice(book, YEAR)
    (sentence,) = sentences_of(book, "award-decision", {"decision": str(decision)})
    assert sentence.startswith(BEFORE.format("công trạng"))
    assert "từ ngày 01/01/2026 đến ngày 30/06/2026" in sentence
    assert "Điều 33 khoản 7" in sentence
    assert [finding.sentence for finding in checked(book, decision) if "đã được tặng" in finding.sentence] == [sentence]
    # The first was given when there was no other.
    assert sentences_of(book, "award-decision", {"decision": "1"}) == []


@pytest.mark.parametrize(
    ("second", "types", "cancelled"),
    [
        (LATER, ("merit", "merit"), None),
        (YEAR, ("merit", "movement"), None),
        (YEAR, ("sudden", "sudden"), None),
        (YEAR, ("merit", "merit"), "2026-09-01"),
    ],
    ids=["later months", "another type", "an event of its own", "cancelled since"],
)
def test_of_another_time_or_type_or_of_none_any_more_nothing_is_said(
    book: Book, second: dict[str, Any], types: tuple[str, str], cancelled: str | None
) -> None:
    decision = twice(book, second, *types, cancelled=cancelled)
    assert sentences_of(book, "award-decision", {"decision": str(decision)}) == []


@pytest.mark.parametrize(("theme", "number"), [("Cải cách", 1), ("Tin tốt", 0)])
def test_awards_in_movements_that_only_their_reasons_name_are_the_same_where_these_are(
    book: Book, theme: str, number: int
) -> None:
    who = person(book, "Lộc Thị Đào", unit(book, "Văn phòng"), "Chuyên viên")
    first, second = (
        given("Lộc Thị Đào", 1, person_id=who, reason_line=f"Đã có thành tích trong phong trào thi đua “{name}”")
        for name in ("Cải cách", theme)
    )
    decided(book, first, **HALF)
    decision = decided(book, second, number="90/QĐ-SNgV", signed_on="2026-12-20", **YEAR)
    assert len(sentences_of(book, "award-decision", {"decision": str(decision)})) == number


def test_the_list_of_a_round_says_who_was_commended_for_that_time_before(book: Book) -> None:
    who = person(book, "Lộc Thị Đào", unit(book, "Văn phòng"), "Chuyên viên")
    review_round(book, "2026-H2")
    proposed = individual(book, who, "2026-H2")
    with book.store.work("Loại hình, thời gian") as work:
        work.update("nomination", proposed, YEAR | {"commendation_type": "merit"})
    decided(book, given("Lộc Thị Đào", 1, person_id=who, commendation_type="merit"), **HALF)
    (sentence,) = sentences_of(book, "nomination-list", {"round": "2026-H2"})
    assert sentence.startswith(BEFORE.format("công trạng"))


def test_a_decision_of_two_types_is_told_that_each_has_its_own(book: Book) -> None:
    people = [person(book, name, unit(book, f"Phòng {name}"), "Chuyên viên") for name in ("Vi Thu Hà", "Bế Thị Na")]
    merit, movement = (
        given(name, 1, person_id=who, commendation_type=kind, reason_line="Đã tham mưu 12 văn bản")
        for name, who, kind in zip(("Vi Thu Hà", "Bế Thị Na"), people, ("merit", "movement"), strict=True)
    )
    words = "02 loại hình (công trạng và phong trào thi đua (chuyên đề))"
    mixed = decided(book, merit, movement, **HALF)
    (sentence,) = sentences_of(book, "award-decision", {"decision": str(mixed)}, "khen theo")
    assert words in sentence
    of_one = decided(book, merit, number="16/QĐ-SNgV", **HALF)
    assert sentences_of(book, "award-decision", {"decision": str(of_one)}, "02 loại hình") == []


def test_a_draft_of_two_types_is_told_so_and_each_type_can_have_its_decision(book: Book) -> None:
    review_round(book, "2026-H1")
    for name, kind in (("Vi Thu Hà", "merit"), ("Bế Thị Na", "movement")):
        proposed = individual(book, person(book, name, unit(book, f"Phòng {name}"), "Chuyên viên"), "2026-H1")
        with book.store.work("Loại hình") as work:
            work.update("nomination", proposed, {"commendation_type": kind})
    (sentence,) = sentences_of(book, "award-decision", {"round": "2026-H1"}, "khen theo")
    assert "02 loại hình (công trạng và phong trào thi đua (chuyên đề))" in sentence
    for kind, name in ((CommendationType.MOVEMENT, "Bế Thị Na"), (CommendationType.MERIT, "Vi Thu Hà")):
        decision = decide_next(book, "2026-H1", kind=kind).only_id("decision")
        rows = lists.everything(book, ListQuery("awards", scope={"decision": decision}))
        assert [name in row.values for row in rows] == [True]
        assert sentences_of(book, "award-decision", {"decision": str(decision)}, "khen theo") == []
    with refused(book, InvalidRecord, "loại hình công trạng"):
        decide_next(book, "2026-H1", kind=CommendationType.MERIT)
