"""The title in the head of a page: in smaller letters where the head is narrow, never left out."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.ui.base.dress.whole_words import elided
from desktop_app.ui.base.theme import set_mark

_SMALL: Final = 0.65
"""Of the size of a title: that of the text beside it, in bold."""


class PageTitle(QLabel):
    """A title in one line, as wide as `fit` says."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        set_mark(self, "heading")

    @property
    def whole_width(self) -> int:
        """The width of the whole title in its own letters, whatever it is drawn in now."""
        return super().sizeHint().width()

    def fit(self, room: int, spared: int = 0) -> int:
        """Take the whole width if that leaves what is `spared`, or that of small letters; return what is taken."""
        whole = self.whole_width
        width = whole if whole <= room - spared else max(min(self._small_width(), room), 0)
        if not self.minimumWidth() == self.maximumWidth() == width:
            self.setFixedWidth(width)
        return width

    def shown(self) -> str:
        """Return what is drawn of the title: cut between words where even small letters have no room."""
        return elided(self.text(), QFontMetrics(self._drawn_font()), self.width())

    def sizeHint(self) -> QSize:
        """Return the size of the title in the letters it is drawn in."""
        whole = super().sizeHint()
        width = whole.width() if self._is_whole else min(self._small_width(), whole.width())
        return QSize(width, whole.height())

    def minimumSizeHint(self) -> QSize:
        """Return the height of the title, which is as wide as `fit` says."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the title in the letters it has room for."""
        if self._is_whole:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setFont(self._drawn_font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), self.shown())
        painter.end()

    @property
    def _is_whole(self) -> bool:
        return self.width() >= self.whole_width

    def _small_width(self) -> int:
        return QFontMetrics(self._small_font()).horizontalAdvance(self.text()) + 1

    def _drawn_font(self) -> QFont:
        return self.font() if self._is_whole else self._small_font()

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        return font
