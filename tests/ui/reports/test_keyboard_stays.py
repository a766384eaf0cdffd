"""The keyboard stays in the page whatever paper is clicked."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.context import Context
from desktop_app.ui.reports.page import ReportsPage
from tests.books import BookIds
from tests.ui.report_pages import make_page

WindowRest = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, filled: BookIds, context: Context, settled: WindowRest) -> ReportsPage:
    return make_page(qtbot, context, settled)


def test_the_paper_that_is_clicked_takes_the_keyboard_of_the_one_before(page: ReportsPage, settled: WindowRest) -> None:
    page.editor.parts.setFocus()
    for key, button in page.papers.buttons.items():
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settled()
        QApplication.processEvents()
        focus = QApplication.focusWidget()
        assert focus is not None, key
        assert page.isAncestorOf(focus), (key, focus)
    QTest.mouseClick(page.papers.buttons["annual-report"], Qt.MouseButton.LeftButton)
    settled()
    page.editor.parts.setFocus()
    QTest.mouseClick(page.papers.buttons["half-year-report"], Qt.MouseButton.LeftButton)
    settled()
    assert page.editor.parts.hasFocus()
    QTest.mouseClick(page.papers.buttons["reminder-letter"], Qt.MouseButton.LeftButton)
    settled()
    assert page.letters.table.hasFocus()


def test_another_year_leaves_the_keyboard_with_the_parts(page: ReportsPage, settled: WindowRest) -> None:
    page.editor.parts.setFocus()
    page.period.set_key("2025")
    page.period.chosen.emit()
    settled()
    assert page.editor.parts.hasFocus()
