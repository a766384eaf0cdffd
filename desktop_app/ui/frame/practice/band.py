"""The band over the whole window that says: this is the book to practise with."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QPushButton, QToolBar

from desktop_app.ui.base.tokens import GAP, PAGE, TIGHT

TITLE: Final = "SỔ THỰC HÀNH – Sổ Thi đua"
_WORDS: Final = "SỔ THỰC HÀNH – dữ liệu mẫu. Làm thử gì cũng được, sổ thật không bị đụng tới."


class PracticeBand(QToolBar):
    """Stands over the window's pages. Signals: `afresh_asked` and `leave_asked` for its buttons."""

    afresh_asked = Signal()
    leave_asked = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__("Sổ thực hành", window)
        self.setMovable(False)
        # It is no tool bar that one could hide.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setVisible(False)
        band = QFrame()
        band.setObjectName("practice")
        words = QLabel(_WORDS)
        words.setWordWrap(True)
        self.afresh = QPushButton("&Làm lại từ đầu")
        self.afresh.clicked.connect(self.afresh_asked)
        self.leave = QPushButton("Về sổ thậ&t")
        self.leave.clicked.connect(self.leave_asked)
        line = QHBoxLayout(band)
        line.setContentsMargins(PAGE, TIGHT, PAGE, TIGHT)
        line.setSpacing(GAP)
        line.addWidget(words, 1)
        line.addWidget(self.afresh)
        line.addWidget(self.leave)
        self.addWidget(band)
        window.addToolBar(self)
        window.setWindowTitle(TITLE)

    def take_away(self, title: str) -> None:
        """Let the window look as ever again, with its own title."""
        window = self.window()
        if isinstance(window, QMainWindow):
            window.removeToolBar(self)
            window.setWindowTitle(title)
        self.deleteLater()
