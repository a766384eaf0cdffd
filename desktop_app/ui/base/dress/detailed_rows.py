"""Rows of a list with a name, and after it in the muted colour what tells it from others."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.base.dress.whole_words import elided
from desktop_app.ui.base.tokens import GAP

DETAIL: Final = Qt.ItemDataRole.UserRole + 1
"""The role of what stands after the name."""

Index = QModelIndex | QPersistentModelIndex


class DetailedRow(QStyledItemDelegate):
    """Draws the name, and after it the detail; a row that cannot be chosen is the head of others, drawn as it is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw icon, name and detail."""
        if not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        style = option.widget.style()
        area = option.rect.adjusted(GAP, 0, -GAP, 0)
        if not option.icon.isNull():
            at = style.subElementRect(QStyle.SubElement.SE_ItemViewItemDecoration, option, option.widget)
            area.setLeft(at.right() + GAP)
        name = option.text
        option.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        _draw_text(painter, area, name, option)
        detail = index.data(DETAIL)
        used = option.fontMetrics.horizontalAdvance(name) + GAP
        if detail and used < area.width():
            painter.save()
            painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
            _draw_text(painter, area.adjusted(used, 0, 0, 0), detail, option)
            painter.restore()


def _draw_text(painter: QPainter, area: QRect, text: str, option: QStyleOptionViewItem) -> None:
    words = elided(text, option.fontMetrics, area.width())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), words)
