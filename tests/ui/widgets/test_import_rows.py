"""The rows of a file before they are written: what each says is read in the row itself."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.intake.files.workbook import CellPlace
from desktop_app.services.import_rows import ImportRow, RowAction
from desktop_app.ui.widgets.imports.rows import RowsModel, RowsTable
from desktop_app.ui.widgets.imports.shown_rows import ShownRows

WHY = "Thêm người mới, cùng tên với người đã có. “Phòng Biên phiên dịch” lấy là “Phòng Lãnh sự - Hợp tác quốc tế”."


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(700, 400)
    widget.show()
    return widget


def shown(parent: QWidget, rows: Sequence[ImportRow]) -> RowsTable:
    model = RowsModel(lambda *_: True, parent)
    table = RowsTable(model, parent)
    table.resize(700, 400)
    table.show()
    keys = tuple(("Trang", row.place.row, 0) for row in rows)
    model.show_rows(ShownRows(tuple(rows), keys, ("name", "post"), ("", "", "", "", "Họ và tên", "Chức vụ")))
    table.fit_columns()
    return table


def row_of(number: int, action: RowAction, why: str = "") -> ImportRow:
    texts = {"name": "Nông Thị Lan Phương", "post": "Phó Trưởng phòng Quản lý biên giới"}
    return ImportRow(CellPlace("Trang", number), texts, action, why)


def test_what_a_row_says_goes_over_as_many_lines_as_there_is_room_for(parent: QWidget) -> None:
    few = shown(parent, [row_of(2, RowAction.ADD, WHY), row_of(3, RowAction.ADD)])
    line = few.fontMetrics().lineSpacing()
    assert few.wordWrap()
    # Four lines at most: the whole of it stands below the rows, too.
    assert few.rowHeight(0) - few.rowHeight(1) == 3 * line
    many = shown(parent, [row_of(number, RowAction.ADD, WHY) for number in range(2, 400)])
    assert many.rowHeight(0) - few.rowHeight(1) == line
    # Only the rows in sight are measured; others are when they come into sight.
    assert many.rowHeight(300) == few.rowHeight(1)
    many.scrollTo(many.model().index(300, 0))
    assert many.rowHeight(300) == many.rowHeight(0)


def test_a_row_without_a_box_says_why_it_has_none(parent: QWidget) -> None:
    table = shown(parent, [row_of(2, RowAction.UNCLEAR, "Chưa có người này trong sổ."), row_of(3, RowAction.ADD)])
    unclear, clear = (table.model().index(row, 0) for row in range(2))
    assert unclear.data(Qt.ItemDataRole.CheckStateRole) is None
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert str(unclear.data(role)).startswith("Chưa ghi được: Chưa có người này trong sổ. ")
    assert not clear.data(Qt.ItemDataRole.ToolTipRole)
