"""The program in a small window, for tests of its pages there."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QTabWidget
from pytestqt.qtbot import QtBot

from tests.ui.shown_program import ShownProgram


class SmallScreen(ShownProgram):
    """The program in a small window, and the waiting for what it asks of the book."""

    def __init__(self, qtbot: QtBot, root: Path, size: QSize) -> None:
        super().__init__(qtbot, root, size)
        self.show(painted=False)

    def settle(self) -> None:
        super().settle()
        # Heads over two lines ask Qt for their height once more by a timer; a bar then comes or goes by an event, which
        # gives the table another width, and what stands around it another height.
        for _ in range(4):
            QApplication.processEvents()
            QApplication.sendPostedEvents()

    def tabs_of(self, key: str) -> Iterator[str]:
        """Go to a page and to each of its tabs."""
        self.window.go_to(key)
        self.settle()
        yield key
        tabs = getattr(self.window.current_page, "tabs", None)
        for place in range(1, tabs.count() if isinstance(tabs, QTabWidget) else 0):
            assert isinstance(tabs, QTabWidget)
            tabs.setCurrentIndex(place)
            self.settle()
            yield f"{key}: {tabs.tabText(place)}"
