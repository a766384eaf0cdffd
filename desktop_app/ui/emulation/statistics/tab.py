"""The tab Thống kê: awards of a period by unit, type and recipient; each number opens the list it counts."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.services.awards import statistics
from desktop_app.services.awards.statistics import AwardStatistics
from desktop_app.services.book import Book
from desktop_app.services.rounds.steps import steps_of_rounds
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.tokens import GAP, GROUP, TIGHT
from desktop_app.ui.emulation.round_acts import NO_ROUND
from desktop_app.ui.emulation.statistics.figures import (
    award_bars,
    award_chart_title,
    period_title,
    round_figures,
    type_figures,
    unit_figures,
)
from desktop_app.ui.emulation.statistics.table import FiguresTable
from desktop_app.ui.widgets.actions import add_action, button_line, part_title
from desktop_app.ui.widgets.charts.chart import StateChart
from desktop_app.ui.widgets.charts.picture import offer_picture
from desktop_app.ui.widgets.forms.lettered_box import LetteredBox
from desktop_app.ui.widgets.lists.chips import Chips
from desktop_app.ui.widgets.lists.empty import EmptyList
from desktop_app.ui.widgets.lists.table_export import asks_export, export_table
from desktop_app.ui.widgets.notice import Notice

_COUNTED_KINDS: Final = {"award", "decision", "nomination", "unit", "person", "review_round"}
_NOTHING: Final = "Kỳ này chưa có khen thưởng nào theo quyết định đã ký."
_NO_OTHER: Final = "(không so sánh)"
_LETTERS: Final = 12
_MIN_WIDTH_FOR_CHART: Final = 760


class StatisticsTab(QWidget):
    """Three tables and a chart; without a round it offers to create one.

    Signals: `asked(ListQuery)` with the list that a number counts; `decisions_asked` where nothing is signed yet.
    """

    asked = Signal(object)
    decisions_asked = Signal()

    def __init__(self, context: Context, new_round: QAction | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._new_round = context, new_round
        self._periods: Sequence[str] = ()
        self._job: Job | None = None
        self._is_stale = True
        self._is_empty = False
        self._round = self._round_to_show = ""
        self.period, self.against = LetteredBox(), LetteredBox()
        self.by_unit = FiguresTable("Khen thưởng theo đơn vị")
        self.by_type = FiguresTable("Khen thưởng theo loại hình")
        self.by_round = FiguresTable("Đề nghị theo đợt xét")
        self.chart, self.chart_title = StateChart(), part_title()
        self.chart_title.setWordWrap(True)
        self._unit_side, self._chart_side = QWidget(), QWidget()
        self.views = Chips("Bảng thống kê", {"unit": "Theo đơn vị", "type": "Theo loại hình", "round": "Các đợt xét"})
        self.nothing = EmptyList()
        self._to_decisions = QAction("Đến thẻ Quyết định", self)
        self._to_decisions.triggered.connect(self.decisions_asked)
        offer_picture(self.chart, context)
        self.notice = Notice()
        self.export = add_action(self, "&Xuất bảng ra Excel…", "export-sheet", "", self.export_current)
        self._tables = QStackedWidget()
        self._lay_out()
        for chooser in (self.period, self.against):
            chooser.activated.connect(self._read)
        self.views.chosen.connect(self._choose_view)
        for source in (self.by_unit, self.by_type, self.by_round, self.chart):
            source.asked.connect(self.asked)
        context.changed.connect(self._changed)

    @property
    def table(self) -> FiguresTable:
        """The table that is shown."""
        return {"unit": self.by_unit, "type": self.by_type, "round": self.by_round}[self.views.key]

    def show_round(self, code: str) -> None:
        """Show a round, "" while there is no round; the clerk may then turn to another period."""
        if code != self._round:
            self._round = self._round_to_show = code
            self.refresh()

    def refresh(self) -> None:
        """Read periods and numbers again: at once if the tab is visible, otherwise when it is shown."""
        self._is_stale = True
        if self.isVisible():
            self._is_stale = False
            self._context.read(statistics.periods, self._set_periods)
            self._context.read(steps_of_rounds, lambda rounds: self.by_round.show_figures(round_figures(rounds)))

    def export_current(self) -> None:
        """Export the table that is shown to a workbook."""
        export_table(self._context, self, self.notice, self.table.figures.seen)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has changed while the tab was hidden."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the chart in a narrow window to leave the room to the table."""
        super().resizeEvent(event)
        self._chart_side.setVisible(self.width() >= at_size(_MIN_WIDTH_FOR_CHART))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Export on Ctrl+E."""
        if asks_export(event):
            self.export_current()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        for words, chooser in (("&Kỳ", self.period), ("So &với", self.against)):
            label = QLabel(words)
            label.setBuddy(chooser)
            chooser.setAccessibleName(words.replace("&", ""))
            chooser.setMinimumContentsLength(_LETTERS)
            # As wide as its longest period; where there is no room for that, the tip has the whole of it.
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            chooser.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            chooser.currentTextChanged.connect(chooser.setToolTip)
            line.addWidget(label)
            line.addWidget(chooser, chooser is self.against)
        # What is compared with is mostly nothing: it has what the period leaves, and room for saying so.
        self.against.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.against.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line.addLayout(button_line([self.export]))
        line.addStretch()
        upper = QWidget()
        across = QHBoxLayout(upper)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GROUP)
        for side, parts, share in (
            (self._unit_side, (self.by_unit, self.by_unit.legend), 3),
            (self._chart_side, (self.chart_title, self.chart), 2),
        ):
            beside = QVBoxLayout(side)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.setSpacing(GAP)
            for part in parts:
                beside.addWidget(part)
            if side is self._chart_side:
                beside.addStretch()
            across.addWidget(side, share)
        for view in (upper, self.by_type, self.by_round, self.nothing):
            self._tables.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GROUP, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(line)
        column.addWidget(self.views)
        column.addWidget(self.notice)
        column.addWidget(self._tables, 1)
        column.addSpacing(TIGHT)
        self.setFocusProxy(self.by_unit)

    def _choose_view(self, key: str) -> None:
        self._show_view(key)
        self.table.setFocus()

    def _show_view(self, key: str) -> None:
        nothing = self._is_empty and key != "round"
        self.nothing.set_words(*((_NOTHING, self._to_decisions) if self._round else (NO_ROUND, self._new_round)))
        self.nothing.say_empty()
        self._tables.setCurrentIndex(("unit", "type", "round", "").index("" if nothing else key))
        self.setFocusProxy(self.nothing if nothing else self.table)
        for chooser in (self.period, self.against):
            # The table of rounds has all of them beside each other.
            chooser.setEnabled(key != "round")
        self.export.setEnabled(not nothing)

    def _changed(self, changes: Changes) -> None:
        if _COUNTED_KINDS & changes.kinds:
            self.refresh()

    def _set_periods(self, periods: Sequence[str]) -> None:
        period, against = self._round_to_show or self._chosen(self.period), self._chosen(self.against)
        self._round_to_show = ""
        if self._round and self._round not in periods:
            # A round without awards is one about which it is said that there are none.
            periods = (*periods, self._round)
        self._periods = periods
        self.period.clear()
        self.against.clear()
        for code in periods:
            self.period.addItem(period_title(code), code)
            self.against.addItem(period_title(code), code)
        self.against.insertItem(0, _NO_OTHER, "")
        self.against.setMaximumWidth(max(self.period.sizeHint().width(), self.against.minimumSizeHint().width()))
        self.period.setCurrentIndex(periods.index(period) if period in periods else 0)
        self.against.setCurrentIndex(periods.index(against) + 1 if against in periods else 0)
        self._read()

    def _chosen(self, chooser: QComboBox) -> str:
        return str(chooser.currentData() or "")

    def _read(self) -> None:
        period, against = self._chosen(self.period), self._chosen(self.against)

        def question(book: Book) -> AwardStatistics:
            return statistics.statistics(book, period, against)

        if self._job is not None:
            self._job.forget()
        self._job = self._context.read(question, self._show)

    def _show(self, figures: AwardStatistics) -> None:
        self._is_empty = not figures.types
        self._show_view(self.views.key)
        self.by_unit.show_figures(unit_figures(figures))
        self.by_type.show_figures(type_figures(figures))
        self.chart_title.setText(award_chart_title(figures.period))
        self.chart.show_bars(self.chart_title.text(), award_bars(figures))
