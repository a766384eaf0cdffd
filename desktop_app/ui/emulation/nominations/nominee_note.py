"""The note under the name of a nominee: where the nominee works, and a button to open an existing nomination."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import TIGHT


class NomineeNote(QWidget):
    """A sentence, and below it a button while there is another nomination. Signal: `other_asked(int)` with its id."""

    other_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._other_id: int | None = None
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.hide()
        set_mark(self.words, "muted")
        self.button = QPushButton("&Mở đề nghị đã có")
        self.button.setAutoDefault(False)
        self.button.setToolTip("Alt+M")
        self.button.hide()
        self.button.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_words(self, sentence: str) -> None:
        """Show where the nominee works ("" for nothing) and hide the button."""
        self.words.setText(sentence)
        self.words.setVisible(bool(sentence))
        self.button.hide()

    def offer(self, nomination_id: int) -> None:
        """Show the button that opens a nomination."""
        self._other_id = nomination_id
        self.button.show()

    def _ask(self) -> None:
        if self._other_id is not None:
            self.other_asked.emit(self._other_id)
