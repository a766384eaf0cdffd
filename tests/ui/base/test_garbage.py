import gc
import threading
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.ui.base.garbage import Garbage


class Knot:
    """A cycle of its own that notes on which thread it was taken apart."""

    def __init__(self, ends: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: ends.append(threading.get_ident()))


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[Garbage]:
    garbage = Garbage()
    yield garbage
    garbage.stop()


def tie(ends: list[int]) -> None:
    for _ in range(5_000):
        Knot(ends)


def test_cycles_made_on_another_thread_are_taken_apart_on_the_windows(garbage: Garbage) -> None:
    ends: list[int] = []
    with ThreadPoolExecutor(1) as other:
        other.submit(tie, ends).result()
    assert ends == []
    garbage.look()
    assert len(ends) == 5_000
    assert set(ends) == {threading.get_ident()}


def test_python_looks_for_itself_again_afterwards(garbage: Garbage) -> None:
    assert not gc.isenabled()
    garbage.stop()
    assert gc.isenabled()
