"""The running program in its real window, and what the clerk does with it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.shown_program import ShownProgram


class Clerk(ShownProgram):
    """The running program and what the clerk does with it."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__(qtbot, folder)
        self.show()
        if self.program.context is None:
            # There is no book in an empty folder: the window asks, and makes one.
            self.window.overlay.new_asked.emit()
            self.settle()

    def go_to[P: QWidget](self, key: str, page: type[P]) -> P:
        self.window.activateWindow()
        self.window.go_to(key)
        self.settle()
        shown = self.window.current_page
        assert isinstance(shown, page)
        shown.setFocus()
        return shown

    def top_level[W: QWidget](self, kind: type[W]) -> W:
        def visible_windows() -> list[W]:
            return [widget for widget in QApplication.allWidgets() if isinstance(widget, kind) and widget.isVisible()]

        self.qtbot.waitUntil(lambda: bool(visible_windows()))
        self.settle()
        visible_windows()[0].activateWindow()
        return visible_windows()[0]

    def press(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        widget.setFocus()
        QTest.keyClick(QApplication.focusWidget() or widget, key, modifier)
        self.settle()
