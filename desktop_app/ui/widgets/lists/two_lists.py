"""A list and under it the list of what belongs to its selected row; both are scrolled where the window is low."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.ui.base.keyboard.reading_order import OrderedSplitter
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.widgets.forms.declared.scrolled import VerticalScrollArea
from desktop_app.ui.widgets.lists.view import ListView

_LEAST_ROWS: Final = 3
"""Rows of either list that are in sight at once in a window of any height."""
_AROUND_LIST, _AROUND_LIST_OF_PART = 3, 5


class TwoLists(VerticalScrollArea):
    """`first` over `second` with the given heights, until the clerk moves the handle."""

    def __init__(self, first: QWidget, second: QWidget, heights: Sequence[int]) -> None:
        self.splitter = OrderedSplitter(Qt.Orientation.Vertical)
        super().__init__(self.splitter, ())
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(GAP)
        for place, (part, height) in enumerate(zip((first, second), heights, strict=True)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(place, height)
        self.splitter.setSizes(list(heights))
        self._parts = first, second
        self._keep_rows()

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for the rows in other letters, too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_rows()

    def _keep_rows(self) -> None:
        for part in self._parts:
            # Beside the rows stand the filter, the heads and a bar; words and a notice above the list within a part.
            lines = _LEAST_ROWS + (_AROUND_LIST if isinstance(part, ListView) else _AROUND_LIST_OF_PART)
            part.setMinimumHeight(lines * (self.fontMetrics().height() + 2 * GAP))
