"""A line of text that is too long for its input ends in “…” until it is edited: a word cut between letters is another.

Qt does so for a hint in an empty line, but cuts what was entered at the edge.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QStyle, QStyleOptionFrame, QToolTip, QWidget

from desktop_app.ui.base.dress.whole_words import elided

_AIR: Final = 2
"""Pixels that Qt leaves free on both sides of the text."""


def mark_cut_text(widget: QWidget) -> None:
    """Show that the text of a line, or of a box that can be typed into, goes on; pointed at, it is shown whole."""
    line = widget.lineEdit() if isinstance(widget, QComboBox) else widget
    if isinstance(line, QLineEdit):
        _CutLine(line)


class _CutLine(QObject):
    """Draws a line in place of Qt where its text has no room and it is not edited."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw a text that is cut, and say the whole of it."""
        if event.type() == QEvent.Type.Paint and not self._line.hasFocus() and self._is_cut():
            self._draw()
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._is_cut():
            QToolTip.showText(event.globalPos(), self._line.text(), self._line)
            return True
        return super().eventFilter(watched, event)

    def _is_cut(self) -> bool:
        line = self._line
        if line.echoMode() is not QLineEdit.EchoMode.Normal:
            return False
        width = line.fontMetrics().horizontalAdvance(line.text())
        # Where the style leaves room is asked of it only where the text may have none.
        return width > line.width() // 2 and width > self._room().width()

    def _room(self) -> QRect:
        """Return where the text may stand: beside what is pressed in the line."""
        line, option = self._line, QStyleOptionFrame()
        line.initStyleOption(option)
        room = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
        room = room.marginsRemoved(line.textMargins()).adjusted(_AIR, 0, -_AIR, 0)
        buttons = [part for part in line.findChildren(QAbstractButton) if part.isVisible()]
        right = min((part.x() for part in buttons if part.x() > line.width() // 2), default=room.right() + 1)
        left = max((part.geometry().right() + 1 for part in buttons if part.x() <= line.width() // 2), default=0)
        return QRect(QPoint(max(room.left(), left), room.top()), QPoint(min(room.right(), right - 1), room.bottom()))

    def _draw(self) -> None:
        line, option = self._line, QStyleOptionFrame()
        line.initStyleOption(option)
        painter = QPainter(line)
        line.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, line)
        room = self._room()
        letters = line.fontMetrics()
        # Rounded as Qt does: nothing moves when the line is left.
        room.setTop(room.top() + (room.height() - letters.height() + 1) // 2)
        painter.setPen(option.palette.text().color())
        text = elided(line.text(), letters, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)
        painter.end()
