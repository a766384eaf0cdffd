"""Python's search for forgotten cycles, kept to the window's thread.

Python looks for cycles on whichever thread happens to allocate. A cycle that holds a Qt object (a form and the function
that answers to its button) would then be taken apart on a thread that reads the book, and Qt ends the process.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 2_000


class Garbage(QObject):
    """While it lives, cycles are looked for now and then by the event loop of the thread it was made on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look for cycles as deep as is due, as Python itself would."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [age for age in range(len(limits)) if limits[age] and counts[age] > limits[age]]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Leave it to Python again. For when no other thread is left."""
        self._timer.stop()
        gc.enable()
