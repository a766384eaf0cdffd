"""The act of opening a session of the Council, which several tabs of a round offer."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.actions import add_action


def session_action(owner: QWidget, act: Callable[[], object]) -> QAction:
    """Return a new action of `owner` that opens a session on the round."""
    return add_action(owner, "&Mở phiên họp…", "calendar", "Ctrl+Shift+M", act)
