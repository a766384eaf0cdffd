"""A table of two columns whose rows can be entered; the base of the tables of parts and of letters."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QWidget

from desktop_app.ui.base.theme import set_up_table

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnteredTable(QTableWidget):
    """The first column stretches, the second is as wide as its text. Signal: `entered` on Enter or a double click."""

    entered = Signal()

    def __init__(self, name: str, titles: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(0, len(titles), parent)
        set_up_table(self)
        self.setHorizontalHeaderLabels(titles)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemDoubleClicked.connect(lambda _: self.entered.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Emit `entered` on Enter."""
        if event.key() in _ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
