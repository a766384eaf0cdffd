"""Which year a page shows, or all of them."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.domain.rounds import FIRST_YEAR

_EVERY_YEAR: Final = "Mọi năm"


class YearBox(QComboBox):
    """Chooses a year from the plan's first to `ahead` years from now, the latest on top, or every year.

    Signal: `chosen()` when the clerk takes another.
    """

    chosen = Signal()

    def __init__(self, ahead: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._years: list[int | None] = [None, *range(date.today().year + ahead, FIRST_YEAR - 1, -1)]
        self.addItems([_EVERY_YEAR if year is None else str(year) for year in self._years])
        self.setAccessibleName("Năm")
        self.setToolTip("Chọn năm (Alt+Page Up, Alt+Page Down: năm sau, năm trước)")
        self.activated.connect(lambda _: self.chosen.emit())

    @property
    def year(self) -> int | None:
        """The year shown, None for every year."""
        return self._years[self.currentIndex()]

    def set_year(self, year: int | None) -> None:
        """Show a year, without saying so; every year if it is none of those offered."""
        self.setCurrentIndex(self._years.index(year) if year in self._years else 0)

    def add_keys(self, owner: QWidget) -> None:
        """Let Alt+Page Up and Alt+Page Down go to the next and the previous year anywhere in `owner`."""
        for keys, step in (("Alt+PgUp", -1), ("Alt+PgDown", 1)):
            go = QAction(owner)
            go.setShortcut(keys)
            go.triggered.connect(partial(self._go, step))
            owner.addAction(go)

    def _go(self, step: int) -> None:
        place = self.currentIndex() + step
        if self.isVisible() and 0 <= place < self.count():
            self.setCurrentIndex(place)
            self.chosen.emit()
