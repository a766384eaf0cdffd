"""Lists filtered by their columns by keys and clicks: asked, shown as chips, kept by name, chosen again."""

import sqlite3
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.awards import DECISIONS
from desktop_app.domain.list_kinds.office import PEOPLE
from desktop_app.domain.lists import ListKind
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.services.book import Book
from desktop_app.services.keeping.lists.list_filters import list_filters
from desktop_app.services.office import people
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.widgets.lists.filters.filter_edit import FilterEdit
from desktop_app.ui.widgets.lists.filters.window import FilterWindow
from desktop_app.ui.widgets.lists.view import ListView
from tests.books import unit
from tests.ui.list_views import WindowRest, column, list_shower

KEY = Qt.Key
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NAMES = ("Đặng Văn Ánh", "Nông Thị Bình", "Lê Minh Chi", "Hứa Đức Dũng", "Vi Thu Đào", "Bế Thị Lan")

show = pytest.fixture(list_shower)


def _fill(book: Book) -> None:
    units = unit(book, "Văn phòng"), unit(book, "Thanh tra Sở")
    for place, name in enumerate(NAMES):
        post = PostFields(units[place % 2], "Chuyên viên", date(2020, 1, 1))
        people.save_person(book, None, PersonFields(name, birth_year=1970 + 5 * place), ((None, post),))


FILLINGS = {"peopled": _fill}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def peopled(book: Book) -> Book:
    """A book with people of two units."""
    return book


def counted(book: Book, condition: str) -> int:
    connection = sqlite3.connect(book.store.path)
    try:
        return int(connection.execute(f"SELECT count(*) FROM person WHERE {condition}").fetchone()[0])
    finally:
        connection.close()


def stand_in(view: ListView, key: str) -> None:
    place = [each.key for each in PEOPLE.columns].index(key)
    view.table.setFocus()
    view.table.setCurrentIndex(view.table.model().index(0, place))


def open_filter(view: ListView, settled: WindowRest) -> FilterWindow:
    QTest.keyClick(view.table, KEY.Key_F, CONTROL_SHIFT)
    settled()
    [window] = [child for child in view.window().findChildren(FilterWindow) if child.isVisible()]
    return window


def chips(view: ListView) -> list[str]:
    assert view.filters.chips is not None
    return [button.text() for button in view.filters.chips.buttons]


def choose(view: ListView, settled: WindowRest, words: str) -> None:
    [button] = [each for each in view.filter.findChildren(QToolButton) if each.toolTip().startswith("Lọc theo cột")]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settled()
    [menu] = [child for child in view.findChildren(QMenu) if child.isVisible()]
    [action] = [action for action in menu.actions() if action.text() == words]
    action.trigger()
    menu.close()
    settled()


