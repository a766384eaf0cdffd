"""Two lists one under the other: what the lower one has no use for is the upper one's."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.widgets.lists.heights.two_lists import TwoLists
from desktop_app.ui.widgets.lists.view import ListView
from tests.books import sample_in
from tests.ui.small_screen import SmallScreen


@pytest.fixture
def high(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[SmallScreen]:
    theme = apply_theme(qapp)
    yield SmallScreen(qtbot, sample_in(tmp_path / "book").root, QSize(1366, 768))
    theme.choose_size(100)


def test_the_upper_list_has_the_room_that_one_row_below_it_leaves_blank(high: SmallScreen) -> None:
    """Its rows stood on one line, the signer and the subject cut, above 170 px with nothing in them."""
    high.window.go_to("emulation")
    page = high.window.current_page
    assert isinstance(page, EmulationPage)
    page.tabs.setCurrentWidget(page.decisions)
    high.settle()
    page.decisions.content.sides.buttons["direct"].click()
    high.settle()
    two = page.decisions.content.findChild(TwoLists)
    assert isinstance(two, TwoLists)
    upper, lower = (view.table for view in two.findChildren(ListView))
    assert upper.model().rowCount() > 4
    assert 0 < lower.model().rowCount() <= 2
    blank = lower.viewport().height() - sum(lower.rowHeight(row) for row in range(lower.model().rowCount()))
    row = upper.rowHeight(0)
    assert row >= 2 * upper.fontMetrics().lineSpacing()
    # What remains holds no further row.
    assert upper.verticalScrollBar().maximum()
    assert 0 <= blank < row
