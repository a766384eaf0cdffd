"""The size of a separate window when it opens."""

from typing import Final

from PySide6.QtWidgets import QWidget

_FRAME: Final = 36
"""Height of the title bar, in pixels."""


def open_at(window: QWidget, width: int, height: int) -> None:
    """Resize a window to this size, or to the screen if that is smaller."""
    room = window.screen().availableSize()
    window.resize(min(width, room.width()), min(height, room.height() - _FRAME))
