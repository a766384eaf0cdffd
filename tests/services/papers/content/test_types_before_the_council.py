"""What the Council's papers say where it votes on the year's work and on a movement: who is proposed for which."""

from datetime import date

import pytest

from desktop_app.domain.council.votes import Votes
from desktop_app.domain.year.movements import MovementFields
from desktop_app.papers.document.model import BodyRow, Document, Table
from desktop_app.services.book import Book
from desktop_app.services.council.vote_tallies import record_votes
from desktop_app.services.papers import papers
from desktop_app.services.year.movements import save_movement
from tests.books import BookIds
from tests.papers.reading import docx_text
from tests.services.judging import MERIT, MOVEMENT
from tests.services.meetings import meeting

ROUND = {"round": "2026-H1"}


def text_of(book: Book, kind: str) -> str:
    return docx_text(papers.document(book, kind, ROUND)).replace("\u00a0", " ")


def awards_in(paper: Document) -> list[object]:
    """Return what the rows of a paper's tables say that is voted on."""
    tables = [block for section in paper.sections for block in section.body if isinstance(block, Table)]
    rows = [row.values for row in tables[-1].rows if isinstance(row, BodyRow)]
    return [values[2] for values in rows]


@pytest.fixture
def of_two_types(book: Book, filled: BookIds) -> Book:
    """A session on one collective for its work and one person in a movement."""
    fields = MovementFields("Nói không với tin giả", date(2026, 1, 5), date(2026, 12, 31))
    movement = save_movement(book, None, fields).only_id("emulation_movement")
    opened = meeting(book, members=4, nominations=(filled.of_lan, filled.of_division))
    with book.store.work("Phong trào") as work:
        work.update("nomination", filled.of_lan, {"commendation_type": MOVEMENT.value, "movement_id": movement})
        work.update("nomination", filled.of_division, {"commendation_type": MERIT.value})
    record_votes(book, opened.id, {filled.of_lan: Votes(4, 4, 4, 4), filled.of_division: Votes(4, 4, 4, 4)})
    return book


def test_the_minutes_count_who_is_proposed_for_what(of_two_types: Book) -> None:
    # All were read as proposed for both, and nothing told on what the decision's parts were based.
    text = text_of(of_two_types, "minutes")
    parts = (
        "01 tập thể và 01 cá nhân, gồm 01 tập thể theo loại hình công trạng; 01 cá nhân trong phong trào thi đua "
        "“Nói không với tin giả”"
    )
    assert f"Xét, đề nghị tặng Giấy khen 6 tháng đầu năm 2026 cho {parts}." in text
    assert f"6 tháng đầu năm 2026 cho {parts}, có kết luận “Đạt” tại bảng trên." in text


def test_an_invitation_counts_who_is_proposed_for_what(of_two_types: Book, filled: BookIds) -> None:
    text = text_of(of_two_types, "council-invitation")
    parts = "gồm 01 tập thể theo loại hình công trạng; 01 cá nhân trong phong trào thi đua “Nói không với tin giả”"
    agenda = "Nội dung: Xét, biểu quyết đề nghị tặng Giấy khen 6 tháng đầu năm 2026"
    assert f"{agenda} đối với 01 tập thể và 01 cá nhân, {parts}. Hội đồng bỏ phiếu kín." in text
    with of_two_types.store.work("Công trạng") as work:
        work.update("nomination", filled.of_lan, {"commendation_type": MERIT.value, "movement_id": None})
    of_one_type = text_of(of_two_types, "council-invitation")
    assert f"{agenda} theo loại hình công trạng đối với 01 tập thể và 01 cá nhân. Hội đồng bỏ phiếu kín." in of_one_type


@pytest.mark.parametrize("kind", ["minutes", "vote-count", "ballot"])
def test_each_row_of_a_vote_says_its_type(of_two_types: Book, filled: BookIds, kind: str) -> None:
    awards = awards_in(papers.document(of_two_types, kind, ROUND))
    assert sorted(map(str, awards)) == ["Giấy khen (công trạng)", "Giấy khen (phong trào)"]
    with of_two_types.store.work("Công trạng") as work:
        work.update("nomination", filled.of_lan, {"commendation_type": MERIT.value, "movement_id": None})
    assert set(awards_in(papers.document(of_two_types, kind, ROUND))) == {"Giấy khen"}
