"""A line of filter buttons, one of them checked, each with the number of rows it shows."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.flow_line import FlowLine


class Chips(QWidget):
    """One button for each key, one of them checked; Alt+1, Alt+2 … press them, the arrow keys go between them.

    Signal: `chosen(str)` with the key of the button that the clerk pressed.
    """

    chosen = Signal(str)

    def __init__(self, name: str, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = dict(labels)
        self._group = QButtonGroup(self)
        self.buttons = {key: QToolButton() for key in labels}
        line = FlowLine(self)
        for number, (key, button) in enumerate(self.buttons.items(), 1):
            button.setCheckable(True)
            button.setToolTip(f"{labels[key]} (Alt+{number})")
            # The button's own shortcut would animate the click and so delay it.
            QShortcut(QKeySequence(f"Alt+{number}"), self).activated.connect(button.click)
            self._group.addButton(button)
            line.addWidget(button)
        self.setAccessibleName(name)
        self.set_counts({})
        self.set_key(next(iter(labels)))
        self._group.buttonToggled.connect(self._emit_chosen)

    @property
    def key(self) -> str:
        """The key of the checked button."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def set_key(self, key: str) -> None:
        """Check a button without emitting `chosen`; the first one if none has that key."""
        self._group.blockSignals(True)
        self.buttons.get(key, next(iter(self.buttons.values()))).setChecked(True)
        self._group.blockSignals(False)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show a number after the label of each key that has one."""
        for key, label in self._labels.items():
            words = f"{label} ({format_number(counts[key])})" if key in counts else label
            self.buttons[key].setText(words)

    def _emit_chosen(self, _button: QToolButton, down: bool) -> None:
        if down:
            self.chosen.emit(self.key)
