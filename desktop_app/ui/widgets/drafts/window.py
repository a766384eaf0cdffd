"""What was typed and not saved when the program stopped, to be read, copied and dropped."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.reading_order import OrderedSplitter
from desktop_app.ui.base.tokens import GAP, PAGE
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.widgets.drafts.drafts_file import Drafts, InputDraft
from desktop_app.ui.widgets.muted_label import muted_label
from desktop_app.ui.widgets.notice import Notice

_SIZE: Final = (760, 440)
_NOTHING_SIZE: Final = (420, 120)
_HOW: Final = (
    "Mở lại biểu mẫu, trang đã nhập thì chương trình hỏi có điền lại không. Ở đây xem và chép được từng nội dung."
)
_NOTHING: Final = "Không có nội dung nào nhập dở."


def offer_interrupted(context: Context, notice: Notice) -> None:
    """Say what was being typed when the program stopped without being closed, if anything was."""
    drafts = Drafts.of(context).interrupted
    if drafts:
        names = ", ".join(dict.fromkeys(f"“{draft.title}”" for draft in drafts))
        words = f"Lần trước chương trình dừng đột ngột khi còn nhập dở ở {names}. Những gì đã gõ vẫn còn."
        notice.say(words, "warning", "Xem lại", lambda: DraftsWindow(context, notice.window()).open())


class DraftsWindow(QDialog):
    """The drafts at the left, the words of the chosen one at the right."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nội dung nhập dở chưa lưu")
        self._kept = Drafts.of(context)
        self._drafts: Sequence[InputDraft] = self._kept.left
        open_at(self, *(_SIZE if self._drafts else _NOTHING_SIZE))
        self.list, self.words = QListWidget(), QPlainTextEdit()
        self.list.setAccessibleName("Nơi nhập dở")
        self.words.setAccessibleName("Nội dung nhập dở")
        self.words.setReadOnly(True)
        self.copy, self.drop, self.leave = QPushButton("&Chép"), QPushButton("&Bỏ bản nhập dở"), QPushButton("Đón&g")
        self._lay_out()
        self.list.addItems([f"{draft.title}\n{draft.when}" for draft in self._drafts])
        self.list.currentRowChanged.connect(self._show)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.words.toPlainText()))
        self.drop.clicked.connect(self._drop)
        self.leave.clicked.connect(self.reject)
        self.list.setCurrentRow(0)
        self._show(self.list.currentRow())

    def _lay_out(self) -> None:
        body = OrderedSplitter()
        body.setChildrenCollapsible(False)
        body.setHandleWidth(GAP)
        for part, share in ((self.list, 1), (self.words, 2)):
            body.addWidget(part)
            body.setStretchFactor(body.count() - 1, share)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        for button in (self.copy, self.drop):
            line.addWidget(button)
            button.setVisible(bool(self._drafts))
        line.addStretch()
        line.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(muted_label(_HOW if self._drafts else _NOTHING))
        column.addWidget(body, 1)
        if not self._drafts:
            # Nothing to see in either pane.
            body.hide()
            column.addStretch()
        column.addLayout(line)

    def _show(self, row: int) -> None:
        shown = 0 <= row < len(self._drafts)
        words = self._drafts[row].words if shown else {}
        self.words.setPlainText("\n\n".join(f"{label}:\n{text}" for label, text in words.items()))
        for button in (self.copy, self.drop):
            button.setEnabled(shown)

    def _drop(self) -> None:
        row = self.list.currentRow()
        self._kept.drop(self._drafts[row])
        self._drafts = self._kept.left
        self.list.takeItem(row)
        self._show(self.list.currentRow())
        if not self._drafts:
            self.accept()
