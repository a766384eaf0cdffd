"""A paper changed in Word and taken back on the page Văn bản: what differs is seen before it is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.lists import ListQuery
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.edited import take_back
from desktop_app.services.papers.issued import IssueFields, issued_paper, reprint
from desktop_app.store import records
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.papers.edited.take_back_form import TakeBackForm
from desktop_app.ui.papers.issued_window import IssuedWindow
from desktop_app.ui.papers.page import PapersPage
from tests.books import book_in, fill, labels
from tests.services.meetings import without_vote
from tests.ui.conftest import WindowRest
from tests.ui.pages import choose_file, go_back, open_form, press
from tests.ui.paper_pages import CONTROL, ROUND, SHIFT, choose, opened
from tests.word_files import changed


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with some of everything."""
    with book_in(tmp_path / "book", fill) as book:
        without_vote(book)
        yield book


@pytest.fixture
def page(qtbot: QtBot, context: Context, settled: WindowRest) -> PapersPage:
    page = opened(qtbot, context, settled)
    choose(page, settled, "nomination-list")
    return page


@pytest.fixture
def edited(book: Book, tmp_path: Path) -> Path:
    papers.save(book, "nomination-list", ROUND, tmp_path / "a.docx")
    return changed(tmp_path / "a.docx", tmp_path / "sua.docx", {"Nông Thị Lan": "Nông Thị Lân"})


def test_the_differences_are_seen_and_the_file_is_kept(
    qtbot: QtBot, page: PapersPage, settled: WindowRest, book: Book, edited: Path, tmp_path: Path
) -> None:
    press(page, Qt.Key.Key_R, CONTROL | SHIFT)
    choose_file(page, edited)
    settled()
    form = open_form(qtbot, page, TakeBackForm)
    table = form.differences.model()
    shown = [[table.index(row, column).data() for column in range(3)] for row in range(table.rowCount())]
    assert [[words.split("\n")[0] for words in row[1:]] for row in shown] == [["Nông Thị Lan", "Nông Thị Lân"]]
    assert form.words.text() == "Tệp khác bản của chương trình ở 1 chỗ."
    (tmp_path / "ky.pdf").write_bytes(b"%PDF-1.4 signed")
    QTest.mouseClick(form.signed_button, Qt.MouseButton.LeftButton)
    choose_file(form, tmp_path / "ky.pdf")
    assert form.signed_button.text() == "Kèm: ky.pdf"
    form.activateWindow()
    press(form, Qt.Key.Key_Return, CONTROL)
    settled()
    go_back(qtbot, page)
    (row,) = lists.everything(book, ListQuery("issued", scope={"kind": "nomination-list"}))
    assert reprint(book, row.id, "docx").content == edited.read_bytes()
    assert reprint(book, row.id).content == b"%PDF-1.4 signed"
    assert "Lấy lại bản sửa bằng Word" in page.notice.text


def test_what_cannot_be_issued_says_so_above_the_differences(
    qtbot: QtBot, page: PapersPage, settled: WindowRest, book: Book, edited: Path
) -> None:
    with book.store.work("Bỏ lý do") as work:
        for row in records.living(work.connection, "nomination"):
            work.update("nomination", row["id"], {"exception_reason": ""})
    page.take_back(edited)
    settled()
    form = open_form(qtbot, page, TakeBackForm)
    assert form.banner.isVisible()
    assert "Hội đồng chưa biểu quyết các đề nghị này" in form.banner.text()
    form.reject()


def test_a_file_of_another_paper_is_refused_with_a_sentence(
    page: PapersPage, settled: WindowRest, book: Book, edited: Path
) -> None:
    choose(page, settled, "submission")
    before = labels(book)
    page.take_back(edited)
    settled()
    assert "“sua.docx” không phải là bản sửa của văn bản này" in page.notice.text
    assert page.pane.is_shown
    assert labels(book) == before


def test_the_comparison_names_itself_and_can_be_stopped(
    context: Context, page: PapersPage, settled: WindowRest, edited: Path
) -> None:
    titles: list[str] = []

    def stop(job: Job) -> None:
        titles.append(job.title)
        job.cancel()

    context.tasks.started.connect(stop)
    page.take_back(edited)
    settled()
    assert titles == ["Đang so tệp Word với văn bản"]
    assert not page.findChildren(TakeBackForm)


def test_a_version_without_a_pdf_shows_what_was_changed_and_takes_the_signed_one(
    qtbot: QtBot, context: Context, page: PapersPage, settled: WindowRest, book: Book, edited: Path, tmp_path: Path
) -> None:
    issued_id = take_back(book, "nomination-list", ROUND, IssueFields(), edited).only_id("issued_paper")
    window = IssuedWindow(context, issued_id, page)
    window.show()
    settled()
    assert window.differences.isVisible()
    assert window.differences.model().rowCount() == 1
    assert window.save_paper("pdf") is None
    papers.save(book, "nomination-list", ROUND, tmp_path / "ky.pdf")
    window.choose_signed()
    choose_file(window, tmp_path / "ky.pdf")
    settled()
    assert window.paper is not None
    assert window.paper.content == (tmp_path / "ky.pdf").read_bytes()
    assert len(issued_paper(book, issued_id).files) == 2
    window.close()
