"""The table of the figures of a part of a report, each of which opens the rows it counts."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTableWidgetItem, QWidget

from desktop_app.services.papers.reports.figures import ReportFigure
from desktop_app.ui.reports.entered_table import EnteredTable


class FigureTable(EnteredTable):
    """What a part says and how it is written there. Signal: `asked(ListQuery)` on Enter or a double click."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Số liệu của phần này", ("Số liệu, bản ghi được nêu", "Trong câu"), parent)
        self.setToolTip("Enter hoặc bấm đúp: mở đúng các bản ghi của số liệu trong danh sách")
        self._figures: tuple[ReportFigure, ...] = ()
        self.entered.connect(self._ask)

    def show_figures(self, figures: Sequence[ReportFigure]) -> None:
        """Show figures in the order of their sentences."""
        self._figures = tuple(figures)
        self.clearSpans()
        self.setRowCount(len(self._figures))
        for row, figure in enumerate(self._figures):
            if not figure.name:
                # Nothing stands beside it: it would be cut before a blank cell.
                self.setSpan(row, 0, 1, self.columnCount())
            name = figure.name or figure.text
            for column, words in enumerate((name, figure.text if figure.name else "")):
                item = QTableWidgetItem(words)
                item.setToolTip(figure.sentence)
                self.setItem(row, column, item)

    def _ask(self) -> None:
        row = self.currentRow()
        if 0 <= row < len(self._figures):
            self.asked.emit(self._figures[row].query)
