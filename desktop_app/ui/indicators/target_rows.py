"""The targets of an indicator, one row for each year."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.numbers import format_number, parse_value
from desktop_app.domain.round_codes import FIRST_YEAR, LAST_YEAR
from desktop_app.domain.year.indicators import Target, TargetSign
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.widgets.forms.input_rows import InputRow, InputRows
from desktop_app.ui.widgets.forms.value_box import ValueBox

_HEADERS: Final = ("Đến năm", "So sánh", "Giá trị")
_SIGNS: Final = {
    TargetSign.AT_LEAST: "từ (≥)",
    TargetSign.MORE_THAN: "trên (>)",
    TargetSign.EXACTLY: "bằng (=)",
    TargetSign.AT_MOST: "không quá (≤)",
    TargetSign.LESS_THAN: "dưới (<)",
}
_YEAR_WIDTH: Final = 110


class TargetRow(InputRow):
    """The inputs of one target."""

    def __init__(self) -> None:
        self.year, self.sign, self.value = QLineEdit(), ValueBox(_SIGNS), QLineEdit()
        super().__init__(self.year, self.sign, self.value)
        self.year.setFixedWidth(at_size(_YEAR_WIDTH))
        self.year.setPlaceholderText("Đến năm")
        self.sign.set_value(TargetSign.AT_LEAST)
        self.value.setPlaceholderText("Giá trị, ví dụ 92,5")

    def is_blank(self) -> bool:
        """Return whether the row is empty."""
        return not self.year.text().strip() and not self.value.text().strip()

    def problem(self) -> tuple[str, QWidget]:
        """Return what is wrong with the row ("" if nothing is) and the input it concerns."""
        year = self.year.text().strip()
        if not year:
            return "Nhập năm của mục tiêu.", self.year
        if not (year.isdecimal() and int(year) in range(FIRST_YEAR, LAST_YEAR + 1)):
            return f"“{year}” không phải là năm từ {FIRST_YEAR} đến {LAST_YEAR}.", self.year
        try:
            parse_value(self.value.text())
        except InvalidRecord as problem:
            return f"{problem.message} {problem.hint}".rstrip(), self.value
        return "", self.year

    def content(self) -> object:
        """Return what is entered, to detect changes."""
        return self.year.text(), self.sign.currentIndex(), self.value.text()

    def target(self) -> Target:
        """Return the target. To be asked only while `problem` finds nothing."""
        return Target(int(self.year.text()), self.sign.value(), parse_value(self.value.text()))


class TargetRows(InputRows[TargetRow]):
    """Rows of year, sign and value. A row left blank is no target."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("mục tiêu", _HEADERS, "Thêm &mục tiêu", "Thêm một năm", parent)
        self._grid.setColumnStretch(2, 1)

    def set_value(self, targets: Iterable[Target]) -> None:
        """Show targets, a row each, in place of those there are."""
        for shown in tuple(self.rows):
            self._remove(shown)
        for target in targets:
            row = self._new_row()
            row.year.setText(str(target.year))
            row.sign.set_value(target.comparison)
            row.value.setText(format_number(target.value, 6))
            self._append(row)

    def value(self) -> tuple[Target, ...]:
        """Return the targets by year. To be asked only while `problem` finds nothing."""
        targets = [row.target() for row in self.rows if not row.is_blank()]
        return tuple(sorted(targets, key=lambda target: target.year))

    def _new_row(self) -> TargetRow:
        return TargetRow()
