"""The keys of lists on the tables that are none: rows are copied as there, and what there is not is said."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QTabWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.frame.help.unanswered import NO_COLUMNS, NO_DETAILS
from desktop_app.ui.widgets.lists.filters.window import FilterWindow
from tests.books import sample_in
from tests.ui.shown_program import ShownProgram

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def run(qtbot: QtBot, tmp_path: Path) -> ShownProgram:
    """The program on the sample."""
    run = ShownProgram(qtbot, sample_in(tmp_path / "book").root, QSize(1366, 740))
    run.show()
    return run


def table_on(run: ShownProgram, key: str, tab: int) -> QTableView:
    """Go to a table, with the keyboard in it and its first row of data chosen."""
    run.window.go_to(key)
    tabs = run.window.current_page.findChild(QTabWidget)
    if isinstance(tabs, QTabWidget):
        tabs.setCurrentIndex(tab)
    run.settle()
    table = next(view for view in run.window.current_page.findChildren(QTableView) if view.isVisible())
    run.qtbot.waitUntil(lambda: table.model().rowCount() > 1)
    table.setFocus()
    if not table.selectionModel().hasSelection():
        table.selectRow(0)
    return table


@pytest.mark.parametrize(("key", "tab"), [("indicators", 0), ("rules", 0)])
def test_rows_of_a_table_are_copied_as_those_of_a_list(run: ShownProgram, key: str, tab: int) -> None:
    table, clipboard = table_on(run, key, tab), QGuiApplication.clipboard()
    header, row = table.horizontalHeader(), table.currentIndex().row()
    shown = [place for place in range(header.count()) if not header.isSectionHidden(place)]
    cells = "\t".join(str(table.model().index(row, place).data() or "") for place in shown)
    heads = "\t".join(str(table.model().headerData(place, Qt.Orientation.Horizontal)) for place in shown)
    assert cells.count("\t") > 2
    QTest.keyClick(table, Qt.Key.Key_C, CONTROL)
    assert clipboard.text() == cells
    assert run.window.statusBar().currentMessage() == "Đã chép 1 dòng"
    QTest.keyClick(table, Qt.Key.Key_C, CONTROL | SHIFT)
    assert clipboard.text() == f"{heads}\n{cells}"
    assert run.window.statusBar().currentMessage() == "Đã chép 1 dòng cùng tiêu đề cột"
    table.clearSelection()
    QTest.keyClick(table, Qt.Key.Key_C, CONTROL)
    assert run.window.statusBar().currentMessage() == "Chưa chọn dòng nào"
    assert clipboard.text() == f"{heads}\n{cells}"


def test_what_a_table_has_not_of_a_list_is_said(run: ShownProgram) -> None:
    table = table_on(run, "people", 1)
    for pressed, modifiers, words in (
        (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier, NO_DETAILS),
        (Qt.Key.Key_F, CONTROL | SHIFT, NO_COLUMNS),
        (Qt.Key.Key_L, CONTROL | SHIFT, NO_COLUMNS),
    ):
        run.window.statusBar().clearMessage()
        QTest.keyClick(table, pressed, modifiers)
        assert run.window.statusBar().currentMessage() == words


def test_conditions_on_columns_are_asked_for_from_beside_a_list_too(run: ShownProgram) -> None:
    table_on(run, "tracking", 0)
    page = run.window.current_page
    page.focusNextChild()
    QTest.keyClick(page, Qt.Key.Key_F, CONTROL | SHIFT)
    run.qtbot.waitUntil(lambda: any(window.isVisible() for window in run.window.findChildren(FilterWindow)))
