"""Theo năm and who is near to an award, in a book that has nobody yet: what cannot be done is grey and says why."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.grey_acts import why_grey
from desktop_app.ui.people.near_window import NearWindow
from desktop_app.ui.people.page import PeoplePage
from desktop_app.ui.people.person_form import PersonForm
from desktop_app.ui.people.unit_form import UnitForm
from tests.books import person, unit
from tests.ui.pages import open_form, open_page

WindowRest = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, context: Context, settled: WindowRest) -> PeoplePage:
    page = PeoplePage(context)
    open_page(qtbot, page, page.people)
    page.tabs.setCurrentWidget(page.years)
    qtbot.waitUntil(lambda: page.years.empty.isVisible())
    settled()
    return page


def test_acts_on_people_wait_for_people(page: PeoplePage, book: Book, settled: WindowRest) -> None:
    years = page.years
    for action in (years.rate, years.register, years.initiative, years.history, years.to_excel):
        assert not action.isEnabled()
        assert "Chưa có ai giữ chức vụ trong năm này" in why_grey(action)
    person(book, "Bế Quốc Dũng", unit(book, "Văn phòng"), "Chuyên viên")
    page.refresh()
    settled()
    assert years.rate.isEnabled()
    assert years.to_excel.isEnabled()
    assert "Tập thể" in why_grey(years.figures)


@pytest.mark.parametrize(
    ("kind", "label", "form"),
    [(NomineeKind.INDIVIDUAL, "Thêm người", PersonForm), (NomineeKind.COLLECTIVE, "Thêm đơn vị", UnitForm)],
)
def test_the_first_one_is_added_by_the_button(
    qtbot: QtBot,
    page: PeoplePage,
    settled: WindowRest,
    kind: NomineeKind,
    label: str,
    form: type[PersonForm | UnitForm],
) -> None:
    page.years.show_year(kind, None)
    settled()
    assert page.years.empty.button.text() == label
    QTest.mouseClick(page.years.empty.button, Qt.MouseButton.LeftButton)
    open_form(qtbot, page, form)
    assert page.tabs.currentWidget() is not page.years


def test_nobody_near_an_award_is_not_written_out(qtbot: QtBot, context: Context, settled: WindowRest) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    window = NearWindow(context, NomineeKind.INDIVIDUAL, 2026, around)
    window.start()
    settled()
    assert not window.to_excel.isEnabled()
    assert not window.history.isEnabled()


def test_without_a_unit_there_is_nothing_to_go_back_from(
    qtbot: QtBot, page: PeoplePage, book: Book, settled: WindowRest
) -> None:
    page.tabs.setCurrentIndex(0)
    settled()
    assert not page.everybody.isVisible()
    unit(book, "Văn phòng")
    page.refresh()
    qtbot.waitUntil(lambda: page.units.total == 1)
    settled()
    assert page.everybody.isVisible()
