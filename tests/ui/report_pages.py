"""The page Báo cáo on a report, as tests open and read it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.context import Context
from desktop_app.ui.reports.page import ReportsPage
from tests.ui.keyboard import type_letters
from tests.ui.pages import press

YEAR = "2026"
WindowRest = Callable[[], None]


def make_page(qtbot: QtBot, context: Context, settled: WindowRest) -> ReportsPage:
    page = ReportsPage(context)
    # Standing alone it is its own window, which does not close over what a test leaves unsaved.
    qtbot.addWidget(page, before_close_func=QWidget.hide)
    page.setUpdatesEnabled(False)
    page.resize(1150, 680)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.period.set_key(YEAR)
    page.period.chosen.emit()
    qtbot.waitUntil(lambda: page.editor.parts.key != "")
    settled()
    page.setFocus()
    return page


def standing(page: ReportsPage) -> dict[str, str]:
    """Return the state shown of each part, by its heading without indent and marker."""
    parts = page.editor.parts
    cells = [(parts.item(row, 0), parts.item(row, 1)) for row in range(parts.rowCount())]
    return {
        head.text().strip().removeprefix(f"{marker_of(head.text())} "): words.text()
        for head, words in cells
        if head is not None and words is not None
    }


def marker_of(heading: str) -> str:
    """Return the marker of a printed heading ("IV."), "" for one that is not printed."""
    first = heading.split()[0]
    return first if first.endswith((".", ")")) else ""


def write(page: ReportsPage, part: str, text: str) -> None:
    """Replace a part's text by keys: go to the part, press Enter, type."""
    page.editor.parts.choose(part)
    page.editor.parts.setFocus()
    press(page, Qt.Key.Key_Return)
    assert page.editor.pane.editor.hasFocus()
    press(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_letters(page.editor.pane.editor, text)
