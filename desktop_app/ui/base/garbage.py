"""Garbage collection kept to the window's thread; desktop_app/runtime/interpreter says why."""

from PySide6.QtCore import QObject, QTimer

from desktop_app.runtime.interpreter.garbage_collection import collect_garbage, stop_collection

_EVERY_MS = 2_000


class GarbageTimer(QObject):
    """While it exists, the event loop of its thread collects garbage every two seconds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        stop_collection()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(collect_garbage)
        self._timer.start()
