"""A combo box for the period that a page shows: a year, a half-year, a round."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.domain.round_codes import FIRST_YEAR, RoundCode
from desktop_app.ui.widgets.forms.lettered_box import LetteredBox


def years_from(ahead: int) -> range:
    """Return the years from `ahead` years from now back to the plan's first."""
    return range(date.today().year + ahead, FIRST_YEAR - 1, -1)


def year_periods(ahead: int = 0) -> dict[str, str]:
    """Return the labels of the years from `ahead` years from now back to the plan's first, by their keys ("2026")."""
    return {str(year): f"Năm {year}" for year in years_from(ahead)}


def half_year_periods() -> dict[str, str]:
    """Return the labels of the first half of each year, the latest first, by their keys ("2026-H1")."""
    return {str(code): code.time for code in (RoundCode(year, 1) for year in years_from(0))}


class PeriodBox(LetteredBox):
    """A combo box of periods by their keys. Signal: `chosen()` when the clerk chooses another."""

    chosen = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[str, ...] = ()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setAccessibleName(name)
        self.setPlaceholderText(f"Chưa có {name.lower()}")
        how = f"Chọn {name.lower()} (Alt+Page Up, Alt+Page Down: {name.lower()} sau, trước)"
        self.setToolTip(how)
        # Where there is no room for the whole title, the tip has it.
        self.currentTextChanged.connect(lambda title: self.setToolTip(f"{title}\n{how}" if title else how))
        self.activated.connect(lambda _: self.chosen.emit())

    @property
    def key(self) -> str:
        """The key of the period shown, "" while there is none to choose."""
        return self._keys[self.currentIndex()] if self._keys else ""

    def set_periods(self, labels: Mapping[str, str], key: str = "") -> None:
        """Offer periods and show `key`, or the one shown before, or the first, without emitting `chosen`."""
        key_to_show = key or self.key
        self._keys = tuple(labels)
        self.clear()
        self.addItems(list(labels.values()))
        self.setEnabled(bool(labels))
        self.set_key(key_to_show)

    def set_key(self, key: str) -> None:
        """Show a period without emitting `chosen`; the first if it is none of those offered."""
        self.setCurrentIndex(self._keys.index(key) if key in self._keys else min(0, len(self._keys) - 1))

    def add_keys(self, owner: QWidget) -> None:
        """Let Alt+Page Up and Alt+Page Down go to the next and the previous period anywhere in `owner`."""
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
