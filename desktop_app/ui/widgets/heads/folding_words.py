"""Words that stand on as many lines as they need, or folded on one, where there is no height for more."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from desktop_app.ui.base.dress.whole_words import elided


class FoldingWords(QLabel):
    """Plain words; folded they are said briefly or cut at their end, with all of them as tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._is_folded = False
        self._brief = ""

    def setText(self, text: str, brief: str = "") -> None:
        """Show words, or `brief` where they are folded and too long for their line."""
        self._brief = brief
        super().setText(text)

    @property
    def has_brief(self) -> bool:
        """Whether the words have a core that is never left out."""
        return bool(self._brief)

    def set_folded(self, folded: bool) -> None:
        """Stand on one line, or on as many as it takes."""
        if folded != self._is_folded:
            self._is_folded = folded
            policy = QSizePolicy.Policy.Ignored if folded else QSizePolicy.Policy.Preferred
            self.setSizePolicy(policy, QSizePolicy.Policy.Preferred)
            self.setWordWrap(not folded)
            self.updateGeometry()

    def has_room(self, width: int) -> bool:
        """Return whether folded words, or what is said for them briefly, stand whole on a line of this width."""
        words = self._brief or " ".join(self.text().split("\n"))
        return self.fontMetrics().horizontalAdvance(words) <= width

    def sizeHint(self) -> QSize:
        """Return the size of the words; folded they take what room is left on a line."""
        return self._one_line() if self._is_folded else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the height of one line if they are folded."""
        return self._one_line() if self._is_folded else super().minimumSizeHint()

    def event(self, event: QEvent) -> bool:
        """Tell the words that are cut."""
        if self._is_folded and event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.text() if self.shown() != self.text() else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, cut at their end if they are folded and too long."""
        if not self._is_folded:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), Qt.AlignmentFlag.AlignVCenter, self.shown())
        painter.end()

    def shown(self) -> str:
        """Return what is drawn of the words where they are folded."""
        words, room = " ".join(self.text().split("\n")), self.contentsRect().width()
        if self._brief and self.fontMetrics().horizontalAdvance(words) > room:
            words = self._brief
        return elided(words, self.fontMetrics(), room)

    def _one_line(self) -> QSize:
        return QSize(0, self.fontMetrics().lineSpacing())
