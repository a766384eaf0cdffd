"""What a page or a window asks the book, kept by name: only the latest question of a name is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    # The window is painted before the store is loaded.
    from desktop_app.services.book import Book
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.base.tasks import Failed, Job


class BookQuestions:
    """The questions of one asker. Once it is gone nobody is answered: what would show the answer is gone with it."""

    def __init__(self, context: Context, asker: QObject) -> None:
        self._context = context
        self._jobs: dict[str, Job] = {}
        # Through a function, which holds these questions: Qt would only know them weakly.
        asker.destroyed.connect(lambda: self.forget_all())

    def ask[T](
        self, name: str, question: Callable[[Book], T], done: Callable[[T], None], failed: Failed | None = None
    ) -> None:
        """Ask the book off the window's thread; an older question of that name needs no answer any more."""
        self.forget(name)
        self._jobs[name] = self._context.read(question, done, failed)

    def forget(self, name: str) -> None:
        """Leave a question alone."""
        if name in self._jobs:
            self._jobs.pop(name).forget()

    def forget_all(self) -> None:
        """Leave all questions alone."""
        for name in tuple(self._jobs):
            self.forget(name)
