"""The input of a deadline: its words as in the plan, and the date they mean, which the clerk can correct."""

from typing import Final

from PySide6.QtCore import Property, QSignalBlocker, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.errors import ClerkError
from desktop_app.domain.plan.deadlines import (
    DEADLINE_KIND_LABELS,
    RECURRENCE_LABELS,
    Deadline,
    DeadlineKind,
    Recurrence,
)
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.domain.vietnamese import clean_line
from desktop_app.services.plan.deadlines import understood
from desktop_app.ui.base.keyboard.reading_order import name_box
from desktop_app.ui.base.theme import at_size, set_mark
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.plan.deadline_words import meaning
from desktop_app.ui.widgets.forms.value_box import ValueBox

_YEARS: Final = (2000, 2100)
_FIGURES: Final = {
    DeadlineKind.DAY: ("day", "month", "year"),
    DeadlineKind.MONTH: ("month", "year"),
    DeadlineKind.QUARTER: ("quarter", "year"),
    DeadlineKind.YEAR: ("year",),
    DeadlineKind.RANGE: ("from_year", "month", "to_year"),
    DeadlineKind.ROUND: ("until_round",),
}
_ONLY: Final = {
    DeadlineKind.NONE: Recurrence.ONCE,
    DeadlineKind.ONGOING: Recurrence.ONCE,
    DeadlineKind.MID_AUTUMN: Recurrence.YEARLY,
}
"""The recurrence of kinds that have only one."""
_COME_BACK: Final = (DeadlineKind.DAY, DeadlineKind.MONTH, DeadlineKind.QUARTER)


def _used(kind: DeadlineKind, recurrence: Recurrence) -> tuple[str, ...]:
    """Return the figures of a deadline; what comes back, and what goes on, may do so from a year on."""
    goes_on = kind in (DeadlineKind.ONGOING, DeadlineKind.MID_AUTUMN)
    comes_back = kind in _COME_BACK and recurrence is not Recurrence.ONCE
    return (*_FIGURES.get(kind, ()), *(("from_year",) if goes_on or comes_back else ()))


class _Figure(QLineEdit):
    """A line edit for an optional number."""

    def __init__(self, name: str, least: int, most: int) -> None:
        super().__init__()
        self._range = range(least, most + 1)
        self.setValidator(QIntValidator(0, most, self))
        self.setMaxLength(len(str(most)))
        self.setAccessibleName(name)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("0" * len(str(most))) + 3 * GAP)

    def figure(self) -> int | None:
        """Return the number, None if it is missing or incomplete."""
        number = int(self.text() or -1)
        return number if number in self._range else None

    def set_figure(self, figure: int | None) -> None:
        """Show a number, or nothing for None."""
        self.setText("" if figure is None else str(figure))


