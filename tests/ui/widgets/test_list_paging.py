"""Lists of a million rows, and books that take their time: the window never stands still."""

import threading
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.office import PEOPLE
from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import READERS
from desktop_app.ui.widgets.lists.acts.by_value import offer_by_value
from desktop_app.ui.widgets.lists.acts.chosen_bar import ChosenBar
from desktop_app.ui.widgets.lists.model import PAGE, ListModel
from desktop_app.ui.widgets.lists.view import ListView

WindowRest = Callable[[], None]


class Gate:
    """Stands for the book's lists: a million rows, read only when `open` is set; remembers what was asked for."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.open = threading.Event()
        self.asked: list[range] = []
        self.texts: list[str] = []

    def page(self, book: Book, query: ListQuery, window: range, total: int | None = None) -> list[ListRow]:
        self.asked.append(window)
        self.texts.append(query.text)
        self.open.wait(20)
        filler = (None,) * (len(PEOPLE.columns) - 1)
        return [
            ListRow(place, (f"Người {place}", *filler)) for place in range(window.start, min(window.stop, self.total))
        ]

    def count(self, book: Book, query: ListQuery) -> int:
        self.open.wait(20)
        return self.total


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    gate = Gate(1_000_000)
    monkeypatch.setattr(lists, "page", gate.page)
    monkeypatch.setattr(lists, "count", gate.count)
    return gate


def test_rows_that_come_after_the_list_is_gone_are_nobody_s(
    gate: Gate, context: Context, settled: WindowRest, qtbot: QtBot
) -> None:
    view = ListView(context, PEOPLE)
    view.show()
    qtbot.waitUntil(lambda: gate.asked != [])
    shiboken6.delete(view)
    gate.open.set()
    # An exception in what takes the answer would fail this test.
    settled()
    assert not context.tasks.busy


def test_the_window_answers_while_rows_are_read(
    gate: Gate, context: Context, settled: WindowRest, qtbot: QtBot
) -> None:
    view = ListView(context, PEOPLE)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: gate.asked != [])
    # Nothing of the book can be read now, yet keys arrive one by one.
    QTest.keyClicks(view.filter, "nguoi")
    assert view.filter.text() == "nguoi"
    assert view.total == 0
    gate.open.set()
    settled()
    assert view.total == gate.total
    # As many questions can be under way at once as there are threads; of those typed meanwhile only the last is put to
    # the book.
    assert {"", "nguoi"} <= set(gate.texts)
    assert len(set(gate.texts)) <= READERS + 1


def test_a_million_rows_are_a_few_pages(gate: Gate, context: Context, settled: WindowRest, qtbot: QtBot) -> None:
    gate.open.set()
    view = ListView(context, PEOPLE)
    qtbot.addWidget(view)
    view.resize(1000, 500)
    view.show()
    qtbot.waitUntil(lambda: view.count.text() == "1.000.000 người")
    settled()
    view.table.scrollToBottom()
    qtbot.waitUntil(lambda: column_at(view, gate.total - 1) == f"Người {gate.total - 1}")
    settled()
    assert sum(map(len, gate.asked)) <= 400


def column_at(view: ListView, row: int) -> str:
    return str(view.table.model().index(row, 0).data())


def test_waiting_cells_hold_their_place(gate: Gate, context: Context, settled: WindowRest, qtbot: QtBot) -> None:
    gate.open.set()
    view = ListView(context, PEOPLE)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: view.count.text() == "1.000.000 người")
    settled()
    gate.open.clear()
    assert column_at(view, 500_000) == "…"
    assert view.table.model().index(500_000, 0).data(Qt.ItemDataRole.BackgroundRole) is None
    gate.open.set()
    settled()
    assert column_at(view, 500_000) == "Người 500000"


def test_rows_chosen_far_apart_are_read_before_they_are_deleted(
    gate: Gate, context: Context, settled: WindowRest, qtbot: QtBot
) -> None:
    gate.open.set()
    gate.total = 1_000
    view = ListView(context, PEOPLE)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: view.count.text() == "1.000 người")
    asked: list[list[int]] = []
    view.delete_requested.connect(asked.append)
    view.table.selectAll()
    QTest.keyClick(view.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: asked != [])
    settled()
    assert asked == [list(range(1_000))]


def test_an_act_follows_a_million_chosen_rows_without_going_through_them(
    gate: Gate, context: Context, settled: WindowRest, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate.open.set()
    view = ListView(context, PEOPLE)
    qtbot.addWidget(view)
    action = QAction(view)
    looked_at: list[int] = []
    offer_by_value(view, action, "name", lambda name: name == f"Người {gate.total - 1}")
    view.show()
    qtbot.waitUntil(lambda: view.count.text() == "1.000.000 người")
    settled()
    view.select_first()
    assert not action.isEnabled()

    def row(model: ListModel, place: int, read: Callable[[ListModel, int], ListRow | None] = ListModel.row) -> object:
        looked_at.append(place)
        return read(model, place)

    monkeypatch.setattr(ListModel, "row", row)
    QTest.keyClick(view.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert action.isEnabled()
    assert len(looked_at) < 1_000


def test_an_act_follows_the_row_that_is_chosen_again_after_rows_came_unasked(
    gate: Gate, context: Context, settled: WindowRest, qtbot: QtBot
) -> None:
    gate.open.set()
    gate.total = 20
    view = ListView(context, PEOPLE)
    qtbot.addWidget(view)
    action = QAction(view)
    offer_by_value(view, action, "name", lambda name: name == "Người 7")
    view.show()
    qtbot.waitUntil(lambda: view.count.text() == "20 người")
    settled()
    view.select_first()
    assert not action.isEnabled()
    chosen: list[list[int]] = []
    view.selection_changed.connect(lambda: chosen.append(view.selected_ids()))
    model = view.table.model()
    assert isinstance(model, ListModel)
    # Qt takes the selection away with the rows, without a word.
    model.ask(view.query)
    qtbot.waitUntil(lambda: not view.selected_ids())
    settled()
    view.select_first()
    assert chosen == [[], [0]]
    assert not action.isEnabled()


def test_rows_that_are_not_loaded_are_among_those_said_to_be_chosen(
    gate: Gate, context: Context, settled: WindowRest, qtbot: QtBot
) -> None:
    gate.open.set()
    gate.total = 1_000
    view = ListView(context, PEOPLE)
    qtbot.addWidget(view)
    view.set_actions([QAction("Xem", view)])
    view.show()
    qtbot.waitUntil(lambda: view.count.text() == "1.000 người")
    settled()
    model, selection = view.table.model(), view.table.selectionModel()
    loaded = QItemSelection(model.index(0, 0), model.index(PAGE - 1, model.columnCount() - 1))
    selection.select(loaded, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    settled()
    view.table.selectAll()
    settled()
    bar = view.findChild(ChosenBar)
    assert bar is not None
    assert bar.words.accessibleName().endswith("Đang chọn 1.000 trong 1.000 người")


def test_the_heads_know_nothing_of_what_is_chosen(
    gate: Gate, context: Context, settled: WindowRest, qtbot: QtBot
) -> None:
    # To paint them as chosen, Qt would look at every chosen row.
    gate.open.set()
    gate.total = 1_000
    view = ListView(context, PEOPLE)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: view.count.text() == "1.000 người")
    settled()
    QTest.keyClick(view.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert len(view.table.selectionModel().selectedRows()) == gate.total
    assert not view.table.horizontalHeader().selectionModel().hasSelection()
