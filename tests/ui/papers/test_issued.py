"""Issuing on the page Văn bản: number and date, a number used twice, versions seen again, the register; the layout."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.papers import ISSUED
from desktop_app.domain.lists import ListQuery
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.office.offices import change_office, office
from desktop_app.services.papers.house_style.column_sets import list_columns
from desktop_app.services.papers.house_style.layouts import layout_of
from desktop_app.services.papers.issued import IssueFields, NextIssue, issue, issued_paper, reprint
from desktop_app.store import records
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.frame.main_window import MainWindow
from desktop_app.ui.papers.column_rows import ColumnRows
from desktop_app.ui.papers.columns_form import ColumnsForm
from desktop_app.ui.papers.issue_form import IssueForm
from desktop_app.ui.papers.issued_register import IssuedRegister
from desktop_app.ui.papers.issued_window import IssuedWindow
from desktop_app.ui.papers.layout_form import LayoutForm
from desktop_app.ui.papers.page import PapersPage
from tests.books import BookIds, book_in, fill, record_rows
from tests.pictures.squeezed import squeezed
from tests.services.meetings import without_vote
from tests.ui.conftest import WindowRest
from tests.ui.pages import go_back, open_form, press
from tests.ui.paper_pages import CONTROL, ROUND, SHIFT, box_of, choose, click, opened, remark


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with some of everything."""
    with book_in(tmp_path / "book", fill) as book:
        without_vote(book)
        yield book


@pytest.fixture
def page(qtbot: QtBot, context: Context, settled: WindowRest) -> PapersPage:
    return opened(qtbot, context, settled)


def issued_ids(book: Book, kind: str) -> list[int]:
    return [row.id for row in lists.everything(book, ListQuery("issued", scope={"kind": kind}))]


def test_a_paper_is_issued_by_the_keyboard_and_seen_again_as_it_was(
    qtbot: QtBot, page: PapersPage, settled: WindowRest, book: Book
) -> None:
    choose(page, settled, "submission")
    press(page, Qt.Key.Key_P, CONTROL | SHIFT)
    settled()
    form = open_form(qtbot, page, IssueForm)
    assert "Phát hành “Tờ trình" in form.windowTitle()
    QTest.keyClicks(form.number, "7")
    press(form, Qt.Key.Key_Tab)
    assert form.undated.isVisible()
    QTest.keyClicks(form.dated_on, "2/7/2026")
    assert not form.undated.isVisible()
    press(form, Qt.Key.Key_Return)
    settled()
    go_back(qtbot, page)
    (issued_id,) = issued_ids(book, "submission")
    paper = issued_paper(book, issued_id)
    assert (paper.number, paper.dated_on, paper.version) == ("07/TTr-VP", date(2026, 7, 2), 1)
    assert "Phát hành “Tờ trình" in page.notice.text
    qtbot.waitUntil(lambda: page.issued.view.total == 1)
    page.issued.view.table.setFocus()
    page.issued.view.select_id(issued_id)
    press(page, Qt.Key.Key_Return)
    settled()
    (window,) = page.findChildren(IssuedWindow)
    assert window.paper is not None
    assert window.paper.content == reprint(book, issued_id).content
    window.close()


def test_a_window_of_an_issued_paper_that_is_gone_says_so(
    qtbot: QtBot, page: PapersPage, context: Context, settled: WindowRest
) -> None:
    window = IssuedWindow(context, 99, page)
    qtbot.addWidget(window)
    window.show()
    settled()
    assert window.paper is None
    assert any("99" in label.text() or "không còn" in label.text() for label in window.findChildren(QLabel))


def test_what_cannot_be_issued_says_so_before_anything_is_typed(
    qtbot: QtBot, page: PapersPage, settled: WindowRest, book: Book
) -> None:
    with book.store.work("Bỏ lý do") as work:
        for row in records.living(work.connection, "nomination"):
            work.update("nomination", row["id"], {"exception_reason": ""})
    choose(page, settled, "nomination-list")
    press(page, Qt.Key.Key_P, CONTROL | SHIFT)
    settled()
    form = open_form(qtbot, page, IssueForm)
    assert form.banner.isVisible()
    assert "Hội đồng chưa biểu quyết các đề nghị này" in form.banner.text()
    QTest.keyClicks(form.dated_on, "2/7/2026")
    assert not form.banner.isVisible()
    press(form, Qt.Key.Key_Return)
    settled()
    assert issued_ids(book, "nomination-list") == []
    assert "Hội đồng chưa biểu quyết các đề nghị này" in form.banner.text()
    form.settle()
    form.reject()


