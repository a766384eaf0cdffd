"""The list of remarks to look at before printing; each leads to the place where it is put right."""

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.base.dress.tables import CellDelegate
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.theme import icon_size
from desktop_app.ui.base.tokens import TIGHT

_ICON_SIDE: Final = 16
_BESIDE: Final = 6 * TIGHT
_ABOVE_AND_BELOW: Final = 6
_HIGHEST: Final = 10_000

Index = QModelIndex | QPersistentModelIndex

_HINT: Final = "Enter hoặc bấm đúp: đến chỗ cần sửa (F8: điều tiếp theo)"


class Sentence(Protocol):
    """A remark that can be shown in words."""

    @property
    def sentence(self) -> str:
        """The remark in words."""


class _RowHeightDelegate(CellDelegate):
    """Makes rows as high as their sentences, or one line of them, with air between them.

    With `setSpacing` Qt paints rows narrower than it measured them, and cuts off the last word of some.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row, its sentence broken somewhat before the end of the line."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else option.rect.width()
        side = icon_size(_ICON_SIDE).width()
        if isinstance(view, QListWidget) and not view.wordWrap():
            return QSize(width, max(option.fontMetrics.height(), side) + _ABOVE_AND_BELOW)
        room = QRect(0, 0, max(width - side - _BESIDE, 1), _HIGHEST)
        lines = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(width, max(lines.height(), side) + _ABOVE_AND_BELOW)


class RemarkList[Remark: Sentence](QWidget):
    """Remarks under a line that counts them.

    Signal: `asked(Remark)` for the place a remark leads to.
    """

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remarks: tuple[Remark, ...] = ()
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName("Cần xem trước khi in")
        self.list.setToolTip(_HINT)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setItemDelegate(_RowHeightDelegate(self.list))
        self.list.itemActivated.connect(self._ask)
        self.words.setBuddy(self.list)
        self.line = QHBoxLayout()
        self.line.addWidget(self.words, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(TIGHT)
        self.column.addLayout(self.line)
        self.column.addWidget(self.list, 1)

    def count_text(self, remarks: Sequence[Remark] | None) -> str:
        """Return the text of the line over the remarks; None means that they are not known yet."""
        raise NotImplementedError

    def picture(self, remark: Remark) -> str:
        """Return the name of the icon before a remark."""
        del remark
        return "warning"

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The remarks shown."""
        return self._remarks

    def show_remarks(self, remarks: Sequence[Remark] | None) -> None:
        """Show remarks, keeping the current one if it is among them; None while they are not known."""
        row = self.list.currentRow()
        current_sentence = self._remarks[row].sentence if 0 <= row < len(self._remarks) else ""
        self._remarks = tuple(remarks or ())
        self.words.setText(self.count_text(remarks))
        self.list.clear()
        for remark in self._remarks:
            item = QListWidgetItem(icon(self.picture(remark)), remark.sentence, self.list)
            item.setToolTip(remark.sentence)
            if remark.sentence == current_sentence:
                self.list.setCurrentItem(item)
        self.list.setVisible(bool(self._remarks))

    def go_on(self) -> None:
        """Go to the next remark, from the last to the first, and emit `asked` for it."""
        if self._remarks:
            self.list.setCurrentRow((self.list.currentRow() + 1) % len(self._remarks))
            self._ask()

    def _ask(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._remarks):
            self.asked.emit(self._remarks[row])
