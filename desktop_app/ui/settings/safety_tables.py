"""The tables of page An toàn dữ liệu: the backups in the data folder, and who did what of late."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem

from desktop_app.services.keeping.data_safety import ActorLine, ListedBackup
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.lists.row_table import RowTable
from desktop_app.ui.widgets.lists.without_room import ColumnsWithoutRoom

_ACTORS_SHOWN = 4
_WIDE = 950
"""Pixels that all columns of backups take, the longest names among them, with letters of the usual size."""


class BackupTable(RowTable):
    """The backups, the newest first; `enter` is called for the one that Enter or a double click means."""

    def __init__(self, enter: Callable[[], None]) -> None:
        super().__init__(6, "Các bản sao lưu")
        titles = ("Tệp", "Ghi lúc", "Dịp sao lưu", "Bản ghi", "Tệp đính kèm", "Dung lượng (KB)")
        _set_up(self, titles, (140, 200, 90, 130, 150))
        self.entered.connect(enter)
        self.without_room = ColumnsWithoutRoom(self)

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
            self.setColumnHidden(place, event.size().width() < at_size(_WIDE))
        # Beside a column that stretches a header tells nothing of one that is hidden.
        self.without_room.follow()


class ActorTable(RowTable):
    """Who wrote to the book in the last thirty days."""

    def __init__(self) -> None:
        super().__init__(4, "Ai đã làm gì")
        titles = ("Việc gần nhất", "Người làm", "Số việc", "Lúc")
        _set_up(self, titles, (200, 90, 140))

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


def _set_up(table: RowTable, titles: Sequence[str], widths: Sequence[int]) -> None:
    table.setHorizontalHeaderLabels(list(titles))
    header = table.horizontalHeader()
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for place, width in enumerate(widths, 1):
        header.resizeSection(place, at_size(width))


def _number(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
