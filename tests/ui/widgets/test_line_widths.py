"""The widths and heights of tables that show all their lines at once: each text whole where there is room."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableWidget, QTableWidgetItem
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.theme import set_up_table
from desktop_app.ui.widgets.lists.line_table import give_blank


def test_cut_texts_get_what_a_wide_table_leaves_blank(qtbot: QtBot) -> None:
    table, texts, _ = table_of([("Phó Trưởng phòng Lãnh sự - Hợp tác quốc tế", "ghi chú")], qtbot)
    for width, is_whole in ((900, True), (200, False)):
        table.resize(width, 100)
        table.show()
        give_blank(table, {0: 150}, texts)
        assert (table.columnWidth(0) >= table.sizeHintForColumn(0)) is is_whole
    assert table.columnWidth(0) == 150


def test_texts_go_over_two_lines_where_a_table_is_narrow(qtbot: QtBot) -> None:
    person = ("Bế Thanh Ân", "Phó Giám đốc Trung tâm Thông tin và Dịch vụ đối ngoại", "24/12/2025", "")
    table, texts, _ = table_of([person, ("Vi Thu Dung", "Chuyên viên", "", "")], qtbot)
    table.show()
    rows, line = table.verticalHeader(), table.verticalHeader().defaultSectionSize()
    for width, lines in ((520, 2), (900, 1)):
        table.resize(width, 200)
        give_blank(table, {0: 200, 1: 300, 2: 100}, texts)
        assert table.horizontalHeader().length() == table.viewport().width(), width
        assert table.columnWidth(2) >= table.fontMetrics().horizontalAdvance("24/12/2025")
        # Who it is of stays on one line.
        assert table.columnWidth(0) >= table.sizeHintForIndex(table.model().index(0, 0)).width()
        assert rows.sectionSize(0) == line + (lines - 1) * table.fontMetrics().lineSpacing()
        assert rows.sectionSize(1) == line


def test_a_row_has_two_lines_only_where_its_texts_need_them_and_a_few_that_are_longer_have_more(qtbot: QtBot) -> None:
    unit = "Phòng Lãnh sự - Hợp tác quốc tế"
    office = "Sở Ngoại vụ, Hợp tác quốc tế, Quản lý biên giới và Công tác cửa khẩu tỉnh"
    table, texts, _ = table_of([("01/07/2025", unit, "")] * 5 + [("05/07/2022", office, "")], qtbot)
    measure, rows = table.fontMetrics().horizontalAdvance, table.verticalHeader()
    table.show()
    table.resize(measure(unit) + 350, 300)
    # As wide as the text with what the style leaves beside it, and no wider.
    give_blank(table, {1: measure(unit) + 17}, texts)
    table.setColumnWidth(1, measure(unit) + 17)
    line, more = rows.defaultSectionSize(), table.fontMetrics().lineSpacing()
    assert [rows.sectionSize(row) for row in range(5)] == [line] * 5
    table.resize(measure("01/07/2025") + measure("Ghi chú") + measure(office) // 3 + 100, 300)
    give_blank(table, {0: 100, 1: 100, 2: 60}, texts, cut=True)
    assert rows.sectionSize(5) >= line + 2 * more


def test_a_head_of_two_lines_is_not_cut_as_if_they_were_one(qtbot: QtBot) -> None:
    table, texts, _ = table_of([("Bế Thanh Ân", "", "")] * 2, qtbot)
    set_up_table(table)
    table.setHorizontalHeaderLabels(["Họ và tên", "Văn bản\nxếp loại", "Danh hiệu đăng ký"])
    table.show()
    for width in (230, 600):
        table.resize(width, 200)
        give_blank(table, {1: 90}, texts, cut=True)
    # Qt would measure both lines as one, and end them in dots.
    assert table.horizontalHeader().textElideMode() is Qt.TextElideMode.ElideNone


def test_short_numbers_and_empty_columns_leave_their_room_to_texts_that_are_cut(qtbot: QtBot) -> None:
    unit = "Trung tâm Thông tin và Dịch vụ đối ngoại của tỉnh"
    table, texts, _ = table_of([("Bế Thanh Ân", unit, "1", "0", "")] * 3, qtbot)
    measure = table.fontMetrics().horizontalAdvance
    table.show()
    table.resize(measure("Bế Thanh Ân") + measure(unit) // 2 + 250, 200)
    give_blank(table, {1: 120, 2: 100, 3: 100, 4: 140}, texts, cut=True)
    assert table.horizontalHeader().length() == table.viewport().width()
    assert [table.columnWidth(at) < 80 for at in (2, 3, 4)] == [True] * 3
    assert table.columnWidth(1) >= measure(unit) // 2 + 20


def test_the_longest_texts_are_measured_and_not_every_row(qtbot: QtBot) -> None:
    longest = "Phó Trưởng phòng Lãnh sự - Hợp tác quốc tế"
    rows = [*((f"Chuyên viên {number}", "") for number in range(300)), (longest, "ghi chú")]
    table, texts, measured = table_of(rows, qtbot)
    table.resize(900, 100)
    give_blank(table, {0: 50}, texts)
    assert table.columnWidth(0) >= table.fontMetrics().horizontalAdvance(longest)
    assert len(rows) - 1 in measured
    assert len(measured) < len(rows) / 4


def table_of(
    rows: Sequence[Sequence[str]], qtbot: QtBot
) -> tuple[QTableWidget, Callable[[int], Sequence[str]], set[int]]:
    """Return a table of rows, what gives their texts, and the rows of which a cell is measured."""
    measured: set[int] = set()

    class Delegate(QStyledItemDelegate):
        """Notes of which row it is asked how large a cell is."""

        def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
            measured.add(index.row())
            return super().sizeHint(option, index)

    table = QTableWidget(len(rows), len(rows[0]))
    qtbot.addWidget(table)
    table.setItemDelegate(Delegate(table))
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            table.setItem(place, column, QTableWidgetItem(text))
    table.horizontalHeader().setStretchLastSection(True)
    return table, rows.__getitem__, measured
