from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.decisions.tab import DecisionsTab
from desktop_app.ui.widgets.imports.window import ImportWindow
from tests.books import person, review_round, rows_of, unit
from tests.ui.pages import choose_file, open_form, open_page, press, write_workbook

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HEADS = ("Họ và tên", "Danh hiệu", "Số quyết định", "Ngày", "Cơ quan", "Năm")


def test_old_awards_are_taken_in_from_a_workbook(
    qtbot: QtBot, book: Book, context: Context, settled: Callable[[], None], tmp_path: Path
) -> None:
    person(book, "Lộc Thị Đào", unit(book, "Văn phòng"), "Chuyên viên")
    review_round(book, "2026-H1")
    old = ("Chiến sĩ thi đua cơ sở", "90/QĐ-SNgV", date(2023, 12, 20), "Sở Ngoại vụ", 2023)
    file = write_workbook(tmp_path / "kt.xlsx", HEADS, ("Lộc Thị Đào", *old), ("Vi Thu Hà", *old))
    tab = DecisionsTab(context)
    open_page(qtbot, tab, tab.decisions)
    tab.show_round("2026-H1")
    settled()
    tab.setFocus()
    QTest.keyClick(tab.decisions.empty, Qt.Key.Key_I, CONTROL | SHIFT)
    choose_file(tab, file)
    settled()
    window = open_form(qtbot, tab, ImportWindow)
    assert window.windowTitle() == "Khen thưởng đã có: nhập từ “kt.xlsx”"
    press(window, Qt.Key.Key_Return, CONTROL)
    settled()
    assert rows_of(book, "award", "awarded_name, award, amount") == [
        ("Lộc Thị Đào", "Chiến sĩ thi đua cơ sở", 1_800_000)
    ]
    qtbot.waitUntil(lambda: tab.decisions.total == 1)
    assert tab.sides.key == "direct"
