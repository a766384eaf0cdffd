"""The units of a plan that are like units of the book: which of them each is, or a new one, is chosen here."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from desktop_app.ui.base.dress.field_rows import FieldRows
from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.widgets.forms.value_box import ValueBox

_NEW = "Đơn vị khác, ghi đúng như văn bản"


class UnitChoices(QWidget):
    """A line for each unit that is not clear.

    Signal: `chosen(str, str)` with the name that a unit had until now, and the one it is to have.
    """

    chosen = Signal(str, str)

    def __init__(self, unsure: Mapping[str, Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, ValueBox[str]] = {}
        self._names = {name: name for name in unsure}
        lines = FieldRows(self)
        lines.setContentsMargins(GAP, GAP, GAP, GAP)
        lines.setHorizontalSpacing(GROUP)
        lines.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for name, candidates in unsure.items():
            box = ValueBox({name: _NEW} | {each: f"Là {each}" for each in candidates if each != name})
            box.setAccessibleName(f"“{name}” là đơn vị nào trong sổ")
            box.activated.connect(lambda _index, name=name: self._choose(name))
            title = QLabel(f"“{name}”")
            title.setWordWrap(True)
            title.setBuddy(box)
            lines.addRow(title, box)
            self.boxes[name] = box
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def follow(self, names: Collection[str]) -> None:
        """Show again what holds after a step was undone or redone; `names` are those of the units in the drafts."""
        for name, box in self.boxes.items():
            held = next((each for each in box.values() if each in names), self._names[name])
            self._names[name] = held
            box.set_value(held)

    def _choose(self, name: str) -> None:
        before, after = self._names[name], self.boxes[name].value()
        if before != after:
            self._names[name] = after
            self.chosen.emit(before, after)
