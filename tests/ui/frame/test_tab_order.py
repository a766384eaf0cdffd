"""Tab goes through each page of the window as it is shown, and never to another page by itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.frame.pages import PAGES
from desktop_app.ui.people.page import PeoplePage
from desktop_app.ui.settings.trash_page import TrashPage
from tests.books import copied_book, fill
from tests.ui.shown_program import ShownProgram

FORWARD, BACK = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
MOST_STOPS = 80


class Walk(ShownProgram):
    """The window on a book, and going through it by Tab."""

    def __init__(self, qtbot: QtBot, root: Path) -> None:
        super().__init__(qtbot, root, QSize(1366, 768))
        self.show(painted=False)

    def open(self, key: str) -> QWidget:
        self.window.go_to(key)
        self.settle()
        page = self.window.current_page
        page.setFocus()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return page

    def stops(self, key: Qt.Key) -> list[QWidget]:
        """Press Tab until it is back at a stop it had, and return the stops; check that the page stays."""
        page = self.window.current_page
        seen: list[QWidget] = []
        while (widget := QApplication.focusWidget()) not in seen and len(seen) < MOST_STOPS:
            assert widget is not None
            seen.append(widget)
            QTest.keyClick(widget, key)
            assert self.window.current_page is page, f"Tab from {name(widget)} went to another page"
        assert widget is seen[0], f"Tab turns in a circle that begins at {name(widget)}"
        return seen


@pytest.fixture
def walk(qtbot: QtBot, tmp_path: Path) -> Walk:
    """The window on a filled book."""
    return Walk(qtbot, copied_book(tmp_path / "book", fill))


def name(widget: QWidget | None) -> str:
    return "nothing" if widget is None else f"{type(widget).__name__} “{widget.accessibleName()}”"


def must_be_reached(page: QWidget) -> list[QWidget]:
    """Return what takes the focus by Tab; of buttons that exclude each other only the chosen one."""

    def is_one_of_others(widget: QWidget) -> bool:
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        return group is not None and group.exclusive() and group.checkedButton() not in (None, widget)

    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if widget.focusProxy() is None and not is_one_of_others(widget)
    ]


def test_tab_reaches_all_of_a_page_and_the_pages_and_goes_back_the_same_way(walk: Walk) -> None:
    for entry in PAGES:
        page = walk.open(entry.key)
        bars = [bar for bar in page.findChildren(QTabBar) if bar.isVisible()]
        for tab in range(max((bar.count() for bar in bars), default=1)):
            for bar in bars[:1]:
                bar.setCurrentIndex(tab)
                walk.settle()
                page.setFocus()
            forward = walk.stops(FORWARD)
            missed = [name(widget) for widget in must_be_reached(page) if widget not in forward]
            assert not missed, f"{entry.key}, tab {tab}"
            assert any(walk.window.navigation.isAncestorOf(stop) for stop in forward)
            assert walk.stops(BACK) == [forward[0], *reversed(forward[1:])], f"{entry.key}, tab {tab}"


def test_the_lists_of_a_page_follow_each_other_each_after_its_filter(walk: Walk) -> None:
    page = walk.open("people")
    assert isinstance(page, PeoplePage)
    stops = walk.stops(FORWARD)
    expected = [page.people.table, page.units.filter, page.units.table, page.people.filter]
    assert [stop for stop in stops if stop in expected] == expected  # round in a circle, from the table on


def test_the_keyboard_is_on_the_page_also_where_a_list_is_empty_and_has_no_button(qtbot: QtBot, tmp_path: Path) -> None:
    walk = Walk(qtbot, copied_book(tmp_path / "book"))
    page = walk.open("trash")
    assert isinstance(page, TrashPage)
    qtbot.waitUntil(lambda: page.list.count.text() != "")
    page.setFocus()
    assert QApplication.focusWidget() is page.list.empty
    assert page.list.filter not in walk.stops(FORWARD), "there is nothing to filter"
