"""Every paper on what the second half of a year gives names the year, as its decision does."""

import pytest

from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.papers.document.as_text import as_json
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.rounds.nominations import nominate
from tests.books import person, review_round, unit

CODE = "2026-H2"


def _fill(book: Book) -> None:
    office = unit(book, "Văn phòng")
    who = person(book, "Lộc Thị Đào", office, "Chuyên viên")
    review_round(book, CODE)
    fields = NominationFields(
        CODE,
        NomineeKind.INDIVIDUAL,
        who,
        award="certificate_of_merit",
        commendation_type=CommendationType.MERIT,
        summary="Dẫn đầu cải cách.",
        exception_reason="Hội đồng thống nhất đề nghị.",
    )
    nominate(book, fields)


FILLINGS = {"year_end": _fill}


@pytest.fixture
def year_end(book: Book) -> Book:
    """A year's end with a Giấy khen proposed."""
    return book


OPTIONS = {
    "nomination-list": {"round": CODE},
    "submission": {"round": CODE},
    "review-guidance": {"round": CODE},
    "unit-request": {"round": CODE, "unit": "1"},
    "achievement-report": {"nomination": "1"},
}


@pytest.mark.parametrize("kind", OPTIONS)
def test_a_paper_on_the_second_half_of_a_year_names_the_year(year_end: Book, kind: str) -> None:
    text = as_json(papers.document(year_end, kind, OPTIONS[kind])).replace("\N{NO-BREAK SPACE}", " ")
    assert "khen thưởng năm 2026" in text or "Giấy khen năm 2026" in text
    assert "cuối năm 2026" not in text.lower()
