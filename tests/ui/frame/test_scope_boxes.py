"""What is chosen on a page is whole where the page has room for it, in a low window and with large letters."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.frame.pages import PAGES
from desktop_app.ui.papers.page import PapersPage
from desktop_app.ui.widgets.forms.lettered_box import LetteredBox
from tests.books import sample_in
from tests.ui.small_screen import SmallScreen

LOW, HIGH = QSize(911, 512), QSize(1366, 768)
WITHOUT_ROOM = {"papers", "emulation: Thống kê"}
"""The pages that have more to be chosen on one line than large letters leave room for."""


@pytest.fixture(params=[100, 200])
def small(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[SmallScreen]:
    theme = apply_theme(qapp)
    folder = sample_in(tmp_path / "book")
    folder.settings.write_text(json.dumps({"emulation": {"round": "2025-H2"}}), encoding="utf-8")
    screen = SmallScreen(qtbot, folder.root, LOW if request.param == 100 else HIGH)
    theme.choose_size(request.param)
    screen.window.resize(LOW if request.param == 100 else HIGH)
    yield screen
    theme.choose_size(100)


def cut_boxes(small: SmallScreen) -> list[str]:
    """Return what is chosen in the boxes in sight that is not whole."""
    small.settle()
    boxes = [box for box in small.window.current_page.findChildren(LetteredBox) if box.isVisible()]
    return [box.currentText() for box in boxes if box.width() < box.whole_width()]


def test_what_is_chosen_on_a_page_is_whole(small: SmallScreen, qapp: QApplication) -> None:
    with_large_letters = apply_theme(qapp).percent == 200
    cut = {tab: cut_boxes(small) for page in PAGES for tab in small.tabs_of(page.key)}
    assert {tab for tab, boxes in cut.items() if boxes} <= (WITHOUT_ROOM if with_large_letters else set())


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
