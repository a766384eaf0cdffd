"""The input of the progress of a task in per cent."""

import re
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

_ALL: Final = 100
_WRITTEN: Final = re.compile(r"\s*(-?[0-9]{1,9})\s*%?\s*", re.ASCII)


class ProgressEdit(QLineEdit):
    """A line edit for an optional whole number of per cent, from 0 to 100."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("0 – 100")

    def value(self) -> int | None:
        """Return the number; None if the line is empty or holds no number."""
        match = _WRITTEN.fullmatch(self.text())
        return int(match[1]) if match else None

    def set_value(self, progress: int | None) -> None:
        """Show a number, or nothing."""
        self.setText("" if progress is None else str(progress))

    def problem(self) -> str:
        """Return the problem with the typed text as a sentence, "" if there is none."""
        typed, number = self.text().strip(), self.value()
        if typed and number is None:
            return f"“{typed}” không phải là số từ 0 đến 100."
        # Said here as by the record, which says nothing while a day beside it is none.
        return "" if number is None or 0 <= number <= _ALL else "Tiến độ từ 0 đến 100 %."
