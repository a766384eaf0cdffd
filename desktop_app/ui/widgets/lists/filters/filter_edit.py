"""The line above a list: what is typed in it filters the rows, letter by letter."""

from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.base.keyboard.composing import ComposingLine
from desktop_app.ui.base.keyboard.reading_order import add_clear_button
from desktop_app.ui.base.steps import leave_undo

_HINTS: Final = ("Lọc: gõ vài chữ, có dấu hay không dấu", "Lọc: gõ vài chữ", "Lọc")
"""What an empty line says: the first of these for which there is room."""
_BUTTONS: Final = 64
"""Pixels of the line for what stands in it beside the words."""


class FilterEdit(ComposingLine):
    """A line to filter by, above a list or a table. Signal: `left` on ↓, to go to the rows."""

    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, of_what: str = "dòng") -> None:
        super().__init__(parent)
        self.setPlaceholderText(_HINTS[0])
        self.setToolTip(f"Chỉ hiện những {of_what} có các chữ này (Ctrl+F)")
        self.setAccessibleName(f"Lọc {name}")
        add_clear_button(self)

    def type_in(self, text: str) -> None:
        """Take letters that were typed on the rows, and the keyboard with them."""
        self.setFocus()
        self.setText(text)

    def show_text(self, text: str) -> None:
        """Show what the list is filtered by already."""
        if text != self.seen_text:
            blocker = QSignalBlocker(self)
            self.setText(text)
            blocker.unblock()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for: half a sentence helps nobody."""
        super().resizeEvent(event)
        room, metrics = self.width() - _BUTTONS, self.fontMetrics()
        fitting = [words for words in _HINTS if metrics.horizontalAdvance(words) <= room]
        self.setPlaceholderText(fitting[0] if fitting else _HINTS[-1])

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
