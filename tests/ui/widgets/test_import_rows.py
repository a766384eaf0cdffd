"""The rows of a file before they are written: what each says is read in the row itself."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.intake.files.workbook import CellPlace
from desktop_app.services.import_rows import ImportRow, RowAction
from desktop_app.ui.base.dress.tables import CellDelegate
from desktop_app.ui.base.dress.whole_words import lines_of
from desktop_app.ui.base.theme import apply_theme, at_size
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


def drawn(table: RowsTable, row: int) -> list[str]:
    """Return what is drawn in the cells of a row."""
    delegate = table.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    texts = []
    for column in range(table.model().columnCount()):
        cell, index = QStyleOptionViewItem(), table.model().index(row, column)
        table.initViewItemOption(cell)
        cell.rect = table.visualRect(index)
        texts.append(delegate.shown(cell, index).text)
    return texts


def test_what_a_row_says_goes_over_as_many_lines_as_there_is_room_for(parent: QWidget) -> None:
    few = shown(parent, [row_of(2, RowAction.ADD, WHY), row_of(3, RowAction.ADD)])
    line = few.fontMetrics().lineSpacing()
    assert few.wordWrap()
    usual = few.verticalHeader().defaultSectionSize()
    assert few.rowHeight(0) - usual >= 2 * line
    # No cell of theirs is cut, a place or another text that is longer than its column no more than a reason.
    assert not [text for row in range(2) for text in drawn(few, row) if text.endswith("…")]
    many = shown(parent, [row_of(number, RowAction.ADD, WHY) for number in range(2, 400)])
    assert many.rowHeight(0) - usual == line
    # Only the rows in sight are measured; others are when they come into sight.
    assert many.rowHeight(300) == usual
    many.scrollTo(many.model().index(300, 0))
    assert many.rowHeight(300) == many.rowHeight(0)


def test_a_row_without_a_box_says_why_it_has_none(parent: QWidget) -> None:
    table = shown(parent, [row_of(2, RowAction.UNCLEAR, "Chưa có người này trong sổ."), row_of(3, RowAction.ADD)])
    unclear, clear = (table.model().index(row, 0) for row in range(2))
    assert unclear.data(Qt.ItemDataRole.CheckStateRole) is None
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert str(unclear.data(role)).startswith("Chưa ghi được: Chưa có người này trong sổ. ")
    assert not clear.data(Qt.ItemDataRole.ToolTipRole)


def test_rows_that_are_scrolled_sideways_in_any_case_are_not_high_for_it(parent: QWidget) -> None:
    model = RowsModel(lambda *_: True, parent)
    table = RowsTable(model, parent)
    table.resize(560, 400)
    table.show()
    fields = tuple(f"field{number}" for number in range(7))
    texts = dict.fromkeys(fields, "Phó Trưởng phòng")
    row = ImportRow(CellPlace("Trang", 2), texts, RowAction.ADD, WHY)
    model.show_rows(ShownRows((row,), (("Trang", 2, 0),), fields, ("Ghi", "Việc", "Dòng", "Chi tiết", *fields)))
    table.fit_columns()
    assert table.horizontalScrollBar().maximum() > 0
    line = table.fontMetrics().lineSpacing()
    assert table.rowHeight(0) - table.verticalHeader().defaultSectionSize() <= 3 * line
    # In sight are whole columns: the frame would cut a date into another one.
    for width in range(560, 1000, 40):
        table.resize(width, 400)
        ends = [sum(table.columnWidth(at) for at in range(end)) for end in range(1, len(fields) + 5)]
        assert table.horizontalScrollBar().maximum() == 0 or table.viewport().width() in ends, width


def test_with_large_letters_what_a_row_says_is_in_sight_without_being_scrolled_to(
    parent: QWidget, qapp: QApplication
) -> None:
    theme = apply_theme(qapp)
    try:
        theme.choose_size(200)
        table = shown(parent, [row_of(2, RowAction.ADD, f"{WHY} {WHY}"), row_of(3, RowAction.ADD)])
        before = sum(table.columnWidth(column) for column in range(3))
        for more in (at_size(180), at_size(220), at_size(260)):
            table.resize(before + more, 400)
            qapp.processEvents()
            assert table.horizontalScrollBar().maximum() > 0
            end = sum(table.columnWidth(column) for column in range(4))
            assert end <= table.viewport().width(), more
    finally:
        theme.choose_size(100)


def test_a_row_is_as_high_as_its_lines_and_no_higher(parent: QWidget, qapp: QApplication) -> None:
    apply_theme(qapp)
    table = shown(parent, [row_of(2, RowAction.ADD, WHY)])
    metrics = table.fontMetrics()
    width = table.columnWidth(3) - 16
    lines = lines_of(WHY, table.font(), width, 20)
    assert lines > 1
    assert table.rowHeight(0) == table.verticalHeader().defaultSectionSize() + (lines - 1) * metrics.lineSpacing()


def test_a_row_that_is_not_written_shows_that_where_others_have_their_box(parent: QWidget) -> None:
    actions = (RowAction.UNCLEAR, RowAction.CONFLICT, RowAction.SAME, RowAction.ADD)
    table = shown(parent, [row_of(number, action) for number, action in enumerate(actions, 2)])
    boxes = [table.model().index(row, 0).data() for row in range(len(actions))]
    assert boxes == ["chưa được", "chưa được", "–", ""]


def test_a_row_whose_texts_are_on_one_line_is_as_high_as_one(parent: QWidget, qapp: QApplication) -> None:
    """It was three lines high: its columns were reckoned narrower than they are made by their texts."""
    apply_theme(qapp)
    parent.resize(1500, 400)
    table = shown(
        parent, [row_of(2, RowAction.UNCLEAR, "Chưa rõ."), row_of(3, RowAction.ADD), row_of(4, RowAction.LEFT_OUT)]
    )
    table.resize(1500, 400)
    assert [table.rowHeight(row) for row in range(3)] == [table.verticalHeader().defaultSectionSize()] * 3
