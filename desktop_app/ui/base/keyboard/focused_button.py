"""Enter presses the button that has the keyboard, as the space bar does, not the one that it presses elsewhere."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from desktop_app.ui.base.keyboard.enter import is_enter


def press_focused(window: QWidget, event: QKeyEvent) -> bool:
    """Press the button of a window that has the keyboard if the key is Enter; return whether there was one.

    For what the button itself had no use for: it takes Enter only where it would also be pressed from other fields.
    """
    focus = window.focusWidget()
    if not is_enter(event) or not isinstance(focus, QPushButton | QToolButton):
        return False
    focus.click()
    return True


class EnterButton(QPushButton):
    """A button that Enter presses while it has the keyboard, and only then."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, which a plain button leaves to its window."""
        if not press_focused(self.window(), event):
            super().keyPressEvent(event)
