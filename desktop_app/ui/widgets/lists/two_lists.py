"""A list and under it the list of what belongs to its selected row; beside each other in a very low window."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.base.keyboard.reading_order import OrderedSplitter
from desktop_app.ui.base.tokens import GAP

_LOW: Final = 250
"""Below this height, two lists with their lines would have a row or two each."""


class TwoLists(OrderedSplitter):
    """`first` over `second` with the given heights, until the clerk moves the handle."""

    def __init__(self, first: QWidget, second: QWidget, heights: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._heights = list(heights)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GAP)
        self.addWidget(first)
        self.addWidget(second)
        for place, height in enumerate(heights):
            self.setStretchFactor(place, height)
        self.setSizes(self._heights)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the orientation by the height."""
        super().resizeEvent(event)
        low = event.size().height() < _LOW
        if low and self.orientation() is Qt.Orientation.Vertical:
            self._heights = self.sizes()
            self.setOrientation(Qt.Orientation.Horizontal)
            self.setSizes([event.size().width() // 2] * 2)
        elif not low and self.orientation() is Qt.Orientation.Horizontal:
            self.setOrientation(Qt.Orientation.Vertical)
            self.setSizes(self._heights)
