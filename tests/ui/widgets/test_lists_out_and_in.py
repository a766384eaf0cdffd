"""What leaves a list and comes into it by the keys: rows copied with heads, a block pasted, a form of one's own."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.year import OBSTACLES
from desktop_app.domain.year.obstacles import ObstacleFields
from desktop_app.services.book import Book
from desktop_app.services.keeping.exports.layouts import layouts
from desktop_app.services.year.obstacles import save_obstacle
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.widgets.imports.window import ImportWindow
from desktop_app.ui.widgets.lists.acts.layouts_window import LayoutsWindow
from desktop_app.ui.widgets.lists.view import ListView
from tests.books import rows_of, unit
from tests.ui.list_views import list_shower
from tests.ui.pages import choose_file, press

WindowRest = Callable[[], None]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def pasted(view: ListView, settled: WindowRest, text: str) -> ImportWindow:
    QGuiApplication.clipboard().setText(text)
    view.table.setFocus()
    press(view, Qt.Key.Key_V, CONTROL)
    settled()
    window = view.findChild(ImportWindow)
    assert window is not None
    return window


def test_a_block_is_pasted_into_an_empty_list(qtbot: QtBot, book: Book, context: Context, settled: WindowRest) -> None:
    view = list_shower(qtbot, context, settled)(OBSTACLES)
    QGuiApplication.clipboard().setText("04/03/2026\tVăn phòng\tThiếu kinh phí")
    view.empty.setFocus()
    press(view, Qt.Key.Key_V, CONTROL)
    settled()
    window = view.findChild(ImportWindow)
    assert window is not None
    # Three cells are not all columns of the list: the clerk says what they are.
    assert window.columns is not None
    assert [box.value() for box in window.columns.boxes] == ["", "", ""]
    window.columns.boxes[0].set_value("raised_on")
    window.columns.boxes[2].set_value("content")
    window.take()
    settled()
    assert actions(window) == ["Thêm mới"]
    window.take()
    settled()
    assert rows_of(book, "obstacle", "raised_on, content") == [("2026-03-04", "Thiếu kinh phí")]


def test_a_list_without_rows_is_not_written_out(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest
) -> None:
    view = list_shower(qtbot, context, settled)(OBSTACLES)
    view.table.customContextMenuRequested.emit(QPoint(10, 10))
    acts = [act for menu in view.findChildren(QMenu) for act in menu.actions() if act.text().startswith("Xuất")]
    assert [(act.text(), act.isEnabled()) for act in acts] == [
        ("Xuất danh sách này ra Excel, CSV…", False),
        ("Xuất theo mẫu…", False),
    ]


def actions(window: ImportWindow) -> list[str]:
    return [window.model.index(row, 1).data() for row in range(window.model.rowCount())]


def test_rows_copied_with_heads_are_the_same_when_pasted_and_a_block_of_excel_is_shown_first(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest
) -> None:
    save_obstacle(book, None, ObstacleFields(date(2026, 3, 4), "Thiếu\nkinh phí", unit(book, "Văn phòng")))
    view = list_shower(qtbot, context, settled)(OBSTACLES)
    view.select_first()
    view.table.setFocus()
    press(view, Qt.Key.Key_C, CONTROL | SHIFT)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Ngày phản ánh\tĐơn vị\tNội dung\t")
    window = pasted(view, settled, copied)
    assert [window.model.index(0, column).data() for column in (1, 3)] == ["Đã có", "Đã có, không khác."]
    window.reject()
    settled()
    block = 'Nội dung\tNgày phản ánh\r\n=SUM(A1)\t05/03/2026\r\n"Máy chiếu\nhỏng"\t31/02/2026\r\n'
    window = pasted(view, settled, block)
    assert actions(window) == ["Thêm mới", "Chưa rõ"]
    assert len(rows_of(book, "obstacle")) == 1
    window.take()
    settled()
    assert rows_of(book, "obstacle", "content")[1:] == [("=SUM(A1)",)]


def test_a_form_is_made_kept_and_used_by_the_window(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest, tmp_path: Path
) -> None:
    save_obstacle(book, None, ObstacleFields(date(2026, 3, 4), "Thiếu kinh phí"))
    view = list_shower(qtbot, context, settled)(OBSTACLES)
    window = LayoutsWindow(context, view.notice, OBSTACLES, view.query, ("raised_on", "content"), view)
    window.show()
    settled()
    window.name.setText("Tỉnh")
    window.add.click()
    for column, text in ((0, "Mã"), (2, "H27")):
        line = window.table.cellWidget(2, column)
        assert isinstance(line, QLineEdit)
        line.setText(text)
    window.table.setCurrentCell(2, 0)
    window.up.click()
    window.write.click()
    settled()
    choose_file(view, tmp_path / "tinh.csv")
    settled()
    assert (tmp_path / "tinh.csv").read_text("utf-8-sig").splitlines() == [
        "Ngày phản ánh,Mã,Nội dung",
        "04/03/2026,H27,Thiếu kinh phí",
    ]
    assert [layout.name for layout in layouts(book, "obstacles")] == ["Tỉnh"]


def test_with_large_letters_no_head_of_a_form_is_cut(
    qtbot: QtBot, context: Context, settled: WindowRest, qapp: QApplication
) -> None:
    theme = apply_theme(qapp)
    try:
        theme.choose_size(200)
        view = list_shower(qtbot, context, settled)(OBSTACLES)
        window = LayoutsWindow(context, view.notice, OBSTACLES, view.query, ("raised_on", "content"), view)
        window.resize(1340, 700)
        window.show()
        settled()
        header = window.table.horizontalHeader()
        assert [at for at in range(header.count()) if header.sectionSize(at) < header.sectionSizeHint(at)] == []
        window.close()
    finally:
        theme.choose_size(100)
