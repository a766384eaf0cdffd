"""Lists whose rows are put together by a column: a heading over each group, sums at the foot, counted by SQL too."""

import sqlite3
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QToolButton, QToolTip

from desktop_app.domain.list_kinds.year import ACTIVITIES
from desktop_app.domain.lists import ListKind, ListQuery
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, PeopleReached
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.year.activities import add_activity
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.lists.acts.density import set_dense
from desktop_app.ui.widgets.lists.figures.bands import GroupBands
from desktop_app.ui.widgets.lists.filters.chips import Filtering
from desktop_app.ui.widgets.lists.view import ListView
from tests.books import unit
from tests.ui.list_views import WindowRest, column, list_shower

show = pytest.fixture(list_shower)


def _fill(book: Book) -> None:
    units = unit(book, "Văn phòng"), unit(book, "Thanh tra Sở"), None
    for number in range(1, 10):
        reached = PeopleReached(number * 1000) if number % 4 else PeopleReached()
        day = date(2026, 1, number)
        add_activity(
            book, ActivityFields(day, ActivityKind.EVENT, f"Ngày {number}", unit_id=units[number % 3], reached=reached)
        )


FILLINGS = {"active": _fill}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def active(book: Book) -> Book:
    """Nine activities, three of each of two units and three of none; two of them reached nobody counted."""
    return book


def counted(book: Book) -> dict[str, tuple[int, int]]:
    statement = """
        SELECT coalesce(unit.name, ''), count(*), sum(coalesce(reached_staff, 0))
        FROM activity LEFT JOIN unit ON unit.id = activity.unit_id GROUP BY 1
    """
    connection = sqlite3.connect(book.store.path)
    try:
        return {name: (number, people) for name, number, people in connection.execute(statement)}
    finally:
        connection.close()


def test_groups_have_their_number_and_sums(active: Book) -> None:
    figures = lists.group_figures(active, ListQuery("activities", group="unit"))
    expected = counted(active)
    assert len(expected) == 3
    assert {each.value: (each.count, *each.sums) for each in figures} == expected
    assert lists.sums(active, ListQuery("activities")) == (sum(people for _, people in expected.values()),)
    assert lists.sums(active, ListQuery("activities", "khong co gi")) == (0,)


def test_a_heading_stands_over_the_first_row_of_each_group(
    active: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(ACTIVITIES)
    plain = view.table.rowHeight(0)
    view.show_filtering(Filtering(group="unit"))
    settled()
    assert column(view, "unit") == [*[""] * 3, *["Thanh tra Sở"] * 3, *["Văn phòng"] * 3]
    heights = [view.table.rowHeight(row) for row in range(view.total)]
    assert [row for row, height in enumerate(heights) if height > min(heights)] == [0, 3, 6]
    view.setUpdatesEnabled(True)
    picture = view.table.viewport().grab().toImage()
    window = QApplication.palette().color(QPalette.ColorRole.Window)
    y = view.table.rowViewportPosition(3) + 2
    assert QColor(picture.pixel(picture.width() - 4, y)) == window
    # A heading is part of its row, which is chosen and moved to as any other.
    view.table.setFocus()
    view.table.selectRow(2)
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert view.current_id() == view.selected_ids()[0]
    assert view.table.currentIndex().row() == 3
    # And a text of it that is cut is told in full.
    place = [each.key for each in ACTIVITIES.columns].index("unit")
    view.table.setColumnWidth(place, 30)
    view.table.set_dense(True)
    cell = view.table.visualRect(view.table.model().index(3, place)).bottomLeft() + QPoint(4, -4)
    ground = view.table.viewport()
    QApplication.sendEvent(ground, QHelpEvent(QEvent.Type.ToolTip, cell, ground.mapToGlobal(cell)))
    assert QToolTip.text() == "<qt>Thanh tra Sở</qt>"
    QToolTip.hideText()
    view.table.set_dense(False)
    view.table.fit_all_again()
    view.show_filtering(Filtering())
    settled()
    assert {view.table.rowHeight(row) for row in range(view.total)} == {plain}


def test_rows_stand_close_together_in_every_list_until_they_are_set_apart(
    active: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(ACTIVITIES)
    wide = view.table.rowHeight(0)

    def toggle() -> None:
        more = next(each for each in view.findChildren(QToolButton) if each.toolTip().startswith("Cột, thứ tự"))
        QTest.mouseClick(more, Qt.MouseButton.LeftButton)
        [menu] = [each for each in view.findChildren(QMenu) if each.isVisible()]
        next(action for action in menu.actions() if action.text() == "Dòng sát nhau").trigger()
        menu.close()

    toggle()
    narrow = view.table.rowHeight(0)
    assert narrow < wide
    other = show(ACTIVITIES)
    assert {other.table.rowHeight(row) for row in range(other.total)} == {narrow}
    toggle()
    assert view.table.rowHeight(0) == wide


def test_rows_set_close_together_in_one_window_are_so_in_those_around_it(
    active: Book, context: Context, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(ACTIVITIES)
    wide = view.table.rowHeight(0)
    set_dense(context, QDialog(QDialog(view)), dense=True)
    settled()
    assert view.table.rowHeight(0) < wide


def test_the_foot_adds_up_the_chosen_rows_or_all(
    active: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(ACTIVITIES)
    settled()
    [title] = [each.title for each in ACTIVITIES.columns if each.adds_up]
    whole = sum(people for _, people in counted(active).values())
    [foot] = [label for label in view.findChildren(QLabel) if label.objectName() == "foot"]
    assert foot.text() == f"Cả danh sách:  {title} {whole:,}".replace(",", ".")
    # A low list has its rows instead, until the sums are asked for.
    high = view.size()
    view.resize(high.width(), 150)
    assert not foot.isVisible()
    view.table.selectAll()
    settled()
    assert foot.isVisible()
    view.table.clearSelection()
    settled()
    assert not foot.isVisible()
    view.resize(high)
    assert foot.isVisible()
    view.table.selectRow(0)
    QTest.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    settled()
    # The latest two: of the ninth and, as nobody was counted, of the eighth.
    assert foot.text() == f"2 dòng đang chọn:  {title} 9.000"
    QTest.keyClicks(view.filter, "khong")
    settled()
    assert foot.isHidden()


def test_the_name_of_a_group_gives_way_to_its_figures(
    active: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(ACTIVITIES)
    view.show_filtering(Filtering(group="unit"))
    settled()
    [bands] = view.table.findChildren(GroupBands)
    metrics = QFontMetrics(view.table.font())
    whole = bands.heading(3, metrics, 2_000)
    figures = whole.removeprefix("Thanh tra Sở")
    assert figures.startswith("  ·  3 ")
    room = metrics.horizontalAdvance(whole) - 1
    assert bands.heading(3, metrics, room) == f"Thanh tra…{figures}"
