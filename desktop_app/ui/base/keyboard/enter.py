"""Enter, as every table and line of the window understands it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def is_enter(event: QKeyEvent) -> bool:
    """Return whether a key is Enter held with no other key: that beside the letters, or that of the number pad.

    Qt tells of the pad as of a key that is held.
    """
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held
