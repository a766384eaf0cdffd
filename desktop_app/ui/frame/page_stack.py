"""The pages of the window, one of them visible."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget

_LOWEST: Final = 340
"""The height left for a page on a screen of 1366 x 768 at 150 %, below the menus and a notice, above the status bar."""


class PageStack(QStackedWidget):
    """A stack that never makes the window higher than a small screen; there only the lists of a page get lower."""

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest page and at most the height that a small screen has."""
        return super().minimumSizeHint().boundedTo(QSize(1 << 16, _LOWEST))
