"""Which questions the page of a round asks the book, and how often; with a million nominations each one is slow."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.emulation.page import EmulationPage
from tests.books import individual, person, review_round, unit
from tests.ui.conftest import WindowRest
from tests.ui.pages import open_page

LEFT, NEWER = "2026-H1", "2026-H2"


@pytest.mark.parametrize(("left", "total"), [(LEFT, 1), ("", 0)])
def test_opening_the_page_never_asks_for_the_nominations_of_all_rounds(
    qtbot: QtBot,
    book: Book,
    context: Context,
    settled: WindowRest,
    monkeypatch: pytest.MonkeyPatch,
    left: str,
    total: int,
) -> None:
    for code in (LEFT, NEWER):
        review_round(book, code)
    individual(book, person(book, "Nông Thị Lan", unit(book, "Văn phòng")), LEFT)
    if left:
        SettingsFile.of(context, book.folder.settings).put("emulation", {"round": left})
    asked: list[str] = []
    page_of = lists.page

    def page(book: Book, query: ListQuery, window: range, total: int | None = None) -> list[ListRow]:
        if query.kind == NOMINATIONS.key:
            asked.append(query.scope.get("round", "all of them"))
        return page_of(book, query, window, total)

    monkeypatch.setattr(lists, "page", page)
    page_shown = EmulationPage(context)
    open_page(qtbot, page_shown, page_shown.nominations)
    settled()
    assert page_shown.nominations.total == total
    assert asked[-1] == (left or NEWER)
    assert "all of them" not in asked
    assert asked.count(asked[-1]) == 1


def test_a_book_without_rounds_says_so_and_offers_no_paper_of_one(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest
) -> None:
    page = EmulationPage(context)
    open_page(qtbot, page, page.nominations)
    settled()
    assert "chưa có đợt xét" in page.nominations.empty.text
    papers = [page.papers.menuAction(), page.decisions.content.papers.menuAction()]
    assert [action.isEnabled() for action in papers] == [False, False]
    review_round(book, LEFT)
    page.refresh()
    settled()
    assert page.round is not None
    assert "chưa có đề nghị" in page.nominations.empty.text
    assert [action.isEnabled() for action in papers] == [True, True]
