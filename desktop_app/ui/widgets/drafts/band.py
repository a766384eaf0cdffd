"""The line over a form that offers what was typed in it when the program stopped."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, TIGHT
from desktop_app.ui.widgets.drafts.drafts_file import InputDraft


class DraftBand(QFrame):
    """Says when it was typed; two buttons put it back or drop it, and then the line is gone."""

    def __init__(self, draft: InputDraft, put_back: Callable[[], None], drop: Callable[[], None]) -> None:
        super().__init__()
        set_mark(self, "banner", "warning")
        words = QLabel(f"Lúc {draft.when}, chương trình dừng khi ở đây còn nội dung nhập dở chưa lưu.")
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(words.text())
        self.again, self.drop = QPushButton("Điền lại"), QPushButton("Bỏ bản nhập dở")
        line = QHBoxLayout(self)
        line.setContentsMargins(GROUP, TIGHT, TIGHT, TIGHT)
        line.setSpacing(GAP)
        line.addWidget(words, 1)
        for button, act in ((self.again, put_back), (self.drop, drop)):
            button.setAutoDefault(False)
            button.setToolTip("; ".join(f"{label}: {text}" for label, text in draft.words.items()))
            button.clicked.connect(act)
            button.clicked.connect(self.hide)
            line.addWidget(button)
