"""Who leads a task where its words do not say it surely: how they may be read, each reading chosen by its digit."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.forms.value_box import ValueBox

Names = tuple[str, ...]


class LeadChoice(ValueBox[int]):
    """Offers readings. Its first item, 0, stands for what is filled in without being sure; a reading chosen is sure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._filled: Names = ()
        self._readings: tuple[Names, ...] = ()
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def show_readings(self, filled: Names, readings: Sequence[Names]) -> None:
        """Offer `readings` for a task in which `filled` stand."""
        self._filled, self._readings = filled, tuple(readings)
        digits = " hoặc ".join(dict.fromkeys(("1", str(len(readings)))))
        digits = digits if len(readings) < 3 else f"1 đến {len(readings)}"
        lines = {number: f"{number}. {'; '.join(names)}" for number, names in enumerate(readings, 1)}
        self.offer({0: f"Chưa chắc: gõ {digits} để chọn"} | lines)

    @property
    def chosen(self) -> Names:
        """The reading that is chosen, what was filled in while none is."""
        return self._readings[self.value() - 1] if self.value() else self._filled

    def open_readings(self, leads: Names) -> tuple[Names, ...]:
        """Return the readings while none of them is chosen and no other `leads` are entered, else ()."""
        return () if self.value() or leads != self._filled else self._readings
