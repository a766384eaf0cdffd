"""Work off the window's thread. One thread writes, so writes are in order; three read; answers come back to the window.

How it holds together: a function given to `read`, `write` or `long` runs on a pool thread and must not touch a widget.
What it returns or raises is carried by a queued signal to the window's thread, where `done` or `failed` is called.
If a window that may be closed meanwhile waits for the answer, pass it (or a widget in it) as `asker`: once it is
destroyed, `done` is not called and a refusal is emitted as `failed` instead. The threads belong to this object, which
lives as long as the application; `close` waits for running work.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from desktop_app.domain.errors import Cancelled, ClerkError, StoreLost

Failed = Callable[[ClerkError], None]

READERS: Final = 3
"""Threads that read: long work (a package, a copy to a stick) may hold two of them, and pages go on asking."""


def is_there(asker: QObject | None) -> bool:
    """Return whether an asker still exists; True for None."""
    return asker is None or isValid(asker)


class Job:
    """One piece of work under way. After `forget` its answer is not delivered."""

    def __init__(self, title: str = "", *, wanted: bool = True) -> None:
        self.title = title
        self.wanted = wanted
        self.stopped = threading.Event()

    def forget(self) -> None:
        """Drop the answer: a later question has replaced this one."""
        self.wanted = False

    def cancel(self) -> None:
        """Ask the work to stop at its next report; it then ends as Cancelled."""
        self.stopped.set()


def _nothing(*_: object) -> None:
    """Stand for what was given up."""


class _Work:
    """A piece of work for a pool's thread, and whom to tell of it.

    The window's thread takes all out of it before it answers, and the pool's thread holds nothing besides: whoever
    lets go of a closed window last destroys what is in it, and on another thread Qt does not survive that.
    """

    def __init__(
        self,
        job: Job,
        work: Callable[[], Any],
        tell: Callable[[Any], None],
        refuse: Callable[[Exception], None],
        emit: "Callable[[_Work], None]",
    ) -> None:
        self.job = job
        self._work, self._tell, self._refuse, self._emit = work, tell, refuse, emit
        self._answer: Callable[[], None] = _nothing

    def __call__(self) -> None:
        """Do the work, and have the window's thread told."""
        try:
            self._answer = partial(self._tell, self._work())
        except Exception as problem:
            self._answer = partial(self._refuse, problem)
        self._emit(self)

    def take_answer(self) -> Callable[[], None]:
        """Return what tells the asker, and hold nothing of it any more."""
        answer = self._answer
        self._work = self._tell = self._refuse = self._answer = _nothing
        return answer


class Tasks(QObject):
    """Runs work on its threads.

    Signals: `failed(ClerkError)` when a job without its own `failed` is refused; `faulted(Exception)` for a fault of
    the program; `lost(StoreLost)`, besides, when the data file is no longer in its place; `progressed(Job, int)` as
    long work reports; `started(Job)` and `ended(Job)` around long work; `rested` when the last of what was asked for
    has been answered.
    """

    failed = Signal(object)
    faulted = Signal(object)
    lost = Signal(object)
    progressed = Signal(object, int)
    started = Signal(object)
    ended = Signal(object)
    rested = Signal()
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, "write")
        self._readers = ThreadPoolExecutor(READERS, "read")
        self._open_jobs = 0
        self._closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything is under way or waits to be answered."""
        return self._open_jobs > 0

    def read[T](
        self,
        question: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        asker: QObject | None = None,
    ) -> Job:
        """Ask a question of the book; `done` gets the answer. After `close` nothing is asked.

        What is forgotten before its turn comes is not asked: of ten letters typed at once nobody waits for the first.
        """
        if self._closed:
            return Job(wanted=False)
        job = Job()

        def ask() -> T:
            if not job.wanted:
                raise Cancelled
            return question()

        return self._start(self._readers, job, ask, done, failed, asker)

    def write[T](self, act: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> Job:
        """Change the book, after the changes asked for before; `done` gets what changed."""
        return self._start(self._writer, Job(), act, done, failed)

    def long[T](
        self,
        title: str,
        work: Callable[[Callable[[int], bool]], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        writes: bool = True,
        asker: QObject | None = None,
    ) -> Job:
        """Do long work that reports its progress: `work` gets a function to call with a count; False means stop.

        Work that does not change the book (`writes` False) runs on the reading threads. Work without a title emits only
        `progressed`, not `started` and `ended`. After `close` nothing is begun.
        """
        if self._closed:
            return Job(wanted=False)
        job = Job(title)

        def report(count: int) -> bool:
            self.progressed.emit(job, count)
            return not job.stopped.is_set()

        if title:
            self.started.emit(job)
        return self._start(self._writer if writes else self._readers, job, lambda: work(report), done, failed, asker)

    def close(self) -> None:
        """Stop taking work, finish what writes, and wait for the threads; what was not yet answered is not answered."""
        self._closed = True
        self._readers.shutdown(cancel_futures=True)
        self._writer.shutdown()

    def _start[T](
        self,
        pool: ThreadPoolExecutor,
        job: Job,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed | None,
        asker: QObject | None = None,
    ) -> Job:
        def tell(result: T) -> None:
            if is_there(asker) and not self._closed:
                done(result)

        def refuse(problem: Exception) -> None:
            self._refuse(problem, failed, asker)

        pool.submit(_Work(job, work, tell, refuse, self._answered.emit))
        self._open_jobs += 1
        return job

    def _refuse(self, problem: Exception, failed: Failed | None, asker: QObject | None) -> None:
        if isinstance(problem, Cancelled):
            return
        if isinstance(problem, StoreLost):
            self.lost.emit(problem)
        if not isinstance(problem, ClerkError):
            self.faulted.emit(problem)
        elif failed is not None and is_there(asker):
            failed(problem)
        else:
            self.failed.emit(problem)

    @Slot(object)
    def _deliver(self, work: _Work) -> None:
        job, tell_asker = work.job, work.take_answer()
        self._open_jobs -= 1
        if job.title:
            self.ended.emit(job)
        if job.wanted:
            tell_asker()
        if not self.busy:
            self.rested.emit()
