"""The remarks on a report before it is printed; each leads to the part it is about."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop_app.services.papers.reports.papers import Remark
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.tokens import TIGHT
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.actions import button_line
from desktop_app.ui.widgets.papers.remark_list import RemarkList

_ROWS_IN_VIEW, _ROWS_WHERE_LOW = 3, 2
_LOW: Final = 350
"""Pixels of a report's editor; one that is lower has the room for its text, and two remarks at a time."""
_NOTHING: Final = "Trước khi in: không có đề mục trống, số liệu trong lời văn đều có trong phụ lục."


class ReportRemarkList(RemarkList[Remark]):
    """The remarks on a report, three visible at a time; a click leads to the part it is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list.setToolTip("Enter hoặc bấm: đến phần của báo cáo (F8: điều tiếp theo)")
        self.list.itemClicked.connect(self._ask)
        self._most = _ROWS_IN_VIEW
        self._is_on_line = False
        self.show_remarks(())

    def offer_act(self, action: QAction) -> None:
        """Put a button beside the line."""
        self.line.addLayout(button_line([action]))

    def count_text(self, remarks: Sequence[Remark] | None) -> str:
        """Return the number of remarks of each kind in words."""
        if not remarks:
            return _NOTHING
        if self._is_on_line:
            return f"Cần &xem: {format_number(len(remarks))}"
        loose = sum(bool(remark.words) for remark in remarks)
        empty = len(remarks) - loose
        parts = [
            f"{format_number(number)} {words}"
            for number, words in ((empty, "nội dung còn thiếu"), (loose, "số liệu không có trong phụ lục"))
            if number
        ]
        return f"Cần &xem trước khi in: {', '.join(parts)}."

    def show_remarks(self, remarks: Sequence[Remark] | None) -> None:
        """Show remarks, with the height of at most three rows."""
        super().show_remarks(remarks)
        self.line.setStretch(0, 0 if self._is_on_line and self.remarks else 1)
        self._set_height()

    def fit(self, height: int) -> None:
        """Show two remarks at a time, beside their number, in an editor of so little `height`: its text has room."""
        is_low = height < at_size(_LOW)
        self._most = _ROWS_WHERE_LOW if is_low else _ROWS_IN_VIEW
        if is_low != self._is_on_line:
            self._is_on_line = is_low
            if is_low:
                self.line.insertWidget(1, self.list, 1)
            else:
                self.column.addWidget(self.list, 1)
            self.line.setStretch(0, 0 if is_low and self.remarks else 1)
            self.words.setText(self.count_text(self.remarks))
        self._set_height()

    def _set_height(self) -> None:
        rows, row = min(len(self.remarks), self._most), max(self.list.sizeHintForRow(0), 0)
        around = 2 * self.list.frameWidth() + TIGHT
        self.list.setMaximumHeight(rows * row + around)
        # On a small screen words of two lines leave no room for the last of the rows above each other.
        self.list.setMinimumHeight(max(rows - (not self._is_on_line), 0) * row + around)
