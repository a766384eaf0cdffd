"""The tables of page An toàn dữ liệu: the backups in the data folder, and who did what of late."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from desktop_app.services.keeping.data_safety import ActorLine, ListedBackup
from desktop_app.ui.base.theme import set_up_table
from desktop_app.ui.base.translation import format_number

_ACTORS_SHOWN = 4
_WIDE = 950
"""Pixels that all columns of backups take, the longest names among them."""


class BackupTable(QTableWidget):
    """The backups, the newest first; `enter` is called for the one that Return or a double click means."""

    def __init__(self, enter: Callable[[], None]) -> None:
        super().__init__(0, 6)
        self._enter = enter
        titles = ("Tệp", "Ghi lúc", "Khi nào", "Bản ghi", "Tệp đính kèm", "Dung lượng (KB)")
        _set_up(self, "Các bản sao lưu", titles, (140, 200, 90, 130, 150))
        self.doubleClicked.connect(lambda _: enter())

    def show_backups(self, backups: Sequence[ListedBackup]) -> None:
        """Show these."""
        self.setRowCount(len(backups))
        for row, backup in enumerate(backups):
            self.setItem(row, 0, QTableWidgetItem(backup.path.name))
            self.setItem(row, 1, QTableWidgetItem(f"{backup.at:%d/%m/%Y %H:%M}"))
            self.setItem(row, 2, QTableWidgetItem(backup.occasion or "(không rõ)"))
            for place, number in enumerate((backup.records, backup.files, -(-backup.size // 1024)), 3):
                self.setItem(row, place, _number("" if number is None else format_number(number)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out files and size where there is no room for the names of the backups."""
        super().resizeEvent(event)
        for place in (4, 5):
            self.setColumnHidden(place, event.size().width() < _WIDE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Return for a double click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)


class ActorTable(QTableWidget):
    """Who wrote to the book in the last thirty days."""

    def __init__(self) -> None:
        super().__init__(0, 4)
        titles = ("Việc gần nhất", "Người làm", "Số việc", "Lúc")
        _set_up(self, "Ai đã làm gì", titles, (200, 90, 140))

    def show_actors(self, actors: Sequence[ActorLine]) -> None:
        """Show these, and take no more room than they need."""
        self.setRowCount(len(actors))
        for row, actor in enumerate(actors):
            self.setItem(row, 0, QTableWidgetItem(actor.last_label))
            self.setItem(row, 1, QTableWidgetItem(actor.actor))
            self.setItem(row, 2, _number(format_number(actor.acts)))
            self.setItem(row, 3, QTableWidgetItem(f"{actor.last_at:%d/%m/%Y %H:%M}"))
        rows = max(1, min(len(actors), _ACTORS_SHOWN))
        height = self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(height + 2 * self.frameWidth() + 2)


def _set_up(table: QTableWidget, name: str, titles: Sequence[str], widths: Sequence[int]) -> None:
    set_up_table(table)
    table.setHorizontalHeaderLabels(list(titles))
    table.setAccessibleName(name)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    header = table.horizontalHeader()
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for place, width in enumerate(widths, 1):
        header.resizeSection(place, width)


def _number(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
