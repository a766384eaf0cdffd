"""The window of F1: the topics of help on the left, found by a few letters, the one of the page shown at first."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QListWidget, QVBoxLayout, QWidget

from desktop_app.ui.base.keyboard.composing import ComposingLine
from desktop_app.ui.base.keyboard.reading_order import OrderedSplitter, add_clear_button
from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.frame.help.text import TopicText
from desktop_app.ui.frame.help.topics import HelpTopic, help_topics
from desktop_app.ui.widgets.actions import window_line

_ACT: Final = "viec"
"""The scheme of a link that does something: "viec:emulation/new_round" is that work of that page."""


class HelpWindow(QDialog):
    """Help beside the window, which goes on working; ↑ ↓ in the line go over the topics found.

    Signal: `work_asked(str, str)` with a page's key and one of its works ("" for going there), by a link of a topic.
    """

    work_asked = Signal(str, str)

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Trợ giúp")
        self._topics = help_topics()
        self._shown: list[HelpTopic] = []
        self.line, self.titles, self.text = ComposingLine(), QListWidget(), TopicText()
        self.line.setPlaceholderText("Tìm trong trợ giúp, có dấu hay không")
        self.line.setAccessibleName("Tìm trong trợ giúp")
        add_clear_button(self.line)
        self.titles.setAccessibleName("Mục trợ giúp")
        self.text.setAccessibleName("Nội dung trợ giúp")
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        halves = OrderedSplitter()
        halves.addWidget(self.titles)
        halves.addWidget(self.text)
        halves.setSizes([240, 720])
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP, GROUP, GROUP, GROUP)
        column.setSpacing(GAP)
        column.addWidget(self.line)
        column.addWidget(halves, 1)
        column.addLayout(window_line(self, []))
        self.line.installEventFilter(self)
        self.line.seen_changed.connect(lambda _: self._find(""))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.titles.currentRowChanged.connect(self._show)
        open_at(self, 960, 640)
        self._find(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys go over the topics while one types."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                row = self.titles.currentRow() + step
                self.titles.setCurrentRow(min(max(row, 0), self.titles.count() - 1))
                return True
        return super().eventFilter(watched, event)

    def _find(self, key: str) -> None:
        words = self.line.seen_text
        # What is called so comes before what only speaks of it, and that before what has the syllables here and there.
        self._shown = sorted((topic for topic in self._topics if topic.has(words)), key=lambda t: t.distance(words))
        self.titles.clear()
        self.titles.addItems([topic.title for topic in self._shown])
        keys = [topic.key for topic in self._shown]
        self.titles.setCurrentRow(keys.index(key) if key in keys else 0)
        if not keys:
            self.text.setPlainText("Trợ giúp không có những chữ này.")

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == _ACT:
            page, _, work = link.path().partition("/")
            self.work_asked.emit(page, work)

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            self.text.show_topic(self._shown[row], self.line.seen_text)


def show_help_of(key: str, parent: QWidget, part: str = "") -> HelpWindow:
    """Show the help of a page, or of another topic, by its key; a `part` of it, by its title, at the top."""
    window = HelpWindow(key, parent)
    window.show()
    window.text.show_part(part)
    return window
