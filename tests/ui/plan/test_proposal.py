"""The proposal of a plan, corrected by keys and clicks, and written as one change."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.deadlines import DeadlineKind, Recurrence
from desktop_app.domain.plan.drafts import DraftAction
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping import history, trash
from desktop_app.services.plan import adjustments, plans, tasks
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.plan.proposal.draft_table import DraftTable
from desktop_app.ui.plan.proposal.reading import read_plan
from desktop_app.ui.plan.proposal.window import ProposalWindow
from desktop_app.ui.widgets.heads.folding_words import FoldingWords
from tests.ui.keyboard import type_letters
from tests.ui.plan.shipped import take_in

WindowRest = Callable[[], None]
Show = Callable[[Path], ProposalWindow]
FILLINGS = {"taken_in": take_in}
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def show(qtbot: QtBot, context: Context) -> Show:
    def shown(path: Path) -> ProposalWindow:
        window = ProposalWindow(context, read_plan(context.book, path))
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return shown


@pytest.fixture
def window(show: Show) -> ProposalWindow:
    return show(plans.shipped_plan())


@pytest.fixture
def taken_in(book: Book) -> Book:
    return book


def changed_plan(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """A copy of the shipped plan with some words changed."""
    text = plans.shipped_plan().read_text("utf-8")
    for before, after in changes:
        assert text.count(before) == 1
        text = text.replace(before, after)
    path = tmp_path / "kế hoạch sửa.txt"
    path.write_text(text, "utf-8")
    return path


def go_to(window: ProposalWindow, row: int) -> None:
    window.table.setFocus()
    while window.table.currentIndex().row() > row:
        QTest.keyClick(window.table, Qt.Key.Key_Up)
    while window.table.currentIndex().row() < row:
        QTest.keyClick(window.table, Qt.Key.Key_Down)


def rows(window: ProposalWindow, column: int) -> list[str]:
    model = window.table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def write_all(window: ProposalWindow, settled: WindowRest) -> None:
    # The key is released while the window is disabled because the book is being written.
    QTest.keyPress(window.table, Qt.Key.Key_Return, CONTROL)
    settled()
    assert not window.isVisible()


def test_shows_all_that_was_read(window: ProposalWindow) -> None:
    assert window.tabs.tabText(1) == "Đề &mục (18)"
    assert len(window.outline.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)) == 18
    assert rows(window, 1) == [
        *(["II/1/1.1"] * 2),
        *(["II/1/1.2"] * 3),
        *(["II/2/2.1"] * 2),
        *(["II/2/2.2"] * 2),
        *["II/3/3.1", "II/3/3.2", "II/3/3.3", "III/2", "III/3"],
    ]
    assert set(rows(window, 6)) == {"Thêm"}
    assert window.panel.isEnabled()
    assert not window.unchanged_box.isVisible()
    # One sees which task it is in a narrow window, too; a wide one leaves no room beside the table.
    table = window.findChildren(DraftTable)[0]
    table.resize(400, 200)
    assert table.columnWidth(2) >= 240
    # Nor is it scrolled sideways to see what becomes of a task: who leads it stands below the table.
    assert table.horizontalHeader().length() <= table.viewport().width()
    assert not table.isColumnHidden(6)
    # Beside the text of the plan, on a screen of 1366, nothing of it lies beyond its edge: the last one was cut there.
    table.resize(786, 200)
    assert table.horizontalHeader().length() <= table.viewport().width()
    table.resize(1400, 200)
    assert table.horizontalHeader().length() == table.viewport().width()
    # What is due when is not cut off where there is room.
    table.resize(2600, 200)
    words = QFontMetrics(table.font()).horizontalAdvance
    assert all(words(text) < 2 * table.columnWidth(5) for text in rows(window, 5))


def test_what_was_read_ends_with_a_sentence_beside_the_choice_of_a_plan(window: ProposalWindow) -> None:
    window.resize(911, 476)
    # The names of the plans in the book are as long as that.
    window.adjusted_plan.setFixedWidth(560)
    window.adjusted_plan.show()
    QApplication.processEvents()
    (shown,) = [words.shown() for words in window.findChildren(FoldingWords) if words.text() == window.summary]
    assert shown == "Đọc được 18 đề mục, 14 nhiệm vụ, 13 đơn vị."


def test_what_is_chosen_for_a_task_is_in_sight_below_its_text(window: ProposalWindow) -> None:
    window.resize(1320, 732)
    go_to(window, 11)
    panel = window.panel
    assert panel.text.height() < 8 * panel.fontMetrics().lineSpacing()
    for edit in (panel.heading, panel.leads, panel.supports, panel.product, panel.deadline):
        assert not edit.visibleRegion().isEmpty()
    # On a screen of 1366 x 768 at 150 % there are rows and inputs.
    window.resize(911, 476)
    assert window.table.viewport().height() >= 2 * window.table.verticalHeader().defaultSectionSize()
    assert window.table.visibleRegion().boundingRect().height() == window.table.height()
    tops = [(window.table.rowViewportPosition(row), window.table.rowHeight(row)) for row in range(14)]
    assert sum(top >= 0 and top + height <= window.table.viewport().height() for top, height in tops) >= 2
    # What is below the text begins after two lines of it.
    assert panel.text.height() < 3 * panel.fontMetrics().lineSpacing() + 2 * GAP
    assert panel.heading.visibleRegion().boundingRect().height() >= panel.heading.height() - 2
    # The inputs are reached by scrolling with the table: each is whole where the keyboard is in it.
    panel.text.setFocus()
    for name in ("path", "leads", "supports", "product", "deadline", "further_deadlines"):
        widget = panel.inputs()[name]
        widget.setFocus()
        assert widget.visibleRegion().boundingRect() == widget.rect(), name
    window.table.setFocus()
    assert window.table.visibleRegion().boundingRect().height() == window.table.height()


def test_a_row_and_its_paragraphs_lead_to_each_other(window: ProposalWindow) -> None:
    go_to(window, 11)
    assert window.text.chosen == 11
    assert window.text.textCursor().blockNumber() == 29
    block = window.text.document().findBlockByNumber(17)
    bar = window.text.verticalScrollBar()
    bar.setValue(bar.value() + window.text.cursorRect(QTextCursor(block)).top() - 40)
    at = window.text.cursorRect(QTextCursor(block)).center()
    QTest.mouseClick(window.text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.table.places() == [3]
    assert window.panel.leads.names() == ("Thanh tra Sở",)


def test_applied_as_one_change(context: Context, window: ProposalWindow, settled: WindowRest) -> None:
    write_all(window, settled)
    assert lists.count(context.book, ListQuery("tasks")) == 14
    assert lists.count(context.book, ListQuery("history")) == 1
    history.undo(context.book)
    assert plans.plan_text(context.book) is None
    assert lists.count(context.book, ListQuery("tasks")) == 0
    assert lists.count(context.book, ListQuery("units")) == 0


def test_cancelling_changes_nothing(context: Context, window: ProposalWindow) -> None:
    QTest.keyClick(window.table, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert lists.count(context.book, ListQuery("history")) == 0


def test_closing_asks_before_corrections_are_lost(window: ProposalWindow) -> None:
    QTest.keyClick(window.table, Qt.Key.Key_Delete)
    QTest.keyClick(window.table, Qt.Key.Key_Escape)
    (box,) = window.findChildren(QMessageBox)
    assert window.isVisible()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert window.isVisible()
    QTest.keyClick(window.table, Qt.Key.Key_Z, CONTROL)
    assert len(rows(window, 0)) == 14
    window.close()
    assert not window.isVisible()


def test_corrects_words_units_and_deadline(context: Context, window: ProposalWindow, settled: WindowRest) -> None:
    go_to(window, 0)
    QTest.keyClick(window.table, Qt.Key.Key_Return)
    assert window.panel.text.hasFocus()
    QTest.keyClick(window.panel.text, Qt.Key.Key_A, CONTROL)
    type_letters(window.panel.text, "Tuyên truyền rộng rãi")
    window.panel.leads.setFocus()
    type_letters(window.panel.leads, "chi doan")
    popup = window.panel.leads.popup
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert window.panel.leads.text() == "Chi đoàn thanh niên Sở"
    type_letters(window.panel.leads, "; Tổ Truyền thông")
    window.panel.deadline.words.setFocus()
    type_letters(window.panel.deadline.words, "Quý III/2026")
    go_to(window, 1)
    assert rows(window, 2)[0] == "Tuyên truyền rộng rãi"
    assert rows(window, 3)[0] == "Chi đoàn thanh niên Sở; Tổ Truyền thông"
    write_all(window, settled)
    fields = tasks.task(context.book, 1)
    assert fields.text == "Tuyên truyền rộng rãi"
    assert len(fields.leads) == 2
    assert fields.deadline.kind is DeadlineKind.QUARTER
    assert (fields.deadline.quarter, fields.deadline.year) == (3, 2026)
    assert fields.deadline.recurrence is Recurrence.ONCE


def test_merges_neighbours_and_undoes_it(window: ProposalWindow) -> None:
    before = window.editing.drafts
    go_to(window, 2)
    QTest.keyClick(window.table, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(window.table, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(window.table, Qt.Key.Key_M, CONTROL)
    assert len(window.editing.drafts) == 12
    merged = window.editing.drafts[2].task
    assert merged.leads == ("Chi đoàn thanh niên Sở", "Thanh tra Sở", "Trung tâm Thông tin và Dịch vụ đối ngoại")
    assert (merged.span.first, merged.span.last) == (16, 18)
    assert window.table.places() == [2]
    QTest.keyClick(window.table, Qt.Key.Key_Z, CONTROL)
    assert window.editing.drafts == before
    QTest.keyClick(window.table, Qt.Key.Key_Y, CONTROL)
    assert len(window.editing.drafts) == 12


def test_only_neighbours_are_merged(window: ProposalWindow) -> None:
    go_to(window, 2)
    QTest.keyClick(window.table, Qt.Key.Key_M, CONTROL)
    assert "từ hai nhiệm vụ" in window.notice.text
    index = window.table.model().index(5, 2)
    QTest.mouseClick(
        window.table.viewport(), Qt.MouseButton.LeftButton, CONTROL, window.table.visualRect(index).center()
    )
    QTest.keyClick(window.table, Qt.Key.Key_M, CONTROL)
    assert "liền nhau" in window.notice.text
    assert len(window.editing.drafts) == 14


def test_splits_where_the_first_sentence_ends(window: ProposalWindow) -> None:
    go_to(window, 7)
    whole = window.editing.drafts[7].task
    QTest.keyClick(window.table, Qt.Key.Key_S, CONTROL | SHIFT)
    assert window.panel.text.hasFocus()
    assert len(window.editing.drafts) == 14
    QTest.keyClick(window.panel.text, Qt.Key.Key_S, CONTROL | SHIFT)
    first, second = (draft.task for draft in window.editing.drafts[7:9])
    assert first.text == "Phòng Lãnh sự - Hợp tác quốc tế;"
    assert f"{first.text} {second.text}" == whole.text
    assert first.leads == second.leads == whole.leads
    assert window.table.places() == [8]


def test_splits_at_the_cursor(window: ProposalWindow) -> None:
    go_to(window, 6)
    QTest.keyClick(window.table, Qt.Key.Key_F2)
    QTest.keyClick(window.panel.text, Qt.Key.Key_Home, CONTROL)
    QTest.keyClick(window.panel.text, Qt.Key.Key_S, CONTROL | SHIFT)
    assert "Đặt con trỏ" in window.notice.text
    for _ in range(2):
        QTest.keyClick(window.panel.text, Qt.Key.Key_Right, CONTROL)
    QTest.keyClick(window.panel.text, Qt.Key.Key_S, CONTROL | SHIFT)
    assert window.editing.drafts[6].task.text == "Khi phát"


def test_drops_and_unchecks(context: Context, window: ProposalWindow, settled: WindowRest) -> None:
    go_to(window, 0)
    QTest.keyClick(window.table, Qt.Key.Key_Delete)
    assert len(window.editing.drafts) == 13
    QTest.keyClick(window.table, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(window.table, Qt.Key.Key_Space)
    assert window.table.places() == [0, 1]
    assert window.outcome == "Sẽ thêm 11 nhiệm vụ."
    QTest.keyClick(window.table, Qt.Key.Key_Space)
    assert window.outcome == "Sẽ thêm 13 nhiệm vụ."
    QTest.keyClick(window.table, Qt.Key.Key_Z, CONTROL)
    assert window.outcome == "Sẽ thêm 11 nhiệm vụ."
    write_all(window, settled)
    assert lists.count(context.book, ListQuery("tasks")) == 11


def test_ctrl_z_in_a_text_is_the_texts_own(window: ProposalWindow) -> None:
    go_to(window, 0)
    QTest.keyClick(window.table, Qt.Key.Key_Delete)
    text = window.panel.text
    text.setFocus()
    type_letters(text, "x")
    QTest.keyClick(text, Qt.Key.Key_Z, CONTROL)
    assert len(window.editing.drafts) == 13
    assert text.toPlainText() == window.editing.drafts[0].task.text


def test_an_emptied_text_is_reported_and_not_committed(window: ProposalWindow) -> None:
    go_to(window, 0)
    before = window.editing.drafts
    QTest.keyClick(window.table, Qt.Key.Key_F2)
    QTest.keyClick(window.panel.text, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(window.panel.text, Qt.Key.Key_Delete)
    QTest.keyClick(window.panel.text, Qt.Key.Key_Return, CONTROL)
    assert window.isVisible()
    assert window.panel.problem == "Nhập nội dung nhiệm vụ."
    assert window.editing.drafts == before


def test_a_later_plan_shows_only_what_differs(taken_in: Book, show: Show, tmp_path: Path, settled: WindowRest) -> None:
    window = show(changed_plan(tmp_path, ("20/11", "25/11")))
    assert rows(window, 6) == ["Sửa"]
    assert "13 không đổi" in window.summary
    window.unchanged_box.setChecked(True)
    assert rows(window, 6) == ["Đã có"] * 13 + ["Sửa"]
    go_to(window, 0)
    assert not window.panel.isEnabled()
    QTest.keyClick(window.table, Qt.Key.Key_Delete)
    assert "đã có trong sổ" in window.notice.text
    write_all(window, settled)
    assert tasks.task(taken_in, 14).deadline.day == 25
    assert lists.count(taken_in, ListQuery("tasks")) == 14
    assert not read_plan(taken_in, changed_plan(tmp_path, ("20/11", "25/11"))).differs


def test_text_outside_the_tasks_can_be_replaced(
    taken_in: Book, show: Show, tmp_path: Path, settled: WindowRest
) -> None:
    window = show(changed_plan(tmp_path, ("- Lãnh đạo Sở;", "- Ban Lãnh đạo Sở;")))
    assert "lời văn ngoài các nhiệm vụ" in window.summary
    assert set(rows(window, 6)) == {"Đã có"}
    write_all(window, settled)
    text = plans.plan_text(taken_in)
    assert text is not None
    assert "- Ban Lãnh đạo Sở;" in text.paragraphs
    assert lists.count(taken_in, ListQuery("tasks")) == 14


def test_a_refusal_keeps_the_window_and_the_corrections(
    taken_in: Book, show: Show, tmp_path: Path, settled: WindowRest
) -> None:
    window = show(changed_plan(tmp_path, ("20/11", "25/11")))
    trash.put_in_trash(taken_in, "plan", [1])
    trash.empty(taken_in)
    QTest.keyPress(window.table, Qt.Key.Key_Return, CONTROL)
    settled()
    assert window.isVisible()
    assert window.isEnabled()
    assert window.notice.text
    assert window.editing.count(DraftAction.CHANGE) == 1


def test_unchanged_tasks_cannot_be_corrected(taken_in: Book, show: Show) -> None:
    window = show(plans.shipped_plan())
    assert not window.apply_button.isEnabled()
    with pytest.raises(InvalidRecord):
        window.editing.split(0, 5)
    with pytest.raises(InvalidRecord):
        window.editing.mend(0, window.editing.drafts[0].task)


@pytest.mark.window
def test_merges_and_writes_in_a_real_window(window: ProposalWindow, context: Context, settled: WindowRest) -> None:
    test_merges_neighbours_and_undoes_it(window)
    write_all(window, settled)
    assert lists.count(context.book, ListQuery("tasks")) == 12


def adjusting(tmp_path: Path) -> Path:
    """A document that adjusts the shipped plan, under a title of its own, with a task more."""
    return changed_plan(
        tmp_path,
        ("Thực hiện “Giáo dục", "Điều chỉnh, bổ sung Kế hoạch thực hiện “Giáo dục"),
        ("1.2. Đơn vị thực hiện", "- Văn phòng Sở rà soát tài khoản mạng xã hội.\n\n1.2. Đơn vị thực hiện"),
    )


def test_a_document_of_another_title_is_taken_in_as_an_adjustment(
    taken_in: Book, show: Show, tmp_path: Path, settled: WindowRest
) -> None:
    before = plans.plan_text(taken_in)
    window = show(adjusting(tmp_path))
    assert "Nếu văn bản điều chỉnh" in window.notice.text
    assert (window.adjusted_plan.box.count(), window.adjusted_plan.plan_id) == (2, None)
    assert set(rows(window, 6)) == {"Thêm"}
    window.adjusted_plan.box.setFocus()
    QTest.keyClick(window.adjusted_plan.box, Qt.Key.Key_Down)
    settled()
    assert rows(window, 6) == ["Thêm"]
    assert window.focusWidget() is window.adjustment_line.number
    QTest.keyPress(window.adjustment_line.number, Qt.Key.Key_Return, CONTROL)
    assert window.isVisible()
    assert window.notice.text == "Nhập ngày văn bản điều chỉnh."
    window.adjustment_line.number.setText("25/KH-SNgV")
    window.adjustment_line.dated_on.setText("10/03/2025")
    write_all(window, settled)
    assert lists.count(taken_in, ListQuery("plans")) == 1
    assert lists.count(taken_in, ListQuery("tasks")) == 15
    assert before is not None
    (adjustment,) = adjustments.adjustments(taken_in, before.plan_id)
    assert (adjustment.fields.number, adjustment.paragraphs_before) == ("25/KH-SNgV", before.paragraphs)


def test_a_choice_of_plan_waits_while_tasks_are_edited(taken_in: Book, show: Show, tmp_path: Path) -> None:
    del taken_in
    window = show(adjusting(tmp_path))
    QTest.keyClick(window.table, Qt.Key.Key_Delete)
    assert not window.adjusted_plan.box.isEnabled()
    QTest.keyClick(window.table, Qt.Key.Key_Z, CONTROL)
    assert window.adjusted_plan.box.isEnabled()


def test_a_plan_that_is_read_again_offers_no_other_plan(taken_in: Book, show: Show) -> None:
    del taken_in
    assert not show(plans.shipped_plan()).adjusted_plan.isVisible()


def test_a_document_of_another_title_changes_a_plan_only_as_an_adjustment(taken_in: Book, tmp_path: Path) -> None:
    plan_import = plans.propose_plan(taken_in, adjusting(tmp_path), adjusts=1)
    with pytest.raises(InvalidRecord, match="Nhập ngày văn bản điều chỉnh"):
        plans.apply_plan(taken_in, plan_import)
    assert lists.count(taken_in, ListQuery("tasks")) == 14
