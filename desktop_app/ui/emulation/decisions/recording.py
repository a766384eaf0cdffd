"""The act of recording a decision, which several tabs of a round offer."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.actions import add_action


def record_action(owner: QWidget, act: Callable[[], None]) -> QAction:
    """Return a new action of `owner` that records a decision on the round."""
    return add_action(owner, "Ghi &quyết định…", "award", "Ctrl+D", act)
