"""The remarks on a report before it is printed; each leads to the part it is about."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop_app.services.papers.reports.remarks import Remark, counted
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.tokens import TIGHT
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.actions import button_line
from desktop_app.ui.widgets.papers.remark_list import RemarkList

_ROWS_IN_VIEW, _ROWS_WHERE_LOW, _ROWS_WHERE_LOWEST = 3, 2, 1
_FURTHER_LINES: Final = 1
"""So many lines more than rows are in sight at once: sentences may go over several."""
_AIR: Final = 6
"""Pixels of a row around its lines."""
_LOW, _LOWEST = 350, 250
"""Pixels of a report's editor; one that is lower has the room for its text, and two remarks at a time, or one."""
_NOTHING: Final = "Trước khi in: không có đề mục trống, số liệu trong lời văn đều có trong phụ lục."


class ReportRemarkList(RemarkList[Remark]):
    """The remarks on a report, up to three in sight at a time; a click leads to the part it is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list.setToolTip("Enter hoặc bấm: đến phần của báo cáo (F8: điều tiếp theo)")
        self.list.itemClicked.connect(self._ask)
        self._most = _ROWS_IN_VIEW
        self._is_on_line = False
        self.list.viewport().installEventFilter(self)
        self.show_remarks(None)

    def offer_act(self, action: QAction) -> None:
        """Put a button beside the line."""
        self.line.addLayout(button_line([action]))

    def count_text(self, remarks: Sequence[Remark] | None) -> str:
        """Return the number of remarks of each kind in words, "" while it is not known."""
        if not remarks:
            return _NOTHING if remarks is not None else ""
        if self._is_on_line:
            return f"Cần &xem: {format_number(len(remarks))}"
        return f"Cần &xem trước khi in: {counted(remarks)}."

    def show_remarks(self, remarks: Sequence[Remark] | None) -> None:
        """Show remarks, with the height of the first of them."""
        super().show_remarks(remarks)
        self.line.setStretch(0, 0 if self._is_on_line and self.remarks else 1)
        self._set_height()

    def fit(self, height: int) -> None:
        """Show one or two remarks at a time beside their number, in an editor of so little `height`: its text has room.

        Where there is room for one line alone it is cut; elsewhere each is a whole sentence.
        """
        is_low = height < at_size(_LOW)
        is_lowest = height < at_size(_LOWEST)
        self._most = _ROWS_WHERE_LOWEST if is_lowest else _ROWS_WHERE_LOW if is_low else _ROWS_IN_VIEW
        # A bar as high as one row would scroll by nothing that F8 and the arrow keys do not.
        bars = Qt.ScrollBarPolicy
        self.list.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOff if is_lowest else bars.ScrollBarAsNeeded)
        if is_low != self._is_on_line:
            self._is_on_line = is_low
            if is_low:
                self.line.insertWidget(1, self.list, 1)
            else:
                self.column.addWidget(self.list, 1)
            self.line.setStretch(0, 0 if is_low and self.remarks else 1)
            self.words.setText(self.count_text(self.remarks))
        self.list.setWordWrap(not is_lowest)
        self._set_height()

    def _set_height(self) -> None:
        rows = min(len(self.remarks), self._most)
        heights = [max(self.list.sizeHintForRow(row), 0) for row in range(rows)]
        line = self.list.fontMetrics().lineSpacing()
        around = 2 * self.list.frameWidth() + (0 if self._is_on_line else TIGHT)
        if self._is_on_line:
            # Whole sentences, and nothing of a next one below them.
            most = max([rows * (line + _AIR), *heights[:1]])
            height = max((end for end in accumulate(heights) if end <= most), default=0)
        else:
            height = min(sum(heights), (rows + _FURTHER_LINES) * line + rows * _AIR) if rows else 0
        self.list.setMaximumHeight(height + around)
        # On a small screen words of two lines leave no room for the last of the rows above each other.
        self.list.setMinimumHeight(max(height - (0 if self._is_on_line else line + _AIR), 0) + around)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take another height where sentences break elsewhere."""
        if event.type() == QEvent.Type.Resize:
            self._set_height()
        return super().eventFilter(watched, event)
