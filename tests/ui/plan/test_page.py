"""The page Kế hoạch by keys and clicks, on the plan that is shipped."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMainWindow, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.plan import TASKS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping import history, trash
from desktop_app.services.plan import plans, tasks
from desktop_app.services.plan.adjustments import save_adjustment
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.grey_acts import why_grey
from desktop_app.ui.base.keyboard.reading_order import words_on
from desktop_app.ui.plan.adjustments_window import AdjustmentsWindow
from desktop_app.ui.plan.page import NOTHING_NEW, PlanPage
from desktop_app.ui.plan.proposal.window import ProposalWindow
from desktop_app.ui.plan.task_form import TaskForm
from desktop_app.ui.widgets.lists.acts.chosen_bar import ChosenBar
from tests.books import PLAN, plan_file
from tests.ui.keyboard import type_letters
from tests.ui.pages import focused, show_page
from tests.ui.plan.shipped import take_in

WindowRest = Callable[[], None]
FILLINGS = {"planned": take_in}


@pytest.fixture
def page(qtbot: QtBot, context: Context, settled: WindowRest) -> PlanPage:
    return shown(qtbot, context, settled)


@pytest.fixture
def planned(book: Book) -> Book:
    return book


def shown(qtbot: QtBot, context: Context, settled: WindowRest) -> PlanPage:
    page = PlanPage(context)
    show_page(qtbot, page, 1180, 700)
    settle(qtbot, page, settled)
    return page


def settle(qtbot: QtBot, page: PlanPage, settled: WindowRest) -> None:
    settled()
    qtbot.waitUntil(lambda: page.no_plan.isVisible() or page.tasks.count.text() != "")
    settled()


def click_paragraph(page: PlanPage, paragraph: int) -> None:
    block = page.text.document().findBlockByNumber(paragraph)
    bar = page.text.verticalScrollBar()
    bar.setValue(bar.value() + page.text.cursorRect(QTextCursor(block)).top() - 50)
    at = page.text.cursorRect(QTextCursor(block)).center()
    QTest.mouseClick(page.text.viewport(), Qt.MouseButton.LeftButton, pos=at)


def open_form(page: PlanPage, settled: WindowRest) -> TaskForm:
    settled()
    (form,) = [form for form in page.findChildren(TaskForm) if form.isVisible()]
    return form


def open_proposal(page: PlanPage) -> ProposalWindow:
    assert page.proposal is not None
    return page.proposal


def stand_on_heading(page: PlanPage, place: int) -> None:
    item = page.outline.topLevelItem(place)
    assert item is not None
    page.outline.setCurrentItem(item)


def page_text(book: Book) -> plans.PlanText:
    text = plans.plan_text(book)
    assert text is not None
    return text


def test_a_deadline_stays_where_columns_give_way(
    planned: Book, page: PlanPage, qtbot: QtBot, settled: WindowRest
) -> None:
    page.refresh()
    settle(qtbot, page, settled)
    page.resize(800, 500)
    settled()
    without_room = [TASKS.columns[place].title for place in page.tasks.table.without_room]
    assert without_room
    assert TASKS.column("deadline").title not in without_room


def test_an_empty_book_offers_to_import_the_shipped_plan(
    qtbot: QtBot, context: Context, page: PlanPage, settled: WindowRest
) -> None:
    assert page.no_plan.isVisible()
    assert page.no_plan.shipped.hasFocus() or page.focusProxy() is page.no_plan
    QTest.keyClick(page.no_plan.shipped, Qt.Key.Key_Space)
    settled()
    window = open_proposal(page)
    assert plans.plan_text(context.book) is None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyPress(window.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page, settled)
    assert page.tasks.isVisible()
    assert page.tasks.count.text() == "14 dòng"
    qtbot.waitUntil(lambda: page.proposal is None)


def test_only_the_import_is_filled_while_there_is_no_plan(
    book: Book, qtbot: QtBot, page: PlanPage, settled: WindowRest
) -> None:
    assert page.head.primary.isHidden()
    assert not page.adjust_plan.isEnabled()
    assert why_grey(page.adjust_plan).endswith("nhập hoặc thêm kế hoạch trước.")
    assert words_on(page.edit_plan.text()) == "Thêm kế hoạch"
    plans.apply_plan(book, plans.propose_plan(book, plans.shipped_plan()))
    page.refresh()
    settle(qtbot, page, settled)
    assert page.head.primary.text() == "Thêm nhiệm vụ"
    assert page.adjust_plan.isEnabled()
    assert words_on(page.edit_plan.text()) == "Thông tin kế hoạch"


def test_the_keyboard_is_in_the_tasks_that_came_while_another_window_was_active(
    qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    main, other = QMainWindow(), QWidget()
    for window in (main, other):
        qtbot.addWidget(window)
    beside, page = QPushButton("Trang khác", main), PlanPage(context)
    main.setMenuWidget(beside)
    main.setCentralWidget(page)
    main.show()
    main.activateWindow()
    qtbot.waitUntil(main.isActiveWindow)
    settle(qtbot, page, settled)
    page.no_plan.shipped.setFocus()
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    context.act(lambda book: plans.apply_plan(book, plans.propose_plan(book, plans.shipped_plan())))
    settle(qtbot, page, settled)
    focus = main.focusWidget()
    assert focus is not None
    assert page.tasks.isAncestorOf(focus)
    main.close()


def test_undo_after_the_import_leaves_an_empty_book(
    qtbot: QtBot, context: Context, planned: Book, settled: WindowRest
) -> None:
    page = shown(qtbot, context, settled)
    assert page.tasks.isVisible()
    context.act(history.undo)
    settle(qtbot, page, settled)
    assert page.no_plan.isVisible()
    assert lists.count(planned, ListQuery("units")) == 0


def test_importing_the_same_plan_again_changes_nothing_and_says_so(
    qtbot: QtBot, context: Context, planned: Book, settled: WindowRest
) -> None:
    page = shown(qtbot, context, settled)
    page.read_plan(plans.shipped_plan())
    settled()
    assert page.notice.text == NOTHING_NEW
    assert page.proposal is None
    steps = lists.count(planned, ListQuery("history"))
    page.notice.button.click()
    window = open_proposal(page)
    assert window.table.model().rowCount() == 14
    assert not window.apply_button.isEnabled()
    window.close()
    assert lists.count(planned, ListQuery("history")) == steps


def test_a_plan_is_pasted_and_what_is_none_is_said(context: Context, page: PlanPage, settled: WindowRest) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("Kính gửi: các phòng")
    page.paste_action.trigger()
    settled()
    assert "Văn bản dán vào" in page.notice.text
    assert page.proposal is None
    clipboard.setText(
        "KẾ HOẠCH\r\nThi đua năm 2026\r\nI. NỘI DUNG\r\n1. Văn phòng Sở mở lớp trước ngày 30/6/2026.\r\n"
        "TT\tNhiệm vụ\tChủ trì\tThời gian\r\n1\tMở hội thi\tThanh tra Sở\tTháng 9/2026\r\n"
    )
    page.paste_action.trigger()
    settled()
    model = open_proposal(page).table.model()
    rows = [[model.index(row, column).data() for column in range(model.columnCount())] for row in range(2)]
    assert "Văn phòng" in rows[0]
    assert "Thanh tra Sở" in rows[1]


def test_an_unreadable_file_is_reported_and_changes_nothing(
    context: Context, page: PlanPage, tmp_path: Path, settled: WindowRest
) -> None:
    path = tmp_path / "hỏng.docx"
    path.write_bytes(b"not a document")
    QTest.mouseClick(page.no_plan.other, Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    settled()
    assert "hỏng.docx" in page.notice.text
    assert page.no_plan.isVisible()
    assert page.proposal is None


def test_a_task_and_its_paragraphs_lead_to_each_other(
    qtbot: QtBot, context: Context, planned: Book, settled: WindowRest
) -> None:
    page = shown(qtbot, context, settled)
    text = page_text(planned)
    page.tasks.setFocus()
    page.tasks.select_id(1)
    settled()
    for _ in range(11):
        QTest.keyClick(page.tasks.table, Qt.Key.Key_Down)
    task_id = page.tasks.current_id()
    assert task_id is not None
    assert page.text.chosen == task_id
    assert page.outline.current_path() == "II/3/3.3"
    assert (text.tasks[task_id].first, text.tasks[task_id].last) == (29, 30)
    click_paragraph(page, 17)
    settled()
    chosen = page.tasks.selected_ids()
    assert [text.tasks[each].first for each in chosen] == [17]
    assert page.text.chosen == chosen[0]
    click_paragraph(page, 9)
    assert page.text.chosen is None


def test_a_click_in_the_current_paragraph_leads_to_the_task(
    qtbot: QtBot, context: Context, planned: Book, settled: WindowRest
) -> None:
    page = shown(qtbot, context, settled)
    page.outline.heading_chosen.emit(page_text(planned).headings[13])
    assert page.text.textCursor().blockNumber() == 29
    assert page.text.chosen is None
    click_paragraph(page, 29)
    settled()
    (task_id,) = page.tasks.selected_ids()
    assert page_text(planned).tasks[task_id].first == 29


def test_a_task_asked_for_elsewhere_is_selected_in_its_plan(
    qtbot: QtBot, context: Context, planned: Book, settled: WindowRest
) -> None:
    page = shown(qtbot, context, settled)
    *_, last = [row.id for row in lists.everything(planned, ListQuery("tasks"))]
    page.show_query(ListQuery("tasks", scope={"ids": (last,), "plan": 1}))
    settle(qtbot, page, settled)
    qtbot.waitUntil(lambda: page.tasks.selected_ids() == [last])


def is_chosen(page: PlanPage, task_id: int) -> bool:
    return page.tasks.selected_ids() == [task_id]


def test_a_task_asked_for_by_itself_is_selected_in_its_own_plan(
    qtbot: QtBot, context: Context, planned: Book, settled: WindowRest, tmp_path: Path
) -> None:
    plans.apply_plan(planned, plans.propose_plan(planned, plan_file(tmp_path)))
    of_second = lists.ids(planned, ListQuery("tasks", scope={"plan": 2}))
    page = shown(qtbot, context, settled)
    for asked, plan_id in ((of_second[-1], 2), (1, 1), (of_second[0], 2)):
        page.show_query(ListQuery("tasks", scope={"ids": [asked]}))
        settle(qtbot, page, settled)
        qtbot.waitUntil(partial(is_chosen, page, asked))
        assert page.plan_box.plan_id == plan_id


def test_a_heading_leads_to_its_place_in_the_text(
    qtbot: QtBot, context: Context, planned: Book, settled: WindowRest
) -> None:
    page = shown(qtbot, context, settled)
    assert page.outline.topLevelItemCount() == 3
    stand_on_heading(page, 2)
    assert page.text.textCursor().blockNumber() == 31


def test_a_task_is_entered_by_keys_under_the_current_heading(
    qtbot: QtBot, context: Context, planned: Book, settled: WindowRest
) -> None:
    page = shown(qtbot, context, settled)
    stand_on_heading(page, 2)
    QTest.keyClick(page.tasks.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = open_form(page, settled)
    type_letters(form.text, "Tổng kết phong trào")
    form.leads.line.setFocus()
    type_letters(form.leads.line, "van phong")
    QTest.keyClick(form.leads.line, Qt.Key.Key_Return)
    type_letters(form.deadline.words, "trước ngày 15/12 hằng năm")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page, settled)
    assert page.tasks.count.text() == "15 dòng"
    (task_id,) = page.tasks.selected_ids()
    fields = tasks.task(planned, task_id)
    assert fields.text == "Tổng kết phong trào"
    assert (fields.deadline.day, fields.deadline.month) == (15, 12)
    assert len(fields.leads) == 1
    assert fields.section_id == page_text(planned).section_ids["III"]


def test_looking_at_a_task_changes_nothing(qtbot: QtBot, context: Context, planned: Book, settled: WindowRest) -> None:
    page = shown(qtbot, context, settled)
    steps = lists.count(planned, ListQuery("history"))
    for row in lists.everything(planned, ListQuery("tasks")):
        before = tasks.task(planned, row.id)
        page.tasks.activated.emit(row.id)
        form = open_form(page, settled)
        assert not form.edited
        QTest.keyClick(form, Qt.Key.Key_Escape)
        assert not form.isVisible()
        assert tasks.task(planned, row.id) == before
    assert lists.count(planned, ListQuery("history")) == steps


def test_saving_a_task_unchanged_keeps_it_as_it_is(
    qtbot: QtBot, context: Context, planned: Book, settled: WindowRest
) -> None:
    page = shown(qtbot, context, settled)
    for row in lists.everything(planned, ListQuery("tasks")):
        before = tasks.task(planned, row.id)
        page.tasks.activated.emit(row.id)
        form = open_form(page, settled)
        QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settled()
        assert tasks.task(planned, row.id) == before


def test_an_impossible_deadline_is_reported_beside_its_field(
    qtbot: QtBot, context: Context, planned: Book, settled: WindowRest
) -> None:
    page = shown(qtbot, context, settled)
    page.tasks.activated.emit(14)
    form = open_form(page, settled)
    form.deadline.figures["day"].setText("31")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.isVisible()
    assert form.fields["deadline"].sentence.text() == "Không có ngày 31/11."
    form.deadline.figures["day"].setText("30")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert tasks.task(planned, 14).deadline.day == 30


def test_a_deleted_task_is_in_the_trash_and_its_mark_gone(
    qtbot: QtBot, context: Context, planned: Book, settled: WindowRest
) -> None:
    page = shown(qtbot, context, settled)
    page.tasks.select_id(3)
    settled()
    QTest.keyClick(page.tasks.table, Qt.Key.Key_Delete)
    settle(qtbot, page, settled)
    assert page.tasks.count.text() == "13 dòng"
    assert page.text.key_at(16) is None
    context.act(lambda book: trash.restore(book, "task", [3]))
    settle(qtbot, page, settled)
    assert page.text.key_at(16) == 3


@pytest.mark.window
def test_imports_the_plan_in_a_real_window(qtbot: QtBot, context: Context, page: PlanPage, settled: WindowRest) -> None:
    test_an_empty_book_offers_to_import_the_shipped_plan(qtbot, context, page, settled)


def test_a_plan_that_was_just_taken_in_is_the_one_shown(
    qtbot: QtBot, context: Context, planned: Book, settled: WindowRest, tmp_path: Path
) -> None:
    page = shown(qtbot, context, settled)
    page.read_plan(plan_file(tmp_path, PLAN))
    settled()
    open_proposal(page).apply()
    settle(qtbot, page, settled)
    assert lists.count(planned, ListQuery("plans")) == 2
    assert page.plan_box.plan_id == 2
    assert page.tasks.count.text() == "5 dòng"


def test_tab_goes_through_the_adjustments_of_a_plan_from_top_to_bottom(
    qtbot: QtBot, context: Context, planned: Book, settled: WindowRest
) -> None:
    save_adjustment(planned, 1, None, AdjustmentFields(date(2025, 3, 10), "15/KH-SNgV"))
    page = shown(qtbot, context, settled)
    page.adjust_plan.trigger()
    settled()
    (window,) = page.findChildren(AdjustmentsWindow)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.adjustments.total == 1)
    window.adjustments.filter.setFocus()
    while window.focusWidget() is not window.adjustments.table:
        assert window.focusWidget() is not window.text
        QTest.keyClick(focused(window), Qt.Key.Key_Tab)
    QTest.keyClick(window.adjustments.table, Qt.Key.Key_Tab)
    assert window.text.hasFocus()


def test_what_is_done_with_an_adjustment_stands_in_words(
    qtbot: QtBot, context: Context, planned: Book, settled: WindowRest
) -> None:
    """Only "Xóa" stood beside the number of the chosen rows; that it can be changed stood nowhere."""
    save_adjustment(planned, 1, None, AdjustmentFields(date(2025, 3, 10), "15/KH-SNgV"))
    page = shown(qtbot, context, settled)
    page.adjust_plan.trigger()
    settled()
    (window,) = page.findChildren(AdjustmentsWindow)
    qtbot.waitUntil(lambda: window.adjustments.total == 1)
    window.adjustments.table.selectRow(0)
    settled()
    (bar,) = window.findChildren(ChosenBar)
    words = [button.text() for button in bar.findChildren(QToolButton) if button.isVisible()]
    assert [word for word in ("Sửa", "Xóa") if word in words] == ["Sửa", "Xóa"]