def test_a_paper_issued_without_a_day_is_said_to_have_none(
    qtbot: QtBot, page: PapersPage, settled: WindowRest, book: Book
) -> None:
    choose(page, settled, "submission")
    press(page, Qt.Key.Key_P, CONTROL | SHIFT)
    settled()
    form = open_form(qtbot, page, IssueForm)
    assert form.dated_on.value() is None
    assert form.undated.isVisible()
    press(form, Qt.Key.Key_Return)
    settled()
    assert page.notice.text.endswith(", chưa ghi ngày.")


def test_the_offered_signer_gives_way_to_the_one_of_the_papers_day(
    qtbot: QtBot, page: PapersPage, settled: WindowRest, book: Book
) -> None:
    change_office(book, replace(office(book), valid_from=date(2026, 6, 20), signer_name="Lý Thị Mây"))
    choose(page, settled, "award-decision")
    page.issue_action.trigger()
    settled()
    form = open_form(qtbot, page, IssueForm)
    assert form.signer.text() == "Lý Thị Mây"
    form.dated_on.set_value(date(2026, 6, 12))
    press(form, Qt.Key.Key_Return)
    settled()
    (issued_id,) = issued_ids(book, "award-decision")
    assert issued_paper(book, issued_id).signer == "Hứa Văn Ước"


def test_a_number_used_before_is_asked_about_and_may_be_used(
    qtbot: QtBot, page: PapersPage, settled: WindowRest, book: Book
) -> None:
    issue(book, "submission", {"round": "2026-H1", "type": "movement"}, IssueFields("7", date(2026, 7, 2)))
    choose(page, settled, "submission")
    page.issue_action.trigger()
    settled()
    form = open_form(qtbot, page, IssueForm)
    form.number.setText("07")
    form.dated_on.set_value(date(2026, 7, 9))
    press(form, Qt.Key.Key_Return)
    settled()
    box = box_of(qtbot, page)
    assert "Số 07/TTr-VP năm 2026 đã dùng" in box.text()
    click(box, "Hủy")
    settled()
    assert form.isVisible()
    assert len(issued_ids(book, "submission")) == 1
    form.activateWindow()
    press(form, Qt.Key.Key_Return)
    settled()
    click(box_of(qtbot, page), "Vẫn phát hành")
    settled()
    assert len(issued_ids(book, "submission")) == 2


def test_what_the_decision_was_given_is_not_typed_again(
    qtbot: QtBot, page: PapersPage, settled: WindowRest, book: Book
) -> None:
    choose(page, settled, "award-decision", round="2025-H2")
    page.issue_action.trigger()
    settled()
    form = open_form(qtbot, page, IssueForm)
    assert (form.number.text(), form.number.isReadOnly()) == ("05/QĐ-SNgV", True)
    assert form.dated_on.value() == date(2026, 1, 12)
    press(form, Qt.Key.Key_Return, CONTROL)
    settled()
    (issued_id,) = issued_ids(book, "award-decision")
    assert issued_paper(book, issued_id).dated_on == date(2026, 1, 12)


def test_issued_versions_asked_for_from_elsewhere_are_shown_with_their_paper(
    page: PapersPage, settled: WindowRest, book: Book
) -> None:
    issued_id = issue(book, "nomination-list", {"round": "2025-H2"}, IssueFields()).only_id("issued_paper")
    scope = {"kind": "nomination-list", "options": '{"round": "2025-H2"}'}
    page.show_query(ListQuery("issued", scope=scope))
    settled()
    assert page.chooser.options == {"round": "2025-H2", "direction": "", "type": ""}
    page.issued.view.select_id(issued_id)
    assert page.issued.view.current_id() == issued_id


