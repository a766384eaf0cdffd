"""The list of remarks to look at before printing; each leads to the place where it is put right."""

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.tokens import TIGHT

_HINT: Final = "Enter hoặc bấm đúp: đến chỗ cần sửa (F8: điều tiếp theo)"


class Sentence(Protocol):
    """A remark that can be shown in words."""

    @property
    def sentence(self) -> str:
        """The remark in words."""


class RemarkList[Remark: Sentence](QWidget):
    """Remarks under a line that counts them. Signal: `asked(Remark)` for the place a remark leads to."""

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
