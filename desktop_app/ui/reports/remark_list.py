"""What to look at before a report is printed, each remark leading to the part it is about."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.services.report_papers import Remark
from desktop_app.ui.icons import icon
from desktop_app.ui.tokens import TIGHT
from desktop_app.ui.translation import format_number
from desktop_app.ui.widgets.actions import button_line

_ROWS_IN_VIEW: Final = 3
_NOTHING: Final = "Trước khi in: không có đề mục trống, số liệu trong lời văn đều có trong phụ lục."


class RemarkList(QWidget):
    """The remarks under a line that counts them. Signal: `asked(Remark)` for the part a remark is about."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remarks: tuple[Remark, ...] = ()
        self.words = QLabel()
        self.list = QListWidget()
        self.list.setAccessibleName("Cần xem trước khi in")
        self.list.setToolTip("Enter hoặc bấm: đến phần của báo cáo (F8: điều tiếp theo)")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._ask)
        self.list.itemClicked.connect(self._ask)
        self.words.setBuddy(self.list)
        self.words.setWordWrap(True)
        self._line = QHBoxLayout()
        self._line.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(self._line)
        column.addWidget(self.list)
        self.show_remarks(())

    def offer_act(self, action: QAction) -> None:
        """Put a button beside the line."""
        self._line.addLayout(button_line([action]))

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The remarks shown."""
        return self._remarks

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show remarks; the one she stood on stays, if it is among them."""
        before = self.list.currentRow()
        stood_on = self._remarks[before] if 0 <= before < len(self._remarks) else None
        self._remarks = tuple(remarks)
        self.words.setText(_counted(self._remarks))
        self.list.clear()
        for remark in self._remarks:
            item = QListWidgetItem(icon("warning"), remark.sentence, self.list)
            item.setToolTip(remark.sentence)
        if stood_on in self._remarks:
            self.list.setCurrentRow(self._remarks.index(stood_on))
        rows = min(len(self._remarks), _ROWS_IN_VIEW)
        self.list.setVisible(rows > 0)
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 0) + 2 * self.list.frameWidth() + TIGHT)

    def go_on(self) -> None:
        """Ask for the remark after the one she stands on, after the last for the first."""
        if self._remarks:
            self.list.setCurrentRow((self.list.currentRow() + 1) % len(self._remarks))
            self._ask()

    def _ask(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._remarks):
            self.asked.emit(self._remarks[row])


def _counted(remarks: Sequence[Remark]) -> str:
    if not remarks:
        return _NOTHING
    loose = sum(bool(remark.words) for remark in remarks)
    empty = len(remarks) - loose
    parts = [
        f"{format_number(number)} {words}"
        for number, words in ((empty, "đề mục chưa có nội dung"), (loose, "số liệu không có trong phụ lục"))
        if number
    ]
    return f"Cần &xem trước khi in: {', '.join(parts)}."
