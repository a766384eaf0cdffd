"""A sentence across the page that waits for nobody: it stays until it is closed or another takes its place."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.theme import set_mark
from desktop_app.ui.tokens import GAP


class Notice(QFrame):
    """A line for one sentence at a time, with at most one thing to do about it. Hidden while it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.clicked.connect(self._do)
        self._act: Callable[[], None] | None = None
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setToolTip("Đóng thông báo")
        close.setAccessibleName("Đóng thông báo")
        close.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(GAP, 0, 0, 0)
        line.addWidget(self._words, 1)
        line.addWidget(self._button)
        line.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence now shown."""
        return self._words.text()

    def say(self, text: str, manner: str = "info", label: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a sentence; `manner` is "info", "done", "warning" or "problem"; `label` and `act` make a button."""
        set_mark(self, "banner", manner)
        self._words.setText(text)
        self._button.setText(label)
        self._button.setVisible(bool(label))
        self._act = act
        self.show()

    def _do(self) -> None:
        if self._act is not None:
            self._act()
