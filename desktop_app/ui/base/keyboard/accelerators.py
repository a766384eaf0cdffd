"""The letters to press with Alt are underlined only while Alt is held: a line below a letter reads as dấu nặng.

Qt asks the style at each painting whether to underline, and no style sheet can answer. A style of Python's own is asked
thousands of times while a window is made, so the window gets it once its first page is filled, or
once it offers what to do without a book.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from shiboken6 import isValid

_OF_APPLICATION: Final = "accelerators"
_UNDERLINE: Final = QStyle.StyleHint.SH_UnderlineShortcut


class _QuietStyle(QProxyStyle):
    """Fusion, but for the lines below letters."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.shows_letters = False

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        """Answer whether letters are underlined; leave the rest to the style below."""
        if hint is _UNDERLINE:
            return int(self.shows_letters)
        return super().styleHint(hint, option, widget, returned)


class Accelerators(QObject):
    """Sees Alt go down and up in whichever window has the keyboard, and has its letters underlined meanwhile."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.setProperty(_OF_APPLICATION, self)
        self._style = _QuietStyle()
        app.setStyle(self._style)
        self._window: QWindow | None = None
        app.focusWindowChanged.connect(self._follow)
        self._follow(app.focusWindow())

    @property
    def shown(self) -> bool:
        """Whether the letters are underlined now."""
        return self._style.shows_letters

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the letters while Alt is down."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt:
            self._show(event.type() == QEvent.Type.KeyPress)
        return super().eventFilter(watched, event)

    def _follow(self, window: QWindow | None) -> None:
        # An event filter of the whole application would have Python see every event there is.
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
        self._show(False)

    def _show(self, shown: bool) -> None:
        if shown == self._style.shows_letters:
            return
        self._style.shows_letters = shown
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                window.update()


def quieten() -> Accelerators:
    """Give the application the style that underlines only while Alt is held; asked again, return what it has."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    present = app.property(_OF_APPLICATION)
    return present if isinstance(present, Accelerators) else Accelerators(app)
