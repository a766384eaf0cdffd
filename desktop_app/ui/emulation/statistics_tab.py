"""The tab Thống kê: awards of a year or a round by unit, type and recipient, against another, each number a list."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.services import award_statistics
from desktop_app.services.award_statistics import AwardStatistics
from desktop_app.services.book import Book
from desktop_app.ui.context import Context
from desktop_app.ui.emulation.statistics_figures import award_bars, period_title, type_figures, unit_figures
from desktop_app.ui.emulation.statistics_table import FiguresTable
from desktop_app.ui.tasks import Job
from desktop_app.ui.theme import set_mark
from desktop_app.ui.tokens import GAP, GROUP, TIGHT
from desktop_app.ui.widgets.actions import button_line, offer
from desktop_app.ui.widgets.charts import StateChart
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.table_export import asks_export, export_table

_COUNTED: Final = {"award", "decision", "unit", "person", "review_round"}
_NOTHING: Final = "Kỳ này chưa có khen thưởng nào theo quyết định đã ký."
_NO_OTHER: Final = "(không so sánh)"
_LETTERS: Final = 22


class StatisticsTab(QWidget):
    """Two tables and a chart. Signal: `asked(ListQuery)` with the list behind a number."""

    asked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._periods: Sequence[str] = ()
        self._asking: Job | None = None
        self._is_stale = True
        self.period, self.against = QComboBox(), QComboBox()
        self.by_unit = FiguresTable("Khen thưởng theo đơn vị")
        self.by_type = FiguresTable("Khen thưởng theo loại hình")
        self.chart = StateChart()
        self.nothing = QLabel(_NOTHING)
        self.notice = Notice()
        self.export = offer(self, "&Xuất bảng ra Excel…", "export-sheet", "", self.export_current)
        self._tables = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        for chooser in (self.period, self.against):
            chooser.activated.connect(self._read)
        for asking in (self.by_unit, self.by_type, self.chart):
            asking.asked.connect(self.asked)
        context.changed.connect(self._changed)

    def refresh(self) -> None:
        """Read periods and numbers anew, at once if it is in sight, else when it comes there."""
        self._is_stale = True
        if self.isVisible():
            self._is_stale = False
            self._context.read(award_statistics.periods, self._take_periods)

    def export_current(self) -> None:
        """Write the table that has the keyboard to a sheet, that of units if neither has."""
        table = self.by_type if self.by_type.hasFocus() else self.by_unit
        export_table(self._context, self, self.notice, table.figures.seen)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has changed while it was out of sight."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Export by Ctrl+E."""
        if asks_export(event):
            self.export_current()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        set_mark(self.nothing, "muted")
        line = QHBoxLayout()
        line.setSpacing(GAP)
        for words, chooser in (("&Kỳ:", self.period), ("So &với:", self.against)):
            label = QLabel(words)
            label.setBuddy(chooser)
            chooser.setAccessibleName(words.replace("&", "").rstrip(":"))
            chooser.setMinimumContentsLength(_LETTERS)
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            line.addWidget(label)
            line.addWidget(chooser)
        line.addLayout(button_line([self.export]))
        line.addStretch()
        upper = QWidget()
        across = QHBoxLayout(upper)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GROUP)
        across.addWidget(self.by_unit, 3)
        across.addWidget(self.chart, 2, Qt.AlignmentFlag.AlignTop)
        self._tables.setChildrenCollapsible(False)
        self._tables.addWidget(upper)
        self._tables.addWidget(self.by_type)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GROUP, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(line)
        column.addWidget(self.notice)
        column.addWidget(self.nothing)
        column.addWidget(self._tables, 1)
        column.addSpacing(TIGHT)
        self.setFocusProxy(self.by_unit)

    def _changed(self, changes: Changes) -> None:
        if _COUNTED & changes.kinds:
            self.refresh()

    def _take_periods(self, periods: Sequence[str]) -> None:
        period, against = self._chosen(self.period), self._chosen(self.against)
        self._periods = periods
        self.period.clear()
        self.against.clear()
        for one in periods:
            self.period.addItem(period_title(one), one)
            self.against.addItem(period_title(one), one)
        self.against.insertItem(0, _NO_OTHER, "")
        self.period.setCurrentIndex(periods.index(period) if period in periods else 0)
        self.against.setCurrentIndex(periods.index(against) + 1 if against in periods else 0)
        self._read()

    def _chosen(self, chooser: QComboBox) -> str:
        return str(chooser.currentData() or "")

    def _read(self) -> None:
        period, against = self._chosen(self.period), self._chosen(self.against)

        def question(book: Book) -> AwardStatistics:
            return award_statistics.statistics(book, period, against)

        if self._asking is not None:
            self._asking.forget()
        self._asking = self._context.read(question, self._show)

    def _show(self, found: AwardStatistics) -> None:
        anything = bool(found.types)
        self.nothing.setVisible(not anything)
        self._tables.setVisible(anything)
        self.export.setEnabled(anything)
        self.by_unit.show_figures(unit_figures(found))
        self.by_type.show_figures(type_figures(found))
        self.chart.show_bars(period_title(found.period), award_bars(found))
