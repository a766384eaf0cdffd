"""A table of a few rows that Enter opens, as in a list; its cells are filled by whoever shows it."""

from PySide6.QtCore import QItemSelectionModel, QSize, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QWidget

from desktop_app.ui.base.keyboard.enter import is_enter
from desktop_app.ui.base.theme import set_up_table


class RowTable(QTableWidget):
    """Rows of which one is chosen and none is changed in place. Signal: `entered` for Enter or a double click."""

    entered = Signal()

    def __init__(self, columns: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(0, columns, parent)
        set_up_table(self)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(lambda _: self.entered.emit())

    def minimumSizeHint(self) -> QSize:
        """Return a size in which a row is whole, however large its letters."""
        rows, frame = self.verticalHeader().defaultSectionSize(), 2 * self.frameWidth()
        height = self.horizontalHeader().sizeHint().height() + rows + frame
        return super().minimumSizeHint().expandedTo(QSize(0, height))

    def choose_cell(self, row: int, column: int = 0) -> None:
        """Go to a cell and choose its row and no other, also while Ctrl is down, when Qt would toggle it."""
        flag = QItemSelectionModel.SelectionFlag
        index = self.model().index(row, column)
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter for a double click."""
        if is_enter(event):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
