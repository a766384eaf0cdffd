"""A line whose text counts as typed while an input method still composes it.

Telex and VNI hold a word back until it is ended; what filters as one types cannot wait for that.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class ComposingLine(QLineEdit):
    """A line of text.

    Signals, with the text as it is seen: `typed(str)` whenever the clerk changes it, `seen_changed(str)` whoever does.
    """

    typed = Signal(str)
    seen_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composed = ""
        self._replaced = ""
        self.textEdited.connect(self.typed)
        self.textChanged.connect(lambda _: self.seen_changed.emit(self.seen_text))

    @property
    def seen_text(self) -> str:
        """The text with the letters that an input method has not given over yet."""
        text, at = self.text(), self.cursorPosition()
        return text[:at] + self._composed + text[at:]

    def replace_all(self, text: str) -> None:
        """Show another text. Letters that the input method still holds are part of what is replaced."""
        self._replaced, self._composed = self._composed, ""
        self.setText(text)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Tell of letters that are being composed, and of those that were given up."""
        if event.commitString() and event.commitString() == self._replaced:
            # ibus hands a word over after the key that ended it has chosen what replaced it.
            event.setCommitString("")
        if event.commitString() or event.preeditString():
            self._replaced = ""
        before = self._composed
        self._composed = "" if self.isReadOnly() else event.preeditString()
        super().inputMethodEvent(event)
        if self._composed != before and not event.commitString():
            self.typed.emit(self.seen_text)
            self.seen_changed.emit(self.seen_text)
