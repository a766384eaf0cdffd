"""Questions that a page or a window asks the book, by name; only the latest question of each name is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.errors import ClerkError, RecordGone

if TYPE_CHECKING:
    # The window is painted before the store is loaded.
    from desktop_app.services.book import Book
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.base.tasks import Failed, Job


class BookQuestions:
    """The questions of one widget, the asker. Once it is destroyed its questions are not answered any more."""

    def __init__(self, context: Context, asker: QObject) -> None:
        self._context = context
        self._jobs: dict[str, Job] = {}
        # A lambda, because it keeps this object alive: Qt holds bound methods only by weak references.
        asker.destroyed.connect(lambda: self.forget_all())

    def ask[T](
        self, name: str, question: Callable[[Book], T], done: Callable[[T], None], failed: Failed | None = None
    ) -> None:
        """Ask the book off the window's thread; an older question of the same name is forgotten."""
        self.forget(name)
        self._jobs[name] = self._context.read(question, done, failed)

    def ask_of_row[T](self, name: str, question: Callable[[Book], T], done: Callable[[T], None]) -> None:
        """Ask about the record of a chosen row; of one that is gone nothing is said: its row goes, too."""

        def refuse(problem: ClerkError) -> None:
            if not isinstance(problem, RecordGone):
                self._context.tasks.failed.emit(problem)

        self.ask(name, question, done, refuse)

    def forget(self, name: str) -> None:
        """Drop a question: its answer is not delivered."""
        if name in self._jobs:
            self._jobs.pop(name).forget()

    def forget_all(self) -> None:
        """Drop all questions."""
        for name in tuple(self._jobs):
            self.forget(name)
