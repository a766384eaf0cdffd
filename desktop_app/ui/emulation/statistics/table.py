"""A table of numbers, each of which opens the list it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QFont, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from desktop_app.domain.lists import Column, ColumnKind, ListQuery
from desktop_app.ui.base.dress.tables import Heads
from desktop_app.ui.base.keyboard.enter import is_enter
from desktop_app.ui.base.theme import at_size, set_up_table
from desktop_app.ui.base.tokens import TIGHT
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.lists.line_table import WholeText, give_blank
from desktop_app.ui.widgets.lists.table_export import SeenTable
from desktop_app.ui.widgets.muted_label import muted_label

_NAME: Final = 112
"""The width of a column of names where the numbers need the rest."""
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
    whole_headers: tuple[str, ...] = ()
    """The headers without what is shortened, for where they have room."""
    legend: str = ""
    """What the short words in the headers stand for."""

    @property
    def seen(self) -> SeenTable:
        """The table for export to a workbook, with numbers as numbers and heads in full words."""
        first = self.rows[0] if self.rows else ()
        kinds = [ColumnKind.INTEGER if isinstance(cell.value, int) else ColumnKind.TEXT for cell in first]
        kinds += [ColumnKind.TEXT] * (len(self.headers) - len(kinds))
        columns = [
            Column(str(place), title, kind, max(12, len(title) + 2))
            for place, (title, kind) in enumerate(zip(self.whole_headers or self.headers, kinds, strict=True))
        ]
        return SeenTable(self.title, columns, [[cell.value for cell in row] for row in self.rows])


class FiguresTable(QTableWidget):
    """Shows figures; Enter or a double click on a number asks for its list. Signal: `asked(ListQuery)`."""

    asked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = Figures("", (), ())
        self.legend = muted_label()
        """What its short headers stand for, shown while it has them: to be laid out beside it."""
        set_up_table(self)
        self.setAccessibleName(name)
        self.setToolTip("Enter hoặc bấm đúp vào một số: mở danh sách của số đó")
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        # The row is what is read; the frame of the current cell says which number Enter opens.
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        self.setItemDelegate(WholeText(self))
        self.verticalHeader().setMinimumSectionSize(self._least_line)
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
        self._share_out()
        if figures.rows:
            self.setCurrentCell(min(row, len(figures.rows) - 1), min(column, len(figures.headers) - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width anew."""
        # Before Qt looks whether what there was has room: a bar that it shows would stay.
        self._share_out()
        super().resizeEvent(event)

    def _share_out(self) -> None:
        """Have each column as wide as it needs; names go over several lines before a number is out of sight."""
        heads = self.horizontalHeader()
        if isinstance(heads, Heads):
            heads.part({})
        self._measure(self.figures.whole_headers or self.figures.headers)
        is_short = heads.length() > self.viewport().width() and bool(self.figures.legend)
        if is_short:
            self._measure(self.figures.headers)
        self.legend.setText(self.figures.legend)
        self.legend.setVisible(is_short)
        if heads.length() > self.viewport().width():
            first = self.figures.rows[0] if self.figures.rows else ()
            names = (isinstance(cell.value, str) for cell in first)
            usual = [
                at_size(_NAME) if is_name else self.sizeHintForColumn(place) for place, is_name in enumerate(names)
            ]
            give_blank(self, dict(enumerate(usual)), self._texts, cut=True)
            self.resizeRowsToContents()
            return
        columns = max(self.columnCount(), 1)
        rest, over = divmod(max(self.viewport().width() - heads.length(), 0), columns)
        for column in range(self.columnCount()):
            self.setColumnWidth(column, self.columnWidth(column) + rest + (column < over))
        # Their sum is the last row: in a low window all come closer, so that it is in sight.
        line = max(self.viewport().height() // max(self.rowCount(), 1), self._least_line)
        for row in range(self.rowCount()):
            self.setRowHeight(row, min(line, self.verticalHeader().defaultSectionSize()))

    def _measure(self, headers: Sequence[str]) -> None:
        self.setHorizontalHeaderLabels(headers)
        self.resizeColumnsToContents()

    @property
    def _least_line(self) -> int:
        return self.fontMetrics().height() + TIGHT

    def _texts(self, row: int) -> list[str]:
        items = (self.item(row, column) for column in range(self.columnCount()))
        return [item.text() if item is not None else "" for item in items]

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
