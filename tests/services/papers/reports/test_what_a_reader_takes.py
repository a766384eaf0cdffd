"""What a reader takes from a sentence of a report is what the records say: of whom a number is, and of how many."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.council.votes import Votes
from desktop_app.domain.law.year_facts import Scope
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.standing.year_records import InitiativeFields, Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.movements import Criterion, MovementFields
from desktop_app.papers.document.faults.words import without_errors
from desktop_app.services.book import Book
from desktop_app.services.council.vote_tallies import record_votes
from desktop_app.services.papers import papers
from desktop_app.services.rounds.nominations import nominate
from desktop_app.services.standing.year_records import save_initiative
from desktop_app.services.year.movements import save_movement
from tests.books import book_in, individual, person, review_round, unit
from tests.papers.reading import docx_text
from tests.services.meetings import meeting


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A round with two nominees (1, 2) of a unit (1)."""
    with book_in(tmp_path / "book") as year_book:
        unit(year_book, "Phòng Kiểm thử")
        review_round(year_book, "2025-H2")
        for name in ("Bế Thị Bình", "Chu Văn Cường"):
            individual(year_book, person(year_book, name, 1), "2025-H2")
        yield year_book


def text_of(book: Book, kind: str, **options: str) -> str:
    """Return the text of a paper, on one line."""
    return " ".join(docx_text(papers.document(book, kind, options)).split()).replace("\u00a0", " ")


def test_a_number_of_proposals_that_failed_is_none_of_people(book: Book) -> None:
    # Who failed for one of two awards was told as one who failed, and twice where it was for both.
    title = NominationFields(
        "2025-H2",
        NomineeKind.INDIVIDUAL,
        1,
        award="grassroots_fighter",
        summary="Dẫn đầu.",
        exception_reason="Theo đề nghị của Hội đồng.",
    )
    nominate(book, title)
    session = meeting(book, "2025-H2", nominations=[1, 2, 3], held_on=date(2025, 12, 3))
    record_votes(book, session.id, {1: Votes(3, 3, 3, 0, 3), 2: Votes(3, 3, 3, 3), 3: Votes(3, 3, 3, 0, 3)})
    text = text_of(book, "emulation-report", year="2025")
    assert "xét 03 đề nghị cho cá nhân; 1/3 đề nghị đạt tỷ lệ biểu quyết, " in text
    assert ", 02 đề nghị cho cá nhân không đạt (01 cá nhân)." in text


def test_a_criterion_that_begins_with_an_abbreviation_keeps_it(book: Book) -> None:
    # "cCVCNLĐ tham gia", which nothing spelled out any more.
    criteria = (Criterion("CCVCNLĐ tham gia", "100 %", "36/39 người"), Criterion("Tin tốt", "", "đăng 12 tin"))
    fields = MovementFields("Mỗi ngày một tin tốt", date(2025, 1, 15), closed_on=date(2025, 11, 20), criteria=criteria)
    save_movement(book, None, fields)
    text = text_of(book, "emulation-report", year="2025")
    assert "kết quả: công chức, viên chức, người lao động tham gia đạt 36/39 người (chỉ tiêu 100 %); tin tốt:" in text
    # A line that begins with it begins with a capital.
    line = "- Công chức, viên chức, người lao động tham gia: 36/39 người"
    assert line in text_of(book, "movement-report", movement="1")
    assert without_errors("Dự: CCVCNLĐ") == "Dự: công chức, viên chức, người lao động"


def test_initiatives_of_one_scope_are_counted_once(book: Book) -> None:
    for title in ("Cổng tra cứu", "Số hóa hồ sơ"):
        subject = Subject(NomineeKind.INDIVIDUAL, 1)
        fields = InitiativeFields(
            subject, 2025, title, scope=Scope.BASE, recognised=True, recognised_on=date(2025, 11, 5)
        )
        save_initiative(book, None, fields)
    text = text_of(book, "emulation-report", year="2025")
    assert " có 02 sáng kiến được công nhận, phạm vi ảnh hưởng cấp cơ sở." in text
