"""The program in its window, for tests: shown, waited for, and left for good before anything of it is destroyed."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.app import Program
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context


class ShownProgram:
    """A running program. When its test ends, its dialogs are put away and its window is closed, by itself."""

    def __init__(self, qtbot: QtBot, root: Path, size: QSize | None = None, package: Path | None = None) -> None:
        self.qtbot = qtbot
        self.program = Program(DataFolder(root), package)
        self.window = self.program.window
        # What closes a window at a test's end does not wait: with work under way the program would still be closing,
        # and find its window destroyed, in the middle of the next test.
        qtbot.addWidget(self.window, before_close_func=lambda _: self.close())
        if size is not None:
            self.window.resize(size)

    def show(self, *, painted: bool = True) -> None:
        """Show the window and wait until the first page is filled; unless `painted`, it is only laid out from then on.

        That takes less time, and some tests that go through all pages have them painted (`test_page_heads`).
        """
        self.window.show()
        QTest.qWaitForWindowExposed(self.window)
        self.window.activateWindow()
        self.settle()
        self.window.setUpdatesEnabled(painted)

    def settle(self) -> None:
        """Wait until what was asked of the book is answered, and what those answers ask for in their turn."""
        for _ in range(2):
            self.qtbot.waitUntil(lambda: self.program.tasks is not None and not self.program.tasks.busy)

    @property
    def context(self) -> Context:
        """The window's hold on the book."""
        assert self.program.context is not None
        return self.program.context

    @property
    def book(self) -> Book:
        """The book that is open."""
        return self.context.book

    def close(self) -> None:
        """Put every dialog away, close the window, and wait until the book is closed."""
        for dialog in self.window.findChildren(QDialog):
            dialog.done(0)
        self.window.close()
        self.qtbot.waitUntil(lambda: not self.window.isVisible())
