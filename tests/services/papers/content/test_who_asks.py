"""What is asked of the units of a round, and which of them asks the director for awards."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.council.unit_reviews import UnitReviewFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.year.movements import MovementFields
from desktop_app.papers.document.as_text import as_json
from desktop_app.services.book import Book
from desktop_app.services.council.unit_reviews import save_unit_review
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.year.movements import save_movement
from tests.books import BookIds, individual, person, refused, review_round, unit
from tests.services.judging import MOVEMENT, PAPER, decide, propose

CODE = "2026-H1"


def test_the_leaders_of_an_office_are_no_unit_that_asks_their_director(book: Book, filled: BookIds) -> None:
    # He wrote a tờ trình to himself.
    leaders = unit(book, "Lãnh đạo Sở")
    individual(book, person(book, "Lộc Thị Hoa", leaders, "Giám đốc"))
    with refused(book, InvalidRecord, "“Lãnh đạo Sở” không phải đơn vị trình Sở Ngoại vụ"):
        papers.document(book, "unit-request", {"round": CODE, "unit": str(leaders)})
    assert papers.document(book, "unit-request", {"round": CODE, "unit": str(filled.office_unit)}).titles


@pytest.mark.parametrize(("absent", "total"), [("Vi Thị Cúc; Vi Văn An", True), ("Vi Thị Cúc, nghỉ phép", False)])
def test_a_reason_is_no_second_name_of_those_who_were_away(book: Book, absent: str, total: bool) -> None:
    # Two were away by subtraction and one was named: "02 người (Vi Thị Cúc, nghỉ phép)".
    division = unit(book, "Phòng Lãnh sự")
    people = [person(book, name, division, "Chuyên viên") for name in ("Vi Thị Cúc", "Vi Văn An", "Lộc Văn Ba")]
    review_round(book, CODE)
    individual(book, people[2])
    fields = UnitReviewFields(CODE, division, date(2026, 6, 3), present=1, absent=absent)
    save_unit_review(book, None, fields)
    options = {"round": CODE, "unit": str(division)}
    minutes = as_json(papers.document(book, "unit-minutes", options)).replace("\N{NO-BREAK SPACE}", " ")
    assert (f"02 người ({absent})" in minutes) is total
    untold = "biên bản không in tổng số" in " ".join(
        remark.sentence for remark in remarks(book, "unit-minutes", options)
    )
    assert untold is not total


def test_the_letter_of_a_round_asks_for_nobody_in_a_movement_that_is_over_and_decided_on(
    book: Book, filled: BookIds
) -> None:
    # The letter of the year's end asked for nominations in a movement of the spring.
    fields = MovementFields("Mỗi tuần một tin tốt", date(2026, 1, 5), date(2026, 6, 20))
    movement = save_movement(book, None, fields).only_id("emulation_movement")
    review_round(book, "2026-H2")
    options = {"round": "2026-H2", DATED: "2026-11-20"}
    assert fields.name in as_json(papers.document(book, "review-guidance", options))
    who = person(book, "Lộc Thị Hoa", filled.office_unit, "Chuyên viên")
    in_movement = propose(book, CODE, who, PAPER, commendation_type=MOVEMENT, movement_id=movement)
    decide(book, CODE, [in_movement], "31/QĐ-SNgV", date(2026, 7, 1))
    assert fields.name not in as_json(papers.document(book, "review-guidance", options))
    save_movement(book, movement, replace(fields, to_date=date(2026, 10, 31)))
    assert fields.name in as_json(papers.document(book, "review-guidance", options))
