"""A combo box of values, each shown by its label."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget

_INSET: Final = 2  # pixels that a style leaves free on both sides of the text


class ElidedBox(QComboBox):
    """A combo box that may be narrower than what it shows: "…" then tells that there is more."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Shorten what is shown to the room there is."""
        super().initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        if option.fontMetrics.horizontalAdvance(self.currentText()) > room.width():
            room_of_text = room.width() - _INSET
            text = option.fontMetrics.elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room_of_text)
            option.currentText = text


class ValueBox[T](ElidedBox):
    """Chooses one of a few values.

    The values are kept here and not as the items' data: Qt returns a StrEnum as a plain string.
    """

    def __init__(self, labels: Mapping[T, str] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[T, ...] = ()
        self.offer(labels or {})

    def offer(self, labels: Mapping[T, str]) -> None:
        """Offer values in place of those before, the first of them shown."""
        self._values = tuple(labels)
        self.clear()
        self.addItems(list(labels.values()))

    def value(self) -> T:
        """Return the value shown."""
        return self._values[self.currentIndex()]

    def values(self) -> tuple[T, ...]:
        """Return the values offered."""
        return self._values

    def set_value(self, value: T) -> None:
        """Show a value. ValueError if it is none of them."""
        self.setCurrentIndex(self._values.index(value))
