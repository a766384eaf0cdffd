"""Inputs for the measures of a layout: millimetres, points, a colour."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDoubleSpinBox, QWidget

from desktop_app.ui.base.theme import set_up_number
from desktop_app.ui.widgets.forms.value_box import ValueBox

COLOURS = {"#000000": "Đen", "#c00000": "Đỏ", "#1f3864": "Xanh đậm", "#8a5a00": "Nâu vàng"}


class MeasureBox(QDoubleSpinBox):
    """A measure to one decimal, in steps that fit: half a millimetre, half a point."""

    def __init__(
        self, low: float, high: float, unit: str = " mm", step: float = 0.5, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setRange(low, high)
        self.setDecimals(1)
        self.setSingleStep(step)
        self.setSuffix(unit)
        self.setKeyboardTracking(False)
        set_up_number(self)


def colour_box() -> ValueBox[str]:
    """Return a box for the colour of letters."""
    return ValueBox(COLOURS)


class WheelGuard(QObject):
    """Lets the mouse wheel scroll a panel; it changes a box only if that has the focus."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        for box in (*panel.findChildren(QAbstractSpinBox), *panel.findChildren(QComboBox)):
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ignore the wheel over a box without the focus."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False
