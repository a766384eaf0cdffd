"""The current cell has one look in all tables and lists: a box of the accent around the whole of it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.states.colours import shown_tokens
from desktop_app.ui.base.theme import set_up_table
from desktop_app.ui.widgets.forms.checks.check_list import CheckList
from desktop_app.ui.widgets.forms.checks.check_model import CheckItem
from tests.ui.colours import light_theme

theme = pytest.fixture(light_theme)


def table_with_ticks() -> QAbstractItemView:
    table = QTableWidget(2, 2)
    set_up_table(table)
    item = QTableWidgetItem("")
    item.setCheckState(Qt.CheckState.Checked)
    table.setItem(0, 0, item)
    table.setItem(0, 1, QTableWidgetItem("TT"))
    table.setCurrentCell(0, 0)
    return table


def list_of_ticks() -> QAbstractItemView:
    rows = CheckList()
    rows.offer([CheckItem(number, f"Văn phòng {number}") for number in range(3)])
    return rows


def plain_list() -> QAbstractItemView:
    rows = QListWidget()
    rows.addItems(["Văn phòng", "Thanh tra"])
    rows.setCurrentRow(0)
    return rows


def tree() -> QAbstractItemView:
    rows = QTreeWidget()
    row = QTreeWidgetItem(["Ghi cơ quan"])
    rows.addTopLevelItem(row)
    rows.setCurrentItem(row)
    return rows


def marked_in(view: QAbstractItemView, qtbot: QtBot) -> tuple[QRect, QRect]:
    """Return where the accent stands in the current cell, and where that is."""
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    cell = view.visualRect(view.currentIndex()) & view.viewport().rect()
    shown, accent = view.viewport().grab().toImage(), QColor(shown_tokens().accent)
    at = [(x, y) for x in range(shown.width()) for y in range(shown.height()) if shown.pixelColor(x, y) == accent]
    across, down = [x for x, _ in at], [y for _, y in at]
    assert at, "the current cell has a box"
    return QRect(min(across), min(down), max(across) - min(across) + 1, max(down) - min(down) + 1), cell


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("make", [table_with_ticks, list_of_ticks])
def test_the_box_of_the_current_cell_goes_around_its_tick(qtbot: QtBot, make: Callable[[], QAbstractItemView]) -> None:
    box, cell = marked_in(make(), qtbot)
    assert box == cell


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("make", [plain_list, tree])
def test_the_current_row_of_any_list_has_a_box_of_the_accent(
    qtbot: QtBot, make: Callable[[], QAbstractItemView]
) -> None:
    box, cell = marked_in(make(), qtbot)
    assert cell.adjusted(-1, -1, 1, 1).contains(box)
