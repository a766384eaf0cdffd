"""What is proposed in a movement that had begun before the round is of its own years, as in its decision."""

from datetime import date

import pytest

from desktop_app.domain.year.movements import MovementFields
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.year.movements import save_movement
from tests.books import person, review_round, unit
from tests.papers.reading import docx_text
from tests.services.judging import MERIT, MOVEMENT, PAPER, propose

CODE = "2026-H1"
NAME = "Nói không với tin giả"
OF_ROUND = "Giấy khen 6 tháng đầu năm 2026"


def _proposed(book: Book, first: date, last: date) -> int:
    """Propose somebody for Giấy khen in a movement of these days, and return the unit."""
    review_round(book, CODE)
    movement_id = save_movement(book, None, MovementFields(NAME, first, last)).only_id("emulation_movement")
    division = unit(book, "Phòng Pháp chế")
    who = person(book, "Lộc Văn Bình", division, "Chuyên viên")
    propose(book, CODE, who, PAPER, commendation_type=MOVEMENT, movement_id=movement_id, summary="Đăng 20 tin tốt.")
    return division


def _text(book: Book, kind: str, division: int) -> str:
    of_unit = {"unit": str(division)} if kind.startswith("unit") else {"direction": "inside", "type": MOVEMENT.value}
    return docx_text(papers.document(book, kind, {"round": CODE, **of_unit})).replace("\N{NO-BREAK SPACE}", " ")


KINDS = ("submission", "nomination-list", "unit-minutes", "unit-request")


@pytest.mark.parametrize("kind", KINDS)
def test_a_movement_that_is_over_and_began_before_the_round_is_not_of_its_half_year(book: Book, kind: str) -> None:
    text = _text(book, kind, _proposed(book, date(2025, 1, 10), date(2026, 6, 20)))
    assert OF_ROUND.casefold() not in text.casefold()
    assert f"trong phong trào thi đua “{NAME}”".casefold() in text.casefold()
    if kind == "submission":
        assert f"trong phong trào thi đua “{NAME}” giai đoạn 2025 - 2026" in text


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_done_in_a_movement_that_goes_on_is_of_the_half_year(book: Book, kind: str) -> None:
    division = _proposed(book, date(2025, 1, 10), date(2026, 12, 20))
    assert OF_ROUND.casefold() in _text(book, kind, division).casefold()


def test_the_work_beside_the_movement_is_of_the_half_year(book: Book) -> None:
    division = _proposed(book, date(2025, 1, 10), date(2026, 6, 20))
    propose(book, CODE, person(book, "Vi Thị Cúc", division, "Chuyên viên"), PAPER, commendation_type=MERIT)
    options = {"round": CODE, "direction": "inside"}
    assert OF_ROUND in docx_text(papers.document(book, "submission", options)).replace("\N{NO-BREAK SPACE}", " ")
