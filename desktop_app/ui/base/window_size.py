"""The size of a separate window when it opens."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from desktop_app.ui.base.theme import at_size

_FRAME: Final = 36
"""Height of the title bar, in pixels."""


def open_at(window: QWidget, width: int, height: int) -> None:
    """Resize a window to this size, or to the screen if that is smaller."""
    window.resize(QSize(at_size(width), at_size(height)).boundedTo(room_for(window)))


def room_for(window: QWidget) -> QSize:
    """Return the largest size that a separate window has room for on its screen."""
    return window.screen().availableSize() - QSize(0, _FRAME)
