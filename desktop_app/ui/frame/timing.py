"""When the window was painted and its first page filled, for benchmarks: one line of JSON on stderr."""

import json
import sys
import time
from functools import partial

from PySide6.QtCore import QObject, SignalInstance

from desktop_app.ui.frame.main_window import MainWindow


class Timing(QObject):
    """Writes {"first_paint": …, "first_page": …} once both are known: seconds of the monotonic clock.

    With "_cpu" after the name: seconds of CPU that the process had used by then. `filled` is the signal that all that
    the first page asked of the book is answered.
    """

    def __init__(self, window: MainWindow, filled: SignalInstance) -> None:
        super().__init__(window)
        self._window = window
        self._times: dict[str, float] = {}
        window.painted.connect(partial(self._note, "first_paint"))
        filled.connect(self._tell)

    def _tell(self) -> None:
        # The rows are in their view; what is still to come is their painting, which this paints at once.
        self._window.repaint()
        self._note("first_page")
        sys.stderr.write(json.dumps(self._times) + "\n")
        sys.stderr.flush()

    def _note(self, name: str) -> None:
        self._times[name] = time.monotonic()
        self._times[f"{name}_cpu"] = time.process_time()
