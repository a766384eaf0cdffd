"""A table of numbers, each of which opens the list it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop_app.domain.lists import Column, ColumnKind, ListQuery
from desktop_app.ui.base.keyboard.enter import is_enter
from desktop_app.ui.base.theme import set_up_table
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.lists.table_export import SeenTable

_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class StatisticsCell:
    """What a cell shows: a text or a number, and the list that the number counts (None: no list)."""

    value: str | int
    query: ListQuery | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """A table: title, headers and rows; with `has_sum` the last row is a sum. `hints` are tool tips of the headers."""

    title: str
    headers: tuple[str, ...]
    rows: Sequence[Sequence[StatisticsCell]]
    has_sum: bool = False
    hints: tuple[str, ...] = ()

    @property
    def seen(self) -> SeenTable:
        """The table for export to a workbook, with numbers as numbers."""
        first = self.rows[0] if self.rows else ()
        kinds = [ColumnKind.INTEGER if isinstance(cell.value, int) else ColumnKind.TEXT for cell in first]
        kinds += [ColumnKind.TEXT] * (len(self.headers) - len(kinds))
        columns = [
            Column(str(place), title, kind, max(12, len(title) + 2))
            for place, (title, kind) in enumerate(zip(self.headers, kinds, strict=True))
        ]
        return SeenTable(self.title, columns, [[cell.value for cell in row] for row in self.rows])


class FiguresTable(QTableWidget):
    """Shows figures; Enter or a double click on a number asks for its list. Signal: `asked(ListQuery)`."""

    asked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = Figures("", (), ())
        set_up_table(self)
        self.setAccessibleName(name)
        self.setToolTip("Enter hoặc bấm đúp vào một số: mở danh sách của số đó")
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectItems)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.cellDoubleClicked.connect(self._ask)

    def show_figures(self, figures: Figures) -> None:
        """Show a table; the current cell stays."""
        row, column = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        self.figures = figures
        self.setColumnCount(len(figures.headers))
        self.setHorizontalHeaderLabels(figures.headers)
        for place, hint in enumerate(figures.hints):
            header = self.horizontalHeaderItem(place)
            if header is not None:
                header.setToolTip(hint)
        self.setRowCount(len(figures.rows))
        muted = QBrush(self.palette().color(QPalette.ColorRole.PlaceholderText))
        strong = QFont(self.font())
        strong.setBold(True)
        for place, cells in enumerate(figures.rows):
            is_sum = figures.has_sum and place == len(figures.rows) - 1
            for at, cell in enumerate(cells):
                item = QTableWidgetItem(format_number(cell.value) if isinstance(cell.value, int) else cell.value)
                if isinstance(cell.value, int):
                    item.setTextAlignment(_RIGHT)
                if cell.value == 0:
                    item.setForeground(muted)
                if is_sum:
                    item.setFont(strong)
                self.setItem(place, at, item)
        if figures.rows:
            self.setCurrentCell(min(row, len(figures.rows) - 1), min(column, len(figures.headers) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the list of the current number on Enter."""
        if is_enter(event) and self.currentRow() >= 0:
            self._ask(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)

    def _ask(self, row: int, column: int) -> None:
        query = self.figures.rows[row][column].query
        if query is not None:
            self.asked.emit(query)
