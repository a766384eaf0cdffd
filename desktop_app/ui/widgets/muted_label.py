"""Secondary words beside or below inputs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop_app.ui.base.theme import set_mark


def muted_label(text: str = "") -> QLabel:
    """Return a label with words that explain: muted, on as many lines as they take."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    set_mark(label, "muted")
    return label
