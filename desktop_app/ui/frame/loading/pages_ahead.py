"""The modules of the pages and of large windows, loaded on a reading thread as soon as the first page is filled.

A page's first visit would load them in the window's thread otherwise: of page Văn bản that takes a fifth of a second.
Not before: the first page is not to wait for pages that nobody may ask for.
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

MODULES: Final = (
    # First what the window's thread asks for by itself, for the backup of the day.
    "desktop_app.services.keeping.data_safety",
    *(page.module for page in PAGES),
    "desktop_app.ui.widgets.imports.opening",
)
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
            self._tasks.read(partial(import_module, module), lambda _: self._wait(), asker=self)

    def _wait(self) -> None:
        QTimer.singleShot(_BETWEEN_MS, self, self.load_next)


def load_ahead(program: QObject, context: Context | None) -> None:
    """Load what the next pages need; from now on garbage is searched for on the window's thread alone."""
    if program.findChild(GarbageTimer, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
        GarbageTimer(program)
    if context is not None:
        PagesAhead(context).load_next()
