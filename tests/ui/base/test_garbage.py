import gc
import threading
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.runtime.interpreter.garbage_collection import collect_garbage
from desktop_app.ui.base.garbage import GarbageTimer


class Knot:
    """A cycle of its own that notes on which thread it was taken apart."""

    def __init__(self, ends: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: ends.append(threading.get_ident()))


@pytest.fixture
def searching() -> Iterator[None]:
    """Python as it begins, and after the test as the tests of the window have it."""
    gc.enable()
    yield
    gc.disable()


@pytest.fixture
def timer(qapp: QApplication, searching: None) -> GarbageTimer:
    return GarbageTimer()


def tie(ends: list[int]) -> None:
    for _ in range(5_000):
        Knot(ends)


def test_cycles_made_on_another_thread_are_taken_apart_on_the_windows(timer: GarbageTimer) -> None:
    ends: list[int] = []
    with ThreadPoolExecutor(1) as other:
        other.submit(tie, ends).result()
    assert ends == []
    collect_garbage()
    assert len(ends) == 5_000
    assert set(ends) == {threading.get_ident()}


def test_python_does_not_search_by_itself(timer: GarbageTimer) -> None:
    assert not gc.isenabled()


def test_the_timer_collects(qtbot: QtBot, timer: GarbageTimer) -> None:
    ends: list[int] = []
    tie(ends)
    (clock,) = timer.findChildren(QTimer)
    clock.setInterval(0)
    qtbot.waitUntil(lambda: len(ends) == 5_000)


def test_many_objects_of_work_are_not_searched_before_it_is_done(qtbot: QtBot, searching: None) -> None:
    asked: list[bool] = []

    def at_work() -> bool:
        asked.append(len(asked) < 2)
        return asked[-1]

    timer = GarbageTimer(at_work=at_work)
    (clock,) = timer.findChildren(QTimer)
    collect_garbage()
    ends: list[int] = []
    counts: list[int] = []
    for _ in range(12):
        tie(ends)
    for _ in range(3):
        with qtbot.waitSignal(clock.timeout):
            clock.setInterval(0)
        counts.append(len(ends))
    assert counts == [0, 0, 60_000]
    assert asked == [True, True, False]


def test_python_does_not_search_by_itself_in_a_test_that_asks_for_a_window_in_its_middle(
    request: pytest.FixtureRequest,
) -> None:
    gc.enable()
    request.getfixturevalue("qtbot")
    assert not gc.isenabled()


class KnottedWindow(QWidget):
    """A window that nothing but a search for garbage or Qt itself destroys."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.mark.parametrize("turn", ["first", "second"])
def test_what_the_test_before_closed_is_gone(qtbot: QtBot, turn: str) -> None:
    del turn
    assert not any(isinstance(widget, KnottedWindow) for widget in QApplication.allWidgets())
    qtbot.addWidget(KnottedWindow())
