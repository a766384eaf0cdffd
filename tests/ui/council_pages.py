"""The page's tab of the Council as the clerk comes to it, for tests."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from desktop_app.services.book import Book
from desktop_app.ui.emulation.council.tab import CouncilTab
from desktop_app.ui.emulation.page import EmulationPage
from tests.books import collective, individual, person, review_round, unit

CODE = "2026-H1"
WindowRest = Callable[[], None]


def fill_round(book: Book) -> Book:
    """Nominate a collective and two people, and a third person as a draft."""
    office_unit = unit(book, "Văn phòng")
    people = [person(book, name, office_unit, "Chuyên viên") for name in ("Lộc Thị Đào", "Bế Quốc Dũng", "Vi Thu Hà")]
    person(book, "Hứa Văn Ước", office_unit, "Chánh Văn phòng")
    review_round(book, CODE)
    collective(book, office_unit)
    individual(book, people[0])
    individual(book, people[1])
    individual(book, people[2], summary="")
    return book


def book_of_round(book: Book) -> Book:
    """Return the book, which the module's FILLINGS have filled with `fill_round`: made for `pytest.fixture`."""
    return book


def tab_of(qtbot: QtBot, page: EmulationPage, settled: WindowRest) -> CouncilTab:
    """Go to the Council and wait until its sessions, and the votes of the first, are read."""
    page.activateWindow()
    page.tabs.setCurrentWidget(page.council)
    tab = page.council.content
    qtbot.waitUntil(lambda: tab.sessions.count.text() != "")
    settled()
    qtbot.waitUntil(lambda: tab.count.isEnabled() == bool(tab.sessions.total))
    settled()
    tab.setFocus()
    qtbot.waitUntil(page.isActiveWindow)
    return tab
