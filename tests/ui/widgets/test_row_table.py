"""Tables of a few rows."""

import pytest
from PySide6.QtWidgets import QTableWidgetItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.theme import Theme
from desktop_app.ui.widgets.lists.row_table import RowTable
from tests.ui.colours import light_theme

theme = pytest.fixture(light_theme)


@pytest.mark.parametrize("percent", [100, 200])
def test_a_row_is_whole_where_there_is_least_room(theme: Theme, qtbot: QtBot, percent: int) -> None:
    theme.choose_size(percent)
    try:
        around = QWidget()
        qtbot.addWidget(around)
        table = RowTable(1, "Các bản sao lưu")
        table.setHorizontalHeaderLabels(["Tệp"])
        table.setRowCount(1)
        item = QTableWidgetItem("so-thi-dua.db")
        table.setItem(0, 0, item)
        QVBoxLayout(around).addWidget(table)
        around.resize(400, 10)
        around.show()
        assert table.visualItemRect(item).bottom() < table.viewport().height()
    finally:
        theme.choose_size(100)
