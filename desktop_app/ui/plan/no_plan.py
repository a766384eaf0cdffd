"""What the page shows while the book has no plan: buttons to import one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP

_PICTURE_SIDE = 56
_MAX_WIDTH = 560


class NoPlan(QWidget):
    """Offers to import a plan. Signals: `shipped_wanted` for the shipped plan, `file_wanted` for another file."""

    shipped_wanted = Signal()
    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = QLabel()
        picture.setPixmap(icon("plan").pixmap(_PICTURE_SIDE, _PICTURE_SIDE))
        title = QLabel("Sổ chưa có kế hoạch.")
        set_mark(title, "heading")
        words = QLabel(
            "Nhập kế hoạch để có danh sách nhiệm vụ, đơn vị chủ trì, phối hợp và thời hạn. "
            "Nội dung đọc được hiện ra để xem và sửa trước; bấm “Ghi vào sổ” mới được ghi."
        )
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setFixedSize(_MAX_WIDTH, words.heightForWidth(_MAX_WIDTH) + 2 * GAP)
        set_mark(words, "muted")
        self.shipped = QPushButton("&Nhập Kế hoạch 2022 – 2030 đi kèm")
        set_mark(self.shipped, "primary")
        self.other = QPushButton("&Chọn tệp khác…")
        self.shipped.clicked.connect(self.shipped_wanted)
        self.other.clicked.connect(self.file_wanted)
        for button in (self.shipped, self.other):
            button.setAutoDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.shipped)
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(GROUP)
        column.addStretch(2)
        for widget in (picture, title, words):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(GAP)
        column.addLayout(buttons)
        column.addStretch(3)
        self.setFocusProxy(self.shipped)
