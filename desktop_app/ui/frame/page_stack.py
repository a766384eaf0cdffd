"""The pages of the window, one of them visible."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.ui.base.tokens import GAP, PAGE
from desktop_app.ui.base.window_size import is_low

_LOWEST: Final = 330
"""The height left for a page on a screen of 1366 x 768 at 200 %, below the menus, above the status bar."""


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

    def turn_to(self, page: QWidget) -> None:
        """Show a page; the keyboard goes from the one before to where it was on this one, or to where this one begins.

        On a page that has not had it Qt would take whatever was made next, an act that cannot be taken back among them.
        """
        has_keyboard = self.isAncestorOf(self.window().focusWidget())
        is_new_to_it = page.focusWidget() in (None, page)
        self.setCurrentWidget(page)
        if has_keyboard and is_new_to_it:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        before, self._shown = self._shown, self.currentWidget()
        # The window is as wide as this page asks for, no more as that one did.
        self.updateGeometry()
        self._set_margins()
        if before is not self._first:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what is around a page to its rows where the window is low."""
        self._set_margins()
        super().resizeEvent(event)

    def _set_margins(self) -> None:
        page = self.currentWidget()
        layout = page.layout() if page is not None else None
        if layout is None:
            return
        margins, height = layout.contentsMargins(), GAP if is_low(self) else PAGE
        if {margins.top(), margins.bottom()} <= {GAP, PAGE} and margins.top() != height:
            layout.setContentsMargins(margins.left(), height, margins.right(), height)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the page in sight, not of those not laid out yet, and at most a small screen's height."""
        page = self.currentWidget()
        hint = page.minimumSizeHint() if page is not None else super().minimumSizeHint()
        return hint.boundedTo(QSize(1 << 16, _LOWEST))
