"""The steps of a round on the page Thi đua – Khen thưởng: the number of nominations at each, and what comes next."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QStyleOptionComboBox, QTabWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.rounds.steps import RoundStage
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.brief_steps import BriefSteps
from desktop_app.ui.emulation.council.form import CouncilForm
from desktop_app.ui.emulation.decisions.award_forms import DayForm
from desktop_app.ui.emulation.decisions.sign_form import SignForm
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.emulation.round_stepper import RoundStepper
from desktop_app.ui.emulation.step_papers import StepPapers
from tests.books import individual, person, review_round, rows_of, unit
from tests.ui.pages import focused, open_form, open_page, press

CODE = "2026-H1"
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
WindowRest = Callable[[], None]


@pytest.fixture
def page(book: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> EmulationPage:
    office = unit(book, "Văn phòng")
    review_round(book, CODE)
    individual(book, person(book, "Đặng Văn Ước", office), CODE)
    page = EmulationPage(context)
    open_page(qtbot, page, page.nominations)
    # The step with the keyboard, or under the mouse, is painted another way.
    page.setUpdatesEnabled(True)
    settled()
    return page


def test_the_steps_of_the_round_filter_its_list_and_say_what_comes_next(
    page: EmulationPage, book: Book, settled: WindowRest
) -> None:
    individual(book, person(book, "Lộc Thị Đào", 1), CODE, summary="")
    page.refresh()
    settled()
    buttons = page.steps.chips.buttons
    assert {key: button.text() for key, button in buttons.items() if not button.isHidden()} == {
        "": "Cả đợt (2)",
        "draft": "Nháp (1)",
        "complete": "Đủ hồ sơ (1)",
    }
    assert page.head.primary.text() == "Xem 1 đề nghị nháp"
    assert page.head.primary.toolTip() == "1 đề nghị còn nháp, cần bổ sung rồi bấm “Hoàn tất” (Ctrl+Shift+Enter)"
    assert [button.text() for button in page.way.stepper.buttons][:2] == [
        "Đề nghị: 0 tập thể, 2 cá nhân; 1 nháp",
        "Hội đồng: chưa họp; 1 chờ xét",
    ]
    QTest.mouseClick(buttons["complete"], Qt.MouseButton.LeftButton)
    settled()
    assert page.nominations.total == 1
    QTest.mouseClick(page.head.primary, Qt.MouseButton.LeftButton)
    settled()
    assert page.steps.chips.key == "draft"
    assert page.nominations.total == 1


def test_a_decision_without_its_number_leads_to_the_decisions(
    page: EmulationPage, book: Book, settled: WindowRest
) -> None:
    page.context.act(lambda book: save_decision(book, None, DecisionFields("Tặng Giấy khen", round_code=CODE), [1]))
    with book.store.work("Đã trao") as work:
        work.update("nomination", 1, {"state": NominationState.CANCELLED.value})
    page.refresh()
    settled()
    assert page.head.primary.text() == "Nhập số, ngày quyết định"
    QTest.mouseClick(page.head.primary, Qt.MouseButton.LeftButton)
    assert page.tabs.currentWidget() is page.decisions


def test_what_stands_in_a_decision_waits_for_its_number_not_for_another_decision(
    page: EmulationPage, book: Book, qtbot: QtBot, settled: WindowRest
) -> None:
    # To write a second decision on the same people used to be offered as what comes next.
    with book.store.work("Đã trình") as work:
        work.update("nomination", 1, {"state": NominationState.SUBMITTED.value})
    page.context.act(lambda book: save_decision(book, None, DecisionFields("Tặng Giấy khen", round_code=CODE), [1]))
    settled()
    assert rows_of(book, "nomination", "state") == [("submitted",)]
    for _ in range(2):
        assert page.head.primary.text() == "Nhập số, ngày quyết định"
        QTest.mouseClick(page.head.primary, Qt.MouseButton.LeftButton)
        settled()
        assert page.tabs.currentWidget() is page.decisions
        qtbot.waitUntil(lambda: page.decisions.content.decisions.total == 1)
        page.decisions.content.decisions.select_first()
        settled()
    open_form(qtbot, page, SignForm).close()
    signed = DecisionFields("Tặng Giấy khen", "9/QĐ-SNgV", date(2026, 7, 9), round_code=CODE)
    page.context.act(lambda book: save_decision(book, 1, signed, [1]))
    settled()
    # From another tab too the days are asked for, first of handing over, then of paying: it used to name keys only.
    page.tabs.setCurrentWidget(page.tabs.proposed)
    page.tabs.proposed.setFocus()
    settled()
    assert page.head.primary.text() == "Ghi đã trao, đã chi"
    QTest.mouseClick(page.head.primary, Qt.MouseButton.LeftButton)
    for column in ("handed_on", "paid_on"):
        press(open_form(qtbot, page, DayForm), Qt.Key.Key_Return)
        settled()
        assert rows_of(page.context.book, "award", column) == [(date.today().isoformat(),)]
    assert page.decisions.content.awards.isAncestorOf(page.focusWidget())


def test_what_the_council_has_to_do_is_the_act_that_comes_next(
    page: EmulationPage, qtbot: QtBot, settled: WindowRest
) -> None:
    assert page.head.primary.text() == "Mở phiên họp"
    assert page.acts_in_menu()[0] is page.way.next_act
    QTest.mouseClick(page.head.primary, Qt.MouseButton.LeftButton)
    # There is no Council yet.
    form = open_form(qtbot, page, CouncilForm)
    assert page.tabs.currentWidget() is page.council
    form.close()
    settled()
    # Its tab has the act itself.
    assert page.head.primary.text() == "Mở phiên họp"
    assert page.way.next_act not in page.head.acts


def test_where_every_step_is_done_no_act_is_the_blue_one(page: EmulationPage, book: Book, settled: WindowRest) -> None:
    with book.store.work("Đã chi") as work:
        work.update("nomination", 1, {"state": NominationState.CANCELLED.value})
    page.refresh()
    settled()
    assert page.head.acts[0] is page.new_individual
    assert not page.head.primary.isVisible()
    page.tabs.setCurrentWidget(page.tabs.statistics)
    assert page.head.primary.isVisible()


def test_a_round_without_room_for_its_words_is_shown_by_its_code(page: EmulationPage) -> None:
    assert shown_text(page.chooser) == page.chooser.currentText() == "2026-H1 – sơ kết 6 tháng đầu năm 2026"
    words = page.chooser.fontMetrics().horizontalAdvance("sơ kết 6 tháng đầu năm 2026")
    page.chooser.setFixedWidth(page.chooser.width() - words)
    assert shown_text(page.chooser) == "2026-H1"
    assert "6 tháng đầu năm 2026" in page.chooser.toolTip()


def test_the_papers_of_two_steps_stand_below_the_names_of_the_steps(page: EmulationPage, settled: WindowRest) -> None:
    page.tabs.setCurrentWidget(page.decisions)
    settled()
    menu = page.decisions.content.papers
    menu.popup(page.mapToGlobal(page.rect().topLeft()))
    titles = [label for label in menu.findChildren(QLabel) if label.isVisible()]
    assert [label.text() for label in titles] == [action.text() for action in menu.actions() if action.isSeparator()]
    assert len(titles) == 2
    assert all(label.height() >= label.fontMetrics().height() for label in titles)
    menu.close()


def shown_text(box: QComboBox) -> str:
    """Return what a box has its style draw."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    return option.currentText


