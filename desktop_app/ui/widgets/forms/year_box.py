"""Inputs of a year: a combo box for the one that a page shows, or all, and a line edit for one that may be missing."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.ui.widgets.forms.period_box import PeriodBox, years_from

_EVERY_YEAR: Final = "Mọi năm"


class YearBox(PeriodBox):
    """Chooses a year from the plan's first to `ahead` years from now, the latest on top, or every year."""

    def __init__(self, ahead: int = 0, parent: QWidget | None = None) -> None:
        super().__init__("Năm", parent)
        self.currentTextChanged.connect(lambda _: self.updateGeometry())
        self.set_periods({"": _EVERY_YEAR} | {str(year): str(year) for year in years_from(ahead)})

    def sizeHint(self) -> QSize:
        """Return the size for what is chosen: beside the plan of a page blank room would be of no use."""
        return QSize(self.whole_width(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: a year is never cut."""
        return self.sizeHint()

    @property
    def year(self) -> int | None:
        """The year shown, None for every year."""
        return int(self.key) if self.key else None

    def set_year(self, year: int | None) -> None:
        """Show a year without emitting `chosen`; every year if it is none of those offered."""
        self.set_key("" if year is None else str(year))


class YearEdit(QLineEdit):
    """A line edit for an optional year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(6)

    def value(self) -> int | None:
        """Return the year; None if the line is empty or holds no year."""
        typed = self.text().strip()
        return int(typed) if typed.isascii() and typed.isdigit() else None

    def set_value(self, year: int | None) -> None:
        """Show a year, or nothing."""
        self.setText("" if year is None else str(year))

    def problem(self) -> str:
        """Return the problem with the typed text as a sentence, "" if there is none."""
        typed = self.text().strip()
        return f"“{typed}” không phải là năm: viết bốn chữ số." if typed and self.value() is None else ""
