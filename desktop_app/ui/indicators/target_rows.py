"""The targets of an indicator, one row a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Property, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.indicators import Target, TargetSign, format_number, parse_value
from desktop_app.domain.rounds import FIRST_YEAR, LAST_YEAR
from desktop_app.ui.icons import icon
from desktop_app.ui.theme import set_mark
from desktop_app.ui.tokens import TIGHT
from desktop_app.ui.widgets.value_box import ValueBox

_SIGNS: Final = {
    TargetSign.AT_LEAST: "từ (≥)",
    TargetSign.MORE_THAN: "trên (>)",
    TargetSign.EXACTLY: "bằng (=)",
}
_YEAR_WIDTH: Final = 110


@dataclass(eq=False)
class TargetRow:
    """The inputs of one target."""

    year: QLineEdit
    sign: ValueBox[TargetSign]
    value: QLineEdit
    remove: QToolButton

    def is_blank(self) -> bool:
        """Return whether nothing is in it."""
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

    def target(self) -> Target:
        """Return the target. To be asked only while `problem` finds nothing."""
        return Target(int(self.year.text()), self.sign.value(), parse_value(self.value.text()))


class TargetRows(QWidget):
    """Rows of year, sign and value. Ctrl+Delete takes out the one that has the keyboard; a blank one is no target.

    Signal: `altered()` whenever anything in the rows is other.
    """

    altered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[TargetRow] = []
        self.add = QPushButton(icon("add"), "Thêm &mục tiêu")
        self.add.setAutoDefault(False)
        self.add.setToolTip("Thêm một năm (Alt+M); bỏ dòng đang đứng: Ctrl+Delete")
        self.add.clicked.connect(self._add_by_hand)
        self._grid = QGridLayout()
        self._grid.setSpacing(TIGHT)
        self._grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(self._grid)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        # A label's mnemonic only goes to what takes the keyboard itself, be it for another.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.add)
        remove = QShortcut(QKeySequence("Ctrl+Del"), self)
        remove.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        remove.activated.connect(self._remove_current)

    def set_targets(self, targets: Iterable[Target]) -> None:
        """Show targets, a row each."""
        for target in targets:
            self._add_row(str(target.year), target.comparison, format_number(target.value, 6))

    def targets(self) -> tuple[Target, ...]:
        """Return the targets by year. To be asked only while `problem` finds nothing."""
        found = [row.target() for row in self.rows if not row.is_blank()]
        return tuple(sorted(found, key=lambda target: target.year))

    def problem(self) -> str:
        """Return what is wrong with the first row that is wrong, as a sentence; "" if nothing is.

        The input it concerns is marked, and next in line for the keyboard.
        """
        for row in self.rows:
            sentence, line = ("", row.year) if row.is_blank() else row.problem()
            if sentence:
                set_mark(line, "problem")
                self.setFocusProxy(line)
                return sentence
        return ""

    def _content(self) -> object:
        return tuple((row.year.text(), row.sign.currentIndex(), row.value.text()) for row in self.rows)

    content = Property(object, _content, notify=altered, user=True)

    def _add_row(self, year: str = "", sign: TargetSign = TargetSign.AT_LEAST, value: str = "") -> None:
        row = TargetRow(QLineEdit(year), ValueBox(_SIGNS), QLineEdit(value), QToolButton())
        row.sign.set_value(sign)
        self.rows.append(row)
        number, line = len(self.rows), self._grid.rowCount()
        row.year.setFixedWidth(_YEAR_WIDTH)
        row.year.setPlaceholderText("Đến năm")
        row.value.setPlaceholderText("Giá trị, ví dụ 92,5")
        row.remove.setIcon(icon("close"))
        row.remove.setToolTip("Bỏ dòng này (Ctrl+Delete)")
        row.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.remove.clicked.connect(lambda: self._remove(row))
        for place, (widget, name) in enumerate(
            ((row.year, "Đến năm"), (row.sign, "So sánh"), (row.value, "Giá trị"), (row.remove, "Bỏ"))
        ):
            widget.setAccessibleName(f"{name}, mục tiêu {number}")
            self._grid.addWidget(widget, line, place)
            # A layout shows what it is given a moment later; until then it cannot take the keyboard.
            widget.show()
        for edit in (row.year, row.value):
            edit.textChanged.connect(lambda _, edit=edit: self._edited(edit))
        row.sign.currentIndexChanged.connect(lambda _: self.altered.emit())
        for before, after in ((row.year, row.sign), (row.sign, row.value), (row.value, self.add)):
            QWidget.setTabOrder(before, after)
        self.setFocusProxy(self.rows[0].year)
        self.altered.emit()

    def _add_by_hand(self) -> None:
        self._add_row()
        self.rows[-1].year.setFocus()

    def _edited(self, edit: QLineEdit) -> None:
        set_mark(edit, "problem", False)
        self.altered.emit()

    def _remove_current(self) -> None:
        for row in self.rows:
            if any(widget.hasFocus() for widget in (row.year, row.sign, row.value)):
                self._remove(row)
                return

    def _remove(self, row: TargetRow) -> None:
        place = self.rows.index(row)
        self.rows.remove(row)
        for widget in (row.year, row.sign, row.value, row.remove):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.setFocusProxy(self.rows[0].year if self.rows else self.add)
        (self.rows[min(place, len(self.rows) - 1)].year if self.rows else self.add).setFocus()
        self.altered.emit()
