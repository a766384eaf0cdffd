"""The letters that remind units of late tasks, one for each unit."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QTableWidgetItem, QVBoxLayout, QWidget

from desktop_app.services.papers.reports.tables.reminders import units_to_remind
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.tokens import GAP, GROUP, PAPER
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.reports.entered_table import EnteredTable
from desktop_app.ui.reports.pressed_button import pressed_button
from desktop_app.ui.widgets.actions import add_action

_WORDS: Final = (
    "Mỗi đơn vị chủ trì nhiệm vụ quá hạn một công văn, nêu cả nhiệm vụ phối hợp và nhiệm vụ đến hạn trong 30 ngày tới. "
    "Đơn vị chỉ có nhiệm vụ sắp đến hạn thì chưa có công văn."
)
_NOBODY: Final = "Hôm nay không có đơn vị nào chủ trì nhiệm vụ quá hạn."

Late = tuple[int, str, int]


class ReminderLetters(QWidget):
    """The units that lead late tasks. Signal: `preview_asked(int, str)` with a unit's id and name."""

    preview_asked = Signal(int, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._units: Sequence[Late] = ()
        self._job: Job | None = None
        self._plan_id: int | None = None
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.table = _Units()
        self.preview = add_action(self, "Xem t&rước công văn…", "preview", "Ctrl+P", self._ask)
        self.preview.setProperty(PAPER, True)
        self.actions_menu = [self.preview]
        self.button = pressed_button(self.preview)
        self.table.entered.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GROUP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table, 1)
        column.addStretch()
        self.setFocusProxy(self.table)
        context.changed.connect(lambda _: self.refresh())

    def show_plan(self, plan_id: int | None) -> None:
        """Show the units that lead late tasks of a plan, None for the first."""
        if plan_id != self._plan_id:
            self._plan_id = plan_id
            self.refresh()

    def refresh(self) -> None:
        """Ask the book again which units lead late tasks."""
        if self._job is not None:
            self._job.forget()
        if self.isVisible():
            plan_id = self._plan_id
            self._job = self._context.read(lambda book: units_to_remind(book, plan_id=plan_id), self._show)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask the book whenever the pane is shown."""
        super().showEvent(event)
        self.refresh()

    def _show(self, units: Sequence[Late]) -> None:
        self._units = units
        self.words.setText(_WORDS if units else _NOBODY)
        self.table.show_units(units)
        self.table.setVisible(bool(units))
        self.button.setVisible(bool(units))
        self.preview.setEnabled(bool(units))

    def _ask(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._units):
            unit_id, name, _ = self._units[row]
            self.preview_asked.emit(unit_id, name)


class _Units(EnteredTable):
    def __init__(self) -> None:
        super().__init__("Đơn vị cần đôn đốc", ("Đơn vị", "Nhiệm vụ quá hạn"))

    def show_units(self, units: Sequence[Late]) -> None:
        """Show units; the current row stays."""
        row = max(self.currentRow(), 0)
        self.setRowCount(len(units))
        for place, (_, name, number) in enumerate(units):
            self.setItem(place, 0, QTableWidgetItem(name))
            count = QTableWidgetItem(format_number(number))
            count.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(place, 1, count)
        if units:
            self.setCurrentCell(min(row, len(units) - 1), 0)
