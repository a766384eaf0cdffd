"""The parts of a report in their order, and how each of them stands."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop_app.services.reports import Part
from desktop_app.ui.theme import set_up_table

UNSAVED: Final = "chưa lưu"
EDITED: Final = "đã sửa"
EMPTY: Final = "trống"
DRAFTED: Final = "theo số liệu"
"""How a part stands."""

_INDENT: Final = "\u2003"


class PartTable(QTableWidget):
    """The headings of a report, a row each. Signals: `chosen(str)` with a part's key; `entered` on Enter."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 2, parent)
        self._keys: tuple[str, ...] = ()
        set_up_table(self)
        self.setHorizontalHeaderLabels(["Phần của báo cáo", "Tình trạng"])
        self.setAccessibleName("Các phần của báo cáo")
        self.setToolTip("Ctrl+Page Up, Ctrl+Page Down: phần trước, phần sau; Enter: viết")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.currentCellChanged.connect(self._tell)
        self.itemDoubleClicked.connect(lambda _: self.entered.emit())

    @property
    def key(self) -> str:
        """The key of the part she stands on, "" while there is none."""
        return self._keys[self.currentRow()] if 0 <= self.currentRow() < len(self._keys) else ""

    def show_parts(self, parts: Sequence[Part], *, stay: bool) -> None:
        """Show the parts; with `stay` she goes on standing where she stood, else on the first part that has text."""
        keys = tuple(part.key for part in parts)
        wanted = self.key if stay else next((part.key for part in parts if part.text), "")
        self.blockSignals(True)
        self.setRowCount(len(parts))
        for row, part in enumerate(parts):
            heading = QTableWidgetItem(f"{_INDENT * (part.level - 1)}{part.title}")
            heading.setToolTip(part.title)
            self.setItem(row, 0, heading)
            self.setItem(row, 1, QTableWidgetItem())
        self._keys = keys
        self.blockSignals(False)
        self.setCurrentCell(keys.index(wanted) if wanted in keys else 0, 0)

    def show_standing(self, standing: Mapping[str, str]) -> None:
        """Show how parts stand, by their keys."""
        pressing = QBrush(self.palette().color(QPalette.ColorRole.BrightText))
        muted = QBrush(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for row, key in enumerate(self._keys):
            item = self.item(row, 1)
            if item is not None:
                words = standing.get(key, "")
                item.setText(words)
                item.setForeground(pressing if words in (EMPTY, UNSAVED) else muted)

    def choose(self, key: str) -> None:
        """Stand on a part."""
        if key in self._keys:
            self.setCurrentCell(self._keys.index(key), 0)

    def step(self, by: int) -> None:
        """Go some parts on or back, at most to the last or first."""
        self.setCurrentCell(min(max(self.currentRow() + by, 0), self.rowCount() - 1), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the text by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another colour scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            texts = [self.item(row, 1) for row in range(self.rowCount())]
            self.show_standing(
                {key: item.text() for key, item in zip(self._keys, texts, strict=True) if item is not None}
            )

    def _tell(self, row: int, _column: int, before: int, _before_column: int) -> None:
        if row != before and self.key:
            self.chosen.emit(self.key)
