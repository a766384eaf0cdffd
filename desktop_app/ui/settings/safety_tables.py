"""The tables of page An toàn dữ liệu: the backups in the data folder, and who did what of late."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem

from desktop_app.services.keeping.data_safety import ActorLine, ListedBackup
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.lists.line_table import needed_widths
from desktop_app.ui.widgets.lists.row_table import RowTable
from desktop_app.ui.widgets.lists.without_room import ColumnsWithoutRoom

_ACTORS_SHOWN = 4
_ACTOR_WIDTHS = (200, 90, 140)
_WIDTHS = (140, 200, 90, 130, 150)
_OCCASION = 2
"""Its texts are the only long ones: it takes no more than its usual width."""
_GIVING_WAY = (5, 4, 3)
"""Files and size, then the number of records: what is left out for the whole of the names, in this order."""


class BackupTable(RowTable):
    """The backups, the newest first; `enter` is called for the one that Enter or a double click means."""

    def __init__(self, enter: Callable[[], None]) -> None:
        super().__init__(6, "Các bản sao lưu")
        titles = ("Tệp", "Ghi lúc", "Dịp sao lưu", "Bản ghi", "Tệp đính kèm", "Dung lượng (KB)")
        _set_up(self, titles, _WIDTHS)
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
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Give the names what the others do not need: they end in the time; where it is too little, others give way."""
        name, *needed = needed_widths(self, partial(_texts, self))
        widths = dict(enumerate(needed, 1))
        widths[_OCCASION] = min(widths[_OCCASION], at_size(_WIDTHS[_OCCASION - 1]))
        room = self.viewport().width() - sum(widths.values()) - name
        for place, width in widths.items():
            self.setColumnWidth(place, width)
        for place in _GIVING_WAY:
            gives_way = room < 0
            self.setColumnHidden(place, gives_way)
            room += widths[place] if gives_way else 0
        # Beside a column that stretches a header tells nothing of one that is hidden.
        self.without_room.follow()


class ActorTable(RowTable):
    """Who wrote to the book in the last thirty days."""

    def __init__(self) -> None:
        super().__init__(4, "Ai đã làm gì")
        titles = ("Việc gần nhất", "Người làm", "Số việc", "Lúc")
        _set_up(self, titles, _ACTOR_WIDTHS)

    def show_actors(self, actors: Sequence[ActorLine]) -> None:
        """Show these, and take no more room than they need."""
        self.setRowCount(len(actors))
        for row, actor in enumerate(actors):
            self.setItem(row, 0, QTableWidgetItem(actor.last_label))
            self.setItem(row, 1, QTableWidgetItem(actor.actor))
            self.setItem(row, 2, _number(format_number(actor.acts)))
            self.setItem(row, 3, QTableWidgetItem(f"{actor.last_at:%d/%m/%Y %H:%M}"))
        # What they did is what is cut: a name takes no more of its room than it needs.
        _, actor_width, *others = needed_widths(self, partial(_texts, self))
        widths = (min(actor_width, at_size(_ACTOR_WIDTHS[0])), *others)
        for place, width in enumerate(widths, 1):
            self.setColumnWidth(place, width)
        rows = max(1, min(len(actors), _ACTORS_SHOWN))
        height = self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(height + 2 * self.frameWidth() + 2)


def _set_up(table: RowTable, titles: Sequence[str], widths: Sequence[int]) -> None:
    table.setHorizontalHeaderLabels(list(titles))
    header = table.horizontalHeader()
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for place, width in enumerate(widths, 1):
        header.resizeSection(place, at_size(width))


def _texts(table: RowTable, row: int) -> list[str]:
    cells = (table.item(row, column) for column in range(table.columnCount()))
    return [cell.text() if cell is not None else "" for cell in cells]


def _number(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
