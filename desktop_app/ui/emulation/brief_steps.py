"""The steps of a round on the line of its tabs, where a low window has no room for them above."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QTabWidget, QToolButton

from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.emulation.round_stepper import TITLES, StepButton

_ARROW: Final = 36
"""Pixels of the button that its words do not get."""


class BriefSteps(QToolButton):
    """Says which step of the round is next; its menu leads to each of them by `go`, with their places."""

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

    def show_state(self, *, is_shown: bool) -> None:
        """Say how far the round is, or show nothing."""
        room = self._tabs.width() - self._tabs.tabBar().sizeHint().width() - GAP - at_size(_ARROW)
        if is_shown:
            wordings = self._wordings()
            fits = self.fontMetrics().horizontalAdvance
            self.setText(next((words for words in wordings if fits(words) <= room), wordings[-1]))
            self.setToolTip(wordings[0])
            self.setAccessibleName(wordings[0])
        self.setVisible(is_shown)

    def _wordings(self) -> tuple[str, ...]:
        """Return in ever fewer words that all is done or which step is next: the counts give way first."""
        for place, step in enumerate(self._steps):
            if step.is_next:
                state = f"Tiếp: {TITLES[place]}"
                return f"{state} ({step.progress})", state, f"{place + 1}/{len(self._steps)}"
        return f"Đã xong: {self._steps[-1].progress}", "Đã xong"

    def _fill(self) -> None:
        self.menu().clear()
        for place, step in enumerate(self._steps):
            act = self.menu().addAction(f"{place + 1}. {step.text()}")
            act.triggered.connect(lambda _=False, place=place: self._go(place))
