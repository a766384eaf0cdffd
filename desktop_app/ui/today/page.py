"""The page Hôm nay, the first one: what is to be done, figures and charts of the year; or a week, day by day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError
from desktop_app.services.day.today import Today, today
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GROUP, PAGE
from desktop_app.ui.base.translation import format_date, format_number
from desktop_app.ui.today.figures import PageWork, Target, day_title
from desktop_app.ui.today.first_steps import HIDE, FirstSteps, first_steps
from desktop_app.ui.today.overview import Overview
from desktop_app.ui.today.to_do_rows import ToDoRow, most_urgent
from desktop_app.ui.widgets.actions import add_action
from desktop_app.ui.widgets.book_acts import BookActs
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.notice import Notice, refuse_in
from desktop_app.ui.widgets.page import Page

if TYPE_CHECKING:
    # Made when a first step is taken, and when a week is first looked at.
    from desktop_app.ui.today.next_step import StepGuide
    from desktop_app.ui.today.week_view import WeekView

CALENDARS: Final = "Lịch (*.ics)"
_SHOWN_KINDS: Final = frozenset(
    (
        *("office", "plan", "task", "assignment", "occurrence", "activity", "obstacle", "person", "unit"),
        *("review_round", "nomination", "decision", "award", "issued_paper"),
    )
)
_STEPS: Final = "first_steps"
_EVERY_DAY: Final = ToDoRow("Ghi một hoạt động của hôm nay", "", "Ghi hoạt động", PageWork("activities", "add"))
"""What is done on a day on which nothing waits."""
_MINUTE_MS: Final = 60_000


class TodayPage(Page):
    """The work of the day. `actions_menu` are its actions in the window's menu; `clock` returns today's date.

    Signals: `asked(ListQuery)` for a list to be opened on its page; `record_work_asked(str, str, int)` with a page's
    key, what it is to do ("" for going there only), and the record it is done with (0 for none).
    """

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, clock: Callable[[], date] = date.today
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._clock = clock
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._question: Job | None = None
        self._shown_today: Today | None = None
        self._offers_pictures = False
        self.overview = Overview()
        self.notice = Notice()
        self.day_label = QLabel()
        self.export_calendar = add_action(self, "Xuất &lịch (.ics)…", "calendar", "Ctrl+L", self._choose_calendar)
        self.show_week = add_action(self, "&Tuần", "week", "Ctrl+T", self._turn_to_week)
        self.show_week.setCheckable(True)
        self.actions_menu = [self.show_week, self.export_calendar]
        self.next_act = add_action(self, _EVERY_DAY.label, "check", "", self._do_next)
        # As on the page of a round.
        self.next_act.setShortcuts([QKeySequence("Ctrl+Shift+Return"), QKeySequence("Ctrl+Shift+Enter")])
        self._next = _EVERY_DAY
        self.steps_again = add_action(
            self, "Hiện lại các &bước đầu", "check", "", partial(self._put_steps, hidden=False)
        )
        self._lay_out()
        self._connect()

    @cached_property
    def first_steps(self) -> FirstSteps:
        """What is shown while the book is new; made when it is, so that the page is filled sooner in any other."""
        steps = FirstSteps()
        steps.asked.connect(self._ask)
        self._stack.addWidget(steps)
        return steps

    @cached_property
    def step_guide(self) -> StepGuide:
        """What says which first step comes next, made when one is taken."""
        from desktop_app.ui.today.next_step import StepGuide

        return StepGuide(self.context, self._ask, self)

    @cached_property
    def week(self) -> WeekView:
        """The week, made when it is first looked at."""
        from desktop_app.ui.today.week_view import WeekView

        view = WeekView(self.context, self._clock)
        view.asked.connect(self._ask)
        self._stack.addWidget(view)
        return view

    def _turn_to_week(self) -> None:
        if self.show_week.isChecked():
            self.week.show_week(self._clock())
            self._turn_to(self.week)
            self.week.setFocus()
        else:
            self._turn_to(self.overview)
            self.refresh()

    def _turn_to(self, body: QWidget) -> None:
        self._stack.setCurrentWidget(body)
        self.setFocusProxy(body)

    def refresh(self) -> None:
        """Read the figures of the day, or the week that is shown, again."""
        if self.show_week.isChecked():
            self.week.refresh()
        if self._question is not None:
            self._question.forget()
        day = self._clock()
        self._question = self.context.read(lambda book: today(book, day), self._show)

    def follow_day(self) -> None:
        """Show the new day after midnight."""
        if self.isVisible() and self._shown_today is not None and self._shown_today.day != self._clock():
            self.refresh()

    def _lay_out(self) -> None:
        set_mark(self.day_label, "muted")
        self.head = PageHead("Hôm nay", [self.next_act, *self.actions_menu], scope=[self.day_label])
        self._waiting = QWidget()
        self._waiting.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stack = QStackedWidget()
        for body in (self._waiting, self.overview):
            self._stack.addWidget(body)
        self.setFocusProxy(self._waiting)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(self.head)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.overview.asked.connect(self._ask)
        self.context.changed.connect(self._changed)
        acts = self.context.findChild(BookActs)
        if acts is not None:
            acts.backed_up.connect(self._refresh_if_visible)
        minute = QTimer(self)
        minute.timeout.connect(self.follow_day)
        minute.start(_MINUTE_MS)

    def _changed(self, changes: Changes) -> None:
        if _SHOWN_KINDS & changes.kinds:
            self._refresh_if_visible()

    def _refresh_if_visible(self) -> None:
        # While hidden nothing need be read: that is done whenever the page is shown.
        if self.isVisible():
            self.refresh()

    def _show(self, state: Today) -> None:
        self._shown_today = state
        self.day_label.setText(" · ".join((day_title(state.day), *_report_ahead(state))))
        body: QWidget = self.overview
        has_steps = not self._are_steps_away()
        is_new = state.is_new_book and has_steps
        if is_new:
            body = self.first_steps
            self.first_steps.show_steps(first_steps(state))
        else:
            self.overview.show_day(state, has_steps=has_steps)
            if not self._offers_pictures:
                self._offers_pictures = True
                # Not before the page is painted.
                QTimer.singleShot(0, self, self._offer_pictures)
            rows = (button.row for button in self.overview.to_do.rows)
            self._name_next(most_urgent(row for row in rows if row is not None) or _EVERY_DAY)
        for action in (*self.actions_menu, self.next_act):
            action.setEnabled(not is_new)
        # The first steps of a new book have a filled button of their own.
        self.head.primary.setVisible(not is_new)
        if self.show_week.isChecked() and not is_new:
            return
        had_focus = self._has_focus_of_window()
        self._turn_to(body)
        if had_focus:
            self.setFocus()

    def _name_next(self, row: ToDoRow) -> None:
        self._next = row
        self.next_act.setText(row.label)
        about = " · ".join(words for words in (row.title, row.detail) if words)
        self.next_act.setToolTip(f"{row.label.replace('&', '')}: {about} (Ctrl+Shift+Enter)")
        self.head.show_acts([self.next_act, *self.actions_menu])

    def _do_next(self) -> None:
        self._ask(self._next.target)

    def _has_focus_of_window(self) -> bool:
        """Tell whether the keyboard is here, or will be once the window is the active one."""
        end: QWidget = self
        while (proxy := end.focusProxy()) is not None:
            end = proxy
        return self.window().focusWidget() is end

    def works(self) -> Mapping[str, Callable[..., object]]:
        """Return what rows of the page itself do."""
        return {HIDE.offer: partial(self._put_steps, hidden=True)}

    def acts_in_menu(self) -> list[QAction]:
        """Return the acts of the page; among them what brings the first steps back, while they are put away."""
        return [self.next_act, *self.actions_menu, *([self.steps_again] if self._are_steps_away() else [])]

    def _are_steps_away(self) -> bool:
        return bool(self._settings.get(_STEPS).get("hidden"))

    def _put_steps(self, *, hidden: bool) -> None:
        self._settings.put(_STEPS, {"hidden": hidden})
        self.refresh()

    def _offer_pictures(self) -> None:
        from desktop_app.ui.widgets.charts.picture import offer_picture

        for chart in (self.overview.months, self.overview.states):
            offer_picture(chart, self.context)

    def _ask(self, target: Target) -> None:
        if isinstance(target, PageWork):
            if self._shown_today is not None and target in [step.work for step in first_steps(self._shown_today)]:
                self.step_guide.follow(target)
            self.record_work_asked.emit(target.page, target.offer, target.record_id)
        else:
            self.asked.emit(target)

    def _choose_calendar(self) -> None:
        # Imported only here, so that the page is filled sooner.
        from desktop_app.ui.widgets.file_dialogs import choose_to_write

        year = self._clock().year
        choose_to_write(
            self,
            self._settings,
            f"Xuất lịch các ngày đến hạn năm {year}",
            f"Lịch nhiệm vụ {year}.ics",
            CALENDARS,
            lambda path: self._write_calendar(path, year),
        )

    def _write_calendar(self, path: Path, year: int) -> None:
        from desktop_app.services.day.calendar import save_calendar
        from desktop_app.ui.widgets.file_dialogs import show_in_folder

        def on_written(days: int) -> None:
            words = f"Đã ghi {format_number(days)} việc còn phải làm có hạn trong năm {year} vào “{path.name}”."
            self.notice.say(words, "done", "Mở thư mục", lambda: show_in_folder(path))

        def on_refused(problem: ClerkError) -> None:
            refuse_in(self.notice, self.context, problem)

        self.context.read(lambda book: save_calendar(book, year, path), on_written, on_refused)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the figures whenever the page is shown, once it has been painted."""
        super().showEvent(event)
        if "step_guide" in vars(self):
            self.step_guide.leave()
        QTimer.singleShot(0, self, self._refresh_if_visible)


def _report_ahead(today: Today) -> list[str]:
    """Return the days to the yearly report, unless it stands among the tasks that are due."""
    report = today.report
    due = {task.occurrence_id for task in (*today.late_tasks, *today.soon_tasks)}
    if report is None or report.occurrence_id in due or report.days < 0:
        return []
    return [f"còn {format_number(report.days)} ngày tới báo cáo năm (hạn {format_date(report.due_on)})"]
