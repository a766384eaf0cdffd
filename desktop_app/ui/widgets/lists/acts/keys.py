"""The keys of a list."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


def is_list_key(event: QKeyEvent) -> bool:
    """Return whether a key belongs to the list that has the keyboard, before the window."""
    if event.key() == Qt.Key.Key_F4:
        return not event.modifiers()
    by_columns = event.key() == Qt.Key.Key_F and event.modifiers() == _CONTROL | Qt.KeyboardModifier.ShiftModifier
    return by_columns or (event.modifiers() == _CONTROL and event.key() in (Qt.Key.Key_F, Qt.Key.Key_E))
