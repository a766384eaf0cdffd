"""The pane with the paper's pages, or the reason why there are none yet."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolBar, QVBoxLayout, QWidget

from desktop_app.domain.errors import ClerkError
from desktop_app.ui.base.tokens import TIGHT
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.papers.view import PaperView

_PATIENCE_MS = 300
_WAITING = "Đang lập bản in…"


class PaperPane(QWidget):
    """Shows a paper, or a sentence in its place; after a moment also that the paper is being made."""

    def __init__(self, stop: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PaperView()
        self.message = self.view.message
        self.stop_action = QAction("Dừ&ng", self)
        self.stop_action.triggered.connect(stop)
        self.bar = QToolBar("Trang in")
        self.bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.view.add_to(self.bar, self, ("F9", "Shift+F9"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.view, 1)
        column.addWidget(self.bar)
        self._is_waiting = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._say_waiting)
        self.setFocusProxy(self.view)

    @property
    def is_shown(self) -> bool:
        """Whether pages are shown."""
        return self.view.page_count > 0

    def wait(self) -> None:
        """Show after a moment that the paper is being made; until then the old pages stay."""
        self._patience.start()

    def count(self, rows: int) -> None:
        """Show how many rows of a long list are done."""
        if self._is_waiting:
            self.message.set_words(f"{_WAITING} {format_number(rows)} dòng", self.stop_action)
            self.message.say_empty()

    def show_pdf(self, content: bytes, *, stay: bool) -> None:
        """Show the pages of a paper, from the first one or with `stay` from the current one."""
        self._patience.stop()
        self.view.show_pdf(content, stay=stay)
        self._show_bar(True)

    def say(self, words: str, action: QAction | None = None) -> None:
        """Show a sentence and at most one button in place of the pages."""
        self._patience.stop()
        self.view.say(words, action)
        self._show_bar(False)

    def refuse(self, problem: ClerkError, again: Callable[[], None]) -> None:
        """Show why there is no paper."""
        self._patience.stop()
        self.view.refuse(problem, again)
        self._show_bar(False)

    def _say_waiting(self) -> None:
        self.say(_WAITING, self.stop_action)
        self._is_waiting = True

    def _show_bar(self, has_pages: bool) -> None:
        self._is_waiting = False
        self.bar.setVisible(has_pages)
