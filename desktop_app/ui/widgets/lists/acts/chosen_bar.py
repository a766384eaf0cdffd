"""The bar that says how many rows of a list are chosen, with what is done with them most."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from desktop_app.ui.base.tokens import TIGHT
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.button_line import ButtonLine

MOST: Final = 4
"""How many acts it has; all of them are in the menu of the rows."""


class ChosenBar(QWidget):
    """The number of chosen rows and buttons for `actions`; keys and the menu do the same, so Tab passes it by."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QLabel()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(TIGHT)
        line.addWidget(self.words)
        line.addLayout(ButtonLine(actions, MOST))
        for button in self.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_number(self, number: int) -> None:
        """Say how many rows are chosen; without any the bar is hidden."""
        self.words.setText(f"{format_number(number)} dòng:")
        self.setVisible(number > 0)


def acts_of_rows(actions: Sequence[QAction], rows: QWidget) -> list[QAction]:
    """Return the first acts that belong to the rows themselves."""
    own = [action for action in actions if action.parent() is rows and not action.isSeparator()]
    return [action for action in own if action.menu() is None][:MOST]
