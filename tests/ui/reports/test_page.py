from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.vocabulary import StateTone
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.papers.reports import entered
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR
from desktop_app.services.year.activities import add_activity
from desktop_app.ui.base.context import Context
from desktop_app.ui.reports.page import ReportsPage
from desktop_app.ui.reports.parts.part_table import DRAFTED, EDITED, EMPTY, TO_WRITE, UNSAVED, PartTable
from desktop_app.ui.widgets.papers.preview import PreviewWindow
from tests.books import PLAN, BookIds, import_plan
from tests.ui.pages import changes, focused, go_back, press
from tests.ui.report_pages import YEAR, make_page, standing, write

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NOW = date.today().year
WindowRest = Callable[[], None]


@pytest.fixture
def page(filled: BookIds, qtbot: QtBot, context: Context, settled: WindowRest) -> ReportsPage:
    """The page on the report of 2026, the keyboard in the list of parts."""
    return make_page(qtbot, context, settled)


def choose_paper(page: ReportsPage, key: str, settled: WindowRest) -> None:
    QTest.mouseClick(page.papers.buttons[key], Qt.MouseButton.LeftButton)
    settled()


def kept_text(book: Book, key: str, period: str = YEAR, kind: str = ANNUAL) -> str | None:
    part = next(part for part in entered.report(book, kind, period).parts if part.key == key)
    return part.text if part.edited else None


def test_the_parts_stand_in_order_drafted_from_the_records(page: ReportsPage) -> None:
    states = standing(page)
    assert next(iter(states)) == "Công tác chỉ đạo, triển khai"
    assert list(states)[-1] == "Đề xuất, kiến nghị"
    assert states["Đề xuất, kiến nghị"] == EMPTY
    assert states["Nguyên nhân"] == TO_WRITE
    assert DRAFTED in states.values()
    assert states["Đánh giá chung"] == ""
    assert not page.editor.save_action.isEnabled()


def test_the_headings_of_the_parts_go_over_lines_where_the_list_is_narrow(page: ReportsPage, qtbot: QtBot) -> None:
    parts = page.editor.parts
    line = parts.verticalHeader().defaultSectionSize()
    for width, is_cut in ((1200, False), (260, True), (1200, False)):
        parts.setFixedWidth(width)
        qtbot.waitUntil(partial(_goes_over_lines, parts, line, is_cut))
    assert min(parts.rowHeight(row) for row in range(parts.rowCount())) == line


def _goes_over_lines(parts: PartTable, line: int, is_cut: bool) -> bool:
    return any(parts.rowHeight(row) > line for row in range(parts.rowCount())) is is_cut


def test_a_part_is_written_by_keys_and_saved(book: Book, page: ReportsPage, settled: WindowRest) -> None:
    write(page, "causes", "Cán bộ làm kiêm nhiệm.")
    assert standing(page)["Nguyên nhân"] == UNSAVED
    assert page.editor.unsaved_label.text() == "Chưa lưu"
    assert kept_text(book, "causes") is None
    press(page, KEY.Key_S, CONTROL)
    settled()
    assert kept_text(book, "causes") == "Cán bộ làm kiêm nhiệm."
    assert standing(page)["Nguyên nhân"] == EDITED
    assert page.editor.unsaved_label.text() == ""
    assert page.editor.unsaved_label.isHidden()
    steps = history.next_steps(book)
    assert steps[0] is not None
    assert steps[0].label == "Sửa báo cáo năm 2026"


def test_an_edited_part_is_given_back_to_the_records(book: Book, page: ReportsPage, settled: WindowRest) -> None:
    drafted = next(part.drafted for part in entered.report(book, ANNUAL, YEAR).parts if part.key == "direction")
    write(page, "direction", "Viết lại.")
    press(page, KEY.Key_S, CONTROL)
    settled()
    assert kept_text(book, "direction") == "Viết lại."
    press(page, KEY.Key_R, CONTROL)
    assert page.editor.pane.editor.toPlainText() == drafted
    assert "Chưa lưu" in page.editor.pane.standing.text()
    press(page, KEY.Key_S, CONTROL)
    settled()
    assert kept_text(book, "direction") is None
    assert not page.editor.give_back.isEnabled()


