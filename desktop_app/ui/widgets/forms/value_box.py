"""A combo box of values, each shown by its label."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget

from desktop_app.ui.widgets.forms.lettered_box import LetteredBox

_INSET: Final = 2  # pixels that a style leaves free on both sides of the text
_DASH: Final = " – "


class ElidedBox(LetteredBox):
    """A combo box that may be narrower than what it shows: "…" then tells that there is more."""

    def sizeHint(self) -> QSize:
        """Return a size for the widest choice: with large letters the style's arrow takes more than Qt reckons with."""
        hint = super().sizeHint()
        if self.sizeAdjustPolicy() is not QComboBox.SizeAdjustPolicy.AdjustToContents:
            return hint
        option = QStyleOptionComboBox()
        super().initStyleOption(option)
        option.rect = QRect(QPoint(), hint)
        texts = (self.itemText(place) for place in range(self.count()))
        widest = max(map(option.fontMetrics.horizontalAdvance, texts), default=0)
        return hint + QSize(max(widest + _INSET - self._room(option).width(), 0), 0)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Shorten what is shown to the room there is."""
        super().initStyleOption(option)
        width = option.fontMetrics.horizontalAdvance(self.currentText())
        if width < self.width() // 2:
            # There is room: asked of the style for each item of each box, where that is would take its time.
            return
        room = self._room(option)
        if width > room.width():
            room_of_text = room.width() - _INSET
            text = option.fontMetrics.elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room_of_text)
            # A short name before a dash stands alone where no word after it has room.
            short = self.currentText().partition(_DASH)[0]
            option.currentText = short if text.rstrip(_DASH + "…") == short else text

    def _room(self, option: QStyleOptionComboBox) -> QRect:
        """Return where the style draws the text."""
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(control, option, part, self)


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
