"""When the window was painted and its first page filled, for benchmarks: one line of JSON on stderr."""

import json
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from desktop_app.app import Program


class Timing(QObject):
    """Writes {"first_paint": …, "first_page": …} once both are known: seconds of the monotonic clock.

    With "_cpu" after the name: seconds of CPU that the process had used by then.
    """

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program = program
        self._times: dict[str, float] = {}
        program.window.painted.connect(self._note_paint)
        self._look = QTimer(self)
        self._look.setInterval(1)
        self._look.timeout.connect(self._look_for_page)

    def _note_paint(self) -> None:
        self._note("first_paint")
        self._look.start()

    def _look_for_page(self) -> None:
        context = self._program.context
        if context is None or context.tasks.busy:
            return
        self._look.stop()
        # The rows are in their view; what is still to come is their painting, which this paints at once.
        self._program.window.repaint()
        self._note("first_page")
        sys.stderr.write(json.dumps(self._times) + "\n")
        sys.stderr.flush()

    def _note(self, name: str) -> None:
        self._times[name] = time.monotonic()
        self._times[f"{name}_cpu"] = time.process_time()
