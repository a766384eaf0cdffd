"""The records entered after the report of their days was issued: the report shown tells them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QTableWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.lists import ListQuery
from desktop_app.services.papers.reports.late_entries import LateEntry
from desktop_app.ui.base.tokens import GAP, PAGE
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.reports.entered_table import EnteredTable
from desktop_app.ui.widgets.actions import add_action, window_line

_SIZE: Final = (760, 420)
_WORDS: Final = "Ghi vào sổ sau khi báo cáo của kỳ trước đã phát hành; được kể trong báo cáo này, ở phụ lục riêng."


class LateWindow(QDialog):
    """Shows late records. Signal: `asked(ListQuery)` for the list of the one that is opened."""

    asked = Signal(object)

    def __init__(self, entries: Sequence[LateEntry], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Số liệu bổ sung của kỳ trước")
        open_at(self, *_SIZE)
        self._entries = entries
        words = QLabel(_WORDS)
        words.setWordWrap(True)
        self.table = EnteredTable("Số liệu bổ sung", ("Nội dung", "Loại, ngày"))
        self.table.setRowCount(len(entries))
        for row, entry in enumerate(entries):
            self.table.setItem(row, 0, QTableWidgetItem(entry.name))
            self.table.setItem(row, 1, QTableWidgetItem(f"{entry.what}, {format_date(entry.day)}"))
        self.table.setCurrentCell(0, 0)
        self.table.entered.connect(self._open)
        self.show_list = add_action(self, "&Mở trong danh sách", "document", "", self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(words)
        column.addWidget(self.table, 1)
        column.addLayout(window_line(self, [self.show_list]))
        self.table.setFocus()

    def _open(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._entries):
            entry = self._entries[row]
            self.accept()
            self.asked.emit(ListQuery(entry.list_key, scope={"ids": [entry.id]}))
