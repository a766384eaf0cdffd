"""What every page of the window is given: the book, the threads, and a signal for changes of the book."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.ui.base.tasks import Failed, Job, Tasks, is_there

if TYPE_CHECKING:
    # The window is painted before the store is loaded; this module is needed for painting.
    from desktop_app.domain.changes import Changes
    from desktop_app.domain.errors import ClerkError
    from desktop_app.services.book import Book


class Context(QObject):
    """Access to the open book. Pages ask and act through it and never keep records of their own.

    Signals: `changed(Changes)` after every change of the book, whoever made it; `message(str)` for a sentence to show
    for a while in the status bar; `done(int)` when the act of this number, of those begun here, succeeded;
    `list_asked(ListQuery)` to show rows on the page that has them; `help_asked` for the help of the page in sight;
    `closing` when the book is about to be closed.
    """

    changed = Signal(object)
    message = Signal(str)
    done = Signal(int)
    list_asked = Signal(object)
    help_asked = Signal()
    closing = Signal()

    def __init__(self, book: Book, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = book
        self.tasks = tasks
        self.acts_begun = 0
        """The number of the act begun last."""

    def read[T](
        self,
        question: Callable[[Book], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        asker: QObject | None = None,
    ) -> Job:
        """Ask a question of the book off the window's thread; `done` gets the answer in it, while `asker` is there."""
        return self.tasks.read(lambda: question(self.book), done, failed, asker)

    def act(
        self,
        act: Callable[[Book], Changes],
        done: Callable[[Changes], None] | None = None,
        failed: Failed | None = None,
        asker: QObject | None = None,
    ) -> Job:
        """Carry out one act of the clerk; once saved, show its label, emit `changed`, then call `done`.

        `done` and `failed` belong to `asker`. Once it is destroyed, neither is called: `changed` is still emitted,
        and a refusal goes to `Tasks.failed`.
        """

        self.acts_begun += 1
        number = self.acts_begun

        def on_saved(changes: Changes) -> None:
            self.done.emit(number)
            if changes.change_id is not None:
                self.message.emit(changes.label)
                self.changed.emit(changes)
            if done is not None and is_there(asker):
                done(changes)

        def on_refused(problem: ClerkError) -> None:
            tell = failed if failed is not None and is_there(asker) else self.tasks.failed.emit
            tell(problem)

        return self.tasks.write(lambda: act(self.book), on_saved, on_refused)
