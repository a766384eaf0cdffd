"""The bar that says how many rows of a list are chosen, with what is done with them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop_app.ui.base.tokens import TIGHT
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.heads.acts_line import ActsLine

MOST: Final = 4
"""How many acts it has beside the words; their menu has all of them."""
_ROWS: Final = " dòng"
_ALL_ACTS: Final = "Việc với các dòng đang chọn"


class ChosenBar(ActsLine):
    """How many of the rows are chosen, which opens all their `actions`, and the first of these in words.

    Keys and the menu of the rows do the same, so Tab passes it by.
    """

    def __init__(self, actions: Sequence[QAction], rows: QWidget, parent: QWidget) -> None:
        super().__init__(TIGHT, parent)
        self.words = QToolButton()
        self.words.setToolTip(_ALL_ACTS)
        self.words.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.words)
        menu.addActions(actions)
        self.words.setMenu(menu)
        self.line.addWidget(self.words)
        self.put_in_words(acts_of_rows(actions, rows), self.line.count())
        self.line.addStretch()
        for button in self.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """Return the size with the word for rows, too."""
        return super().sizeHint() + QSize(self.words.fontMetrics().horizontalAdvance(_ROWS), 0)

    def least_width(self) -> int:
        """Return the width of the numbers."""
        numbers = self.words.text().removesuffix(_ROWS)
        letters = self.words.fontMetrics()
        return self.words.sizeHint().width() - letters.horizontalAdvance(self.words.text().removeprefix(numbers))

    def room_for_acts(self, width: int) -> int:
        """Return what the words leave; without room for the word for rows there are the numbers alone."""
        room, word = super().room_for_acts(width), self.words.fontMetrics().horizontalAdvance(_ROWS)
        numbers = self.words.text().removesuffix(_ROWS)
        words = numbers + _ROWS if room >= word else numbers
        if words != self.words.text():
            self.words.setText(words)
        return room - word if room >= word else room

    def show_number(self, number: int, total: int) -> None:
        """Say how many of the rows are chosen; without any the bar is hidden."""
        self.words.setText(f"{format_number(number)}/{format_number(total)}{_ROWS}")
        self.words.setAccessibleName(f"{_ALL_ACTS}: {self.words.text()}")
        self.setVisible(number > 0)


def acts_of_rows(actions: Sequence[QAction], rows: QWidget) -> list[QAction]:
    """Return the first acts that belong to the rows themselves."""
    own = [action for action in actions if action.parent() is rows and not action.isSeparator()]
    return [action for action in own if action.menu() is None][:MOST]
