"""The table of late and due tasks, as high as its rows."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem, QWidget

from desktop_app.domain.lists import ListQuery
from desktop_app.services.day.today import DueTask
from desktop_app.ui.base.theme import set_up_table
from desktop_app.ui.base.translation import format_date

_TITLES: Final = ("Thời hạn", "Tình trạng", "Nhiệm vụ", "Chủ trì")
_LEADS_WIDTH: Final = 150


class DueTable(QTableWidget):
    """The due tasks; Enter or a double click on one asks for its periods. Signal: `asked(ListQuery)`."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_TITLES), parent)
        self._lists: Sequence[ListQuery] = ()
        self._late_rows: frozenset[int] = frozenset()
        set_up_table(self)
        self.setHorizontalHeaderLabels(_TITLES)
        self.setAccessibleName("Nhiệm vụ quá hạn, sắp đến hạn")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(3, _LEADS_WIDTH)
        self.itemDoubleClicked.connect(lambda item: self._ask(item.row()))

    def show_tasks(self, tasks: Sequence[DueTask], late_count: int) -> None:
        """Show tasks, the first `late` of which are late."""
        self._lists = [task.periods for task in tasks]
        self._late_rows = frozenset(range(min(late_count, len(tasks))))
        self.setRowCount(len(tasks))
        for number, task in enumerate(tasks):
            for column, text in enumerate((format_date(task.due_on), task.state, task.text, task.leads)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(number, column, item)
        if tasks and self.currentRow() < 0:
            self.setCurrentCell(0, 0)
        self._colour()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the height of the rows."""
        height = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Return the full height: the page scrolls, not the table."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a row by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self.currentRow())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Set the colours again when the palette changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        danger = QBrush(self.palette().color(QPalette.ColorRole.BrightText))
        for row in range(self.rowCount()):
            item = self.item(row, 1)
            if item is not None:
                item.setForeground(danger if row in self._late_rows else QBrush())

    def _ask(self, row: int) -> None:
        if 0 <= row < len(self._lists):
            self.asked.emit(self._lists[row])
