"""The watch over the window's thread: how long, of its CPU and by the clock, it does not come back to its events."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field

from PySide6.QtCore import QAbstractEventDispatcher


@dataclass(slots=True)
class Step:
    """A step of the job: the longest stretch of CPU and of the clock without a look at the events, in milliseconds."""

    name: str
    cpu: float = 0.0
    wall: float = 0.0


@dataclass
class Watch:
    """Counts the stretches between two looks at the events, while the program is at work.

    CPU is that of this thread alone: how busy the machine is does not count. Where a loop sleeps is not heard of: with
    GLib Qt tells that it is about to before it hands out what has arrived, and elsewhere before its timers. So whoever
    waits looks for events again and again, each look `at_work`, and sleeps in between.
    """

    steps: dict[str, Step] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._step = Step("")
        self._since: tuple[float, float] | None = None
        self._is_at_work = False

    def follow(self, events: QAbstractEventDispatcher) -> None:
        """Hear whenever the thread looks for events in a loop of the program's own."""
        events.awake.connect(self._turn)

    def begin(self, step: str) -> None:
        """Say what is done from now on; a step of that name goes on if there was one."""
        self._step = self.steps.setdefault(step, Step(step))

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Count what is done within; what is done outside is the hand's own."""
        self._is_at_work = True
        self._turn()
        try:
            yield
        finally:
            self._end()
            self._is_at_work = False

    def answer(self) -> list[dict[str, object]]:
        """Return the steps in their order, as JSON can tell them."""
        return [asdict(step) for step in self.steps.values()]

    def _turn(self) -> None:
        self._end()
        if self._is_at_work:
            self._since = time.thread_time(), time.perf_counter()

    def _end(self) -> None:
        if self._since is None:
            return
        cpu, wall = time.thread_time() - self._since[0], time.perf_counter() - self._since[1]
        self._since = None
        self._step.cpu = max(self._step.cpu, cpu * 1000)
        self._step.wall = max(self._step.wall, wall * 1000)
