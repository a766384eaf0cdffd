"""How the table of indicators shares its room: the names before what hardly stands in any row."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.year.indicator_sets import IndicatorDraft
from desktop_app.domain.year.indicators import Target, TargetSign
from desktop_app.domain.year.spans import Span
from desktop_app.services.book import Book
from desktop_app.services.year.indicators import measured, save_indicator
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.indicators.measured_model import MARK, NAME, text_of
from desktop_app.ui.indicators.measured_table import MeasuredTable

SHARE = IndicatorDraft(
    "Tỷ lệ đoàn viên được tập huấn về an toàn thông tin trên không gian mạng và chuyển đổi số hằng năm " * 2,
    "%",
    "Tập huấn",
    (Target(2025, TargetSign.AT_LEAST, Decimal(80)),),
)


def test_a_column_that_hardly_anything_stands_in_gives_way_to_the_names_in_a_low_window(
    book: Book, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp)
    for number in range(5):
        save_indicator(book, None, replace(SHARE, name=f"{number}. {SHARE.name}", confirmed=number > 0))
    lines = measured(book, "2025", Span(date(2025, 1, 1), date(2025, 12, 31)))
    table = MeasuredTable()
    qtbot.addWidget(table)
    table.resize(1100, 400)
    table.show()
    table.show_groups([("Tập huấn", lines)], headed=True)
    name = max(table.fontMetrics().horizontalAdvance(text_of(line, NAME)) for line in lines)
    assert name < 2 * (table.columnWidth(NAME) - 24)
    # Where there is room for all, every name stands on one line beside them.
    table.resize(2600, 400)
    assert not table.isColumnHidden(MARK)
    assert name < table.columnWidth(NAME)
