"""The menus of the window: short, and right for the tab one is on."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTabWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.frame.pages import PAGES
from desktop_app.ui.obstacles.page import ObstaclesPage
from desktop_app.ui.widgets.lists.view import ListView
from tests.books import copied_book, fill
from tests.ui.shown_program import ShownProgram

MOST = 14


class Menus(ShownProgram):
    """The window on a filled book, and what its menus offer."""

    def offered(self) -> dict[str, list[str]]:
        """Return the words of each menu as it is opened now."""
        return {name: [words.replace("&", "") for words in texts] for name, texts in self.texts().items()}

    def texts(self) -> dict[str, list[str]]:
        """Return the texts of the entries of each menu as it is opened now, with the marks of their letters."""
        texts = {}
        for action in self.window.menuBar().actions():
            menu = action.menu()
            assert isinstance(menu, QMenu)
            menu.aboutToShow.emit()
            entries = [entry for entry in menu.actions() if entry.isVisible() and not entry.isSeparator()]
            texts[action.text().replace("&", "")] = [entry.text() for entry in entries]
        return texts


def of_one_letter(texts: list[str]) -> list[str]:
    """Return the entries of a menu of which two have one letter to press."""
    letters = [text[text.index("&") + 1].lower() if "&" in text else "" for text in texts]
    return [text for text, letter in zip(texts, letters, strict=True) if letter and letters.count(letter) > 1]


@pytest.fixture
def menus(qtbot: QtBot, tmp_path: Path) -> Menus:
    """The window on a filled book."""
    menus = Menus(qtbot, copied_book(tmp_path / "book", fill))
    menus.show(painted=False)
    return menus


@pytest.fixture(scope="module")
def seen_texts() -> dict[str, dict[str, list[str]]]:
    """What the tests of a process have seen of the menus of each page and tab."""
    return {}


@pytest.fixture
def texts_of_pages(
    seen_texts: dict[str, dict[str, list[str]]], request: pytest.FixtureRequest
) -> Mapping[str, Mapping[str, list[str]]]:
    """The texts of each menu, with the marks of their letters, on each page and each of the tabs of emulation."""
    if not seen_texts:
        menus = request.getfixturevalue("menus")
        assert isinstance(menus, Menus)
        for page in PAGES:
            menus.window.go_to(page.key)
            menus.settle()
            shown = menus.window.current_page
            tabs = shown.tabs if isinstance(shown, EmulationPage) else None
            for place in range(tabs.count() if tabs else 1):
                if tabs:
                    tabs.setCurrentIndex(place)
                    menus.settle()
                seen_texts[f"{page.key} {place}"] = menus.texts()
    return seen_texts


def test_every_menu_is_short_on_every_page(texts_of_pages: Mapping[str, Mapping[str, list[str]]]) -> None:
    assert {page.key for page in PAGES} == {place.split()[0] for place in texts_of_pages}
    for place, texts in texts_of_pages.items():
        assert list(texts) == ["Sổ", "Sửa", "Trang", "In", "Xem", "Trợ giúp"]
        assert {f"{place}: {name}": words for name, words in texts.items() if len(words) > MOST} == {}


def test_the_menu_of_a_row_is_short_in_every_list(menus: Menus, qtbot: QtBot) -> None:
    long: dict[str, list[str]] = {}
    seen: set[str] = set()
    for page in PAGES:
        menus.window.go_to(page.key)
        menus.settle()
        tabs = getattr(menus.window.current_page, "tabs", None)
        for place in range(tabs.count() if isinstance(tabs, QTabWidget) else 1):
            if isinstance(tabs, QTabWidget):
                tabs.setCurrentIndex(place)
                menus.settle()
            for view in menus.window.current_page.findChildren(ListView):
                if not view.isVisible() or not view.table.isVisible():
                    continue
                view.table.customContextMenuRequested.emit(view.table.rect().center())
                qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
                opened = QApplication.activePopupWidget()
                assert isinstance(opened, QMenu)
                for menu in (opened, *opened.findChildren(QMenu)):
                    words = [entry.text().replace("&", "") for entry in menu.actions() if not entry.isSeparator()]
                    seen |= {*words}
                    # As many columns as a list has may be shown or hidden.
                    if len(words) > MOST and menu.title() != "Cột và thứ tự":
                        long[f"{page.key}: {view.accessibleName() or view.table.accessibleName()}"] = words
                opened.close()
    assert long == {}
    assert {"Rút về nháp", "Hồ sơ khen thưởng…", "Xuất theo mẫu…"} <= seen


def test_f10_opens_the_first_menu_and_escape_gives_the_keyboard_back(menus: Menus, qtbot: QtBot) -> None:
    before = QApplication.focusWidget()
    QTest.keyClick(menus.window, Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    opened = QApplication.activePopupWidget()
    assert opened is menus.window.menuBar().actions()[0].menu()
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    QTest.keyClick(menus.window.menuBar(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before


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


def test_the_menu_of_difficulties_has_the_acts_of_one_register_and_that_of_the_log_what_left_the_book(
    menus: Menus,
) -> None:
    menus.window.go_to("obstacles")
    menus.settle()
    page = menus.window.current_page
    assert isinstance(page, ObstaclesPage)
    page.tabs.setCurrentWidget(page.obstacles)
    menus.settle()
    of_obstacles = menus.offered()["Trang"]
    page.tabs.setCurrentWidget(page.referrals)
    menus.settle()
    assert menus.offered()["Trang"] == ["Ghi thông tin đã chuyển…", "Sửa…", "Xóa"]
    assert of_obstacles.count("Sửa…") == 1
    assert "Ghi thông tin đã chuyển…" not in of_obstacles
    menus.window.go_to("history")
    menus.settle()
    assert menus.offered()["Trang"] == ["Đã xuất, in, sao ra ngoài…"]


def test_the_menu_in_offers_what_prints_the_paper_that_is_shown(menus: Menus) -> None:
    menus.window.go_to("papers")
    menus.settle()
    offered = menus.offered()
    assert offered["In"][:3] == ["In…", "Lưu PDF…", "Lưu Word…"]
    assert "Phát hành…" in offered["In"]
    assert "In…" not in offered["Trang"]
    menus.window.go_to("reports")
    menus.settle()
    offered = menus.offered()
    assert offered["In"] == ["Xem trước…"]
    assert "Xem trước…" not in offered["Trang"]


def test_no_menu_of_a_page_has_the_same_words_twice(texts_of_pages: Mapping[str, Mapping[str, list[str]]]) -> None:
    doubled = {}
    for place, texts in texts_of_pages.items():
        words = [text.replace("&", "") for text in texts["Trang"]]
        if len(set(words)) < len(words):
            doubled[place] = sorted({each for each in words if words.count(each) > 1})
    assert doubled == {}


def test_no_two_entries_of_a_menu_have_one_letter(texts_of_pages: Mapping[str, Mapping[str, list[str]]]) -> None:
    doubled = {
        (place, name): same
        for place, menus in texts_of_pages.items()
        for name, texts in menus.items()
        if (same := of_one_letter(texts))
    }
    assert doubled == {}
