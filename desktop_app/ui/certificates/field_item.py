"""The graphics item of one field: its lines as they will be printed, its width and its outline."""

from functools import cache
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from desktop_app.domain.certificates.certificates import (
    ASCENT,
    DESCENT,
    MM_PER_PT,
    RULE_BELOW_MOTTO,
    FieldKey,
    FieldLayout,
)
from desktop_app.domain.certificates.texts import PlacedText
from desktop_app.services.certificates.certificates import letters_file

_DRAWN_AT: Final = 100
"""Letters are drawn at this pixel size and scaled: the screen's font sizes are too coarse for millimetres."""

_AIR: Final = 2.0  # mm; the rule below the motto is a little outside the box
_RULE: Final = 0.26  # mm
_CHOSEN, _OUTLINE = QColor("#1f5a99"), QColor("#8fa3bb")
"""The paper is white in both colour schemes, so these colours are the same in both."""


class FieldItem(QGraphicsItem):
    """A field of the layout shown, in mm of the paper; the item's own position stays 0, 0."""

    def __init__(self, key: FieldKey) -> None:
        super().__init__()
        self.key = key
        self._field: FieldLayout | None = None
        self._placed: PlacedText | None = None
        self._box = QRectF()
        self.is_chosen = False
        self.setCursor(Qt.CursorShape.SizeAllCursor)

    def show_field(self, field: FieldLayout, placed: PlacedText | None, is_chosen: bool) -> None:
        """Show a field; `placed` is None if it has no text."""
        self.prepareGeometryChange()
        self._field, self._placed, self.is_chosen = field, placed, is_chosen
        top, bottom = field.y - field.size * ASCENT * MM_PER_PT, field.y + field.size * DESCENT * MM_PER_PT
        self._box = QRectF(field.x, top, field.width, bottom - top)
        if placed is not None:
            self._box |= QRectF(placed.left, placed.top, placed.right - placed.left, placed.bottom - placed.top)
        self.setToolTip(field.label)
        self.setZValue(1 if is_chosen else 0)
        self.update()

    @property
    def box(self) -> QRectF:
        """The area of the field, in mm of the paper."""
        return self._box

    def boundingRect(self) -> QRectF:
        """Return the area that may be painted."""
        return self._box.adjusted(-_AIR, -_AIR, _AIR, _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the lines of text, the base line and the outline."""
        field = self._field
        if field is None:
            return
        pen = QPen(_CHOSEN if self.is_chosen else _OUTLINE, 0)
        pen.setStyle(Qt.PenStyle.SolidLine if self.is_chosen else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        if self.is_chosen:
            painter.fillRect(self._box, QColor(31, 90, 153, 22))
        painter.drawRect(self._box)
        painter.drawLine(QLineF(field.x, field.y, field.right, field.y))
        if self._placed is not None:
            _paint_lines(painter, field, self._placed)


def _paint_lines(painter: QPainter, field: FieldLayout, placed: PlacedText) -> None:
    painter.setPen(QColor(field.colour))
    painter.setFont(_letters(field.bold, field.italic))
    scale = placed.size * MM_PER_PT / _DRAWN_AT
    for line in placed.lines:
        painter.save()
        painter.translate(line.x, line.y)
        painter.scale(scale, scale)
        painter.drawText(QPointF(0, 0), line.text)
        painter.restore()
    if field.key is FieldKey.MOTTO:
        down = placed.lines[-1].y + RULE_BELOW_MOTTO
        painter.setPen(QPen(QColor(field.colour), _RULE))
        painter.drawLine(QLineF(placed.left, down, placed.right, down))


@cache
def _letters(bold: bool, italic: bool) -> QFont:
    """Return the font of the printed paper, with the same letter widths."""
    added = QFontDatabase.addApplicationFont(str(letters_file(bold, italic)))
    families = QFontDatabase.applicationFontFamilies(added)
    font = QFont(families[0] if families else "Times New Roman")
    font.setBold(bold)
    font.setItalic(italic)
    font.setPixelSize(_DRAWN_AT)
    # The PDF sets letter by letter, without kerning and without the screen's grid.
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
