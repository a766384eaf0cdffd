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
_WORDS: Final = ("Chọn {}/{} {}", "Chọn {}", "{}/{}")
"""How many are chosen: the first of these that there is room for."""
_ALL_ACTS: Final = "Việc với các dòng đang chọn"
_IN_FULL: Final = "Đang chọn {} trong {} {}"


class ChosenBar(ActsLine):
    """How many of the rows are chosen, which opens all their `actions`, and the first of these in words.

    Keys and the menu of the rows do the same, so Tab passes it by.
    """

    def __init__(self, actions: Sequence[QAction], rows: QWidget, noun: str, parent: QWidget) -> None:
        super().__init__(TIGHT, parent)
        self._words: Sequence[str] = [""]
        self._noun = noun
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
        """Return the size with all the words."""
        return super().sizeHint() + QSize(self._width_of(self._words[0]) - min(map(self._width_of, self._words)), 0)

    def least_width(self) -> int:
        """Return the width of the fewest words."""
        around = self.words.sizeHint().width() - self._width_of(self.words.text())
        return around + min(map(self._width_of, self._words))

    def room_for_acts(self, width: int) -> int:
        """Return what the words leave; before the first act goes without room they are shortened."""
        room, least = super().room_for_acts(width), min(map(self._width_of, self._words))
        first = next((button.sizeHint().width() + self.line.spacing() for button in self._in_words), 0)
        needed = first if first <= room else 0
        more = [(words, self._width_of(words) - least) for words in self._words]
        words, taken = next((pair for pair in more if room >= pair[1] + needed), min(more, key=lambda pair: pair[1]))
        if words != self.words.text():
            self.words.setText(words)
        return room - taken

    def _width_of(self, text: str) -> int:
        return self.words.fontMetrics().horizontalAdvance(text)

    def show_number(self, number: int, total: int) -> None:
        """Say how many of the rows are chosen; without any the bar is hidden."""
        numbers = format_number(number), format_number(total), self._noun
        self._words = [words.format(*numbers) for words in _WORDS]
        self.words.setText(self._words[0])
        in_full = _IN_FULL.format(*numbers)
        self.words.setToolTip(f"{in_full}. {_ALL_ACTS}")
        self.words.setAccessibleName(f"{_ALL_ACTS}: {in_full}")
        self.setVisible(number > 0)


def acts_of_rows(actions: Sequence[QAction], rows: QWidget) -> list[QAction]:
    """Return the first acts that belong to the rows themselves."""
    own = [action for action in actions if action.parent() is rows and not action.isSeparator()]
    return [action for action in own if action.menu() is None][:MOST]