def test_enter_among_the_values_of_a_column_filters(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    stand_in(view, "unit")
    window = open_filter(view, settled)
    checks = window.rows[0].checks
    checks.setFocus()
    QTest.keyClick(checks, KEY.Key_Space)
    QTest.keyClick(checks, KEY.Key_Return)
    settled()
    assert not any(each.isVisible() for each in view.window().findChildren(FilterWindow))
    assert 0 < view.total < counted(peopled, "1")


def test_several_columns_filter_a_list_at_once_and_the_filter_is_kept_by_name(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    stand_in(view, "birth_year")
    window = open_filter(view, settled)
    QTest.keyClicks(window.focusWidget(), "1975")
    QTest.mouseClick(window.add, Qt.MouseButton.LeftButton)
    row = window.rows[1]
    row.column.set_value("unit")
    settled()
    offered = [row.checks.model().index(place, 0).data() for place in range(row.checks.count())]
    assert offered == ["Thanh tra Sở", "Văn phòng"]
    row.checks.setFocus()
    QTest.keyClick(row.checks, KEY.Key_Space)
    QTest.keyClicks(window.name, "Thanh tra tu 1975")
    QTest.mouseClick(window.keep, Qt.MouseButton.LeftButton)
    settled()
    assert [each.name for each in list_filters(peopled, "people")] == ["Thanh tra tu 1975"]
    QTest.keyClick(window.name, KEY.Key_Return)
    settled()
    expected = counted(peopled, "birth_year >= 1975 AND full_name IN ('Nông Thị Bình', 'Hứa Đức Dũng', 'Bế Thị Lan')")
    assert view.total == expected == 3
    assert view.count.text() == "Lọc được 3 người"
    assert chips(view) == ["Năm sinh: từ 1975", "Đơn vị: Thanh tra Sở", "Bỏ hết"]
    QTest.keyClicks(view.filter, "dung")
    settled()
    assert column(view, "name") == ["Hứa Đức Dũng"]
    QTest.keyClick(view.filter, KEY.Key_Escape)
    settled()
    assert view.filters.chips is not None
    QTest.mouseClick(view.filters.chips.buttons[1], Qt.MouseButton.LeftButton)
    settled()
    assert view.total == counted(peopled, "birth_year >= 1975") == 5
    QTest.mouseClick(view.filters.chips.buttons[0], Qt.MouseButton.LeftButton)
    settled()
    assert (view.total, view.filters.chips.isHidden()) == (len(NAMES), True)
    choose(view, settled, "Thanh tra tu 1975")
    assert view.total == 3


def test_what_is_no_number_is_said_and_leaves_the_list_as_it_was(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    stand_in(view, "birth_year")
    window = open_filter(view, settled)
    QTest.keyClicks(window.focusWidget(), "197x")
    QTest.keyClick(window.focusWidget(), KEY.Key_Return)
    assert window.isVisible()
    assert "không phải là số" in window.notice.text
    assert view.total == len(NAMES)
    QTest.keyClick(window, KEY.Key_Escape)
    assert not view.query.conditions


def test_values_that_come_for_a_window_that_is_gone_are_given_to_nobody(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest, qtbot: QtBot
) -> None:
    view = show(PEOPLE)
    window = open_filter(view, settled)
    with qtbot.waitSignal(window.destroyed):
        window.rows[0].column.set_value("unit")
        window.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # What is raised for want of the window fails the test.
    settled()
    assert view.total == len(NAMES)


def test_no_row_left_says_so_and_shows_all_again(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    stand_in(view, "birth_year")
    window = open_filter(view, settled)
    QTest.keyClicks(window.focusWidget(), "2050")
    QTest.mouseClick(window.apply, Qt.MouseButton.LeftButton)
    settled()
    assert view.empty.text == "Không có dòng nào đủ các điều kiện lọc."
    QTest.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    settled()
    assert view.total == len(NAMES)


def test_a_number_with_letters_is_filtered_as_a_text(
    show: Callable[[ListKind], ListView], peopled: Book, settled: WindowRest
) -> None:
    view = show(DECISIONS)
    window = open_filter(view, settled)
    row = window.rows[0]
    row.column.set_value("number")
    settled()
    assert [str(way) for way in row.way.values()] == ["là một trong", "có chữ", "có ghi", "chưa ghi"]
    assert "number" in window.group.values()
    row.column.set_value("amount")
    assert [str(way) for way in row.way.values()] == ["từ – đến", "có ghi", "chưa ghi"]
    QTest.keyClick(window, KEY.Key_Escape)


def test_the_hint_of_an_empty_filter_is_as_long_as_there_is_room(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    line = FilterEdit("người", parent)
    parent.show()
    seen = []
    for width in (600, 200, 110):
        line.resize(width, 30)
        seen.append(line.placeholderText())
        assert line.fontMetrics().horizontalAdvance(seen[-1]) < width
    assert seen == ["Lọc: gõ vài chữ, có dấu hay không dấu", "Lọc: gõ vài chữ", "Lọc"]


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_filter_is_never_too_narrow_for_a_word_that_says_what_it_is(
    peopled: Book, show: Callable[[ListKind], ListView], qapp: QApplication, percent: int
) -> None:
    theme = apply_theme(qapp)
    try:
        theme.choose_size(percent)
        view = show(PEOPLE)
        view.setUpdatesEnabled(True)
        line, pictures = view.filter, []
        narrow = QWidgetItem(line).minimumSize()
        for size in (narrow, narrow + QSize(40, 0)):
            line.resize(size)
            line.setPlaceholderText("Lọc")
            pictures.append(line.grab().toImage().copy(0, 0, narrow.width() - 4, narrow.height()))
        assert pictures[0] == pictures[1]
    finally:
        theme.choose_size(100)
