"""What to look at before the paper is printed, each remark leading to where it is put right."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.services.paper_checks import PaperRemark
from desktop_app.ui.icons import icon
from desktop_app.ui.theme import set_mark
from desktop_app.ui.tokens import TIGHT
from desktop_app.ui.translation import format_number

_ICON_SIDE: Final = 16
_NOTHING: Final = "Không có điều gì cần xem lại trước khi in."


class RemarkList(QWidget):
    """The remarks under a line that counts them. Signal: `asked(PaperRemark)` for the record a remark leads to."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remarks: tuple[PaperRemark, ...] = ()
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setIconSize(QSize(_ICON_SIDE, _ICON_SIDE))
        self.list.setSpacing(2)
        self.list.setAccessibleName("Cần xem trước khi in")
        self.list.setToolTip("Enter hoặc bấm đúp: đến chỗ cần sửa (F8: điều tiếp theo)")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.itemActivated.connect(self._ask)
        self.words.setBuddy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        self.show_remarks(())

    @property
    def remarks(self) -> tuple[PaperRemark, ...]:
        """The remarks shown."""
        return self._remarks

    def show_remarks(self, remarks: Sequence[PaperRemark] | None) -> None:
        """Show remarks, the one she stood on again if it is among them; None while they are not known."""
        row = self.list.currentRow()
        stood_on = self._remarks[row].sentence if 0 <= row < len(self._remarks) else ""
        self._remarks = tuple(remarks or ())
        self.list.clear()
        for remark in self._remarks:
            leads = remark.query is not None or remark.place is not None
            item = QListWidgetItem(icon("warning" if leads else "info"), remark.sentence, self.list)
            item.setToolTip(remark.sentence)
            if remark.sentence == stood_on:
                self.list.setCurrentItem(item)
        number = format_number(len(self._remarks))
        self.words.setText("" if remarks is None else f"Cần &xem trước khi in: {number}" if remarks else _NOTHING)
        set_mark(self.words, "muted", not self._remarks)
        self.list.setVisible(bool(self._remarks))

    def go_on(self) -> None:
        """Ask for the remark after the one she stands on, after the last for the first."""
        if self._remarks:
            self.list.setCurrentRow((self.list.currentRow() + 1) % len(self._remarks))
            self._ask()

    def _ask(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._remarks):
            self.asked.emit(self._remarks[row])
