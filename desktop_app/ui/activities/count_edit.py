"""A line edit for an optional number of people."""

import re

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.vietnamese import clean_line
from desktop_app.ui.base.translation import format_number

_WHOLE = re.compile(r"-?(\d{1,3}([. ]\d{3})+|\d{1,12})")


class CountEdit(QLineEdit):
    """A line edit for an optional count, with or without dots between the thousands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(16)

    def value(self) -> int | None:
        """Return the count; None if the line is empty or holds no count (see `problem`)."""
        typed = clean_line(self.text())
        return int(re.sub("[. ]", "", typed)) if _WHOLE.fullmatch(typed) else None

    def set_value(self, count: int | None) -> None:
        """Show a count, or nothing."""
        self.setText("" if count is None else format_number(count))

    def problem(self) -> str:
        """Return the problem with the typed text as a sentence, "" if there is none."""
        typed = clean_line(self.text())
        count = self.value()
        if typed and count is None:
            return f"“{typed}” không phải là số người."
        return "Số người phải từ 0 trở lên." if count is not None and count < 0 else ""
