"""What all tables of the window have in common: heads over their cells, columns that give way, codes left whole."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QLocale, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionFocusRect,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
)

from desktop_app.domain.shown import whole_codes
from desktop_app.ui.base.dress.whole_words import elided, elided_lines

_ALIGNMENT: Final = Qt.ItemDataRole.TextAlignmentRole

AROUND_TEXT: Final = 16
"""Pixels of a cell's width that the style sheet and Qt leave free beside its text."""

Index = QModelIndex | QPersistentModelIndex


class Heads(QHeaderView):
    """The heads of a table's columns, each aligned as the cells under it unless the model says otherwise."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        # As Qt's own heads of a table are.
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._parted: Mapping[int, str] = {}
        self.foot = 0
        """Pixels below the words of the heads, for what filters the columns."""

    def leave_foot(self, height: int) -> None:
        """Leave room below the words."""
        if height != self.foot:
            self.foot = height
            self._measure_anew()

    def part(self, heads: Mapping[int, str]) -> None:
        """Show some heads, by their columns, over two lines."""
        model, across = self.model(), Qt.Orientation.Horizontal
        # Some titles have two lines in any case.
        has_lines = bool(heads) or any("\n" in str(model.headerData(at, across)) for at in range(self.count()))
        # Before it cuts a head, Qt measures both lines as one.
        self.setTextElideMode(Qt.TextElideMode.ElideNone if has_lines else Qt.TextElideMode.ElideRight)
        if heads != self._parted:
            self._parted = heads
            self._measure_anew()

    def height_with(self, heads: Mapping[int, str]) -> int:
        """Return how high the heads are where these stand over two lines."""
        lines = bool(heads) - any(not self.isSectionHidden(column) for column in self._parted)
        return self.sizeHint().height() + lines * self.fontMetrics().lineSpacing()

    def _measure_anew(self) -> None:
        self.headerDataChanged(Qt.Orientation.Horizontal, 0, self.count() - 1)
        self.geometriesChanged.emit()

    def sectionSizeFromContents(self, column: int) -> QSize:
        """Leave room for a second line, and for the foot."""
        line = self.fontMetrics().lineSpacing() if column in self._parted else 0
        return super().sectionSizeFromContents(column) + QSize(0, line + self.foot)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Draw a head above what stands at its foot."""
        super().paintSection(painter, rect.adjusted(0, 0, 0, -self.foot), column)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, column: int) -> None:
        """Align a head with the first cell of its column."""
        super().initStyleOptionForIndex(option, column)
        option.text = self._parted.get(column, option.text)
        model = self.model()
        if model.headerData(column, Qt.Orientation.Horizontal, _ALIGNMENT) is None:
            of_cells = model.index(0, column).data(_ALIGNMENT)
            if of_cells is not None:
                option.textAlignment = Qt.AlignmentFlag(of_cells)


def height_of_heads(table: QTableView, heads: Mapping[int, str]) -> int:
    """Return how high the heads of a table are where these stand over two lines."""
    header = table.horizontalHeader()
    return header.height_with(heads) if isinstance(header, Heads) else header.height()


def lay_out_columns(table: QTableView, widths: Mapping[int, int], heads: Mapping[int, str]) -> None:
    """Show the columns that have widths, and no others; those of the `heads` stand over two lines."""
    header = table.horizontalHeader()
    for column in range(header.count()):
        if header.isSectionHidden(column) == (column in widths):
            header.setSectionHidden(column, column not in widths)
    for column, width in widths.items():
        if header.sectionSize(column) != width:
            header.resizeSection(column, width)
    if isinstance(header, Heads):
        header.part(heads)
    if header.length() <= table.maximumViewportSize().width():
        # Qt reckons the bar while columns are hidden and shown, and leaves it at that. To ask the bar or the viewport,
        # which Qt has made, would have PySide load all classes of widgets.
        table.updateGeometries()


def leave_hidden_cell(table: QTableView, column: int) -> None:
    """Make the row's cell in a column in sight the current one: the arrows lead nowhere from a hidden one."""
    index = table.currentIndex()
    if index.isValid() and table.isColumnHidden(index.column()):
        in_sight = index.siblingAtColumn(column)
        table.selectionModel().setCurrentIndex(in_sight, QItemSelectionModel.SelectionFlag.NoUpdate)


def draw_cell(painter: QPainter, cell: QStyleOptionViewItem) -> None:
    """Draw a cell as the style does, the box of the current one around the whole of it.

    Around its text alone it would stand beside a tick, and within the cell's own ground.
    """
    is_current = cell.state & QStyle.StateFlag.State_HasFocus
    if is_current:
        cell.state ^= QStyle.StateFlag.State_HasFocus
    style = cell.widget.style()
    style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
    if is_current:
        box = QStyleOptionFocusRect()
        box.state, box.palette, box.rect = cell.state, cell.palette, cell.rect
        style.drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, box, painter, cell.widget)


class CellDelegate(QStyledItemDelegate):
    """Draws cells; a code in a text that goes over two lines stays on one, a text without room ends between words."""

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        """Return the text of a cell as it is drawn; what is read, copied and exported has nothing put in."""
        return whole_codes(super().displayText(value, locale))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell with as many words as it has room for."""
        draw_cell(painter, self.shown(option, index))

    def shown(self, option: QStyleOptionViewItem, index: Index) -> QStyleOptionViewItem:
        """Return a cell with the words that are drawn of it."""
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        # Most texts are short: asked for each, where the style puts them would take its time.
        if cell.fontMetrics.horizontalAdvance(cell.text) > cell.rect.width() // 2:
            style = option.widget.style()
            margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, cell, option.widget) + 1
            texts = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, cell, option.widget)
            room = texts.size() - QSize(2 * margin, 0)
            wraps = cell.features & QStyleOptionViewItem.ViewItemFeature.WrapText
            cell.text = (
                elided_lines(cell.text, cell.font, room) if wraps else elided(cell.text, cell.fontMetrics, room.width())
            )
        return cell
