"""The printed lists of a round, made from a real book and read back."""

import io
from collections.abc import Callable
from datetime import date

import docx
import pypdf
import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.papers import PaperFormat, write
from desktop_app.papers.document.model import Document
from desktop_app.services.book import Book
from desktop_app.services.council.sessions import sessions_of
from desktop_app.services.papers import papers
from desktop_app.services.papers.content import decisions, rounds, submissions
from tests.books import BookIds, dump, individual, refused, review_round, rows_of
from tests.papers.reading import bodies

KINDS = ["submission", "award-decision", "reward-list"]
DECIDED, OPEN = "2025-H2", "2026-H1"


def words_of(paper: Document) -> str:
    stream = io.BytesIO()
    write(paper, PaperFormat.PDF, stream)
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(stream).pages).split())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format", ["pdf", "docx", "xlsx"])
def test_every_paper_of_a_round_is_made_in_every_format(book: Book, filled: BookIds, kind: str, format: str) -> None:
    before = dump(book)
    paper = papers.render(book, kind, {"round": OPEN}, format)
    assert paper.file_name.endswith(f"{OPEN}.{format}")
    assert paper.content[:4] == (b"%PDF" if format == "pdf" else b"PK\x03\x04")
    assert dump(book) == before


def test_the_submission_proposes_whom_the_office_completed(book: Book, filled: BookIds) -> None:
    text = words_of(submissions.submission_paper(book, OPEN))
    assert "Văn phòng đề nghị" in text
    assert "cho 01 tập thể và 01 cá nhân" in text
    assert "CHÁNH VĂN PHÒNG" in text


def test_a_decision_that_was_recorded_prints_its_number_and_day(book: Book, filled: BookIds) -> None:
    text = words_of(decisions.decision_paper(book, DECIDED))
    assert "05/QĐ-SNgV" in text
    assert "12 tháng 01 năm 2026" in text
    assert "Bế Thu Hòa" in text
    assert "710.000" in text


@pytest.mark.parametrize("paper", [rounds.nomination_list_paper, decisions.decision_paper, decisions.reward_paper])
def test_a_post_names_its_unit_once(book: Book, filled: BookIds, paper: Callable[[Book, str], Document]) -> None:
    with book.store.work("Đổi chức vụ") as work:
        work.update("nomination", filled.of_lan, {"post_title": "Chánh Văn phòng", "unit_name": "Văn phòng"})
    posts = [row[2] for row in bodies(paper(book, OPEN))[0]]
    assert "Chánh Văn phòng" in posts


def test_a_decision_not_yet_recorded_is_a_draft_over_the_complete_nominations(book: Book, filled: BookIds) -> None:
    text = words_of(decisions.decision_paper(book, OPEN))
    assert "05/QĐ-SNgV" not in text
    assert "Nông Thị Lan" in text
    assert "Đặng Ngọc Ánh" not in text


@pytest.mark.parametrize(
    ("on", "of_a_person", "of_a_collective", "together"),
    [
        (date(2026, 6, 30), "710.000", "1.410.000", "2.120.000"),
        (date(2026, 7, 1), "760.000", "1.520.000", "2.280.000"),
    ],
)
def test_the_reward_is_that_of_the_day(
    book: Book, filled: BookIds, on: date, of_a_person: str, of_a_collective: str, together: str
) -> None:
    """Nghị định 152/2025: 0,3 and 0,6 of the base salary, which rose on 01/7/2026, rounded up to ten thousand."""
    text = words_of(decisions.reward_paper(book, OPEN, on))
    for amount in (of_a_person, of_a_collective, together):
        assert amount in text


def test_the_day_of_signing_and_not_the_day_of_printing_sets_the_reward(book: Book, filled: BookIds) -> None:
    text = words_of(decisions.reward_paper(book, DECIDED, date(2026, 11, 24)))
    assert "710.000" in text
    assert "760.000" not in text


def test_the_office_gets_the_same_names_in_word(book: Book, filled: BookIds) -> None:
    made = docx.Document(io.BytesIO(papers.render(book, "reward-list", {"round": DECIDED}, "docx").content))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert any("Bế Thu Hòa" in cell for cell in cells)
    assert any("710.000" in cell for cell in cells)


@pytest.mark.parametrize("kind", KINDS)
def test_a_round_with_drafts_alone_gives_no_paper(book: Book, filled: BookIds, kind: str) -> None:
    review_round(book, "2026-H2")
    individual(book, filled.lan, "2026-H2", summary="")
    with refused(book, InvalidRecord, "chưa có đề nghị nào hoàn tất"):
        papers.render(book, kind, {"round": "2026-H2"}, "pdf")


def test_the_list_goes_with_the_offices_submission_and_shows_how_the_council_voted(book: Book, filled: BookIds) -> None:
    text = words_of(rounds.nomination_list_paper(book, OPEN, date(2026, 7, 1)))
    assert "/TTr-VP ngày tháng năm 2026 của Văn phòng)" in text
    assert "Số phiếu" not in text
    voted = words_of(rounds.nomination_list_paper(book, DECIDED))
    held = sessions_of(book, DECIDED)[0]
    ((agree,),) = rows_of(book, "vote_tally", "agree", f"session_id = {held.id}")
    assert "Số phiếu, tỷ lệ" in voted
    assert f"{agree}/{held.attended.members} (" in voted
