"""The line above a list: what is typed in it filters the rows, letter by letter."""

from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.base.dress.field_icons import add_field_icon
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.keyboard.composing import ComposingLine
from desktop_app.ui.base.keyboard.reading_order import add_clear_button
from desktop_app.ui.base.steps import leave_undo
from desktop_app.ui.base.theme import at_size

_HINTS: Final = ("Lọc: gõ vài chữ, có dấu hay không dấu", "Lọc: gõ vài chữ", "Lọc")
"""What an empty line says: the first of these for which there is room."""
_BY_COLUMNS: Final = "Lọc theo cột, bộ lọc đã lưu (Ctrl+Shift+F)"
_NARROWEST: Final = 120
_ICON: Final = 48
"""Pixels of the line for the icon before the words, and around them."""
_BUTTONS: Final = 64
"""Pixels of the line for what stands in it beside the words."""


class LineAboveRows(ComposingLine):
    """A line by which rows are filtered. Signal: `left` on ↓, to go to the rows."""

    left = Signal()

    def show_text(self, text: str) -> None:
        """Show what the rows are filtered by already."""
        if text != self.seen_text:
            blocker = QSignalBlocker(self)
            self.setText(text)
            blocker.unblock()

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


def keep_room(line: QWidget, *, keep: bool = True) -> None:
    """Leave the room of a line that is hidden over no rows: those that come do not jump."""
    policy = line.sizePolicy()
    policy.setRetainSizeWhenHidden(keep)
    line.setSizePolicy(policy)


class FilterEdit(LineAboveRows):
    """The line above a list or a table."""

    def __init__(self, name: str, parent: QWidget | None = None, *, of_what: str = "dòng") -> None:
        super().__init__(parent)
        self.setPlaceholderText(_HINTS[0])
        self.setToolTip(f"Chỉ hiện những {of_what} có các chữ này (Ctrl+F)")
        self.setAccessibleName(f"Lọc {name}")
        # By it one finds the line: where nothing else is offered, what is pressed is the line.
        self._funnel = QAction(icon("filter"), self.toolTip(), self)
        self._funnel.triggered.connect(self.setFocus)
        add_field_icon(self, self._funnel, self.ActionPosition.LeadingPosition)
        add_clear_button(self)

    def offer_columns(self) -> QAction:
        """Return what is pressed in the line for the filters by columns."""
        # In it, not beside it: lists next to each other on a small screen have no room for one more button.
        self._funnel.triggered.disconnect(self.setFocus)
        self._funnel.setText(_BY_COLUMNS)
        return self._funnel

    def minimumSizeHint(self) -> QSize:
        """Return a size in which the shortest of the hints is whole, however large its letters."""
        words = self.fontMetrics().horizontalAdvance(_HINTS[-1]) + at_size(_ICON)
        return super().minimumSizeHint().expandedTo(QSize(max(_NARROWEST, words), 0))

    def type_in(self, text: str) -> None:
        """Take letters that were typed on the rows, and the keyboard with them."""
        self.setFocus()
        self.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for: half a sentence helps nobody."""
        super().resizeEvent(event)
        room, metrics = self.width() - at_size(_BUTTONS), self.fontMetrics()
        fitting = [words for words in _HINTS if metrics.horizontalAdvance(words) <= room]
        self.setPlaceholderText(fitting[0] if fitting else _HINTS[-1])
