"""The first columns of a table, in sight while the others are scrolled sideways: they say what each row is of."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QTableView

from desktop_app.ui.base.theme import set_up_table


class FrozenColumns(QTableView):
    """Lies over the first `columns` of a table that is scrolled sideways; keys and the wheel are the table's."""

    def __init__(self, table: QTableView, columns: int) -> None:
        super().__init__(table)
        self._table, self._columns = table, columns
        set_up_table(self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(table)
        self.setWordWrap(table.wordWrap())
        self.setItemDelegate(table.itemDelegate())
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setSelectionBehavior(table.selectionBehavior())
        self.setSelectionMode(table.selectionMode())
        self.setEditTriggers(table.editTriggers())
        self.setVerticalScrollMode(table.verticalScrollMode())
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows, heads, across = table.verticalHeader(), table.horizontalHeader(), table.horizontalScrollBar()
        self.verticalHeader().setMinimumSectionSize(rows.minimumSectionSize())
        rows.sectionResized.connect(lambda row, _, height: self.setRowHeight(row, height))
        heads.sectionResized.connect(lambda *_: self.place())
        across.rangeChanged.connect(lambda *_: self.place())
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.hide()

    def place(self) -> None:
        """Lie over the columns, while the table has others out of sight."""
        table, heads = self._table, self._table.horizontalHeader()
        if table.horizontalScrollBar().maximum() <= 0:
            self.hide()
            return
        for column in range(table.model().columnCount()):
            self.setColumnHidden(column, column >= self._columns)
        for column in range(self._columns):
            self.setColumnWidth(column, table.columnWidth(column))
        for row in range(table.model().rowCount()):
            self.setRowHeight(row, table.rowHeight(row))
        self.horizontalHeader().setFixedHeight(heads.height())
        width = sum(table.columnWidth(column) for column in range(self._columns))
        # Its frame lies on that of the table, at the right between its columns and those that are scrolled.
        frame = self.frameWidth()
        self.setGeometry(0, 0, width + 2 * frame, heads.height() + table.viewport().height() + frame)
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
        self.show()
        self.raise_()

    def uncover(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Scroll the table so that a cell does not lie under these columns."""
        covered = self.width() - self._table.visualRect(index).left()
        if self.isVisible() and index.column() >= self._columns and covered > 0:
            across = self._table.horizontalScrollBar()
            across.setValue(across.value() - covered)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the table scroll."""
        QApplication.sendEvent(self._table.viewport(), event)
