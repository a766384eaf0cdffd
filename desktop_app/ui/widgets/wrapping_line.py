"""Two groups of inputs on one line, or one under the other where the page is narrow."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.ui.base.tokens import GAP


class WrappingLine(QWidget):
    """`first` stands at the left, `second` at the right; on a narrow page the second goes under the first.

    What is over of the width goes to them by their `shares`.
    """

    def __init__(
        self, first: QBoxLayout, second: QBoxLayout, parent: QWidget | None = None, *, shares: tuple[int, int] = (1, 0)
    ) -> None:
        super().__init__(parent)
        self._parts = first, second
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        for part, share in zip(self._parts, shares, strict=True):
            self._line.addLayout(part, share)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider part only: the line wraps instead of widening the window."""
        width = max(part.minimumSize().width() for part in self._parts)
        return QSize(width, self._line.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the groups side by side or one under the other, as the width allows."""
        super().resizeEvent(event)
        self._wrap()

    def event(self, event: QEvent) -> bool:
        """Do so again when a part asks for more room or less, as one does that gets its words later."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._wrap()
        return super().event(event)

    def _wrap(self) -> None:
        needed = sum(part.sizeHint().width() for part in self._parts) + GAP
        fits = self.width() >= needed
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._line.direction() is not direction:
            self._line.setDirection(direction)
            self.updateGeometry()
