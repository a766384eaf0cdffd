"""The pages of the window, one of them in sight."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget

_LOWEST: Final = 340
"""What a screen of 1366 x 768 at 150 % leaves a page under the menus, a notice and the line at the foot."""


class PageStack(QStackedWidget):
    """Never makes the window higher than a small screen: there the lists of a page, and nothing else, get lower."""

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of the widest page, and for no more height than there may be."""
        return super().minimumSizeHint().boundedTo(QSize(1 << 16, _LOWEST))
