"""The pane beside a list: the whole record of the current row, and the way to those it is linked to."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.office import UNITS
from desktop_app.domain.list_kinds.year import ACTIVITIES
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.book import Book
from desktop_app.services.year import activities
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import Theme
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.records.detail_pane import DetailPane
from tests.books import unit
from tests.ui.colours import light_theme

WindowRest = Callable[[], None]

theme = pytest.fixture(light_theme)


def seen(view: ListView) -> str:
    pane = view.details.pane
    assert pane is not None
    return pane.toPlainText()


def test_f4_shows_the_whole_record_with_its_links(
    book: Book, context: Context, qtbot: QtBot, settled: WindowRest
) -> None:
    office = unit(book, "Văn phòng")
    for number, day in enumerate((date(2026, 3, 2), date(2026, 4, 6)), 1):
        fields = ActivityFields(day, ActivityKind.EVENT, f"Tọa đàm {number}", unit_id=office, partners="Đoàn <Sở> & xã")
        activities.add_activity(book, fields)
    view = ListView(context, ACTIVITIES)
    view.arrange_at_first({"hidden": ["partners"]})
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    settled()
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    QTest.keyClick(view.table, Qt.Key.Key_F4)
    settled()
    # What the list hides and what it cuts is there, as it is written.
    assert "Tọa đàm 2" in seen(view)
    assert "Đoàn <Sở> & xã" in seen(view)
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    settled()
    assert "Tọa đàm 1" in seen(view)
    asked: list[ListQuery] = []
    entered: list[int] = []
    context.list_asked.connect(asked.append)
    view.activated.connect(entered.append)
    pane = view.details.pane
    assert pane is not None
    pane.anchorClicked.emit(QUrl("0"))
    assert asked == [ListQuery("units", scope={"ids": (office,)})]
    pane.anchorClicked.emit(QUrl("open"))
    assert entered == [1]
    # Another list of the kind has it as it was left; F4 again hides it.
    other = ListView(context, ACTIVITIES)
    qtbot.addWidget(other)
    other.show()
    settled()
    qtbot.waitUntil(lambda: other.details.shown)
    QTest.keyClick(view.table, Qt.Key.Key_F4)
    assert not view.details.shown


def test_the_name_of_a_record_is_larger_than_its_fields_whatever_the_letters(
    context: Context, qtbot: QtBot, theme: Theme
) -> None:
    theme.choose_size(200)
    try:
        window = QWidget()
        qtbot.addWidget(window)
        pane = DetailPane(context, UNITS, "Mở để sửa", window)
        pane.show_row(1, ["Thanh tra Sở" if column.key == "name" else "2" for column in UNITS.columns])
        first, second = pane.document().begin(), pane.document().begin().next()
        assert first.text() == "Thanh tra Sở"
        heights = [QFontMetrics(block.begin().fragment().charFormat().font()).height() for block in (first, second)]
        assert heights[0] > heights[1]
    finally:
        theme.choose_size(100)
