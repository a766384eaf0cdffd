"""The size of a separate window when it opens."""

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.ui.base.theme import at_size

_FRAME: Final = 36
"""Height of the title bar, in pixels."""


def open_at(window: QWidget, width: int, height: int) -> None:
    """Resize a window to this size, or to the screen if that is smaller."""
    room = window.screen().availableSize()
    window.resize(min(at_size(width), room.width()), min(at_size(height), room.height() - _FRAME))