def test_the_steps_lead_to_their_tabs_and_open_their_papers(page: EmulationPage, settled: WindowRest) -> None:
    stepper = page.way.stepper
    for place, pane in enumerate((page.tabs.proposed, page.council, page.decisions, page.decisions)):
        QTest.mouseClick(stepper.buttons[place], Qt.MouseButton.LeftButton)
        settled()
        assert page.tabs.currentWidget() is pane
        assert [button.is_current for button in stepper.buttons].index(True) == place
        QTest.mouseClick(stepper.papers[place], Qt.MouseButton.LeftButton)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, StepPapers)
        assert [action.text() for action in menu.actions() if not action.isSeparator()]
        menu.close()
    page.tabs.setCurrentWidget(page.movements)
    settled()
    assert not any(button.is_current for button in stepper.buttons)


def test_one_key_does_what_comes_next_on_any_tab_and_what_has_passed_is_submitted_with_it(
    page: EmulationPage, book: Book, settled: WindowRest
) -> None:
    def press_next() -> None:
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Return, CONTROL_SHIFT)
        settled()

    other = individual(book, person(book, "Lộc Thị Đào", 1), CODE)
    with book.store.work("Đạt") as work:
        work.update("nomination", 1, {"state": NominationState.PASSED.value})
        work.update("nomination", other, {"state": NominationState.HELD.value})
    page.refresh()
    settled()
    page.tabs.setCurrentWidget(page.council)
    settled()
    press_next()
    # Shown first: what is said of them is of what was done on paper.
    assert page.tabs.currentWidget() is page.tabs.proposed
    assert (page.steps.chips.key, page.nominations.total) == ("passed", 1)
    assert page.head.primary.text() == "Ghi đã trình 1 đề nghị"
    assert rows_of(book, "nomination", "state") == [("passed",), ("held",)]
    press_next()
    assert rows_of(book, "nomination", "state") == [("submitted",), ("held",)]
    # It used to go on showing the step that nobody is at any more, and to say that the round had no nomination.
    assert (page.steps.chips.key, page.nominations.total) == ("", 2)


def test_a_step_has_the_height_of_its_second_line_once_there_is_room(qtbot: QtBot) -> None:
    window, stepper = QWidget(), RoundStepper()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(stepper)
    column.addStretch()
    window.resize(600, 700)
    window.show()
    step = stepper.buttons[0]
    low = step.height()
    window.resize(1100, 700)
    qtbot.waitUntil(lambda: low < step.height() == step.sizeHint().height())


@pytest.mark.parametrize("tab", ["proposed", "decisions", "statistics"])
def test_a_session_is_opened_from_any_tab_by_its_keys(
    page: EmulationPage, qtbot: QtBot, settled: WindowRest, tab: str
) -> None:
    page.tabs.setCurrentWidget(getattr(page.tabs, tab))
    settled()
    QTest.keyClick(focused(page), Qt.Key.Key_M, CONTROL_SHIFT)
    # Before the first one a Council is set up.
    open_form(qtbot, page, CouncilForm).reject()
    settled()
    assert page.tabs.currentWidget() is page.council


def test_beside_tabs_that_leave_no_room_for_words_stands_the_number_of_the_step(qtbot: QtBot) -> None:
    tabs, stepper = QTabWidget(), RoundStepper()
    for button in stepper.buttons:
        tabs.addTab(QWidget(), button.accessibleName())
    qtbot.addWidget(tabs)
    brief = BriefSteps(tabs, stepper.buttons, lambda _: None)
    tabs.resize(tabs.tabBar().sizeHint().width() + 80, 300)
    tabs.show()
    stepper.buttons[1].show_stage(RoundStage("chưa họp", (), 0), is_next=True)
    brief.show_state(is_shown=True)
    assert brief.isVisible()
    assert (brief.text(), brief.toolTip()) == ("2/4", "Tiếp: Hội đồng (chưa họp)")
    brief.show_state(is_shown=False)
    assert not brief.isVisible()
