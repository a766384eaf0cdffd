"""The body of the page: what is to be done beside the year's figures and charts, or above them on a narrow page."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.services.day.today import Today
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.today.bars import month_bars, state_bars, states_title
from desktop_app.ui.today.figure_grid import FigureGrid
from desktop_app.ui.today.figures import figures
from desktop_app.ui.today.to_do_list import ToDoList
from desktop_app.ui.today.to_do_rows import to_do_groups
from desktop_app.ui.widgets.actions import part_title
from desktop_app.ui.widgets.charts.chart import MonthChart, StateChart

_SIDE_BY_SIDE_FROM: Final = 860
_TO_DO_SHARE, _YEAR_SHARE = 2, 1
_WIDEST_YEAR: Final = 460


class Overview(QScrollArea):
    """Things to do, figures and charts. Signal: `asked(Target)` for the row, figure or bar that was pressed."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.to_do = ToDoList()
        self.figures = FigureGrid()
        self.months, self.states = MonthChart(), StateChart()
        self._months_title, self._states_title = part_title(), part_title()
        for title in (self._months_title, self._states_title):
            title.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.to_do.entered.connect(self.ensureWidgetVisible)
        for part in (self.to_do, self.figures, self.months, self.states):
            part.asked.connect(self.asked)

    def _lay_out(self) -> None:
        to_do = QVBoxLayout()
        to_do.addWidget(self.to_do)
        to_do.addStretch()
        year = QWidget()
        year.setMaximumWidth(_WIDEST_YEAR)
        of_year = QVBoxLayout(year)
        of_year.setContentsMargins(0, 0, 0, 0)
        of_year.setSpacing(GAP)
        of_year.addWidget(self.figures)
        for title, chart in ((self._months_title, self.months), (self._states_title, self.states)):
            of_year.addSpacing(GROUP)
            of_year.addWidget(title)
            of_year.addWidget(chart)
        # With a weight: the figures would take a share of what is left, too.
        of_year.addStretch(1)
        self._year = year
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(2 * GROUP)
        self._halves.addLayout(to_do, _TO_DO_SHARE)
        self._halves.addWidget(year, _YEAR_SHARE)
        body = QWidget()
        self._column = column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._halves)
        column.addStretch()
        self.setWidget(body)
        self.verticalScrollBar().rangeChanged.connect(self._leave_beside_bar)

    def _leave_beside_bar(self, _least: int, most: int) -> None:
        """Leave some room beside the bar; without one all ends where the head of the page does."""
        self._column.setContentsMargins(0, 0, GAP if most else 0, 0)

    def show_day(self, today: Today, *, has_steps: bool = True) -> None:
        """Show a day, with the first steps of a book or without; the focus stays where it is."""
        year = today.day.year
        self.to_do.show_groups(to_do_groups(today, has_steps=has_steps))
        self.figures.show_figures(figures(today))
        self._months_title.setText("Hoạt động theo tháng" if today.activities else f"Năm {year} chưa ghi hoạt động nào")
        title = f"Hoạt động theo tháng, năm {year}"
        self.months.show_bars(title, month_bars(today.by_month, "hoạt động", today.day.month))
        tasks = sum(figure.value for figure in today.by_state.values())
        self._states_title.setText(f"{states_title(year)}: {format_number(tasks)}")
        self.states.show_bars(self._states_title.text(), state_bars(today.by_state))
        # The keyboard waits at what is to be done: Enter on a row that is done leads only to look at it again.
        rows = sorted(self.to_do.rows, key=lambda row: row.row is not None and row.row.is_done)
        self.setFocusProxy(rows[0] if rows else self.figures.buttons[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put figures and charts beside what is to be done, or below it."""
        # The event is the viewport's. Asked for the viewport itself, PySide loads all classes of widgets (8 ms).
        self._lay_out_in(event.size().width())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Do so again where the letters are of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._lay_out_in(self.viewport().width())

    def _lay_out_in(self, width: int) -> None:
        wide = width >= at_size(_SIDE_BY_SIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._year.setMaximumWidth(at_size(_WIDEST_YEAR) if wide else width)
        self._halves.setDirection(direction)
