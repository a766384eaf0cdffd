"""When the window was painted and its first page filled, for benchmarks: one line of JSON on stderr."""

import json
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop_app.ui.main_window import MainWindow


class Timing(QObject):
    """Writes {"first_paint": …, "first_page": …} once both are known: seconds of the monotonic clock.

    With "_cpu" after the name: seconds of CPU that the process had used by then. `filled` tells whether the book is
    open and nothing asked of it is without an answer.
    """

    def __init__(self, window: MainWindow, filled: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._filled = filled
        self._times: dict[str, float] = {}
        window.painted.connect(self._note_paint)
        self._look = QTimer(self)
        # Often enough to tell the moment, seldom enough not to be measured itself while modules are loaded.
        self._look.setInterval(5)
        self._look.timeout.connect(self._look_for_page)

    def _note_paint(self) -> None:
        self._note("first_paint")
        self._look.start()

    def _look_for_page(self) -> None:
        if not self._filled():
            return
        self._look.stop()
        # The rows are in their view; what is still to come is their painting, which this paints at once.
        self._window.repaint()
        self._note("first_page")
        sys.stderr.write(json.dumps(self._times) + "\n")
        sys.stderr.flush()

    def _note(self, name: str) -> None:
        self._times[name] = time.monotonic()
        self._times[f"{name}_cpu"] = time.process_time()
