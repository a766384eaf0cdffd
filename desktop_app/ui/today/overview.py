"""The body of the page: the figures on top, due tasks beside the charts, or above them on a narrow page."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.plan.occurrences import SOON_DAYS
from desktop_app.services.day.today import Today
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.today.bars import month_bars, state_bars
from desktop_app.ui.today.due_table import DueTable
from desktop_app.ui.today.figure_grid import FigureGrid
from desktop_app.ui.today.figures import figures
from desktop_app.ui.today.reminder import DUE
from desktop_app.ui.widgets.actions import part_title
from desktop_app.ui.widgets.charts import MonthChart, StateChart

_SIDE_BY_SIDE_FROM: Final = 860
_DUE_SHARE, _CHARTS_SHARE = 5, 3
_NOTHING_DUE: Final = f"Không có nhiệm vụ nào quá hạn hoặc đến hạn trong {SOON_DAYS} ngày tới."


class Overview(QScrollArea):
    """Figures, due tasks and charts. Signal: `asked(Target)` for the figure, row or bar that was pressed."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = FigureGrid()
        self.due = DueTable()
        self.every_due = QPushButton()
        self.months, self.states = MonthChart(), StateChart()
        self._due_title, self._months_title, self._states_title = (part_title() for _ in range(3))
        self._nothing_due = QLabel(_NOTHING_DUE)
        self._nothing_due.setWordWrap(True)
        set_mark(self._nothing_due, "muted")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.every_due.clicked.connect(lambda: self.asked.emit(DUE))
        for part in (self.figures, self.due, self.months, self.states):
            part.asked.connect(self.asked)

    def _lay_out(self) -> None:
        title_line = QHBoxLayout()
        title_line.addWidget(self._due_title, 1)
        title_line.addWidget(self.every_due)
        due = QVBoxLayout()
        due.setSpacing(GAP)
        due.addLayout(title_line)
        due.addWidget(self.due)
        due.addWidget(self._nothing_due)
        due.addStretch()
        charts = QVBoxLayout()
        charts.setSpacing(GAP)
        charts.addWidget(self._months_title)
        charts.addWidget(self.months)
        charts.addSpacing(GROUP)
        charts.addWidget(self._states_title)
        charts.addWidget(self.states)
        charts.addStretch()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(2 * GROUP)
        self._halves.addLayout(due, _DUE_SHARE)
        self._halves.addLayout(charts, _CHARTS_SHARE)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, GAP, 0)
        column.setSpacing(2 * GROUP)
        column.addWidget(self.figures)
        column.addLayout(self._halves)
        column.addStretch()
        self.setWidget(body)

    def show_day(self, today: Today) -> None:
        """Show a day; the focus stays where it is."""
        year, all_due = today.day.year, today.late.value + today.soon.value
        self.figures.show_figures(figures(today))
        self._due_title.setText("Quá hạn, sắp đến hạn")
        self.due.show_tasks(today.due, today.late.value)
        self.due.setVisible(bool(today.due))
        self._nothing_due.setVisible(not today.due)
        self.every_due.setText(f"Xem &cả {format_number(all_due)} việc")
        self.every_due.setVisible(all_due > len(today.due))
        done = sum(figure.value for figure in today.by_month.values())
        months_title = f"Hoạt động năm {year} theo tháng: {format_number(done)}"
        self._months_title.setText(months_title if done else f"Năm {year} chưa ghi hoạt động nào")
        self.months.show_bars(self._months_title.text(), month_bars(today))
        tasks = sum(figure.value for figure in today.by_state.values())
        self._states_title.setText(f"Nhiệm vụ năm {year} theo tình trạng: {format_number(tasks)}")
        self.states.show_bars(self._states_title.text(), state_bars(today))
        self.setFocusProxy(self.due if today.due else self.figures.buttons[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the charts beside the due tasks, or below them."""
        wide = self.viewport().width() >= _SIDE_BY_SIDE_FROM
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(direction)
        super().resizeEvent(event)
