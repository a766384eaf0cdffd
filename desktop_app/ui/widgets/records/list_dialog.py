"""A window of its own with a list in it, whose keys mean that list wherever in the window the keyboard is."""

from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QToolButton

from desktop_app.ui.widgets.lists.acts.keys import is_list_key
from desktop_app.ui.widgets.lists.view import ListView


class ListDialog(QDialog):
    """What Ctrl+F, Ctrl+E and F4 do on a page of the main window they do in a window with a list."""

    def offer_once(self, view: ListView, act: QAction) -> None:
        """Leave an act to the button of the empty list while there is no row: two of them said the same."""
        buttons = [button for button in self.findChildren(QToolButton) if button.defaultAction() is act]

        def show() -> None:
            for button in buttons:
                button.setVisible(view.total > 0 or view.query.is_filtered)

        view.refreshed.connect(show)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the list its keys that the widget with the keyboard has no use for."""
        view = next((view for view in self.findChildren(ListView) if view.isVisible()), None)
        if view is not None and is_list_key(event):
            view.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
