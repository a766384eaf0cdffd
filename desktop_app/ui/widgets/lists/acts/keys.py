"""The keys of a list."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


def is_list_key(event: QKeyEvent) -> bool:
    """Return whether a key belongs to the list that has the keyboard, before the window."""
    plain = event.modifiers() == _CONTROL and event.key() in (Qt.Key.Key_F, Qt.Key.Key_E)
    return plain or asks_details(event) or asks_by_columns(event)


def asks_details(event: QKeyEvent) -> bool:
    """Return whether a key is F4, which shows the whole record beside a list."""
    return event.key() == Qt.Key.Key_F4 and not event.modifiers()


def asks_by_columns(event: QKeyEvent) -> bool:
    """Return whether a key is Ctrl+Shift+F, which filters a list by its columns."""
    return event.key() == Qt.Key.Key_F and event.modifiers() == _CONTROL | Qt.KeyboardModifier.ShiftModifier