def test_what_is_typed_and_taken_back_needs_no_saving(page: ReportsPage) -> None:
    write(page, "proposals", "Bận")
    press(page, KEY.Key_A, CONTROL)
    press(page, KEY.Key_Delete)
    assert standing(page)["Đề xuất, kiến nghị"] == EMPTY
    assert not page.editor.save_action.isEnabled()


def test_the_draft_is_shown_beside_the_text_on_demand(page: ReportsPage) -> None:
    write(page, "direction", "Viết lại.")
    assert not page.editor.pane.drafted.isVisible()
    press(page, KEY.Key_T, CONTROL)
    assert page.editor.pane.drafted.isVisible()
    first, second, *_ = page.editor.pane.drafted.toPlainText().split("\n")
    assert first.startswith("Ngày 12/01/2026, Sở Ngoại vụ ban hành Kế hoạch số 02/KH-SNgV điều chỉnh")
    assert second.startswith("Lũy kế đến ngày 15/11/2026, đã quán triệt tới")


def test_nothing_unsaved_is_lost_by_looking_elsewhere(book: Book, page: ReportsPage, settled: WindowRest) -> None:
    write(page, "causes", "Bận.")
    QTest.keyClick(focused(page), KEY.Key_PageDown, ALT)
    settled()
    assert page.period.key == "2025"
    assert page.editor.unsaved_label.text() == "Chưa lưu: Báo cáo năm 2026"
    assert page.editor.unsaved_label.isVisible()
    assert "Bận." not in page.editor.pane.editor.toPlainText()
    choose_paper(page, "reminder-letter", settled)
    choose_paper(page, "half-year-report", settled)
    write(page, "next", "Làm tiếp.")
    choose_paper(page, "annual-report", settled)
    page.period.set_key(YEAR)
    page.period.chosen.emit()
    settled()
    page.editor.parts.choose("causes")
    assert page.editor.pane.editor.toPlainText() == "Bận."
    page.setFocus()
    press(page, KEY.Key_S, CONTROL)
    settled()
    assert kept_text(book, "causes") == "Bận."
    assert kept_text(book, "next", f"{NOW}-H1", HALF_YEAR) == "Làm tiếp."


def test_another_day_counts_anew_and_keeps_what_was_written(book: Book, page: ReportsPage, settled: WindowRest) -> None:
    for month in (4, 9):
        day = date(2026, month, 2)
        add_activity(book, ActivityFields(day, ActivityKind.DOCUMENT, "Công văn triển khai"))
    page.refresh()
    settled()
    write(page, "causes", "Bận.")
    page.editor.parts.choose("direction")
    before = page.editor.pane.editor.toPlainText()
    page.editor.cut_off.date.setFocus()
    page.editor.cut_off.date.selectAll()
    QTest.keyClicks(page.editor.cut_off.date, "30/6/2026")
    press(page, KEY.Key_Return)
    settled()
    after = page.editor.pane.editor.toPlainText()
    assert after != before
    assert "Soạn từ số liệu của sổ đến 30/06/2026." in page.editor.pane.standing.text()
    assert standing(page)["Nguyên nhân"] == UNSAVED
    press(page, KEY.Key_S, CONTROL)
    settled()
    report = entered.report(book, ANNUAL, YEAR)
    assert report.cut_off == date(2026, 6, 30)
    assert kept_text(book, "causes") == "Bận."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/6/2026", "tháng 6 năm 2026 có 30 ngày"),
        ("31/12/2025", "Ngày chốt số liệu phải nằm trong kỳ báo cáo."),
        ("", "Nhập ngày chốt số liệu."),
    ],
)
def test_a_day_that_cannot_be_counted_to_gets_a_sentence_and_nothing_is_saved(
    book: Book, page: ReportsPage, settled: WindowRest, typed: str, sentence: str
) -> None:
    done = changes(book)
    write(page, "causes", "Bận.")
    line = page.editor.cut_off
    line.date.setFocus()
    line.date.clear()
    QTest.keyClicks(line.date, typed)
    press(page, KEY.Key_Return)
    settled()
    assert sentence in line.sentence.text()
    press(page, KEY.Key_S, CONTROL)
    settled()
    assert line.date.hasFocus()
    assert changes(book) == done
    assert page.editor.unsaved_label.text() == "Chưa lưu"
    line.date.clear()
    QTest.keyClicks(line.date, "01/11/2026")
    press(page, KEY.Key_S, CONTROL)
    settled()
    assert line.sentence.text() == ""
    assert entered.report(book, ANNUAL, YEAR).cut_off == date(2026, 11, 1)
    assert kept_text(book, "causes") == "Bận."


