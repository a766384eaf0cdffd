"""The table of a history of awards."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.domain.lists import Column, ColumnKind
from desktop_app.services.standing.award_history import HistoryLine
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.widgets.lists.line_table import Index, LineModel, LineTable, give_blank
from desktop_app.ui.widgets.lists.table_export import SeenTable

_COLUMNS: Final = (
    Column("year", "Năm", ColumnKind.INTEGER, 8),
    Column("what", "Nội dung", ColumnKind.LONG_TEXT, 48),
    Column("detail", "Cấp, phạm vi", width=30),
    Column("document", "Số văn bản", width=28),
    Column("day", "Ngày", ColumnKind.DATE, 12),
    Column("note", "Ghi chú", ColumnKind.LONG_TEXT, 36),
)
_WIDTHS: Final = (64, 350, 180, 240, 100)
_WHAT, _NOTE = 1, 5


class HistoryModel(LineModel[HistoryLine]):
    """The lines of a history, one row each."""

    def __init__(self) -> None:
        super().__init__(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows: awards in bold, lines that do not count in a muted colour."""
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.texts(index.row())[index.column()]
        awarded = line.record.kind == "award"
        if role == Qt.ItemDataRole.FontRole and index.column() == _WHAT and awarded:
            bold = QFont()
            bold.setBold(True)
            return bold
        if role == Qt.ItemDataRole.ForegroundRole and awarded and line.note:
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        return None

    def texts(self, row: int) -> tuple[str, ...]:
        """Return the texts of a row; the year appears only in the first line of that year."""
        line = self.lines[row]
        first = row == 0 or self.lines[row - 1].year != line.year
        day = format_date(line.day) if line.day is not None else ""
        return str(line.year) if first else "", line.what, line.detail, line.document, day, line.note

    def seen(self, title: str) -> SeenTable:
        """Return the lines for export to a workbook, each with its year."""
        rows = [(line.year, line.what, line.detail, line.document, line.day, line.note) for line in self.lines]
        return SeenTable(title, _COLUMNS, rows)


class HistoryTable(LineTable[HistoryLine]):
    """The table of a history."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.history = HistoryModel()
        super().__init__(self.history, _WIDTHS, "Quá trình khen thưởng", parent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the texts the room there is."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        give_blank(self, {place: at_size(width) for place, width in enumerate(_WIDTHS)}, self.history.texts, cut=True)

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        """Show these lines; the current line stays, or its neighbour becomes current."""
        row = max(self.currentIndex().row(), 0)
        current_record = self.history.lines[row].record if row < len(self.history.lines) else None
        self.history.show_lines(lines)
        self._share()
        records = [line.record for line in lines]
        if lines:
            place = records.index(current_record) if current_record in records else min(row, len(lines) - 1)
            self.setCurrentIndex(self.history.index(place, _WHAT))

    def select_record(self, record: RecordRef) -> None:
        """Select the line of a record, if it is there."""
        places = [place for place, line in enumerate(self.history.lines) if line.record == record]
        if places:
            self.setCurrentIndex(self.history.index(places[0], _WHAT))
