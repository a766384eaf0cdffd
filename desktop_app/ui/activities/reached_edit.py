"""The inputs for how many people an activity reached, one count for each group."""

from dataclasses import fields

from PySide6.QtCore import Property, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop_app.domain.year.activities import REACHED_LABELS, PeopleReached
from desktop_app.ui.activities.count_edit import CountEdit
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, TIGHT

_MIN_WIDTH = 56


class ReachedEdit(QWidget):
    """An optional count for each group. Signal: `altered()` when one changes."""

    altered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = {group.name: CountEdit() for group in fields(PeopleReached)}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(TIGHT)
        for place, (name, count) in enumerate(self.counts.items()):
            label = QLabel(REACHED_LABELS[name])
            set_mark(label, "muted")
            label.setBuddy(count)
            count.setMinimumWidth(_MIN_WIDTH)
            count.setAccessibleName(f"Số người: {REACHED_LABELS[name]}")
            count.textChanged.connect(self._edited)
            grid.addWidget(label, 0, place)
            grid.addWidget(count, 1, place)
            grid.setColumnStretch(place, 1)
        # A label's mnemonic only reaches a widget that accepts focus itself, even if it has a focus proxy.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(next(iter(self.counts.values())))

    def value(self) -> PeopleReached:
        """Return the counts. To be asked only while `problem` finds nothing."""
        return PeopleReached(**{name: count.value() for name, count in self.counts.items()})

    def set_value(self, reached: PeopleReached) -> None:
        """Show counts."""
        for name, count in self.counts.items():
            count.set_value(getattr(reached, name))

    def problem(self) -> str:
        """Return the problem of the first wrong count as a sentence, "" if there is none.

        The wrong count is marked and gets the next focus.
        """
        self.setFocusProxy(next(iter(self.counts.values())))
        for name, count in self.counts.items():
            if sentence := count.problem():
                set_mark(count, "problem")
                self.setFocusProxy(count)
                return f"{REACHED_LABELS[name]}: {sentence[0].lower()}{sentence[1:]}"
        return ""

    def _content(self) -> object:
        return tuple(count.text() for count in self.counts.values())

    content = Property(object, _content, notify=altered, user=True)

    def _edited(self) -> None:
        for count in self.counts.values():
            set_mark(count, "problem", False)
        self.altered.emit()
