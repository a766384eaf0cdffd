"""What is chosen on a page, and its title, is whole where there is room for it: in a low window, with large letters."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.frame.pages import PAGES, entry_of
from desktop_app.ui.papers.page import PapersPage
from desktop_app.ui.widgets.forms.lettered_box import LetteredBox
from desktop_app.ui.widgets.heads.page_head import PageHead
from tests.books import sample_in
from tests.ui.small_screen import SmallScreen

LOW, HIGH = QSize(911, 512), QSize(1366, 768)
WITHOUT_ROOM = {"papers", "emulation: Thống kê"}
"""The pages that have more to be chosen on one line than large letters leave room for."""


class Page(NamedTuple):
    """What is seen of a page or a tab: what is chosen and not whole, and what is wrong with its title."""

    cut: list[str]
    title: str


@contextmanager
def screen(qtbot: QtBot, qapp: QApplication, folder: Path, percent: int) -> Iterator[SmallScreen]:
    """The program with letters of a size: in a low window, or, if they are large, in a high one."""
    theme, size = apply_theme(qapp), LOW if percent == 100 else HIGH
    data = sample_in(folder)
    data.settings.write_text(json.dumps({"emulation": {"round": "2025-H2"}}), encoding="utf-8")
    shown = SmallScreen(qtbot, data.root, size)
    theme.choose_size(percent)
    shown.window.resize(size)
    try:
        yield shown
    finally:
        theme.choose_size(100)


@pytest.fixture(params=[100, 200])
def small(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[SmallScreen]:
    with screen(qtbot, qapp, tmp_path / "book", request.param) as shown:
        yield shown


@pytest.fixture(scope="module")
def seen_pages() -> dict[int, dict[str, Page]]:
    """What the tests of a process have seen of all pages, by the size of letters."""
    return {}


@pytest.fixture
def pages_at(
    seen_pages: dict[int, dict[str, Page]], qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Callable[[int], Mapping[str, Page]]:
    """Goes through all pages and tabs with letters of a size, once for all that is asked of them."""

    def pages(percent: int) -> Mapping[str, Page]:
        if percent not in seen_pages:
            with screen(qtbot, qapp, tmp_path / "book", percent) as small:
                of_tabs = chain.from_iterable(small.tabs_of(entry.key) for entry in PAGES)
                seen_pages[percent] = {tab: Page(cut_boxes(small), fault_of_title(small, tab)) for tab in of_tabs}
        return seen_pages[percent]

    return pages


def cut_boxes(small: SmallScreen) -> list[str]:
    """Return what is chosen in the boxes in sight that is not whole."""
    small.settle()
    boxes = [box for box in small.window.current_page.findChildren(LetteredBox) if box.isVisible()]
    return [box.currentText() for box in boxes if box.width() < box.whole_width()]


def fault_of_title(small: SmallScreen, tab: str) -> str:
    """Return what is wrong with the title of the page that is shown, "" if nothing is."""
    page = small.window.current_page
    (head,) = [head for head in page.findChildren(PageHead) if head.isVisible()]
    title = head.title
    if not title.isVisible() or title.visibleRegion().boundingRect() != title.rect():
        return "no title"
    return "" if title.shown() == entry_of(tab.partition(":")[0]).title else f"“{title.shown()}”"


@pytest.mark.parametrize(("percent", "without_room"), [(100, set()), (200, WITHOUT_ROOM)])
def test_what_is_chosen_on_a_page_is_whole(
    pages_at: Callable[[int], Mapping[str, Page]], percent: int, without_room: set[str]
) -> None:
    pages = pages_at(percent)
    assert len(pages) > len(PAGES)
    assert {tab for tab, page in pages.items() if page.cut} <= without_room


def test_each_title_stays_whole_in_large_letters(pages_at: Callable[[int], Mapping[str, Page]]) -> None:
    assert {tab: page.title for tab, page in pages_at(200).items() if page.title} == {}


def test_the_round_is_whole_beside_a_title_that_is_smaller_for_it(small: SmallScreen) -> None:
    small.window.go_to("emulation")
    page = small.window.current_page
    assert isinstance(page, EmulationPage)
    page.tabs.setCurrentWidget(page.movements)
    assert cut_boxes(small) == []


def test_the_paper_of_a_unit_its_round_and_the_unit_are_whole_in_a_low_window(small: SmallScreen) -> None:
    small.window.go_to("papers")
    page = small.window.current_page
    assert isinstance(page, PapersPage)
    page.chooser.choose("unit-request", {"round": "2025-H2"})
    small.qtbot.waitUntil(lambda: "unit" in page.chooser.boxes)
    cut = cut_boxes(small)
    assert cut == [] or (small.window.size() == HIGH and "Đề nghị khen thưởng của đơn vị" not in cut)
