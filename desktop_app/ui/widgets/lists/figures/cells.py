"""The cells of a list as they are drawn, and what is told of one that is cut."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTableView, QToolTip

from desktop_app.domain.lists import ListKind
from desktop_app.ui.base.dress.tables import CellDelegate
from desktop_app.ui.widgets.lists.columns import AIR
from desktop_app.ui.widgets.lists.model import ListModel

Index = QModelIndex | QPersistentModelIndex


class ListCellDelegate(CellDelegate):
    """Draws cells: numbers at the right, long texts on two lines, the full text as a tool tip where it is cut."""

    def __init__(self, kind: ListKind, parent: QTableView) -> None:
        super().__init__(parent)
        self._at_right = [column.kind.at_right for column in kind.columns]
        self.wrapped: frozenset[int] = frozenset()
        """The places of the columns whose texts may go over two lines."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Set the alignment of a cell."""
        super().initStyleOption(option, index)
        if self._at_right[index.column()]:
            option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if index.column() in self.wrapped:
            option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show the full text of a cell that is cut off."""
        model = index.model()
        if event.type() != QEvent.Type.ToolTip or not isinstance(model, ListModel):
            return super().helpEvent(event, view, option, index)
        full = model.full_text(index)
        metrics = QFontMetrics(view.font())
        lines = max(option.rect.height() // metrics.height(), 1) if index.column() in self.wrapped else 1
        is_cut = "\n" in full or metrics.horizontalAdvance(full) > lines * (option.rect.width() - AIR)
        # Imported here: the first page is shown without it.
        from html import escape

        tip = escape(full, quote=False).replace("\n", "<br>")
        QToolTip.showText(event.globalPos(), f"<qt>{tip}</qt>" if is_cut else "", view)
        return True
