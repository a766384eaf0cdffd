"""A row dragged by the mouse to another place, where order is the clerk's own."""

from collections.abc import Callable
from operator import itemgetter

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRubberBand
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.office import UNITS
from desktop_app.domain.lists import ListKind
from desktop_app.services.book import Book
from desktop_app.services.office.units import move_unit
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.lists.acts.row_drag import RowDrag, order_rows
from desktop_app.ui.widgets.lists.view import ListView
from tests.books import rows_of, unit
from tests.ui.list_views import WindowRest, column, list_shower

NAMES = ("Ban Giám đốc", "Văn phòng", "Thanh tra", "Phòng Lãnh sự", "Trung tâm")
LEFT = Qt.MouseButton.LeftButton

show = pytest.fixture(list_shower)


def _fill(book: Book) -> None:
    for name in NAMES:
        unit(book, name)


FILLINGS = {"office": _fill}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """Five units in their order."""
    return book


@pytest.fixture
def view(office: Book, context: Context, show: Callable[[ListKind], ListView], settled: WindowRest) -> ListView:
    view = show(UNITS)

    order_rows(context, view, lambda unit_id, step: context.act(lambda book: move_unit(book, unit_id, step)))
    view.refresh()
    settled()
    return view


def at(view: ListView, row: int, part: float) -> QPoint:
    return QPoint(60, view.table.rowViewportPosition(row) + int(view.table.rowHeight(row) * part))


def drag(view: ListView, row: int, to: QPoint) -> None:
    ground = view.table.viewport()
    QTest.mousePress(ground, LEFT, pos=at(view, row, 0.5))
    QTest.mouseMove(ground, (at(view, row, 0.5) + to) / 2)
    QTest.mouseMove(ground, to)
    QTest.mouseRelease(ground, LEFT, pos=to)


def test_the_chosen_row_is_dragged_down_and_up(view: ListView, office: Book, settled: WindowRest) -> None:
    view.table.selectRow(1)
    drag(view, 1, at(view, 3, 0.8))
    settled()
    moved = ["Ban Giám đốc", "Thanh tra", "Phòng Lãnh sự", "Văn phòng", "Trung tâm"]
    assert column(view, "name") == moved
    assert [name for name, _ in sorted(rows_of(office, "unit", "name, position"), key=itemgetter(1))] == moved
    assert view.table.currentIndex().row() == 3
    drag(view, 3, at(view, 0, 0.1))
    settled()
    assert column(view, "name") == ["Văn phòng", "Ban Giám đốc", "Thanh tra", "Phòng Lãnh sự", "Trung tâm"]
    drag(view, 0, QPoint(60, view.table.viewport().height() - 2))
    settled()
    assert column(view, "name")[-1] == "Văn phòng"


def test_a_list_that_leaves_rows_out_is_not_put_in_order(view: ListView, context: Context, settled: WindowRest) -> None:
    sentences: list[str] = []
    context.message.connect(sentences.append)
    QTest.keyClicks(view.filter, "t")
    settled()
    before = column(view, "name")
    assert 1 < len(before) < len(NAMES)
    view.table.selectRow(0)
    drag(view, 0, at(view, 1, 0.9))
    settled()
    way = "bỏ lọc, rồi bấm tiêu đề cột “Thứ tự” đến khi xếp xuôi"
    assert (column(view, "name"), sentences) == (
        before,
        [f"Danh sách đang lọc hoặc xếp theo cột, chưa đổi thứ tự được: {way}"],
    )


def test_sorted_back_by_its_own_order_the_list_can_be_put_in_order_again(
    view: ListView, office: Book, settled: WindowRest
) -> None:
    places = {column.key: place for place, column in enumerate(view.table.kind.columns)}
    for key in ("name", "order"):
        view.table.sort_asked.emit(places[key])
        settled()
    assert column(view, "name") == list(NAMES)
    view.table.selectRow(0)
    drag(view, 0, at(view, 1, 0.9))
    settled()
    assert column(view, "name")[:2] == ["Văn phòng", "Ban Giám đốc"]


def test_at_the_edge_the_list_goes_on_under_the_dragged_row(
    qtbot: QtBot, view: ListView, office: Book, settled: WindowRest
) -> None:
    for number in range(20):
        unit(office, f"Chi đoàn {number:02}")
    view.refresh()
    settled()
    view.table.selectRow(0)
    ground, bar = view.table.viewport(), view.table.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.mousePress(ground, LEFT, pos=at(view, 0, 0.5))
    for away in (3, 2):
        QTest.mouseMove(ground, QPoint(60, ground.height() - away))
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    QTest.mouseRelease(ground, LEFT, pos=QPoint(60, ground.height() - 2))
    settled()
    # Held still at the edge after the last row came into sight.
    assert "Ban Giám đốc" in column(view, "name")[-2:]


def test_esc_leaves_the_dragged_row_where_it_was(view: ListView, settled: WindowRest) -> None:
    view.table.selectRow(0)
    ground = view.table.viewport()
    QTest.mousePress(ground, LEFT, pos=at(view, 0, 0.5))
    for part in (0.2, 0.8):
        QTest.mouseMove(ground, at(view, 2, part))
    QTest.keyClick(view.table, Qt.Key.Key_Escape)
    QTest.mouseRelease(ground, LEFT, pos=at(view, 2, 0.8))
    settled()
    assert column(view, "name") == list(NAMES)


def test_another_button_leaves_the_dragged_row_and_the_list_stands_still(
    qtbot: QtBot, view: ListView, office: Book, settled: WindowRest
) -> None:
    for number in range(20):
        unit(office, f"Chi đoàn {number:02}")
    view.refresh()
    settled()
    before = column(view, "name")
    view.table.selectRow(0)
    ground, bar = view.table.viewport(), view.table.verticalScrollBar()
    edge = QPoint(60, ground.height() - 2)
    QTest.mousePress(ground, LEFT, pos=at(view, 0, 0.5))
    for away in (3, 2):
        QTest.mouseMove(ground, QPoint(60, ground.height() - away))
    qtbot.waitUntil(lambda: bar.value() > 0)
    QTest.mousePress(ground, Qt.MouseButton.RightButton, pos=edge)
    (line,) = ground.findChildren(QRubberBand)
    assert not line.isVisible()
    drag = view.table.findChild(RowDrag)
    assert drag is not None
    assert not any(timer.isActive() for timer in drag.findChildren(QTimer))
    for button in (Qt.MouseButton.RightButton, LEFT):
        QTest.mouseRelease(ground, button, pos=edge)
    settled()
    assert column(view, "name") == before


def test_a_click_or_a_drag_from_another_row_chooses_rows_as_ever(view: ListView, settled: WindowRest) -> None:
    view.table.selectRow(0)
    QTest.mouseClick(view.table.viewport(), LEFT, pos=at(view, 0, 0.5))
    QTest.mouseClick(view.table.viewport(), LEFT, pos=at(view, 2, 0.5))
    settled()
    assert (column(view, "name"), len(view.selected_ids())) == (list(NAMES), 1)
    assert view.table.currentIndex().row() == 2