def test_remarks_lead_to_the_part_they_are_about(qtbot: QtBot, page: ReportsPage, settled: WindowRest) -> None:
    write(page, "next", "Tổ chức 77 buổi nói chuyện.")
    qtbot.waitUntil(lambda: any("77 buổi" in remark.sentence for remark in page.editor.remarks.remarks))
    settled()
    page.editor.parts.choose("direction")
    remarks = page.editor.remarks
    place = next(row for row, remark in enumerate(remarks.remarks) if remark.words.startswith("77 buổi"))
    remarks.list.setFocus()
    remarks.list.setCurrentRow(place)
    press(page, KEY.Key_Return)
    assert page.editor.parts.key == "next"
    assert page.editor.pane.editor.textCursor().selectedText().startswith("77 buổi")
    assert page.editor.pane.editor.hasFocus()
    owed = next(remark for remark in remarks.remarks if remark.part == "causes")
    assert owed.sentence == "Chưa ghi nguyên nhân của 02 kỳ thực hiện của 02 nhiệm vụ quá hạn: báo cáo để dòng chấm."


def test_remarks_are_gone_through_by_one_key(page: ReportsPage) -> None:
    seen = []
    for _ in page.editor.remarks.remarks:
        press(page, KEY.Key_F8)
        seen.append(page.editor.parts.key)
    # A remark on the report as a whole leaves the part that is shown.
    parts = [remark.part for remark in page.editor.remarks.remarks]
    assert seen == [part or shown for part, shown in zip(parts, seen, strict=True)]
    assert "causes" in parts


def test_the_preview_saves_first_counts_to_the_day_chosen_and_has_the_chart_chosen(
    qtbot: QtBot, book: Book, page: ReportsPage, settled: WindowRest
) -> None:
    page.charts.setFocus()
    press(page, KEY.Key_Down)
    press(page, KEY.Key_Down)
    assert page.charts.currentText() == "Kèm biểu đồ nhiệm vụ"
    write(page, "causes", "Cán bộ làm kiêm nhiệm.")
    press(page, KEY.Key_P, CONTROL)
    settled()
    assert kept_text(book, "causes") == "Cán bộ làm kiêm nhiệm."
    window = page.findChild(PreviewWindow)
    assert window is not None
    qtbot.waitUntil(lambda: window.paper is not None)
    assert window.paper is not None
    assert window.paper.file_name == "Báo cáo kết quả thực hiện Kế hoạch năm 2026.pdf"
    text = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(window.paper.content)).pages)
    assert "Biểu đồ 1. Nhiệm vụ" in text
    window.close()
    choose_paper(page, "half-year-report", settled)
    assert [page.charts.itemText(row) for row in range(page.charts.count())] == [
        "Không kèm biểu đồ",
        "Kèm biểu đồ khen thưởng",
    ]
    assert page.charts.currentData() == ""


