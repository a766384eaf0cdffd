"""A list and, under it, what belongs to the row chosen in it; beside each other where the window is low."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from desktop_app.ui.base.tokens import GAP

_LOW: Final = 310
"""Below this height, two lists with their lines would have a row or two each."""


class TwoLists(QSplitter):
    """`first` over `second` with the heights given, until the clerk moves what parts them."""

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
        """Turn, or turn back, as the height asks."""
        super().resizeEvent(event)
        low = event.size().height() < _LOW
        if low and self.orientation() is Qt.Orientation.Vertical:
            self._heights = self.sizes()
            self.setOrientation(Qt.Orientation.Horizontal)
            self.setSizes([event.size().width() // 2] * 2)
        elif not low and self.orientation() is Qt.Orientation.Horizontal:
            self.setOrientation(Qt.Orientation.Vertical)
            self.setSizes(self._heights)
