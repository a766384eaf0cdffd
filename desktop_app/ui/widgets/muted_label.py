"""Labels for explanations beside or below inputs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop_app.ui.base.theme import set_mark


def muted_label(text: str = "") -> QLabel:
    """Return a muted label that wraps its text."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    set_mark(label, "muted")
    return label
