"""Icons within a line that is typed into: Qt draws them with sixteen pixels, whatever the size of the letters."""

from typing import Final

from PySide6.QtCore import QEvent, QMargins, QObject, QRect
from PySide6.QtGui import QAction, QIcon, QPainter
from PySide6.QtWidgets import QLineEdit, QToolButton

from desktop_app.ui.base.theme import at_size

_SIDE: Final = 16
_AROUND, _ABOVE_AND_BELOW = 6, 2
"""Pixels that Qt leaves free around such an icon."""
_LEADING: Final = QLineEdit.ActionPosition.LeadingPosition


def add_field_icon(line: QLineEdit, action: QAction, position: QLineEdit.ActionPosition) -> None:
    """Put an act into a line as an icon that is as large as the letters."""
    before = line.findChildren(QToolButton)
    line.addAction(action, position)
    (button,) = [button for button in line.findChildren(QToolButton) if button not in before]
    _FieldIcon(line, button, at_left=position is _LEADING)


class _FieldIcon(QObject):
    """Draws an icon in place of Qt, and keeps room for it, while letters are larger than usual."""

    def __init__(self, line: QLineEdit, button: QToolButton, *, at_left: bool) -> None:
        super().__init__(line)
        self._line, self._button, self._at_left = line, button, at_left
        self._more = 0
        button.installEventFilter(self)
        line.installEventFilter(self)
        self._grow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw it, and follow the letters."""
        kind = event.type()
        if watched is self._line:
            if kind in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
                self._grow()
        elif kind == QEvent.Type.Paint and self._more:
            self._draw()
            return True
        elif kind in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        more = at_size(_SIDE) - _SIDE
        if more == self._more:
            return
        margins, further = self._line.textMargins(), more - self._more
        self._more = more
        beside = QMargins(further, 0, 0, 0) if self._at_left else QMargins(0, 0, further, 0)
        self._line.setTextMargins(margins + beside)
        self._place()

    def _place(self) -> None:
        """Have the button as large as the icon, on the side where it is."""
        if not self._more:
            return
        button, side = self._button, _SIDE + self._more
        size = side + _AROUND, side + _ABOVE_AND_BELOW
        left = button.x() if self._at_left else button.geometry().right() + 1 - size[0]
        place = QRect(left, (self._line.height() - size[1]) // 2, *size)
        if button.geometry() != place:
            button.setGeometry(place)

    def _draw(self) -> None:
        button, side = self._button, _SIDE + self._more
        mode = QIcon.Mode.Disabled if not button.isEnabled() else QIcon.Mode.Normal
        painter = QPainter(button)
        area = QRect((button.width() - side) // 2, (button.height() - side) // 2, side, side)
        button.icon().paint(painter, area, mode=mode)
        painter.end()
