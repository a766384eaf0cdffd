"""Typing as Vietnamese clerks do it, for tests."""

import unicodedata

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from shiboken6 import isValid

from tests.ui.shown_program import ShownProgram

NONE = Qt.KeyboardModifier.NoModifier
_WINDOWS = (Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Sheet)


class Keys[Program: ShownProgram]:
    """Presses keys where the keyboard is, and counts them; what is typed as text is not counted."""

    def __init__(self, run: Program) -> None:
        self.run = run
        self.count = 0
        self._opened: list[QWidget] = [run.window]
        """The windows that are open, the one opened last at the end."""
        self._of_others = [top for top in QApplication.topLevelWidgets() if top is not run.window]
        """What tests before this one have left and is about to go."""

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, *, times: int = 1) -> None:
        """Press a key some times, and wait for what comes of it."""
        for _ in range(times):
            self.strike(key, modifier)
            self.rest()

    def strike(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key while there is no book that could be waited for."""
        focused = self.focused()
        QTest.keyPress(focused, key, modifier)
        # What is at work by now takes no keys.
        QTest.keyRelease(focused if focused.isEnabled() else self.run.window, key, modifier)
        self.count += 1

    def type(self, text: str) -> None:
        """Type a text of the letters of a keyboard."""
        QTest.keyClicks(self.focused(), text)
        self.rest()

    def write(self, text: str) -> None:
        """Write a Vietnamese text by an input method."""
        compose(self.focused(), text)
        self.rest()

    def rest(self) -> None:
        """Wait for what comes of the keys: a button that was pressed by its letter stays down for a moment."""
        self.run.qtbot.waitUntil(lambda: not any(button.isDown() for button in self._buttons()))
        self.run.settle()
        self.run.settle()

    def _buttons(self) -> list[QPushButton]:
        window = QApplication.activeWindow()
        return window.findChildren(QPushButton) if window is not None else []

    def focused(self) -> QWidget:
        """Return what has the keyboard: as a window manager would, it is given to the window opened last."""
        newest = self._newest()
        # A screenless platform activates no window by itself.
        if QApplication.activePopupWidget() is None and not newest.isActiveWindow():
            newest.activateWindow()
            self.run.qtbot.waitUntil(newest.isActiveWindow)
        self.run.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def _newest(self) -> QWidget:
        tops = [top for top in QApplication.topLevelWidgets() if isValid(top) and top not in self._of_others]
        open_now = [top for top in tops if top.isVisible() and top.windowType() in _WINDOWS]
        self._opened = [top for top in self._opened if top in open_now]
        self._opened += [top for top in open_now if top not in self._opened]
        return self._opened[-1]


def compose(widget: QWidget, text: str) -> None:
    """Let an input method write `text` as Telex keyboards do: each letter is first shown bare, then committed."""
    for letter in text:
        QApplication.sendEvent(widget, QInputMethodEvent(unicodedata.normalize("NFD", letter)[0], []))
        event = QInputMethodEvent()
        event.setCommitString(letter)
        QApplication.sendEvent(widget, event)


def hold(widget: QWidget, *preedits: str) -> None:
    """Let an input method show what it makes of the keys so far, and give nothing over yet."""
    for preedit in preedits:
        QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))


def type_letters(widget: QWidget, text: str) -> None:
    """Press a key for each character, whatever it is. (QTest types ASCII only.)"""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)
