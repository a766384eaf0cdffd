"""Asks about unsaved changes before a window closes."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.ui.widgets.questions import ask_to_save


class UnsavedContent(Protocol):
    """A widget that may hold unsaved changes."""

    def unsaved_words(self) -> str:
        """Return what is not saved yet, as a sentence; "" if nothing is."""

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save it, then call `then`; the holder itself shows a refusal."""


class CloseGuard(QObject):
    """Watches the window that contains a page, and asks before it closes over unsaved changes.

    A page that was removed from its window (another book was opened) is not asked about.
    """

    def __init__(self, page: QWidget, holder: UnsavedContent) -> None:
        super().__init__(page)
        self._page, self._holder = page, holder
        self._window: QWidget | None = None
        self._may_close = False

    def watch(self) -> None:
        """Watch the window that now contains the page; to be called whenever the page is shown."""
        window = self._page.window()
        if window is not self._window:
            self._window = window
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ignore the close event while something is unsaved, and ask."""
        if (
            event.type() != QEvent.Type.Close
            or watched is not self._window
            or self._may_close
            or self._page_was_removed()
        ):
            return False
        words = self._holder.unsaved_words()
        if not words:
            return False
        event.ignore()
        self._ask(words)
        return True

    def _page_was_removed(self) -> bool:
        pages = self._page.parentWidget()
        return isinstance(pages, QStackedWidget) and pages.indexOf(self._page) < 0

    def _ask(self, words: str) -> None:
        further = "Lưu trước khi đóng chương trình?"
        ask_to_save(self._page, words, lambda: self._holder.save(self._close), self._close, further)

    def _close(self) -> None:
        if self._window is not None:
            self._may_close = True
            self._window.close()
            self._may_close = False
