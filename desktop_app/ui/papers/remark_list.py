"""The remarks on a paper before it is printed; each leads to the place where it is put right."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.services.papers.remarks import PaperRemark
from desktop_app.ui.base.theme import icon_size, set_mark
from desktop_app.ui.base.tokens import TIGHT
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.papers.remark_list import RemarkList

_ICON_SIDE: Final = 16
_BESIDE: Final = 6 * TIGHT
_ABOVE_AND_BELOW: Final = 6
_HIGHEST: Final = 10_000

Index = QModelIndex | QPersistentModelIndex

_NOTHING: Final = "Không có điều gì cần xem lại trước khi in."


class _RowHeightDelegate(QStyledItemDelegate):
    """Makes rows as high as their sentences, with air between them.

    With `setSpacing` Qt paints rows narrower than it measured them, and cuts off the last word of some.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row, its sentence broken somewhat before the end of the line."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else option.rect.width()
        room = QRect(0, 0, max(width - icon_size(_ICON_SIDE).width() - _BESIDE, 1), _HIGHEST)
        lines = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(width, max(lines.height(), _ICON_SIDE) + _ABOVE_AND_BELOW)


class PaperRemarkList(RemarkList[PaperRemark]):
    """The remarks on a paper; the list takes all the height it is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.list.setWordWrap(True)
        self.list.setIconSize(icon_size(_ICON_SIDE))
        self.list.setItemDelegate(_RowHeightDelegate(self.list))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.show_remarks(())

    def count_text(self, remarks: Sequence[PaperRemark] | None) -> str:
        """Return the number of remarks in words, "" while it is not known."""
        if remarks is None:
            return ""
        return f"Cần &xem trước khi in: {format_number(len(remarks))}" if remarks else _NOTHING

    def picture(self, remark: PaperRemark) -> str:
        """Return a warning for a remark that leads to a place, else an information icon."""
        return "warning" if remark.query is not None or remark.place is not None else "info"

    def show_remarks(self, remarks: Sequence[PaperRemark] | None) -> None:
        """Show remarks; the line over them is muted if there are none."""
        super().show_remarks(remarks)
        set_mark(self.words, "muted", not remarks)
