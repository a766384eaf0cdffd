"""A combo box for the year that a page shows, or all years."""

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.forms.period_box import PeriodBox, years_from

_EVERY_YEAR: Final = "Mọi năm"


class YearBox(PeriodBox):
    """Chooses a year from the plan's first to `ahead` years from now, the latest on top, or every year."""

    def __init__(self, ahead: int = 0, parent: QWidget | None = None) -> None:
        super().__init__("Năm", parent)
        self.set_periods({"": _EVERY_YEAR} | {str(year): str(year) for year in years_from(ahead)})

    @property
    def year(self) -> int | None:
        """The year shown, None for every year."""
        return int(self.key) if self.key else None

    def set_year(self, year: int | None) -> None:
        """Show a year without emitting `chosen`; every year if it is none of those offered."""
        self.set_key("" if year is None else str(year))
