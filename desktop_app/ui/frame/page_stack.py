"""The pages of the window, one of them visible."""

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

_LOWEST: Final = 340
"""The height left for a page on a screen of 1366 x 768 at 150 %, below the menus and a notice, above the status bar."""


class PageStack(QStackedWidget):
    """A stack that never makes the window higher than a small screen; there only the lists of a page get lower.

    Signal: `left` when another page takes the place of one.
    """

    left = Signal()

    def __init__(self, first: QWidget) -> None:
        """`first` is what is shown while there are no pages."""
        super().__init__()
        self._first = first
        self._shown: QWidget | None = first
        self.addWidget(first)
        self.currentChanged.connect(self._tell)

    def _tell(self) -> None:
        before, self._shown = self._shown, self.currentWidget()
        # The window is as wide as this page asks for, no more as that one did.
        self.updateGeometry()
        if before is not self._first:
            self.left.emit()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the page in sight, not of those not laid out yet, and at most a small screen's height."""
        page = self.currentWidget()
        hint = page.minimumSizeHint() if page is not None else super().minimumSizeHint()
        return hint.boundedTo(QSize(1 << 16, _LOWEST))
