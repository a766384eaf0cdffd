"""Edits for texts of several lines, no higher than those lines."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.ui.base.tokens import TIGHT


class LinesEdit(QPlainTextEdit):
    """An edit that is `lines` lines high, and grows where there is more room. (Qt's own asks for a dozen lines.)"""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines

    def sizeHint(self) -> QSize:
        """Return the size it would like to have."""
        return QSize(super().sizeHint().width(), self.height_of(self._lines))

    def minimumSizeHint(self) -> QSize:
        """Return the size it does not shrink below."""
        return QSize(super().minimumSizeHint().width(), self.height_of(self._lines))

    def height_of(self, lines: int) -> int:
        """Return how high an edit of so many lines is."""
        margins = 2 * (self.frameWidth() + round(self.document().documentMargin()) + TIGHT)
        return lines * self.fontMetrics().lineSpacing() + margins


class LineList(LinesEdit):
    """A list of texts, each on a line of its own."""

    def value(self) -> tuple[str, ...]:
        """Return the lines that are not blank."""
        return tuple(line for line in self.toPlainText().split("\n") if line.strip())

    def set_value(self, lines: Sequence[str]) -> None:
        """Show lines."""
        self.setPlainText("\n".join(lines))
