"""The running program in its real window, and what the clerk does with it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.app import Program
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book


class Clerk:
    """The running program and what the clerk does with it."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.program = Program(DataFolder(folder))
        self.window = self.program.window
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        self.settle()
        if self.program.context is None:
            # There is no book in an empty folder: the window asks, and makes one.
            self.window.overlay.new_asked.emit()
            self.settle()

    @property
    def book(self) -> Book:
        assert self.program.context is not None
        return self.program.context.book

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.program.tasks is not None and not self.program.tasks.busy)

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

    def close(self) -> None:
        for dialog in self.window.findChildren(QDialog):
            dialog.done(0)
        self.window.close()
        self.qtbot.waitUntil(lambda: not self.window.isVisible())
