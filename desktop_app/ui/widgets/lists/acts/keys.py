"""The keys of a list."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


def is_list_key(event: QKeyEvent) -> bool:
    """Return whether a key belongs to the list that has the keyboard, before the window."""
    plain = event.modifiers() == _CONTROL and event.key() in (Qt.Key.Key_F, Qt.Key.Key_E)
    return plain or asks_of_list(event)


def asks_of_list(event: QKeyEvent) -> bool:
    """Return whether a key is of the list in sight, wherever on its page the keyboard is."""
    return asks_details(event) or asks_by_columns(event) or asks_row(event)


def asks_details(event: QKeyEvent) -> bool:
    """Return whether a key is F4, which shows the whole record beside a list."""
    return event.key() == Qt.Key.Key_F4 and not event.modifiers()


def asks_by_columns(event: QKeyEvent) -> bool:
    """Return whether a key is Ctrl+Shift+F, which filters a list by its columns."""
    return event.key() == Qt.Key.Key_F and event.modifiers() == _CONTROL | Qt.KeyboardModifier.ShiftModifier


def asks_new(event: QKeyEvent) -> bool:
    """Return whether a key is Ctrl+N or Insert, which add a record wherever one is."""
    is_insert = event.key() == Qt.Key.Key_Insert and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return is_insert or (event.key() == Qt.Key.Key_N and event.modifiers() == _CONTROL)


def asks_paper(event: QKeyEvent) -> bool:
    """Return whether a key is Ctrl+P, which shows the paper of what one is on."""
    return event.key() == Qt.Key.Key_P and event.modifiers() == _CONTROL


def asks_row(event: QKeyEvent) -> bool:
    """Return whether a key is Ctrl+Shift+L, which shows or hides the row of filters, as in Excel."""
    return event.key() == Qt.Key.Key_L and event.modifiers() == _CONTROL | Qt.KeyboardModifier.ShiftModifier
