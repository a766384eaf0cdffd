"""The filter of a list by unit."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.services.choices import Choice
from desktop_app.ui.widgets.forms.lettered_box import LetteredBox

_EVERY_UNIT = "Mọi đơn vị"
_LETTERS = 22


class UnitBox(LetteredBox):
    """A combo box of units with “every unit” first. Signal: `chosen()` when the clerk selects an entry."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: list[int | None] = [None]
        self.addItem(_EVERY_UNIT)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.setAccessibleName("Đơn vị")
        self.activated.connect(lambda _: self.chosen.emit())

    def minimumSizeHint(self) -> QSize:
        """Allow a narrow page to shorten the names further."""
        usual = super().minimumSizeHint()
        return QSize(usual.width() * 2 // 3, usual.height())

    @property
    def unit_id(self) -> int | None:
        """The unit shown, None for every unit."""
        return self._ids[self.currentIndex()]

    def set_units(self, units: Sequence[Choice]) -> None:
        """Set the units. The selected one stays; if it is gone, every unit is selected."""
        unit_id = self.unit_id
        self._ids = [None, *(choice.id for choice in units)]
        self.clear()
        self.addItems([_EVERY_UNIT, *(choice.name for choice in units)])
        self.set_unit(unit_id)

    def set_unit(self, unit_id: int | None) -> None:
        """Select a unit without emitting a signal; an unknown one selects every unit."""
        self.setCurrentIndex(self._ids.index(unit_id) if unit_id in self._ids else 0)
