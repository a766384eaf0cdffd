"""The history in the window: filtered by person and day, opened field by field, one field put back."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_app.domain.list_kinds.awards import AWARDS
from desktop_app.domain.list_kinds.council import VOTES
from desktop_app.domain.list_kinds.office import UNITS
from desktop_app.domain.list_kinds.papers import ISSUED
from desktop_app.domain.list_kinds.plan import OCCURRENCES
from desktop_app.domain.lists import ListKind
from desktop_app.domain.office.units import UnitFields
from desktop_app.services.book import Book, hand_over_to
from desktop_app.services.office import units
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.settings.history_page import HistoryPage
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.records.history_of_record import RecordHistoryWindow
from tests.books import book_in, fill, labels, rows_of
from tests.ui.pages import open_page

CONTAINS = Qt.MatchFlag.MatchContains


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A filled book in which somebody renamed a unit."""
    with book_in(tmp_path / "book", fill) as book:
        hand_over_to(book, "Bế Thu Hòa")
        units.change_unit(book, 3, UnitFields("Trung tâm Dữ liệu"))
        yield book


def fields_of(window: RecordHistoryWindow) -> dict[str, QTreeWidgetItem]:
    """Return the lines of fields by their words, of the newest step where several have one."""
    items: dict[str, QTreeWidgetItem] = {}
    for item in window.tree.findItems("", CONTAINS | Qt.MatchFlag.MatchRecursive):
        if item.childCount() == 0:
            items.setdefault(item.text(0), item)
    return items


def test_the_log_is_filtered_by_person_and_day(
    qtbot: QtBot, book: Book, context: Context, settled: Callable[[], None]
) -> None:
    page = HistoryPage(context)
    open_page(qtbot, page, page.list)
    settled()
    everything = page.list.total
    page.actor.set_value("Bế Thu Hòa")
    page.actor.activated.emit(page.actor.currentIndex())
    settled()
    assert page.list.total == 1
    page.day.setText("1/1/2020")
    settled()
    assert page.list.total == 0
    page.day.set_value(date.today())
    settled()
    assert page.list.total == 1
    page.actor.set_value("")
    page.actor.activated.emit(0)
    page.day.clear()
    settled()
    assert page.list.total == everything


def test_a_change_opens_field_by_field_and_a_field_is_put_back(
    qtbot: QtBot, book: Book, context: Context, settled: Callable[[], None]
) -> None:
    page = HistoryPage(context)
    open_page(qtbot, page, page.list)
    settled()
    page.list.select_first()
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    settled()
    (window,) = page.findChildren(RecordHistoryWindow)
    item = fields_of(window)["Đơn vị: Tên đơn vị"]
    assert (item.text(2), item.text(3)) == ("Trung tâm Thông tin", "Trung tâm Dữ liệu")
    assert not window.put_back.isEnabled()
    window.tree.setCurrentItem(item)
    window.put_back.click()
    settled()
    assert units.unit(book, 3).name == "Trung tâm Thông tin"
    assert labels(book)[-1] == "Lấy lại “Tên đơn vị” của đơn vị “Trung tâm Dữ liệu”"
    window.tree.setCurrentItem(fields_of(window)["Đơn vị: Tên đơn vị"])
    window.put_back.click()
    settled()
    assert "đang có đúng nội dung đó" in window.notice.text


