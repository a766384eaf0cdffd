"""The input for the last day that figures are counted to."""

from datetime import date
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop_app.ui.base.theme import at_size, set_mark
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.widgets.forms.date_edit import DateEdit

_TYPING_MS: Final = 700
_DATE_WIDTH: Final = 150


class CutOffLine(QWidget):
    """A date with its label, and beside it an error message.

    Signal: `chosen(date)` once another day was typed (Enter, leaving the line, or a pause).
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.date = DateEdit()
        self.date.setFixedWidth(at_size(_DATE_WIDTH))
        self.date.setAccessibleName("Số liệu tính đến ngày")
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        set_mark(self.sentence, "problem")
        self._day: date | None = None
        self._typing_timer = QTimer(self)
        self._typing_timer.setSingleShot(True)
        self._typing_timer.setInterval(_TYPING_MS)
        self._typing_timer.timeout.connect(self._take)
        self.date.textChanged.connect(lambda _: self._typing_timer.start())
        self.date.editingFinished.connect(self._take)
        label = QLabel("Số liệu tính đế&n ngày")
        label.setBuddy(self.date)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(label)
        line.addWidget(self.date)
        line.addWidget(self.sentence, 1)

    @property
    def day(self) -> date:
        """The day set last or typed since."""
        return self._day if self._day is not None else date.today()

    def show_day(self, day: date) -> None:
        """Show a day, unless the clerk is typing another one."""
        if self._day is None or self.date.value() == self._day or not self.date.hasFocus():
            self.date.set_value(day)
        self._day = day
        self._typing_timer.stop()

    def say(self, sentence: str) -> None:
        """Show what is wrong with the day, "" if nothing is."""
        self.sentence.setText(sentence)
        self.date.setAccessibleDescription(sentence)
        set_mark(self.date, "problem", bool(sentence))

    def is_right(self) -> bool:
        """Read what was typed and return whether it is a valid day; focus the line if it is not."""
        self._take()
        if self.sentence.text():
            self.date.setFocus()
        return not self.sentence.text()

    def _take(self) -> None:
        self._typing_timer.stop()
        problem = self.date.problem()
        day = self.date.value()
        if problem or day is None:
            self.say(problem or "Nhập ngày chốt số liệu.")
        elif day != self._day:
            self.say("")
            self._day = day
            self.chosen.emit(day)
