"""Keys on the rows, the filter and the button of a list."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QVBoxLayout
from pytestqt.qtbot import QtBot

import desktop_app.ui
from desktop_app.domain.list_kinds.office import PEOPLE
from desktop_app.domain.lists import ListKind
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.actions import push_button
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.records.list_dialog import ListDialog
from tests.ui.list_views import NAMES, WindowRest, book_of_people, column, hide, list_shower

PROGRAM = Path(desktop_app.ui.__file__).parent

show = pytest.fixture(list_shower)
peopled = pytest.fixture(book_of_people)


def current_texts(view: ListView) -> list[str]:
    return [str(index.data()) for index in view.table.selectionModel().selectedRows()]


def test_down_from_the_filter_chooses_the_first_row_so_that_delete_acts_on_it(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest, qtbot: QtBot
) -> None:
    view = show(PEOPLE)
    asked: list[list[int]] = []
    view.delete_requested.connect(asked.append)
    QTest.keyClicks(view.filter, "v")
    settled()
    QTest.keyClick(view.filter, Qt.Key.Key_Down)
    assert current_texts(view) == [column(view, "name")[0]]
    QTest.keyClick(view.table, Qt.Key.Key_Delete)
    assert asked == [view.selected_ids()]


def test_the_first_down_chooses_the_first_row(peopled: Book, show: Callable[[ListKind], ListView]) -> None:
    view = show(PEOPLE)
    view.table.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert current_texts(view) == [column(view, "name")[0]]
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert current_texts(view) == [column(view, "name")[1]]


def test_acts_on_one_row_say_why_they_do_nothing(
    context: Context, peopled: Book, show: Callable[[ListKind], ListView]
) -> None:
    view = show(PEOPLE)
    sentences: list[str] = []
    ids: list[int] = []
    context.message.connect(sentences.append)
    view.with_current(ids.append)
    view.delete_chosen()
    assert sentences == ["Chưa chọn dòng nào"] * 2
    view.table.selectAll()
    view.with_current(ids.append)
    # What was said of none is no longer so.
    assert sentences[2:] == ["", "Đang chọn 5 dòng: chọn một dòng rồi làm lại"]
    assert ids == []
    view.select_first()
    view.with_current(ids.append)
    assert ids == view.selected_ids()


def test_enter_of_the_number_pad_is_enter(peopled: Book, show: Callable[[ListKind], ListView]) -> None:
    view = show(PEOPLE)
    entered: list[int] = []
    view.activated.connect(entered.append)
    view.select_first()
    QTest.keyClick(view.table, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    # With another key held it is left to the window: Ctrl+Enter is an act of its own.
    QTest.keyClick(view.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert entered == view.selected_ids() * 2


def test_enter_presses_the_button_of_an_empty_list(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    QTest.keyClicks(view.filter, "zz")
    settled()
    QTest.keyClick(view.empty.button, Qt.Key.Key_Return)
    settled()
    assert view.total == len(NAMES)


def test_shift_f10_opens_the_menu_of_the_row(peopled: Book, show: Callable[[ListKind], ListView], qtbot: QtBot) -> None:
    view = show(PEOPLE)
    view.select_first()
    QTest.keyClick(view.table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    (menu,) = [menu for menu in view.findChildren(QMenu) if menu.isVisible() and not menu.title()]
    assert "Chép các dòng đã chọn" in [action.text() for action in menu.actions()]
    menu.close()


def test_undo_is_left_to_the_window_where_the_filter_is_empty(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest, qtbot: QtBot
) -> None:
    view = show(PEOPLE)
    undone: list[bool] = []
    shortcut = QShortcut(QKeySequence.StandardKey.Undo, view)
    shortcut.activated.connect(lambda: undone.append(True))
    with qtbot.waitActive(view):
        view.activateWindow()
    view.filter.setFocus()
    QTest.keyClicks(view.filter, "da")
    QTest.keyClick(view.filter, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (undone, view.filter.text()) == ([], "")
    QTest.keyClick(view.filter, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]


def test_arrows_lead_on_from_a_chosen_row_while_the_first_column_is_hidden(
    peopled: Book, show: Callable[[ListKind], ListView]
) -> None:
    view = show(PEOPLE)
    hide(view, "name")
    view.select_first()
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert view.table.currentIndex().row() == 1


def test_in_a_window_of_its_own_the_keys_mean_its_list_wherever_the_keyboard_is(
    peopled: Book, context: Context, settled: WindowRest, qtbot: QtBot
) -> None:
    dialog = ListDialog()
    qtbot.addWidget(dialog)
    view, button = ListView(context, PEOPLE), push_button("Đóng", "")
    column = QVBoxLayout(dialog)
    column.addWidget(view)
    column.addWidget(button)
    dialog.show()
    view.refresh()
    settled()
    button.setFocus()
    shown: list[bool] = []
    for widget in (button, view.table):
        QTest.keyClick(widget, Qt.Key.Key_F4)
        shown.append(view.details.shown)
    assert shown == [True, False]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert dialog.focusWidget() is view.filter


def test_every_window_with_a_list_gives_it_its_keys() -> None:
    sources = [path for path in PROGRAM.rglob("*.py") if "ListView(context" in path.read_text(encoding="utf-8")]
    assert sources
    assert [path.name for path in sources if "(QDialog):" in path.read_text(encoding="utf-8")] == []