def test_the_log_of_one_record_is_shown_on_the_page_and_filtered_further(
    qtbot: QtBot, book: Book, context: Context, settled: Callable[[], None]
) -> None:
    page = HistoryPage(context)
    context.list_asked.connect(page.show_query)
    open_page(qtbot, page, page.list)
    settled()
    everything = page.list.total
    window = RecordHistoryWindow.of_record(context, "unit", 3, "đơn vị số 3", page)
    window.open()
    settled()
    row = window.tree.visualItemRect(next(iter(fields_of(window).values())))
    # With the air that rows of lists have.
    assert row.height() >= window.tree.fontMetrics().height() + GAP
    window.on_page.click()
    settled()
    # Twice others were put before it in the order of units.
    assert page.list.total == 4
    assert page.record_line.text() == "Chỉ hiện: đơn vị “Trung tâm Dữ liệu”"
    page.actor.set_value("Bế Thu Hòa")
    page.actor.activated.emit(page.actor.currentIndex())
    settled()
    assert page.list.total == 1
    page.record_line.click()
    page.actor.set_value("")
    page.actor.activated.emit(0)
    settled()
    assert page.list.total == everything
    # From a part in what one change did to the record that it belongs to.
    post = RecordHistoryWindow.of_change(context, change_of(book, "post"), page)
    post.open()
    settled()
    # What is blank beside short words goes to longer ones, and nothing is blank beside the columns.
    tree = post.tree
    assert {item.text(2) for item in fields_of(post).values()} == {"(trống)"}
    assert tree.columnWidth(2) < tree.columnWidth(3)
    assert sum(tree.columnWidth(column) for column in range(4)) == tree.viewport().width()
    assert not post.on_page.isEnabled()
    post.tree.setCurrentItem(fields_of(post)["Chức vụ: Chức vụ"])
    post.on_page.click()
    settled()
    assert page.record_line.text() == "Chỉ hiện: người “Nông Thị Lan”"


def change_of(book: Book, kind: str) -> int:
    """Return the first change of rows of a kind."""
    ((change_id,),) = rows_of(book, "change_item", "min(change_id)", f"table_name = '{kind}'")
    return int(str(change_id))


@pytest.mark.parametrize("kind", [AWARDS, VOTES, ISSUED, OCCURRENCES])
def test_rows_of_awards_votes_and_issued_papers_offer_their_history(
    qtbot: QtBot, book: Book, context: Context, settled: Callable[[], None], kind: ListKind
) -> None:
    view = ListView(context, kind)
    open_page(qtbot, view, view)
    settled()
    view.select_first()
    settled()
    view.table.customContextMenuRequested.emit(view.table.rect().center())
    menu = next(menu for menu in view.findChildren(QMenu) if menu.isVisible())
    (action,) = (action for action in menu.actions() if action.text() == "Nhật ký của dòng này…")
    action.trigger()
    menu.close()
    settled()
    (window,) = view.findChildren(RecordHistoryWindow)
    assert window.tree.topLevelItemCount() > 0


def test_every_list_of_records_offers_the_history_of_its_row(
    qtbot: QtBot, book: Book, context: Context, settled: Callable[[], None]
) -> None:
    view = ListView(context, UNITS)
    open_page(qtbot, view, view)
    settled()
    view.select_id(3)
    settled()
    view.table.customContextMenuRequested.emit(view.table.rect().center())
    menu = next(menu for menu in view.findChildren(QMenu) if menu.isVisible())
    (action,) = (action for action in menu.actions() if action.text() == "Nhật ký của dòng này…")
    action.trigger()
    menu.close()
    settled()
    (window,) = view.findChildren(RecordHistoryWindow)
    assert window.windowTitle() == "Nhật ký của đơn vị số 3"
    assert window.tree.topLevelItemCount() == 4


def test_a_history_that_was_closed_asks_nothing_more(
    qtbot: QtBot, book: Book, context: Context, settled: Callable[[], None]
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = RecordHistoryWindow.of_record(context, "unit", 3, "đơn vị số 3", parent)
    window.open()
    settled()
    window.reject()
    qtbot.waitUntil(lambda: not isValid(window))
    context.act(lambda book: units.change_unit(book, 3, UnitFields("Trung tâm Số liệu")))
    settled()
    settled()


def test_of_a_record_that_the_log_does_not_know_a_sentence_says_so(
    qtbot: QtBot, context: Context, parent: QWidget, settled: Callable[[], None]
) -> None:
    window = RecordHistoryWindow.of_record(context, "unit", 99, "đơn vị số 99", parent)
    window.open()
    settled()
    assert window.empty.isVisible()
    assert window.empty.text == "Nhật ký không còn việc nào của bản ghi này."
    assert not window.how.isVisible()
    assert (window.put_back.isEnabled(), window.on_page.isEnabled()) == (False, False)
