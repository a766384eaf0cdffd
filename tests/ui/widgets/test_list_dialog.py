"""Windows with a list: what adds the first row is offered once."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.council.unit_reviews import UnitReviewsWindow
from desktop_app.ui.emulation.council.window import CouncilWindow
from desktop_app.ui.people.years.holds_window import HoldsWindow
from desktop_app.ui.widgets.lists.view import ListView
from tests.books import person, review_round, unit
from tests.services.meetings import meeting

WindowRest = Callable[[], None]
Make = Callable[[Context, QWidget], HoldsWindow | CouncilWindow | UnitReviewsWindow]


def _fill(book: Book) -> None:
    person(book, "Nông Thị Lan", unit(book, "Văn phòng"), "Chuyên viên")
    review_round(book, "2026-H1")


FILLINGS = {"office": _fill}


@pytest.fixture
def office(book: Book) -> Book:
    """A person in a unit, and a round."""
    return book


def offering(window: QDialog, words: str) -> list[QAbstractButton]:
    """Return the buttons in sight that say these words."""
    buttons = [*window.findChildren(QPushButton), *window.findChildren(QToolButton)]
    return [each for each in buttons if each.isVisible() and words in each.text().replace("&", "")]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda context, parent: HoldsWindow(context, Subject(NomineeKind.INDIVIDUAL, 1), parent), "Thêm"),
        (CouncilWindow, "Thành lập Hội đồng"),
        (lambda context, parent: UnitReviewsWindow(context, "2026-H1", parent), "Ghi cuộc họp"),
    ],
)
def test_an_empty_list_is_offered_its_first_row_by_one_button(
    qtbot: QtBot, office: Book, context: Context, parent: QWidget, settled: WindowRest, make: Make, words: str
) -> None:
    window = make(context, parent)
    window.start()
    (rows,) = window.findChildren(ListView)
    qtbot.waitUntil(rows.empty.isVisible)
    settled()
    assert len(offering(window, words)) == 1
    if isinstance(window, CouncilWindow):
        meeting(office)
        window.councils.refresh()
        qtbot.waitUntil(lambda: rows.total == 1)
        settled()
        assert len(offering(window, words)) == 1
        assert not rows.empty.isVisible()
