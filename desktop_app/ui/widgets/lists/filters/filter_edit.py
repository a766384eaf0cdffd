"""The line above a list: what is typed in it filters the rows, letter by letter."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.keyboard.composing import ComposingLine
from desktop_app.ui.base.steps import leave_undo


class FilterEdit(ComposingLine):
    """A line to filter by. Signals: `typed(str)`, also "" once it is cleared; `left` on ↓, to go to the rows."""

    left = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Lọc: gõ vài chữ, có dấu hay không dấu")
        self.setToolTip("Chỉ hiện những dòng có các chữ này (Ctrl+F)")
        self.setAccessibleName(f"Lọc {name}")
        self.setClearButtonEnabled(True)
        # In the line, not beside it: lists next to each other on a small screen have no room for one more button.
        self.by_columns = QAction(icon("filter"), "Lọc theo cột, bộ lọc đã lưu (Ctrl+Shift+F)", self)
        self.addAction(self.by_columns, QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(lambda text: None if text else self.typed.emit(self.seen_text))

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window where nothing was typed here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return leave_undo(self, event) or super().event(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to the rows on ↓, clear the line on Esc."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
