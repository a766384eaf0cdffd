"""When the window was painted and its first page filled, for benchmarks: one line of JSON on stderr."""

import json
import sys
import time
from functools import partial

from PySide6.QtCore import QObject, SignalInstance

from desktop_app.ui.frame.main_window import MainWindow


class Timing(QObject):
    """Writes {"first_paint": …, "first_page": …} once both are known: seconds of the monotonic clock.

    With "_cpu" after the name: seconds of CPU that the process had used by then. The signal `page_filled` is emitted
    when all questions of the first page are answered.
    """

    def __init__(self, window: MainWindow, page_filled: SignalInstance) -> None:
        super().__init__(window)
        self._window = window
        self._times: dict[str, float] = {}
        window.painted.connect(partial(self._record_time, "first_paint"))
        page_filled.connect(self._write_times)

    def _write_times(self) -> None:
        # The model has its rows but they are not painted yet: paint them now, so that the time includes it.
        self._window.repaint()
        self._record_time("first_page")
        sys.stderr.write(json.dumps(self._times) + "\n")
        sys.stderr.flush()

    def _record_time(self, name: str) -> None:
        self._times[name] = time.monotonic()
        self._times[f"{name}_cpu"] = time.process_time()
