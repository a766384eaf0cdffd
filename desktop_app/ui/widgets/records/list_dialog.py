"""A window of its own with a list in it, whose keys mean that list wherever in the window the keyboard is."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog

from desktop_app.ui.widgets.lists.acts.keys import is_list_key
from desktop_app.ui.widgets.lists.view import ListView


class ListDialog(QDialog):
    """What Ctrl+F, Ctrl+E and F4 do on a page of the main window they do in a window with a list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the list its keys that the widget with the keyboard has no use for."""
        view = next((view for view in self.findChildren(ListView) if view.isVisible()), None)
        if view is not None and is_list_key(event):
            view.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
