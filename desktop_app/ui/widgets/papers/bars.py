"""The bars of buttons over what a window of its own shows."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QToolBar

from desktop_app.ui.base.theme import icon_size

_ICON_SIDE: Final = 18


def add_bar(window: QMainWindow, name: str) -> QToolBar:
    """Add a bar of buttons in words to a window, and return it."""
    bar = QToolBar(name, window)
    bar.setMovable(False)
    bar.setIconSize(icon_size(_ICON_SIDE))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    window.addToolBar(bar)
    return bar


def add_way_out(window: QMainWindow, close: QAction) -> None:
    """Show what closes a window in a bar of its own, where it is never among what a narrow one has no room for."""
    add_bar(window, "Đóng").addAction(close)