def test_an_issued_version_is_opened_by_its_button_under_words_that_say_what_stands_there(
    qtbot: QtBot, page: PapersPage, settled: WindowRest, book: Book
) -> None:
    issued = page.issued
    # Nothing was issued: there is nothing to open, and no room is left for a line to filter by.
    choose(page, settled, "submission")
    assert not issued.show_action.isEnabled()
    title, rows = (label for label in issued.findChildren(QLabel) if "Đã &phát hành" in label.text()), issued.view
    assert next(title).mapTo(issued, QPoint()).x() == 0
    for _ in range(2):
        issue(book, "nomination-list", {"round": "2025-H2"}, IssueFields())
    page.show_query(ListQuery("issued", scope={"kind": "nomination-list", "options": '{"round": "2025-H2"}'}))
    qtbot.waitUntil(lambda: rows.total == 2)
    settled()
    assert not rows.filter.isVisible()
    assert rows.mapTo(issued, QPoint()).y() + rows.table.mapTo(rows, QPoint()).y() < 60
    # The newest is chosen, and one press away.
    (button,) = (each for each in issued.findChildren(QToolButton) if each.defaultAction() is issued.show_action)
    assert (button.isVisible(), button.isEnabled(), button.text()) == (True, True, "Xem")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settled()
    (window,) = page.findChildren(IssuedWindow)
    assert window.paper is not None
    window.close()


def test_the_register_of_issued_papers_says_how_one_is_opened(
    qtbot: QtBot, page: PapersPage, settled: WindowRest, book: Book
) -> None:
    issue(book, "submission", ROUND, IssueFields())
    page.open_register()
    (register,) = page.findChildren(IssuedRegister)
    qtbot.waitUntil(lambda: register.view.total > 0)
    register.view.select_first()
    settled()
    (button,) = (each for each in register.findChildren(QToolButton) if each.defaultAction() is register.show_action)
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settled()
    (window,) = register.findChildren(IssuedWindow)
    assert window.paper is not None
    window.close()
    register.close()


def test_the_layout_is_chosen_within_its_ranges_and_taken_back(
    qtbot: QtBot, page: PapersPage, settled: WindowRest, book: Book
) -> None:
    before = record_rows(book)
    press(page, Qt.Key.Key_T, CONTROL | SHIFT)
    settled()
    form = open_form(qtbot, page, LayoutForm)
    # The unit of a measure does not stand alone on a line.
    assert [field.label.text() for field in form.fields.values() if " (" in field.label.text()] == []
    left = form.boxes["left"]
    left.setFocus()
    left.selectAll()
    QTest.keyClicks(left, "99")
    press(form, Qt.Key.Key_Tab)
    assert left.value() <= 35
    form.boxes["left"].setValue(35)
    press(form, Qt.Key.Key_Return, CONTROL)
    settled()
    assert layout_of(book, date(2026, 7, 2)).left == 35
    go_back(qtbot, page)
    page.layout_action.trigger()
    settled()
    again = open_form(qtbot, page, LayoutForm)
    assert again.boxes["left"].value() == 35
    (restore,) = [button for button in again.findChildren(QPushButton) if "Khôi phục" in button.text()]
    QTest.mouseClick(restore, Qt.MouseButton.LeftButton)
    settled()
    assert record_rows(book) == before
    assert page.pane.is_shown


def test_the_register_holds_everything_that_was_issued(
    qtbot: QtBot, page: PapersPage, settled: WindowRest, book: Book
) -> None:
    issue(book, "nomination-list", ROUND, IssueFields())
    press(page, Qt.Key.Key_I, CONTROL | SHIFT)
    register = open_form(qtbot, page, IssuedRegister)
    settled()
    qtbot.waitUntil(lambda: register.view.total == 2)
    assert register.view.table.shown_columns() == [column.key for column in ISSUED.columns]
    register.view.filter.setFocus()
    QTest.keyClicks(register.view.filter, "danh sach")
    settled()
    qtbot.waitUntil(lambda: register.view.total == 1)
    press(register, Qt.Key.Key_Return)
    press(register, Qt.Key.Key_Down)
    press(register, Qt.Key.Key_Return)
    settled()
    (window,) = register.findChildren(IssuedWindow)
    assert window.paper is not None
    window.close()
    register.close()


