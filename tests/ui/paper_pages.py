"""Working with the page Văn bản as the clerk does, for tests."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.context import Context
from desktop_app.ui.papers.page import PapersPage
from tests.ui.conftest import WindowRest
from tests.ui.pages import show_page

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ROUND = {"round": "2026-H1"}


def opened(qtbot: QtBot, context: Context, settled: WindowRest) -> PapersPage:
    """Show the page and wait for its paper."""
    page = PapersPage(context)
    show_page(qtbot, page, 1100, 680)
    settled()
    return page


def choose(page: PapersPage, settled: WindowRest, kind: str, **options: str) -> None:
    """Choose a paper and wait for it."""
    page.chooser.choose(kind, options or ROUND)
    settled()


def remark(page: PapersPage, words: str) -> int:
    """Return where the remark with these words stands."""
    (row,) = [row for row, remark in enumerate(page.remarks.remarks) if words in remark.sentence]
    return row


def box_of(qtbot: QtBot, window: QWidget) -> QMessageBox:
    """Wait for the box that asks or tells something over a window."""
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)))
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible())


def click(box: QMessageBox, words: str) -> None:
    """Press the button with these words."""
    button = next(candidate for candidate in box.findChildren(QPushButton) if words in candidate.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
