"""A pytest-qt bot that waits as long as a busy machine may need."""

from functools import partialmethod
from typing import Final

from pytestqt.qtbot import QtBot

PATIENCE: Final = 30_000
"""Milliseconds: longer than SQLite waits for a lock, and than two busy cores ever took; what comes sooner ends it."""


class PatientBot(QtBot):
    """Waits longer than pytest-qt's five seconds for what a window or the book will do."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE)  # noqa: N815
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE)  # noqa: N815
    waitActive = partialmethod(QtBot.waitActive, timeout=PATIENCE)  # noqa: N815
    waitExposed = partialmethod(QtBot.waitExposed, timeout=PATIENCE)  # noqa: N815
