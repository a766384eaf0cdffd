"""Garbage collection kept to the window's thread; desktop_app/runtime/interpreter says why."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from desktop_app.runtime.interpreter.garbage_collection import collect_garbage, new_objects, stop_collection

_EVERY_MS: Final = 2_000
_SOON_MS: Final = 200
_MOST_WAITS: Final = 300
"""How often a search is put off for work: a minute, so that what closed windows had does not pile up for ever."""
_MANY: Final = 50_000
"""Objects whose search takes some 15 ms."""


class GarbageTimer(QObject):
    """While it exists, the event loop of its thread collects garbage every two seconds.

    What has made very many objects and is still `at_work` is waited for: they are in use, so searching them would hold
    the window for nothing, and most are gone without a search once the work is done.
    """

    def __init__(self, parent: QObject | None = None, at_work: Callable[[], bool] = lambda: False) -> None:
        super().__init__(parent)
        stop_collection()
        self._at_work = at_work
        self._waits = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def _collect(self) -> None:
        if self._waits < _MOST_WAITS and new_objects() > _MANY and self._at_work():
            self._waits += 1
            self._timer.setInterval(_SOON_MS)
        else:
            self._waits = 0
            self._timer.setInterval(_EVERY_MS)
            collect_garbage()
