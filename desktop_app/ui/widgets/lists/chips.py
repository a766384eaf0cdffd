"""A line of filters of which one holds, each with the number of rows behind it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from desktop_app.ui.base.tokens import TIGHT
from desktop_app.ui.base.translation import format_number


class Chips(QWidget):
    """Buttons for keys, each shown by its label, one of them down; Alt+1, Alt+2 … press them, arrows go between them.

    Signal: `chosen(str)` with the key of the one that the clerk pressed.
    """

    chosen = Signal(str)

    def __init__(self, name: str, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = dict(labels)
        self._group = QButtonGroup(self)
        self.buttons = {key: QToolButton() for key in labels}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(TIGHT)
        for number, (key, button) in enumerate(self.buttons.items(), 1):
            button.setCheckable(True)
            button.setToolTip(f"{labels[key]} (Alt+{number})")
            # A shortcut of the button's own would press it only a moment later, for the eye.
            QShortcut(QKeySequence(f"Alt+{number}"), self).activated.connect(button.click)
            self._group.addButton(button)
            line.addWidget(button)
        line.addStretch()
        self.setAccessibleName(name)
        self.set_counts({})
        self.set_key(next(iter(labels)))
        self._group.buttonToggled.connect(self._emit_chosen)

    @property
    def key(self) -> str:
        """The key of the button that is down."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def set_key(self, key: str) -> None:
        """Press a button, without saying so; the first one if there is none of that key."""
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
