"""The exemplars of a round: its list filtered by them, counted, and printed."""

import io

import docx
import pypdf
import pytest
from openpyxl import load_workbook

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.rounds.states import LISTED, NominationState
from desktop_app.papers.document.model import BodyRow, Document, Table
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.papers import papers
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.rounds.nomination_acts import SetForMany, set_for_many
from desktop_app.services.rounds.steps import steps_of
from tests.books import BookIds, refused

CODE, PAPER = "2026-H1", "exemplar-list"
ROUND = {"round": CODE}
UNRECORDED = "Sổ chưa ghi gương điển hình nào đề nghị nhân rộng trong đợt sơ kết 6 tháng đầu năm 2026"


def mark(book: Book, *nominations: int) -> None:
    set_for_many(book, nominations, SetForMany(exemplar=True))


def put(book: Book, nomination_id: int, state: NominationState) -> None:
    with book.store.work("Chuyển bước") as work:
        work.update("nomination", nomination_id, {"state": state.value})


def listed(book: Book, **scope: object) -> list[int]:
    return [row.id for row in lists.everything(book, ListQuery("nominations", scope={"round": CODE, **scope}))]


def table_of(document: Document) -> Table:
    (table,) = document.body
    assert isinstance(table, Table)
    return table


def names(book: Book) -> list[object]:
    rows = table_of(papers.document(book, PAPER, ROUND)).rows
    return [row.values[1] for row in rows if isinstance(row, BodyRow)]


def test_the_list_of_a_round_is_filtered_by_its_exemplars_and_by_the_others(book: Book, filled: BookIds) -> None:
    whole = listed(book)
    assert listed(book, exemplar=True) == []
    mark(book, filled.of_lan, filled.draft)
    assert set(listed(book, exemplar=True)) == {filled.of_lan, filled.draft}
    assert listed(book, exemplar=False) == [entry for entry in whole if entry not in (filled.of_lan, filled.draft)]
    assert listed(book, exemplar=True, state="complete") == [filled.of_lan]
    set_for_many(book, [filled.of_lan], SetForMany(exemplar=False))
    assert listed(book, exemplar=True) == [filled.draft]


def test_the_steps_of_a_round_count_its_models(book: Book, filled: BookIds) -> None:
    assert steps_of(book, CODE).exemplars == 0
    mark(book, filled.of_lan, filled.of_division, filled.draft)
    assert steps_of(book, CODE).exemplars == 3
    assert steps_of(book, "2025-H2").exemplars == 0
    put_in_trash(book, "nomination", [filled.of_lan])
    assert steps_of(book, CODE).exemplars == 2


def test_the_paper_names_the_models_alone_collectives_first(book: Book, filled: BookIds) -> None:
    mark(book, filled.of_lan)
    assert names(book) == ["Nông Thị Lan"]
    mark(book, filled.of_division)
    assert names(book) == ["Phòng Quản lý biên giới", "Nông Thị Lan"]
    paper = papers.document(book, PAPER, ROUND)
    assert paper.closing.lines == ("Tổng cộng: 01 tập thể và 01 cá nhân./.",)
    person = table_of(paper).rows[-1]
    assert isinstance(person, BodyRow)
    assert person.values[:5] == (2, "Nông Thị Lan", "Chuyên viên, Văn phòng", "Hoàn thành tốt.", "Giấy khen")


@pytest.mark.parametrize("state", NominationState)
def test_the_paper_has_the_models_that_the_list_of_proposals_has(
    book: Book, filled: BookIds, state: NominationState
) -> None:
    """No drafts, none on hold or refused; one whose award was cancelled since was on the list that was submitted."""
    mark(book, filled.of_lan, filled.of_division)
    put(book, filled.of_lan, state)
    on_list = table_of(papers.document(book, "nomination-list", ROUND)).rows
    proposed = [row.values[1] for row in on_list if isinstance(row, BodyRow)]
    assert names(book) == proposed
    assert ("Nông Thị Lan" in proposed) == (state in LISTED)


def test_a_round_without_models_gives_no_list_and_says_how_to_have_one(book: Book, filled: BookIds) -> None:
    with refused(book, InvalidRecord, UNRECORDED) as problem:
        papers.document(book, PAPER, ROUND)
    assert "Đánh dấu “Nhân rộng”" in problem.value.hint


def test_a_list_of_no_models_is_not_issued(book: Book, filled: BookIds) -> None:
    with refused(book, InvalidRecord, UNRECORDED):
        issue(book, PAPER, ROUND, IssueFields())


@pytest.mark.parametrize("format", ["pdf", "docx", "xlsx"])
def test_the_paper_is_made_in_every_format(book: Book, filled: BookIds, format: str) -> None:
    mark(book, filled.of_lan)
    text = words_of(papers.render(book, PAPER, ROUND, format).content, format)
    for words in (
        "Đề nghị nhân rộng gương điển hình tiên tiến 6 tháng đầu năm 2026",
        "Nông Thị Lan",
        "Tổng cộng: 01 cá nhân./.",
    ):
        assert words in text
    assert "Phòng Quản lý biên giới" not in text


def test_models_that_are_all_drafts_give_no_paper_yet(book: Book, filled: BookIds) -> None:
    mark(book, filled.draft)
    with refused(book, InvalidRecord, "Các đề nghị nhân rộng của đợt sơ kết 6 tháng đầu năm 2026 đều còn là nháp"):
        papers.render(book, PAPER, ROUND, "pdf")
    mark(book, filled.of_lan)
    assert names(book) == ["Nông Thị Lan"]


def words_of(content: bytes, format: str) -> str:
    """Return what a file says, on one line."""
    stream = io.BytesIO(content)
    match format:
        case "pdf":
            parts = [page.extract_text() for page in pypdf.PdfReader(stream).pages]
        case "docx":
            made = docx.Document(stream)
            cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
            parts = [*(paragraph.text for paragraph in made.paragraphs), *cells]
        case _:
            rows = load_workbook(stream).worksheets[0].iter_rows(values_only=True)
            parts = [str(value) for row in rows for value in row if value is not None]
    return " ".join(" ".join(parts).split())
