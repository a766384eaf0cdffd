"""The steps of a round on the line of its tabs, where a low window has no room for them above."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QTabWidget, QToolButton

from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.emulation.round_stepper import StepButton

_ARROW: Final = 36
"""Pixels of the button that its words do not get."""


class BriefSteps(QToolButton):
    """Says how far the step of the tab one is on has come; its menu leads to the others by `go`, with their places."""

    def __init__(self, tabs: QTabWidget, steps: Sequence[StepButton], go: Callable[[int], None]) -> None:
        super().__init__()
        self._tabs, self._steps, self._go = tabs, steps, go
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        tabs.setCornerWidget(self, Qt.Corner.TopRightCorner)
        self.hide()

    def show_step(self, place: int | None) -> None:
        """Show the step at a place, or nothing (None)."""
        room = self._tabs.width() - self._tabs.tabBar().sizeHint().width() - GAP
        if place is not None:
            self._say(place, room - at_size(_ARROW))
        self.setVisible(place is not None)

    def _say(self, place: int, room: int) -> None:
        """Say it in the words that fit, at least the number of the step."""
        number = f"{place + 1}/{len(self._steps)}"
        step = f"Bước {number}"
        words = f"{step}: {self._steps[place].progress}".rstrip(" :")
        has_room = room >= self.fontMetrics().horizontalAdvance(step)
        self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room) if has_room else number)
        self.setToolTip(words)
        self.setAccessibleName(words)

    def _fill(self) -> None:
        self.menu().clear()
        for place, step in enumerate(self._steps):
            act = self.menu().addAction(f"{place + 1}. {step.text()}")
            act.triggered.connect(lambda _=False, place=place: self._go(place))