def test_parts_are_gone_through_by_keys_while_writing(page: ReportsPage) -> None:
    write(page, "causes", "Bận.")
    press(page, KEY.Key_PageDown, CONTROL)
    assert page.editor.parts.key == "next"
    press(page, KEY.Key_PageUp, CONTROL)
    assert page.editor.pane.editor.toPlainText() == "Bận."


def test_what_others_change_is_counted_while_she_writes(book: Book, page: ReportsPage, settled: WindowRest) -> None:
    write(page, "causes", "Bận.")
    day = date(2026, 5, 4)
    fields = ActivityFields(day, ActivityKind.BRIEFING, "Quán triệt Kế hoạch")
    page.context.act(lambda book: add_activity(book, fields))
    settled()
    assert page.editor.pane.editor.toPlainText() == "Bận."
    assert page.editor.pane.editor.hasFocus()
    page.editor.parts.choose("direction")
    assert "Ngày 04/5/2026, Sở Ngoại vụ quán triệt Kế hoạch." in page.editor.pane.editor.toPlainText()


def test_every_other_paper_says_what_it_will_hold(
    qtbot: QtBot, context: Context, page: ReportsPage, settled: WindowRest
) -> None:
    choose_paper(page, "nomination-list", settled)
    page.period.set_key("2026-H1")
    page.period.chosen.emit()
    settled()
    panel = page.plain["nomination-list"]
    assert panel.words.text() == ("Danh sách gồm 1 tập thể, 1 cá nhân đã hoàn tất. 1 đề nghị còn là nháp, không in.")
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    window = page.findChild(PreviewWindow)
    assert window is not None
    qtbot.waitUntil(lambda: window.paper is not None)
    window.close()
    go_back(qtbot, page)
    choose_paper(page, "task-table", settled)
    assert page.period.key == str(NOW)
    assert "việc phải làm" in page.plain["task-table"].words.text()
    assert not page.editor.save_action.isVisible()


def test_units_with_late_tasks_get_a_letter_each(qtbot: QtBot, page: ReportsPage, settled: WindowRest) -> None:
    choose_paper(page, "reminder-letter", settled)
    letters = page.letters
    late_units = [letters.table.item(row, 0) for row in range(letters.table.rowCount())]
    assert [item.text() for item in late_units if item is not None]
    # Whom it is not for is said, where the words speak of tasks soon due.
    assert "Đơn vị chỉ có nhiệm vụ sắp đến hạn thì chưa có công văn." in letters.words.text()
    with qtbot.waitSignal(letters.preview_asked) as asked:
        letters.table.setFocus()
        press(page, KEY.Key_Return)
    assert asked.args[1] == late_units[0].text()  # type: ignore[union-attr]
    window = page.findChild(PreviewWindow)
    assert window is not None
    qtbot.waitUntil(lambda: window.paper is not None)
    window.close()


def test_an_empty_book_has_papers_that_say_so(qtbot: QtBot, context: Context, settled: WindowRest) -> None:
    page = make_page(qtbot, context, settled)
    assert EMPTY in standing(page).values()
    # Nothing is wrong with a book in which nothing is written yet.
    parts = page.editor.parts
    assert parts.tone(EMPTY) is StateTone.NONE
    parts.show_standing({"first": EMPTY, "second": DRAFTED})
    assert parts.tone(EMPTY) is StateTone.PROBLEM
    choose_paper(page, "nomination-list", settled)
    assert "chưa có đợt xét" in page.plain["nomination-list"].words.text()
    assert not page.plain["nomination-list"].button.isEnabled()
    choose_paper(page, "reminder-letter", settled)
    assert "không có đơn vị nào" in page.letters.words.text()
    choose_paper(page, "task-table", settled)
    assert "chưa có nhiệm vụ" in page.plain["task-table"].words.text()


def test_paper_and_period_are_remembered(
    qtbot: QtBot, context: Context, page: ReportsPage, settled: WindowRest
) -> None:
    choose_paper(page, "half-year-report", settled)
    page.period.set_key("2024-H1")
    page.period.chosen.emit()
    settled()
    again = ReportsPage(context)
    qtbot.addWidget(again)
    assert again.papers.key == "half-year-report"
    assert again.period.key == "2024-H1"


