"""Two groups of inputs on one line, or one under the other where the page is narrow."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.ui.base.tokens import GAP


class WrappingLine(QWidget):
    """`first` stands at the left, `second` at the right; on a narrow page the second goes under the first."""

    def __init__(self, first: QBoxLayout, second: QBoxLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = first, second
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        self._line.addLayout(first, 1)
        self._line.addLayout(second)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider part only: the line wraps instead of widening the window."""
        width = max(part.minimumSize().width() for part in self._parts)
        return QSize(width, self._line.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the groups side by side or one under the other, as the width allows."""
        super().resizeEvent(event)
        needed = sum(part.sizeHint().width() for part in self._parts) + GAP
        fits = event.size().width() >= needed
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        self.updateGeometry()
