"""A combo box of values, each shown by its label."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.forms.lettered_box import LetteredBox


class ValueBox[T](LetteredBox):
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
