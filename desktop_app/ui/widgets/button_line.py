"""A line of buttons that gives up words, from its end, rather than make the window wider."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from desktop_app.ui.base.tokens import TIGHT

_ICON_SIDE: Final = 18
_BESIDE: Final = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ICON: Final = Qt.ToolButtonStyle.ToolButtonIconOnly
_TO_THE_WORDS: Final = 4
"""What Qt leaves between the picture of a button and its words."""


class ButtonLine(QHBoxLayout):
    """Buttons for actions, the first `words` of them with their words beside the picture while there is room.

    Without its words a button still says them as it is pointed at, and to a screen reader.
    """

    def __init__(self, actions: Sequence[QAction], words: int) -> None:
        super().__init__()
        self.setSpacing(TIGHT)
        self._worded: list[QToolButton] = []
        for place, action in enumerate(actions):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setIconSize(QSize(_ICON_SIDE, _ICON_SIDE))
            button.setAccessibleName(action.toolTip())
            if place < words:
                button.setToolButtonStyle(_BESIDE)
                self._worded.append(button)
            self.addWidget(button)

    def minimumSize(self) -> QSize:
        """Ask for room for the pictures."""
        return super().minimumSize() - QSize(self._shown_words(), 0)

    def sizeHint(self) -> QSize:
        """Wish for room for the words as well, whether or not they are shown."""
        hidden = sum(_words_width(button) for button in self._worded if not _shows_words(button))
        return super().sizeHint() + QSize(hidden, 0)

    def setGeometry(self, rect: QRect) -> None:
        """Show as many words as fit, the first ones first."""
        room = rect.width() - self.minimumSize().width()
        for button in self._worded:
            room -= _words_width(button)
            style = _BESIDE if room >= 0 else _ICON
            if button.toolButtonStyle() != style:
                button.setToolButtonStyle(style)
                self.invalidate()
        super().setGeometry(rect)

    def _shown_words(self) -> int:
        return sum(_words_width(button) for button in self._worded if _shows_words(button))


def _shows_words(button: QToolButton) -> bool:
    return button.toolButtonStyle() == _BESIDE


def _words_width(button: QToolButton) -> int:
    """Return by how much its words make a button wider, as Qt reckons it; nothing for one that is not shown."""
    if button.isHidden():
        return 0
    letters = button.fontMetrics()
    words = letters.size(Qt.TextFlag.TextShowMnemonic.value, button.text()).width()
    return _TO_THE_WORDS + words + 2 * letters.horizontalAdvance(" ")
