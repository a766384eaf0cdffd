"""The page Theo dõi nhiệm vụ, opened over a book with a short plan."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.tracking.page import TrackingPage
from tests.books import followed_plan
from tests.ui.pages import open_page

YEAR = 2024
"""A past year in which the plan has tasks."""


def fill_office(book: Book) -> None:
    """Take in a plan of five tasks, three of them late in YEAR, two without a due day: for `FILLINGS`."""
    followed_plan(book, YEAR)


def make_page(qtbot: QtBot, context: Context, settled: Callable[[], None]) -> TrackingPage:
    """Return the page, opened and with the focus."""
    page = TrackingPage(context)
    open_page(qtbot, page, page.occurrences)
    page.setFocus()
    settled()
    return page


def shown(page: TrackingPage) -> int:
    """Return the number of rows shown."""
    return page.occurrences.total
