"""One field on the screen: its lines as they will be printed, its width, and that it can be taken hold of."""

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
"""Letters are drawn so many units high and scaled: the screen's own sizes are too coarse for millimetres."""

_AIR: Final = 2.0  # mm; the rule below the motto stands a little outside
_RULE: Final = 0.26  # mm
_CHOSEN, _OUTLINE = QColor("#1f5a99"), QColor("#8fa3bb")
"""The sheet is white whatever the scheme of the window, and so are these the same in both."""


class FieldItem(QGraphicsItem):
    """A field of the layout that is shown. In mm of the sheet; its own position stays 0, 0."""

    def __init__(self, key: FieldKey) -> None:
        super().__init__()
        self.key = key
        self._field: FieldLayout | None = None
        self._placed: PlacedText | None = None
        self._box = QRectF()
        self.is_chosen = False
        self.setCursor(Qt.CursorShape.SizeAllCursor)

    def show_field(self, field: FieldLayout, placed: PlacedText | None, is_chosen: bool) -> None:
        """Show the field as it is now; `placed` None while it has nothing to say."""
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
        """The room that the field takes, in mm of the sheet."""
        return self._box

    def boundingRect(self) -> QRectF:
        """Return what may be painted."""
        return self._box.adjusted(-_AIR, -_AIR, _AIR, _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the lines, the line they stand on, and the outline."""
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
    """Return the letters of the printed paper, drawn as wide as they are printed."""
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
