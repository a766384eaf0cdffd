"""A line of buttons that hides their texts, from the last one on, where the window is too narrow."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from desktop_app.ui.base.keyboard.reading_order import spoken_act
from desktop_app.ui.base.theme import icon_size
from desktop_app.ui.base.tokens import TIGHT

_ICON_SIDE: Final = 18
_BESIDE: Final = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ICON: Final = Qt.ToolButtonStyle.ToolButtonIconOnly
_ICON_TEXT_GAP: Final = 4
"""Pixels that Qt leaves between the icon of a button and its text."""


class ButtonLine(QHBoxLayout):
    """Buttons for actions; the first `words` of them show their text beside the icon while there is room.

    A button without text still has it as tool tip and accessible name.
    """

    def __init__(self, actions: Sequence[QAction], words: int) -> None:
        super().__init__()
        self.setSpacing(TIGHT)
        self._labelled: list[QToolButton] = []
        for place, action in enumerate(actions):
            button = QToolButton()
            button.setDefaultAction(action)
            if action.menu() is not None:
                button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setIconSize(icon_size(_ICON_SIDE))
            button.setAccessibleName(spoken_act(action))
            if place < words:
                button.setToolButtonStyle(_BESIDE)
                self._labelled.append(button)
            self.addWidget(button)

    def minimumSize(self) -> QSize:
        """Return the size with icons only."""
        return super().minimumSize() - QSize(self._shown_words(), 0)

    def sizeHint(self) -> QSize:
        """Return the size with all texts, whether or not they are shown."""
        hidden = sum(_words_width(button) for button in self._labelled if not _shows_words(button))
        return super().sizeHint() + QSize(hidden, 0)

    def setGeometry(self, rect: QRect) -> None:
        """Show as many texts as fit, from the first button on."""
        room = rect.width() - self.minimumSize().width()
        for button in self._labelled:
            room -= _words_width(button)
            style = _BESIDE if room >= 0 else _ICON
            if button.toolButtonStyle() != style:
                button.setToolButtonStyle(style)
                self.invalidate()
        super().setGeometry(rect)

    def _shown_words(self) -> int:
        return sum(_words_width(button) for button in self._labelled if _shows_words(button))


def _shows_words(button: QToolButton) -> bool:
    return button.toolButtonStyle() == _BESIDE


def _words_width(button: QToolButton) -> int:
    """Return by how much its text makes a button wider, as Qt computes it; 0 for a hidden button."""
    if button.isHidden():
        return 0
    metrics = button.fontMetrics()
    words = metrics.size(Qt.TextFlag.TextShowMnemonic.value, button.text()).width()
    return _ICON_TEXT_GAP + words + 2 * metrics.horizontalAdvance(" ")
