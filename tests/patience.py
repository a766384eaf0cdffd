"""A pytest-qt bot that waits as long as a busy machine may need."""

from collections.abc import Callable
from contextlib import suppress
from functools import partialmethod
from typing import Final

from pytestqt.qtbot import QtBot

PATIENCE: Final = 30_000
"""Milliseconds: longer than SQLite waits for a lock, and than two busy cores ever took; what comes sooner ends it."""

_FIRST_PAUSES: Final = (1, 1, 2, 4)
"""Milliseconds: most of what is waited for is there sooner than pytest-qt looks again, after ten."""


class PatientBot(QtBot):
    """Waits longer than pytest-qt's five seconds for what a window or the book will do, and no longer than it takes."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        """Wait until `callback` returns True, or None without an AssertionError."""
        for pause in _FIRST_PAUSES:
            with suppress(AssertionError):
                if callback() in (None, True):
                    return
            self.wait(pause)
        super().waitUntil(callback, timeout=timeout)

    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE)  # noqa: N815
    waitActive = partialmethod(QtBot.waitActive, timeout=PATIENCE)  # noqa: N815
    waitExposed = partialmethod(QtBot.waitExposed, timeout=PATIENCE)  # noqa: N815
