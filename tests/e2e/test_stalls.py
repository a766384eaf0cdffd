"""The watch over the window's thread: what it counts, and for which step."""

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QTimer
from PySide6.QtWidgets import QApplication

from tests.long.stalls import watch


class Clock:
    """Stands for the clocks of the thread; work moves it on."""

    def __init__(self) -> None:
        self.now = 0.0

    def thread_time(self) -> float:
        """Return the seconds of CPU."""
        return self.now

    def perf_counter(self) -> float:
        """Return the seconds by the clock."""
        return self.now * 2

    def work(self, seconds: float) -> None:
        """Work for so long."""
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(watch, "time", clock)
    return clock


def test_the_longest_stretch_of_each_step_is_counted(qapp: QApplication, clock: Clock) -> None:
    watched = watch.Watch()
    events = QAbstractEventDispatcher.instance()
    assert events is not None
    watched.follow(events)
    watched.begin("first")
    with watched.at_work():
        clock.work(0.2)
    clock.work(5)
    with watched.at_work():
        clock.work(0.1)
    watched.begin("timers")
    ended: list[bool] = []

    def next_event(left: int) -> None:
        # Each is an event of its own: between them the window would have answered.
        if left:
            clock.work(0.3)
            QTimer.singleShot(0, qapp, lambda: next_event(left - 1))
        else:
            watched.begin("later")
            ended.append(True)

    QTimer.singleShot(0, qapp, lambda: next_event(3))
    with watched.at_work():
        while not ended:
            qapp.processEvents()
    steps = {step.name: (round(step.cpu), round(step.wall)) for step in watched.steps.values()}
    assert steps == {"first": (200, 400), "timers": (300, 600), "later": (0, 0)}
    events.awake.disconnect()