def in_window(qtbot: QtBot, context: Context, settled: WindowRest) -> tuple[QWidget, QStackedWidget, ReportsPage]:
    """A window of pages, the reports among them, with a part written and not saved."""
    window, pages = QWidget(), QStackedWidget()
    QVBoxLayout(window).addWidget(pages)
    page = ReportsPage(context)
    pages.addWidget(page)
    qtbot.addWidget(window, before_close_func=QWidget.hide)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page.period.set_key(YEAR)
    page.period.chosen.emit()
    qtbot.waitUntil(lambda: page.editor.parts.key != "")
    settled()
    page.editor.parts.choose("causes")
    page.editor.pane.editor.setPlainText("Bận.")
    return window, pages, page


def answer(window: QWidget, label: str) -> None:
    box = window.findChild(QMessageBox)
    assert box is not None
    assert box.text() == "Báo cáo năm 2026 có phần sửa chưa lưu."
    button = next(button for button in box.buttons() if button.text() == label)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_closing_the_window_asks_about_what_is_unsaved_and_saves_it(
    qtbot: QtBot, filled: BookIds, book: Book, context: Context, settled: WindowRest
) -> None:
    window, _, _ = in_window(qtbot, context, settled)
    assert not window.close()
    answer(window, "&Quay lại")
    assert window.isVisible()
    assert not window.close()
    answer(window, "&Lưu")
    settled()
    assert not window.isVisible()
    assert kept_text(book, "causes") == "Bận."


def test_closing_may_leave_what_is_unsaved(
    qtbot: QtBot, filled: BookIds, book: Book, context: Context, settled: WindowRest
) -> None:
    window, _, _ = in_window(qtbot, context, settled)
    window.close()
    answer(window, "&Bỏ")
    assert not window.isVisible()
    assert kept_text(book, "causes") is None


def test_a_page_that_was_taken_out_of_the_window_does_not_hold_it(
    qtbot: QtBot, filled: BookIds, context: Context, settled: WindowRest
) -> None:
    window, pages, page = in_window(qtbot, context, settled)
    pages.removeWidget(page)
    assert window.close()


def test_the_report_of_another_plan_is_shown_and_its_texts_are_its_own(
    qtbot: QtBot, book: Book, filled: BookIds, context: Context, settled: WindowRest
) -> None:
    del filled
    import_plan(book, PLAN.replace("phong trào đọc sách giai đoạn 2024 - 2028", "công tác năm 2026"))
    page = make_page(qtbot, context, settled)
    settled()
    assert page.plan_box.isVisible()
    assert page.plan_box.currentText() == "Kế hoạch 2024 - 2028"
    page.plan_box.setFocus()
    QTest.keyClick(page.plan_box, KEY.Key_Down)
    settled()
    with qtbot.waitSignal(page.editor.preview_asked) as asked:
        page.editor.preview_action.trigger()
    (key, _) = asked.args
    assert (key.plan_id, key.plan_name) == (2, "Kế hoạch 2026")
    assert key.words.endswith("– Kế hoạch 2026")


def test_the_state_of_a_part_stands_below_its_heading_where_there_is_no_room_beside(
    page: ReportsPage, settled: WindowRest
) -> None:
    parts = page.editor.parts
    heading, state = parts.item(0, 0), parts.item(0, 1)
    assert heading is not None
    assert state is not None
    title = heading.text()
    assert title
    assert state.text()
    assert not parts.isColumnHidden(1)
    parts.setMaximumWidth(160)
    settled()
    assert parts.isColumnHidden(1)
    assert heading.text() == f"{title}\n• {state.text().capitalize()}"
    assert parts.horizontalScrollBar().maximum() == 0
    parts.setMaximumWidth(page.width())
    parts.setMinimumWidth(400)
    settled()
    assert not parts.isColumnHidden(1)
    assert heading.text() == title
