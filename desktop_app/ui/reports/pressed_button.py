"""The primary button of a panel, made from an action."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from desktop_app.ui.base.theme import set_mark


def pressed_button(action: QAction) -> QPushButton:
    """Return a primary button that has an action's text, triggers it, and is enabled while it is."""
    button = QPushButton(action.text())
    button.setToolTip(action.toolTip())
    set_mark(button, "primary")
    button.clicked.connect(action.trigger)

    def follow() -> None:
        button.setEnabled(action.isEnabled())

    action.changed.connect(follow)
    follow()
    return button
