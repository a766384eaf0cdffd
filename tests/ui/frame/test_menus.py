"""The menus of the window: short, and right for the tab one is on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop_app.app import Program
from desktop_app.runtime.paths import DataFolder
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.frame.pages import PAGES
from tests.books import book_in, fill

MOST = 15


class Menus:
    """The window on a filled book, and what its menus offer."""

    def __init__(self, qtbot: QtBot, root: Path) -> None:
        with book_in(root, fill):
            pass
        self._qtbot = qtbot
        self.program = Program(DataFolder(root))
        self.window = self.program.window
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitUntil(lambda: self.program.context is not None)
        self.settle()

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: self.program.tasks is not None and not self.program.tasks.busy)

    def offered(self) -> dict[str, list[str]]:
        """Return the words of each menu as it is opened now."""
        offered = {}
        for action in self.window.menuBar().actions():
            menu = action.menu()
            assert isinstance(menu, QMenu)
            menu.aboutToShow.emit()
            entries = [entry for entry in menu.actions() if entry.isVisible() and not entry.isSeparator()]
            offered[action.text().replace("&", "")] = [entry.text().replace("&", "") for entry in entries]
        return offered


@pytest.fixture
def menus(qtbot: QtBot, tmp_path: Path) -> Iterator[Menus]:
    """The window on a filled book."""
    menus = Menus(qtbot, tmp_path / "book")
    yield menus
    menus.window.close()


def test_every_menu_is_short_on_every_page(menus: Menus) -> None:
    for page in PAGES:
        menus.window.go_to(page.key)
        menus.settle()
        offered = menus.offered()
        assert list(offered) == ["Sổ", "Sửa", "Trang", "In", "Xem", "Trợ giúp"]
        assert {f"{page.key}: {name}": words for name, words in offered.items() if len(words) > MOST} == {}


def test_the_menu_of_the_page_has_the_acts_of_the_tab_one_is_on_and_papers_stand_apart(menus: Menus) -> None:
    menus.window.go_to("emulation")
    menus.settle()
    page = menus.window.current_page
    assert isinstance(page, EmulationPage)
    seen = {}
    for place in range(page.tabs.count()):
        page.tabs.setCurrentIndex(place)
        menus.settle()
        seen[page.tabs.tabText(place)] = menus.offered()
    assert [tab for tab, words in seen.items() if "Đề nghị cá nhân…" in words["Trang"]] == ["Đề nghị"]
    assert "Mở phiên họp…" in seen["Hội đồng"]["Trang"]
    assert "Ghi quyết định…" in seen["Quyết định"]["Trang"]
    assert "In giấy khen…" in seen["Quyết định"]["In"]
    assert "Danh sách đề nghị…" in seen["Đề nghị"]["In"]
    assert all("Đợt xét" in words["Trang"] for words in seen.values())
    assert {tab: words for tab, words in seen.items() if max(map(len, words.values())) > MOST} == {}
