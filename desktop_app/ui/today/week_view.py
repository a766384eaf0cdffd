"""A week of page Hôm nay: its days with what is due and what was done, a week before or after it by the buttons."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.fields import words_of
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.occurrences import DONE_STATES, OCCURRENCE_STATE_LABELS, OccurrenceState
from desktop_app.domain.round_codes import round_title
from desktop_app.domain.vocabulary import StateTone
from desktop_app.domain.year.good_news import week_start
from desktop_app.services.day.week import DueInWeek, WeekDay, week
from desktop_app.services.review_rounds import Round
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.base.translation import format_date, format_number
from desktop_app.ui.today.figures import PageWork, day_title
from desktop_app.ui.today.to_do_list import ToDoList
from desktop_app.ui.today.to_do_rows import ToDoGroup, ToDoRow
from desktop_app.ui.widgets.actions import add_action, button_line, part_title

_WEEK: Final = timedelta(days=7)
_OVER: Final = (*DONE_STATES, OccurrenceState.CARRIED_OUT)


class WeekView(QWidget):
    """The days of a week as groups of rows. Signal: `asked(Target)` for what a row does or opens."""

    asked = Signal(object)

    def __init__(self, context: Context, clock: Callable[[], date]) -> None:
        super().__init__()
        self._context, self._clock = context, clock
        self._job: Job | None = None
        self._monday = week_start(clock())
        self.title = part_title()
        self.days = ToDoList()
        turns = [
            add_action(self, "Tuần trước", "left", "Alt+PgUp", partial(self._turn, -1)),
            add_action(self, "Tuần sau", "right", "Alt+PgDown", partial(self._turn, 1)),
            add_action(self, "Tuần này", "today", "Alt+Home", lambda: self.show_week(self._clock())),
        ]
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.title)
        line.addLayout(button_line(turns, words=0))
        line.addStretch()
        body = QWidget()
        within = QVBoxLayout(body)
        within.setContentsMargins(0, 0, GAP, 0)
        within.addWidget(self.days)
        within.addStretch()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP)
        column.addLayout(line)
        column.addWidget(area, 1)
        self.days.asked.connect(self.asked)
        self.days.entered.connect(area.ensureWidgetVisible)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_week(self, day: date) -> None:
        """Show the week of a day."""
        self._monday = week_start(day)
        self.refresh()

    def refresh(self) -> None:
        """Read the week again."""
        if self._job is not None:
            self._job.forget()
        monday = self._monday
        self.title.setText(f"Tuần {monday:%d/%m} – {format_date(monday + _WEEK - timedelta(days=1))}")
        self._job = self._context.read(lambda book: week(book, monday), self._show, asker=self)

    def _turn(self, by: int) -> None:
        self.show_week(self._monday + by * _WEEK)

    def _show(self, days: Sequence[WeekDay]) -> None:
        had_focus = self.hasFocus()
        self.days.show_groups([_group(day, self._clock()) for day in days])
        if self.days.rows and had_focus:
            self.days.rows[0].setFocus()


def _group(day: WeekDay, today: date) -> ToDoGroup:
    rows = [_due_row(due) for due in day.due]
    for code, field in day.timetable:
        query = ListQuery("nominations", scope={"round": code})
        rows.append(
            ToDoRow(
                f"Đợt {round_title(code)}: {words_of(Round)[field].label.lower()}",
                "",
                "Xem đợt",
                query,
                query,
            )
        )
    if day.activities:
        query = ListQuery("activities", scope={"from": day.day.isoformat(), "to": day.day.isoformat()})
        rows.append(
            ToDoRow(f"{format_number(day.activities)} hoạt động", "đã ghi trong sổ", "Xem", query, is_done=True)
        )
    is_late = any(row.is_late for row in rows)
    tone = StateTone.PROBLEM if is_late else StateTone.WARNING if day.day == today else StateTone.NONE
    return ToDoGroup(day_title(day.day), "" if rows else "không có hạn, chưa ghi hoạt động", tone, tuple(rows))


def _due_row(due: DueInWeek) -> ToDoRow:
    act = PageWork("tracking", "record_result", due.occurrence_id)
    leads = due.leads or "chưa giao đơn vị"
    words = f"{leads} · {OCCURRENCE_STATE_LABELS[due.state].lower()}"
    if due.state in _OVER:
        return ToDoRow(due.text, words, "Xem", act, is_done=True)
    return ToDoRow(due.text, words, "Ghi kết quả", act, is_late=due.state is OccurrenceState.LATE)
