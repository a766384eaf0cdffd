"""A book whose plan has been followed since a past year, and the page Theo dõi nhiệm vụ showing that year."""

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.plan import OCCURRENCES
from desktop_app.domain.lists import ListQuery
from desktop_app.services.book import Book
from desktop_app.services.plan.occurrences import track_from
from desktop_app.ui.base.context import Context
from desktop_app.ui.tracking.page import TrackingPage
from tests.books import ask_for_tasks_from, import_plan
from tests.ui.tracking.tracking_pages import YEAR, make_page


@pytest.fixture
def office(book: Book) -> Book:
    """A plan of five tasks, three of them late in YEAR, two without a due day."""
    track_from(book, import_plan(book), YEAR)
    ask_for_tasks_from(book, date(YEAR, 1, 1))
    return book


@pytest.fixture
def page(office: Book, qtbot: QtBot, context: Context, settled: Callable[[], None]) -> TrackingPage:
    """The page, showing the periods of YEAR."""
    page = make_page(qtbot, context, settled)
    page.show_query(ListQuery(OCCURRENCES.key, scope={"year": YEAR}))
    settled()
    return page
