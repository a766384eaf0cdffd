"""The modules of the window, loaded on a reading thread once the first page stood for some seconds: first the pages'.

A page or a window that keys or an act lead to would load them in the window's thread otherwise: of page Văn bản that
takes a fifth of a second. Not before: the first seconds are the first page's, and who only looks at it keeps the
memory (45 MB, and 24 more for the windows other than pages). At last what Ctrl+K asks is prepared.
"""

import pkgutil
import sys
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop_app.runtime.interpreter.garbage_collection import spare_loaded_objects
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.garbage import GarbageTimer
from desktop_app.ui.base.tasks import Tasks
from desktop_app.ui.frame.pages import PAGES

ASKED_FOR_SOON: Final = "desktop_app.services.keeping.data_safety"
"""What the window's thread asks for by itself, for the backup of the day."""
_ALL: Final = "desktop_app.ui"
_FIRST_SECONDS_MS: Final = 5_000
_BETWEEN_MS: Final = 10
"""The threads are for what the clerk asks; one module at a time leaves them free in between."""


def modules_of_window() -> list[str]:
    """Return the names of the modules that the window can come to need, first those of its pages.

    Packages on the way are loaded: they hold nothing but modules.
    """
    pages = [page.module for page in PAGES]
    return pages + [module.name for module in pkgutil.walk_packages(import_module(_ALL).__path__, f"{_ALL}.")]


class PagesAhead(QObject):
    """Loads the modules, one after the other, while the book is open. Signal: `loaded` when all is done."""

    loaded = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context, self._tasks = context, context.tasks
        self._left: list[str] = []

    def begin(self) -> None:
        """Load what is asked for soon, and once the first seconds are over all the rest."""
        self._tasks.read(
            partial(import_module, ASKED_FOR_SOON), lambda _: self._wait(_FIRST_SECONDS_MS, self._list), asker=self
        )

    def _list(self) -> None:
        self._tasks.read(modules_of_window, self._load, asker=self)

    def _load(self, names: Iterable[str]) -> None:
        self._left = [name for name in names if name not in sys.modules]
        self._load_next()

    def _load_next(self) -> None:
        # With one comes what it needs.
        while self._left and self._left[0] in sys.modules:
            del self._left[0]
        if self._left:
            load = partial(import_module, self._left[0])
            self._tasks.read(load, lambda _: self._wait(_BETWEEN_MS, self._load_next), asker=self)
        else:
            self._context.read(_prepare_finding, lambda _: self._end(), lambda _: self._end(), asker=self)

    def _end(self) -> None:
        # They stay to the end; searched for garbage every other second they would keep the window waiting.
        spare_loaded_objects()
        self.loaded.emit()

    def _wait(self, pause_ms: int, go_on: Callable[[], None]) -> None:
        QTimer.singleShot(pause_ms, self, go_on)


def _prepare_finding(book: Book) -> None:
    # Among the first imports of the window it would bring the store with it.
    from desktop_app.services.keeping.finding.everywhere import prepare

    prepare(book)


def load_ahead(program: QObject, context: Context | None) -> None:
    """Load what the next pages need; from now on garbage is searched for on the window's thread alone."""
    if program.findChild(GarbageTimer, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
        tasks = program.findChild(Tasks, options=Qt.FindChildOption.FindDirectChildrenOnly)
        GarbageTimer(program, lambda: tasks is not None and tasks.busy)
    if context is not None:
        PagesAhead(context).begin()
