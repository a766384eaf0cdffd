"""The modules of the pages and of large windows, loaded on a reading thread once the first page stood for some seconds.

A page that keys or an act lead to would load them in the window's thread otherwise: of page Văn bản that takes a fifth
of a second. Not before: the first seconds are the first page's, and who only looks at it keeps the memory (20 MB).
"""

import sys
from functools import partial
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

from desktop_app.runtime.interpreter.garbage_collection import spare_loaded_objects
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.garbage import GarbageTimer
from desktop_app.ui.frame.pages import PAGES

ASKED_FOR_SOON: Final = "desktop_app.services.keeping.data_safety"
"""What the window's thread asks for by itself, for the backup of the day."""
MODULES: Final = (ASKED_FOR_SOON, *(page.module for page in PAGES), "desktop_app.ui.widgets.imports.opening")
_FIRST_SECONDS_MS: Final = 5_000
_BETWEEN_MS: Final = 10
"""The threads are for what the clerk asks; one module at a time leaves them free in between."""


class PagesAhead(QObject):
    """Loads the modules, one after the other, while the book is open."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._tasks = context.tasks

    def load_next(self) -> None:
        """Load the first that is not loaded yet, and then the next."""
        module = next((name for name in MODULES if name not in sys.modules), None)
        if module is None:
            # They stay to the end; searched for garbage every other second they would keep the window waiting.
            spare_loaded_objects()
        else:
            pause = _FIRST_SECONDS_MS if module == ASKED_FOR_SOON else _BETWEEN_MS
            self._tasks.read(partial(import_module, module), lambda _: self._wait(pause), asker=self)

    def _wait(self, pause_ms: int) -> None:
        QTimer.singleShot(pause_ms, self, self.load_next)


def load_ahead(program: QObject, context: Context | None) -> None:
    """Load what the next pages need; from now on garbage is searched for on the window's thread alone."""
    if program.findChild(GarbageTimer, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
        GarbageTimer(program)
    if context is not None:
        PagesAhead(context).load_next()
