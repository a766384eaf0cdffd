"""Typing as Vietnamese clerks do it, for tests."""

import unicodedata

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


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
