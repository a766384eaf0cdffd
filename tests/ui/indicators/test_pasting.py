"""A block of indicators pasted on their page: shown row by row, its values of the period that is shown."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.year.indicator_sets import IndicatorDraft
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.year.indicators import save_indicator
from desktop_app.ui.base.context import Context
from desktop_app.ui.indicators.page import IndicatorsPage
from desktop_app.ui.widgets.imports.window import ImportWindow
from tests.books import record_rows, rows_of
from tests.ui.pages import press

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_block_is_pasted_with_preview_into_the_period_shown(
    qtbot: QtBot, book: Book, context: Context, settled: Callable[[], None]
) -> None:
    save_indicator(book, None, IndicatorDraft("Tỷ lệ đã tập huấn", "%", "Tập huấn"))
    page = IndicatorsPage(context)
    qtbot.addWidget(page)
    page.show()
    page.period.set_key("2025")
    page.period.chosen.emit()
    settled()
    before = record_rows(book)
    block = "Chỉ tiêu\tĐVT\tThực hiện\tNguồn\nTỷ lệ đã tập huấn\t%\t62,5\tBáo cáo 3\nSố tủ sách\t\t4\t\n"
    QApplication.clipboard().setText(block)
    press(page, KEY.Key_V, CONTROL)
    settled()
    (window,) = page.findChildren(ImportWindow)
    assert [window.model.index(row, 1).data() for row in range(2)] == ["Sửa", "Chưa rõ"]
    assert window.model.index(1, 3).data() == "Nhập đơn vị tính."
    press(window, KEY.Key_Return, CONTROL)
    settled()
    assert rows_of(book, "indicator_value", "period, value, source") == [("2025", "62.5", "Báo cáo 3")]
    history.undo(book)
    assert record_rows(book) == before
