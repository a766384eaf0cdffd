"""The page Thi đua – Khen thưởng as the clerk comes to it, for tests."""

from pytestqt.qtbot import QtBot

from desktop_app.services.book import Book
from desktop_app.services.council.sessions import Session, sessions_of
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.page import EmulationPage
from tests.ui.council_pages import CODE, WindowRest
from tests.ui.pages import open_page


def opened(qtbot: QtBot, context: Context, settled: WindowRest) -> EmulationPage:
    """Show the page, wait until the round it opens with is read, and give it the keyboard."""
    page = EmulationPage(context)
    open_page(qtbot, page, page.nominations)
    settled()
    page.setFocus()
    return page


def page_of_office(office: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> EmulationPage:
    """Show the page over what the `office` of a module has put in the book: made for `pytest.fixture`."""
    # Asked for only so that the book is filled before the page reads it.
    del office
    return opened(qtbot, context, settled)


def the_session(book: Book) -> Session:
    """Return the one session of the round's Council."""
    (session,) = sessions_of(book, CODE)
    return session