class DeadlineEdit(QWidget):
    """Edits a deadline. The typed words are interpreted at once; the figures below can be corrected.

    Signal: `altered()` when the deadline changes.
    """

    altered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit()
        self.words.setPlaceholderText("Như văn bản ghi: “trước ngày 20/11 hằng năm”, “Quý I/2026”, “thường xuyên”…")
        self.kind = ValueBox(DEADLINE_KIND_LABELS)
        self.recurrence = ValueBox(RECURRENCE_LABELS)
        self.figures = {
            "day": _Figure("Ngày", 1, 31),
            "month": _Figure("Tháng", 1, 12),
            "quarter": _Figure("Quý", 1, 4),
            "year": _Figure("Năm", *_YEARS),
            "from_year": _Figure("Từ năm", *_YEARS),
            "to_year": _Figure("Đến năm", *_YEARS),
        }
        self.until_round = QLineEdit()
        self.until_round.setPlaceholderText("2030-H2")
        self.until_round.setMaximumWidth(at_size(110))
        self._meaning = QLabel()
        set_mark(self._meaning, "muted")
        self._groups: dict[str, QWidget] = {}
        self._shown_before: Deadline | None = None
        self._lay_out()
        self._connect()
        self.set_value(Deadline())

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(TIGHT)
        name_box(self.kind, "Loại thời hạn")
        name_box(self.recurrence, "Lặp lại")
        line.addWidget(self.kind)
        for name, figure in self.figures.items():
            self._add_labelled(line, name, figure.accessibleName(), figure)
        self._add_labelled(line, "until_round", "Đến đợt", self.until_round)
        line.addWidget(self.recurrence)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.words)
        column.addLayout(line)
        column.addWidget(self._meaning)
        self.setFocusProxy(self.words)

    def _add_labelled(self, line: QHBoxLayout, name: str, text: str, widget: QWidget) -> None:
        group = QWidget()
        pair = QHBoxLayout(group)
        pair.setContentsMargins(TIGHT, 0, 0, 0)
        pair.setSpacing(TIGHT)
        label = QLabel(text.lower())
        set_mark(label, "muted")
        widget.setAccessibleName(text)
        pair.addWidget(label)
        pair.addWidget(widget)
        line.addWidget(group)
        self._groups[name] = group

    def _connect(self) -> None:
        self.words.textEdited.connect(self._understand)
        self.kind.currentIndexChanged.connect(self._show_meaning)
        self.recurrence.currentIndexChanged.connect(self._show_meaning)
        for figure in self.figures.values():
            figure.textChanged.connect(self._show_meaning)
        self.until_round.textChanged.connect(self._show_meaning)

    def value(self) -> Deadline:
        """Return the deadline as entered; figures that its kind does not use are left out."""
        kind = self.kind.value()
        recurrence = _ONLY.get(kind) or self.recurrence.value()
        used = _used(kind, recurrence)
        figures = {name: figure.figure() if name in used else None for name, figure in self.figures.items()}
        if kind is DeadlineKind.YEAR and recurrence is Recurrence.YEARLY:
            figures["from_year"] = figures["year"]
        until = clean_line(self.until_round.text()).upper() if "until_round" in used else ""
        if kind is DeadlineKind.ROUND and recurrence is Recurrence.ONCE:
            figures["year"] = _year_of(until)
        return Deadline(clean_line(self.words.text()), kind, recurrence, until_round=until, **figures)

    def set_value(self, deadline: Deadline) -> None:
        """Show a deadline."""
        self.words.setText(deadline.text)
        self.words.setCursorPosition(0)
        self._show_understood(deadline)

    def problem(self) -> str:
        """Return the problem with the deadline, "" if there is none."""
        return self.value().problem()

    def setAccessibleName(self, name: str) -> None:
        """Name the inputs for screen readers."""
        super().setAccessibleName(name)
        self.words.setAccessibleName(f"{name}, như văn bản ghi")

    content = Property(object, value, notify=altered, user=True)

    def _understand(self, words: str) -> None:
        # Interpreting a dozen words is fast and does not need the book, so it runs on the window's thread.
        self._show_understood(understood(clean_line(words)))

    def _show_understood(self, deadline: Deadline) -> None:
        inputs: tuple[QWidget, ...] = (self.kind, self.recurrence, self.until_round, *self.figures.values())
        blockers = [QSignalBlocker(each) for each in inputs]
        self.kind.set_value(deadline.kind)
        self.recurrence.set_value(deadline.recurrence)
        for name, figure in self.figures.items():
            figure.set_figure(getattr(deadline, name))
        self.until_round.setText(deadline.until_round)
        for each in blockers:
            each.unblock()
        self._show_meaning()

    def _show_meaning(self) -> None:
        deadline = self.value()
        used = _used(deadline.kind, deadline.recurrence)
        for name, group in self._groups.items():
            group.setVisible(name in used)
        self.recurrence.setVisible(deadline.kind not in (*_ONLY, DeadlineKind.RANGE))
        self._meaning.setText("" if deadline.problem() else f"Hiểu là: {meaning(deadline)}.")
        if deadline != self._shown_before:
            self._shown_before = deadline
            self.altered.emit()


def _year_of(code: str) -> int | None:
    try:
        return parse_round_code(code).year
    except ClerkError:
        return None
