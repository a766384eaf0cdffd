"""A line with buttons in words for acts: from the end on, those without room give way."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from desktop_app.ui.base.keyboard.reading_order import spoken_act
from desktop_app.ui.base.theme import icon_size

_ICON_SIDE: Final = 18


class ActsLine(QWidget):
    """Says its whole width, asks only for what always stands in it, and shows as many of its acts as there is room for.

    Both widths hang on what it has, never on what is in sight: a hint that changed while it is laid out would have the
    layout begin again.
    """

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(spacing)
        self._buttons: list[QToolButton] = []
        self._in_words: Sequence[QToolButton] = ()

    def least_width(self) -> int:
        """Return the width of what stands in it in any case."""
        raise NotImplementedError

    def room_for_acts(self, width: int) -> int:
        """Return what `width` leaves to the acts."""
        return width - self.least_width()

    def put_in_words(self, acts: Sequence[QAction], place: int) -> None:
        """Show these acts in words, from a place of the line on."""
        while len(self._buttons) < len(acts):
            # They are never deleted: PySide would take their actions with them.
            button = QToolButton()
            self.line.insertWidget(place + len(self._buttons), button)
            self._buttons.append(button)
        for button, action in zip(self._buttons, acts, strict=False):
            show_act(button, action, Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for button in self._buttons[len(acts) :]:
            button.hide()
        self._in_words = self._buttons[: len(acts)]
        self.fit()

    def acts_in_sight(self) -> list[QAction]:
        """Return the acts that stand in words now."""
        return [button.defaultAction() for button in self._in_words if not button.isHidden()]

    def sizeHint(self) -> QSize:
        """Return the size with every act that may stand in words."""
        words = sum(button.sizeHint().width() + self.line.spacing() for button in self._in_words)
        return QSize(self.least_width() + words, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the size without any of them."""
        return QSize(self.least_width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many acts in words as there is room for."""
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """Fit again when one of the parts has another size or is shown or hidden."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def fit(self) -> None:
        """Show the first acts that have room."""
        room = self.room_for_acts(self.width())
        for button in self._in_words:
            room -= button.sizeHint().width() + self.line.spacing()
            button.setVisible(room >= 0)


def show_act(button: QToolButton, action: QAction, style: Qt.ToolButtonStyle) -> None:
    """Have a button do another act."""
    for before in button.actions():
        # A button of several actions would show the arrow of a menu.
        button.removeAction(before)
    menu = action.menu()
    if isinstance(menu, QMenu):
        button.setMenu(menu)
    button.setDefaultAction(action)
    button.setIconSize(icon_size(_ICON_SIDE))
    mode = QToolButton.ToolButtonPopupMode
    button.setPopupMode(mode.InstantPopup if isinstance(menu, QMenu) else mode.DelayedPopup)
    button.setToolButtonStyle(style)
    button.setAccessibleName(spoken_act(action))
