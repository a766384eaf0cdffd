"""A window opens as large as its rows ask for, up to the room there is, and no larger."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QTableWidgetItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.council.unit_reviews import UnitReviewFields
from desktop_app.domain.office.units import UnitFields
from desktop_app.services.book import Book
from desktop_app.services.council.unit_reviews import save_unit_review
from desktop_app.services.office.units import add_unit
from desktop_app.services.rounds.acts import create_round
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.council.unit_reviews import UnitReviewsWindow
from desktop_app.ui.widgets.lists.heights import window_growth
from desktop_app.ui.widgets.lists.heights.window_growth import WindowGrowth
from desktop_app.ui.widgets.lists.row_table import RowTable
from tests.ui.conftest import WindowRest

ROOM = QSize(1880, 1000)
FIRST = QSize(420, 200)
_AIR = 40
"""Pixels that Qt measures a head or a text wider than its column is made by the texts."""
POSTS = ("Chuyên viên", "Phó Trưởng phòng Hợp tác quốc tế", "Giám đốc Trung tâm Thông tin và Dịch vụ đối ngoại")
Window = Callable[[int, str], RowTable]


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window_growth, "room_for", lambda _: ROOM)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    def make(rows: int, post: str) -> RowTable:
        dialog, table = QDialog(), RowTable(3, "Người")
        qtbot.addWidget(dialog)
        dialog.setLayout(QVBoxLayout())
        dialog.layout().addWidget(table)  # type: ignore[union-attr]
        table.setWordWrap(False)
        dialog.resize(FIRST)
        WindowGrowth(dialog, table)
        fill(table, rows, post)
        dialog.show()
        settle()
        return table

    return make


def fill(table: RowTable, rows: int, post: str) -> None:
    table.setRowCount(rows)
    for row in range(rows):
        for column, text in enumerate((f"Nông Thị Lan {row}", post, "20/12/2026")):
            table.setItem(row, column, QTableWidgetItem(text))
    table.resizeColumnsToContents()


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def rests(table: RowTable) -> tuple[int, int]:
    """Return how much is out of sight: pixels at the side, and at the foot."""
    room = table.viewport().size()
    return table.horizontalHeader().length() - room.width(), table.verticalHeader().length() - room.height()


@pytest.mark.parametrize("post", POSTS)
def test_a_window_takes_what_its_rows_need_and_no_more(window: Window, post: str) -> None:
    """It kept the size that was written for it, and columns and rows were cut at the frame."""
    table = window(12, post)
    at_side, at_foot = rests(table)
    assert at_side <= 0
    assert at_foot == 0
    assert table.window().width() == FIRST.width() or at_side > -_AIR


def test_a_window_is_never_larger_than_the_room_nor_smaller_than_it_was(window: Window) -> None:
    assert window(400, "dài " * 200).window().size() == ROOM
    assert window(1, "").window().size() == FIRST


def test_a_window_that_somebody_resized_is_left_alone(window: Window) -> None:
    table = window(4, POSTS[0])
    chosen = FIRST + QSize(5, 5)
    table.window().resize(chosen)
    fill(table, 30, POSTS[2])
    settle()
    assert table.window().size() == chosen


def test_rows_that_come_later_find_room(window: Window) -> None:
    table = window(1, POSTS[0])
    fill(table, 20, POSTS[1])
    settle()
    assert max(rests(table)) <= 0


def test_the_reviews_of_the_units_are_all_in_sight(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest
) -> None:
    """Half of them were out of sight, on any screen."""
    create_round(book, "2026-H1")
    for number in range(15):
        unit = add_unit(book, UnitFields(f"Phòng Hợp tác Biển Xanh số {number}")).only_id("unit")
        save_unit_review(book, None, review(unit))
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = UnitReviewsWindow(context, "2026-H1", parent)
    dialog.start()
    settled()
    table = dialog.reviews.table
    qtbot.waitUntil(lambda: table.model().rowCount() == 15)
    settle()
    assert table.verticalHeader().length() <= table.viewport().height()
    assert table.horizontalScrollBar().maximum() == 0


def review(unit: int) -> UnitReviewFields:
    return UnitReviewFields("2026-H1", unit, date(2026, 6, 16), present=4, place="phòng làm việc của đơn vị")
