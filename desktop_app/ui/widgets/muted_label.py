"""Labels for explanations beside or below inputs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop_app.domain.shown import plain_codes, whole_codes
from desktop_app.ui.base.theme import set_mark


class _WrappedLabel(QLabel):
    """A label over several lines; no line ends within a document's number."""

    def setText(self, text: str) -> None:
        """Show a text."""
        super().setText(whole_codes(text))

    def text(self) -> str:
        """Return the text as it was set."""
        return plain_codes(super().text())


def muted_label(text: str = "") -> QLabel:
    """Return a muted label that wraps its text."""
    label = _WrappedLabel()
    label.setText(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    set_mark(label, "muted")
    return label
