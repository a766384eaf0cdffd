"""The size of a window when it opens, and where the main one stood before."""

from typing import Final

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QWidget

from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.theme import at_size

_FRAME: Final = 36
"""Height of the title bar, in pixels."""
_KEPT: Final = "window"
_LOW: Final = 560


def open_at(window: QWidget, width: int, height: int) -> None:
    """Resize a window to this size, or to the screen if that is smaller."""
    window.resize(QSize(at_size(width), at_size(height)).boundedTo(room_for(window)))


def room_for(window: QWidget) -> QSize:
    """Return the largest size that a separate window has room for on its screen."""
    return room_of_main(window) - QSize(0, _FRAME)


def room_of_main(window: QWidget) -> QSize:
    """Return what the screen has.

    At 150 % Qt rounds the width of a screen of 1366 pixels up, to half a pixel that it does not have.
    """
    screen = window.screen()
    return screen.availableSize() - QSize(int(not screen.devicePixelRatio().is_integer()), 0)


def is_low(widget: QWidget) -> bool:
    """Return whether the window around a widget is so low that its lists need the room of what stands above them."""
    return widget.window().height() < at_size(_LOW)


def restore_place(window: QWidget, settings: SettingsFile, first: QSize) -> None:
    """Put a window where it stood when `keep_place` was last called; before that it is of the size `first`."""
    geometry = settings.get(_KEPT).get("geometry")
    if not (
        isinstance(geometry, str) and window.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore")))
    ):
        window.resize(first.boundedTo(room_of_main(window)))


def keep_place(window: QWidget, settings: SettingsFile) -> None:
    """Save the position and size of a window in the settings."""
    place = window.saveGeometry().toBase64().toStdString()
    settings.put(_KEPT, {**settings.get(_KEPT), "geometry": place})
