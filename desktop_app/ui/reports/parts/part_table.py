"""The table of a report's parts in their order, with the state of each."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QTableWidgetItem, QWidget

from desktop_app.domain.vocabulary import StateTone
from desktop_app.services.papers.reports.parts import ReportPart
from desktop_app.ui.base.states.cells import StateDelegate, tone_by
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.reports.entered_table import EnteredTable
from desktop_app.ui.widgets.lists.line_table import WholeText

UNSAVED: Final = "chưa lưu"
EDITED: Final = "đã sửa"
EMPTY: Final = "không in"
LEFT_OUT: Final = "để trống"
"""The state of a part that nobody misses while it has no text."""
STATED: Final = "đã xác nhận"
TO_WRITE: Final = "chờ viết"
"""The state of a part that prints dots until it is written."""
DRAFTED: Final = "theo số liệu"
"""The states of a part."""
_TONES: Final = {
    UNSAVED: StateTone.WARNING,
    EDITED: StateTone.TO_DO,
    EMPTY: StateTone.PROBLEM,
    LEFT_OUT: StateTone.NONE,
    TO_WRITE: StateTone.WARNING,
    STATED: StateTone.DONE,
    DRAFTED: StateTone.DONE,
}

_INDENT: Final = 13
"""Pixels by which a part stands to the right of what it is a part of, on each of its lines."""
_LINES_WHERE_SCROLLED: Final = 3
"""A heading goes over no more lines where not all are in sight: the next ones, and how they stand, are."""
_LEAST_HEADING: Final = 110
"""A heading that has less room beside its state has that below."""


class PartTable(EnteredTable):
    """The headings of a report, one row for each. Signal: `chosen(str)` with a part's key."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Các phần của báo cáo", ("Phần", "Tình trạng"), parent)
        self._keys: tuple[str, ...] = ()
        self._titles: Sequence[str] = ()
        self._standing: Mapping[str, str] = {}
        self.setToolTip("Ctrl+Page Up, Ctrl+Page Down: phần trước, phần sau; Enter: viết")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Where the list is narrow a heading goes over as many lines as it needs, and as a low window has room for.
        self.setWordWrap(True)
        self.setItemDelegateForColumn(0, WholeText(self))
        # Qt says so before the column has its new width.
        self.horizontalHeader().sectionResized.connect(lambda *_: QTimer.singleShot(0, self, self._fit_heights))
        self.setItemDelegateForColumn(1, StateDelegate(tone_by(self.tone), self))
        self.currentCellChanged.connect(self._emit_chosen)

    @property
    def key(self) -> str:
        """The key of the current part, "" while there is none."""
        return self._keys[self.currentRow()] if 0 <= self.currentRow() < len(self._keys) else ""

    def show_parts(self, parts: Sequence[ReportPart], *, stay: bool) -> None:
        """Show the parts; with `stay` the current part stays, otherwise it is the first one that has text."""
        keys = tuple(part.key for part in parts)
        key_to_show = self.key if stay else next((part.key for part in parts if part.text), "")
        self.blockSignals(True)
        self.setRowCount(len(parts))
        for row in range(len(parts)):
            self.setItem(row, 0, QTableWidgetItem())
            self.setItem(row, 1, QTableWidgetItem())
        self._keys = keys
        self.show_titles(parts)
        self.blockSignals(False)
        self.setCurrentCell(keys.index(key_to_show) if key_to_show in keys else 0, 0)

    def show_titles(self, parts: Sequence[ReportPart]) -> None:
        """Show the headings again: what is printed has a marker, and another part may now be printed."""
        self._titles = [part.title for part in parts]
        for row, part in enumerate(parts):
            item = self.item(row, 0)
            if item is not None:
                item.setData(Qt.ItemDataRole.DecorationRole, _blank(at_size(_INDENT) * (part.level - 1)))
        self._write()

    def show_standing(self, standing: Mapping[str, str]) -> None:
        """Show the states of parts, by their keys."""
        self._standing = standing
        self._write()

    def choose(self, key: str) -> None:
        """Make a part the current one."""
        if key in self._keys:
            self.setCurrentCell(self._keys.index(key), 0)

    def step(self, by: int) -> None:
        """Move the current row by some parts, at most to the last or first."""
        self.setCurrentCell(min(max(self.currentRow() + by, 0), self.rowCount() - 1), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write the states below the headings where there is no room beside them."""
        super().resizeEvent(event)
        self._write()

    def tone(self, words: str) -> StateTone | None:
        """Return the tone of a state: where nothing is written yet, nothing is wrong with any part."""
        is_blank = words == EMPTY and set(self._standing.values()) <= {EMPTY, LEFT_OUT, ""}
        return StateTone.NONE if is_blank else _TONES.get(words)

    def _write(self) -> None:
        """Write headings and states."""
        for row, key in enumerate(self._keys):
            self._write_cell(row, 1, self._standing.get(key, ""))
        # Not by what the bar at the side leaves: it comes and goes with the heights of the rows.
        is_narrow = self.width() - self.sizeHintForColumn(1) < at_size(_LEAST_HEADING)
        self.setColumnHidden(1, is_narrow)
        for row, (title, key) in enumerate(zip(self._titles, self._keys, strict=True)):
            state = self._standing.get(key, "") if is_narrow else ""
            self._write_cell(row, 0, f"{title}\n• {state.capitalize()}" if state else title)
        self._fit_heights()

    def _write_cell(self, row: int, column: int, words: str) -> None:
        item = self.item(row, column)
        if item is not None and item.text() != words:
            item.setText(words)
            item.setToolTip(words)

    def _fit_heights(self) -> None:
        # Left to Qt, rows lose the air of a list, and keep their height when the column gets another width.
        line = self.verticalHeader().defaultSectionSize()
        most = line + (_LINES_WHERE_SCROLLED - 1) * self.fontMetrics().lineSpacing()
        # A state below its heading is the last of its lines.
        heights = [max(line, self.sizeHintForRow(row)) for row in range(self.rowCount())]
        is_scrolled = sum(heights) > self.height() - self.horizontalHeader().height()
        is_capped = is_scrolled and not self.isColumnHidden(1)
        for row, height in enumerate(heights):
            self.setRowHeight(row, min(height, most) if is_capped else height)

    def _emit_chosen(self, row: int, _column: int, before: int, _before_column: int) -> None:
        if row != before and self.key:
            self.chosen.emit(self.key)


def _blank(width: int) -> QPixmap | None:
    """Return a picture of nothing, which Qt puts before the lines of a cell; None without width."""
    if not width:
        return None
    picture = QPixmap(width, 1)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
