"""The input of further deadlines: a line each, in the words of the plan, with what they mean below."""

from collections.abc import Sequence

from PySide6.QtCore import Property, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.domain.plan.deadlines import Deadline
from desktop_app.domain.vietnamese import clean_line
from desktop_app.services.plan.deadlines import understood
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import TIGHT
from desktop_app.ui.plan.deadline_words import meaning
from desktop_app.ui.widgets.forms.lines_edit import LineList


class DeadlineLines(QWidget):
    """Edits several deadlines. A line that is not touched keeps its meaning. Signal: `altered()` on a change."""

    altered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = LineList(2)
        self.words.setTabChangesFocus(True)
        self._known: dict[str, Deadline] = {}
        self._meaning = QLabel()
        self._meaning.setWordWrap(True)
        set_mark(self._meaning, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.words)
        column.addWidget(self._meaning)
        self.setFocusProxy(self.words)
        self.words.textChanged.connect(self._show_meaning)
        self._show_meaning()

    def value(self) -> tuple[Deadline, ...]:
        """Return the deadlines, one for each line."""
        lines = map(clean_line, self.words.value())
        return tuple(self._known.get(line) or understood(line) for line in lines)

    def set_value(self, deadlines: Sequence[Deadline]) -> None:
        """Show deadlines."""
        self._known = {clean_line(deadline.text or meaning(deadline)): deadline for deadline in deadlines}
        self.words.set_value(tuple(self._known))

    def problem(self) -> str:
        """Return the problem with one of the deadlines, "" if there is none."""
        return next(filter(None, (deadline.problem() for deadline in self.value())), "")

    def setAccessibleName(self, name: str) -> None:
        """Name the input for screen readers."""
        super().setAccessibleName(name)
        self.words.setAccessibleName(name)

    content = Property(object, value, notify=altered, user=True)

    def _show_meaning(self) -> None:
        meanings = "; ".join(meaning(deadline) for deadline in self.value())
        self._meaning.setText(f"Hiểu là: {meanings}." if meanings else "")
        self._meaning.setVisible(bool(meanings))
        self.altered.emit()
