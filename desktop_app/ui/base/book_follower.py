"""A book that is only looked at while somebody else writes to it: shown as it is now, and told of when it is free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.services.book import Book, is_held, last_change

if TYPE_CHECKING:
    from desktop_app.domain.errors import ClerkError
    from desktop_app.ui.base.context import Context

LOOK_EVERY_MS = 5_000


class BookFollower(QObject):
    """Looks every few seconds at the log of a book that another instance writes to.

    Signals: `changed` when the log has grown; `freed` once, when the other instance has closed the book.
    """

    changed = Signal()
    freed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._seen = -1
        self._was_held = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        context.closing.connect(self._timer.stop)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Ask what the log's last entry is, and whether the book is still open elsewhere."""
        self._context.read(_state, self._show, self._stop, self)

    def _show(self, state: tuple[int, bool]) -> None:
        last, held = state
        if self._seen not in (-1, last):
            self.changed.emit()
        self._seen = last
        if self._was_held and not held:
            self.freed.emit()
        self._was_held = held

    def _stop(self, problem: ClerkError) -> None:
        # The data file was replaced or is gone: said once, and again by whatever is asked next.
        self._timer.stop()
        self._context.tasks.failed.emit(problem)


def _state(book: Book) -> tuple[int, bool]:
    return last_change(book), is_held(book.folder)
