"""Tabs of the page without a record: one sentence and one button, no second list that says as little."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.year.movements import MovementFields
from desktop_app.services.year.movements import save_movement
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.council.window import CouncilWindow
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.widgets.lists.empty import EmptyList
from desktop_app.ui.widgets.lists.heights.two_lists import TwoLists
from tests.books import review_round
from tests.ui.pages import open_page

WindowRest = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, context: Context, settled: WindowRest) -> EmulationPage:
    """The page over a book without any record."""
    page = EmulationPage(context)
    open_page(qtbot, page, page.nominations)
    settled()
    return page


def offers(widget: QWidget) -> list[tuple[str, str]]:
    """Return the sentences in sight that say why there is nothing, each with its button."""
    empty = [each for each in widget.findChildren(EmptyList) if each.isVisible()]
    return [
        (each.text, next((button.text() for button in each.findChildren(QPushButton) if button.isVisible()), ""))
        for each in empty
    ]


def lower_of(lists: TwoLists) -> QWidget:
    """Return what stands below the upper list."""
    below = lists.widget(1)
    assert below is not None
    return below


def test_each_tab_without_a_record_has_one_sentence_and_one_button(
    page: EmulationPage, context: Context, settled: WindowRest, qtbot: QtBot
) -> None:
    """Below an empty list stood another, under a handle, with words on what cannot be chosen; Thống kê led nowhere."""
    without_round = {"Đề nghị": "Tạo đợt xét", "Hội đồng": "Tạo đợt xét", "Quyết định": "Tạo đợt xét"}
    without_round |= {"Thống kê": "Tạo đợt xét", "Phong trào": "Ghi phong trào"}
    with_round = {"Hội đồng": "Mở phiên họp", "Quyết định": "Ghi quyết định", "Thống kê": "Đến thẻ Quyết định"}
    for wanted in (without_round, with_round):
        if wanted is with_round:
            review_round(context.book, "2026-H1")
            page.refresh()
            settled()
        for title, button in wanted.items():
            page.tabs.setCurrentIndex([page.tabs.tabText(at) for at in range(page.tabs.count())].index(title))
            qtbot.waitUntil(lambda: bool(offers(page)))
            settled()
            assert [offer for _, offer in offers(page)] == [button], title
            assert not any(button.isVisible() for button in page.steps.chips.buttons.values()), title
            assert not any(lower_of(lists).isVisible() for lists in page.findChildren(TwoLists)), title
    page.tabs.setCurrentWidget(page.tabs.statistics)
    settled()
    page.tabs.statistics.content.nothing.button.click()
    assert page.tabs.currentWidget() is page.decisions


def test_the_lower_list_comes_with_the_first_record_above_it(
    page: EmulationPage, context: Context, settled: WindowRest, qtbot: QtBot
) -> None:
    page.tabs.setCurrentWidget(page.movements)
    qtbot.waitUntil(lambda: bool(offers(page.movements)))
    (lists,) = page.movements.findChildren(TwoLists)
    # The lower list goes once the upper one is known to be empty.
    qtbot.waitUntil(lambda: not lower_of(lists).isVisible())
    context.changed.emit(save_movement(context.book, None, MovementFields("Nói không với tin giả", date(2026, 1, 5))))
    settled()
    assert lower_of(lists).isVisible()
    assert offers(lower_of(lists)) == [("Chưa ghi tập thể, cá nhân nào đăng ký phong trào này.", "Ghi đăng ký")]
    # What the filter leaves out is no reason to take away what stood below.
    page.movements.content.movements.filter.setText("không có dòng nào như thế")
    settled()
    assert lower_of(lists).isVisible()


def test_the_council_is_set_up_from_its_tab_and_its_paper_before_there_is_a_round(
    page: EmulationPage, settled: WindowRest, qtbot: QtBot
) -> None:
    """The preview of the decision on it led to a tab whose acts were grey; the one that sets it up stood in “⋯”."""
    page.works()["councils"]()
    assert page.tabs.currentWidget() is page.council
    (window,) = page.findChildren(CouncilWindow)
    qtbot.waitUntil(lambda: offers(window) == [("Chưa có Hội đồng nào được ghi.", "Thành lập Hội đồng")])
    window.close()
    settled()
    in_words = [action for action in page.head.acts_in_sight() if action.isEnabled()]
    assert page.council.content.members in in_words
    review_round(page.context.book, "2026-H1")
    page.refresh()
    settled()
    assert page.council.content.members not in page.head.acts_in_sight()
