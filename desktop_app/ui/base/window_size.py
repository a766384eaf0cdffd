"""How large a window of its own is when it opens."""

from typing import Final

from PySide6.QtWidgets import QWidget

_FRAME: Final = 36
"""What the title bar takes of the screen's height."""


def open_at(window: QWidget, width: int, height: int) -> None:
    """Give a window this size, or as much of it as the screen has room for."""
    room = window.screen().availableSize()
    window.resize(min(width, room.width()), min(height, room.height() - _FRAME))
