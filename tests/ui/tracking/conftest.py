"""A book whose plan has been followed since a past year, and the page Theo dõi nhiệm vụ showing that year."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.plan import OCCURRENCES
from desktop_app.domain.lists import ListQuery
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.tracking.page import TrackingPage
from tests.ui.tracking.tracking_pages import YEAR, make_page


@pytest.fixture
def office(book: Book) -> Book:
    """The book as the module's `FILLINGS` have filled it."""
    return book


@pytest.fixture
def page(office: Book, qtbot: QtBot, context: Context, settled: Callable[[], None]) -> TrackingPage:
    """The page, showing the periods of YEAR."""
    page = make_page(qtbot, context, settled)
    page.show_query(ListQuery(OCCURRENCES.key, scope={"year": YEAR}))
    settled()
    return page