def write(table: ColumnRows, row: int, place: int, text: str) -> None:
    item = table.item(row, place)
    assert item is not None
    item.setText(text)


def test_the_columns_of_a_list_are_chosen_and_taken_back(
    qtbot: QtBot, page: PapersPage, settled: WindowRest, book: Book
) -> None:
    before = record_rows(book)
    press(page, Qt.Key.Key_B, CONTROL | SHIFT)
    settled()
    form = open_form(qtbot, page, ColumnsForm)
    keys = [rule.key for rule in form.columns.rules()]
    note, name = keys.index("Ghi chú"), keys.index("Tóm tắt thành tích")
    form.columns.setCurrentCell(note, 0)
    press(form, Qt.Key.Key_Space)
    write(form.columns, name, 2, "Thành tích nổi bật")
    write(form.columns, name, 3, "rộng")
    press(form, Qt.Key.Key_Return, CONTROL)
    settled()
    assert "Bề ngang cột “Tóm tắt thành tích” phải từ 8 đến 150 mm" in form.fields["columns"].sentence.text()
    write(form.columns, name, 3, "100,5")
    press(form, Qt.Key.Key_Return, CONTROL)
    settled()
    rules = {rule.key: rule for rule in list_columns(book, "nomination-list").columns}
    assert not rules["Ghi chú"].shown
    assert (rules["Tóm tắt thành tích"].title, rules["Tóm tắt thành tích"].width) == ("Thành tích nổi bật", 100.5)
    go_back(qtbot, page)
    page.columns_action.trigger()
    settled()
    again = open_form(qtbot, page, ColumnsForm)
    (restore,) = [button for button in again.findChildren(QPushButton) if "Khôi phục" in button.text()]
    QTest.mouseClick(restore, Qt.MouseButton.LeftButton)
    settled()
    assert record_rows(book) == before
    choose(page, settled, "submission")
    assert not page.columns_action.isEnabled()


def test_the_window_goes_from_a_remark_to_the_record_and_back(
    qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    window = MainWindow(SettingsFile.of(context, context.book.folder.settings), "sổ")
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.show_book(context)
    window.go_to("papers")
    settled()
    page = window.current_page
    assert isinstance(page, PapersPage)
    page.remarks.list.setCurrentRow(remark(page, "còn là nháp") - 1)
    page.next_remark.trigger()
    settled()
    emulation = window.current_page
    assert isinstance(emulation, EmulationPage)
    qtbot.waitUntil(lambda: emulation.nominations.total == 1)
    emulation.nominations.select_id(BookIds().draft)
    assert emulation.nominations.current_id() == BookIds().draft
    window.go_to("papers")
    settled()
    assert page.pane.is_shown
    window.go_to("today")
    context.act(lambda book: issue(book, "nomination-list", ROUND, IssueFields()))
    settled()
    (issued_id,) = issued_ids(context.book, "nomination-list")
    window.show_list(ListQuery("issued", scope={"kind": "nomination-list", "options": '{"round": "2026-H1"}'}))
    settled()
    qtbot.waitUntil(lambda: page.issued.view.total == 1)
    page.issued.view.select_id(issued_id)
    assert page.issued.view.current_id() == issued_id


def test_what_stands_below_an_input_is_whole_beside_labels_of_large_letters(
    context: Context, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.ui.base.window_size.room_of_main", lambda _window: QSize(1366, 768))
    parent = QWidget()
    qtbot.addWidget(parent)
    theme = apply_theme(qapp)
    theme.choose_size(200)
    try:
        form = IssueForm(
            context, "report", {}, NextIssue("Báo cáo", 1, "BC-SNgV", "", None, "Nông Văn Lộc", ()), parent
        )
        form.show_form()
        QApplication.processEvents()
        assert list(squeezed(form)) == []
    finally:
        theme.choose_size(100)
