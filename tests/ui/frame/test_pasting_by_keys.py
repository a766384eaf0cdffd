"""Blocks pasted in the program's window with the keys: shown, written with Ctrl+Enter, taken back with Ctrl+Z."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_app.ui.emulation.movements.tab import MovementsTab
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.plan.page import PlanPage
from desktop_app.ui.widgets.imports.window import ImportWindow
from desktop_app.ui.widgets.lists.view import ListView
from tests.books import record_rows
from tests.ui.frame.test_main_window import Run
from tests.ui.keyboard import Keys

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def check_pasted(keys: Keys[Run], view: ListView, text: str) -> None:
    """Paste into a list, write what is shown, and take it back."""
    run = keys.run
    before = record_rows(run.context.book)
    QGuiApplication.clipboard().setText(text)
    (view.empty if view.empty.isVisible() else view.table).setFocus()
    keys.press(KEY.Key_V, CONTROL)
    run.settle()
    assert [each.isVisible() for each in run.window.findChildren(ImportWindow)] == [True]
    assert record_rows(run.context.book) == before
    keys.press(KEY.Key_Return, CONTROL)
    run.settle()
    run.qtbot.waitUntil(lambda: not any(each.isVisible() for each in run.window.findChildren(ImportWindow)))
    assert record_rows(run.context.book) != before
    keys.press(KEY.Key_Z, CONTROL)
    run.settle()
    assert record_rows(run.context.book) == before


def shown_page[T: QWidget](keys: Keys[Run], kind: type[T], number: KEY) -> T:
    keys.press(number, CONTROL)
    keys.run.settle()
    page = keys.run.window.findChild(kind)
    assert isinstance(page, kind)
    return page


def test_tasks_are_pasted_into_the_plan(keys: Keys[Run]) -> None:
    page = shown_page(keys, PlanPage, KEY.Key_2)
    check_pasted(keys, page.tasks, "Nhiệm vụ\tChủ trì\tThời hạn\nKiểm kê tủ sách\tVăn phòng\thằng năm\n")


def test_registrations_are_pasted_into_the_movement_shown(keys: Keys[Run]) -> None:
    page = shown_page(keys, EmulationPage, KEY.Key_7)
    page.tabs.setCurrentWidget(page.movements)
    tab = page.movements.content
    assert isinstance(tab, MovementsTab)
    keys.run.qtbot.waitUntil(lambda: tab.registrations.total > 0)
    check_pasted(keys, tab.registrations, "Họ và tên\tNgày đăng ký\nTrung tâm Thông tin\t10/3/2026\n")
