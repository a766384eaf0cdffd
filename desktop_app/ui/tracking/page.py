"""The page Theo dõi nhiệm vụ: the occurrences of tasks in a year, their states and results."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.list_kinds.plan import OCCURRENCES
from desktop_app.domain.lists import ListQuery
from desktop_app.services import lists
from desktop_app.services.choices import Choice
from desktop_app.services.plan.occurrences import Occurrence, day_in_time, occurrence, set_day_in_time
from desktop_app.services.plan.plan_records import plan_choices
from desktop_app.services.plan.tracking import Tracking, complete, tracking
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.tracking.arisen_task_form import ArisenTaskForm
from desktop_app.ui.tracking.result_form import ResultForm
from desktop_app.ui.tracking.state_filters import ALL, ALL_LATE, LABELS, counts_of, extra_filter, key_of, scope_of
from desktop_app.ui.tracking.track_from_form import TrackFromForm
from desktop_app.ui.widgets.actions import add_action, push_button, separator
from desktop_app.ui.widgets.forms.year_box import YearBox
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.lists.acts.by_value import offer_by_value
from desktop_app.ui.widgets.lists.chips import Chips
from desktop_app.ui.widgets.lists.filter_line import FilterLine
from desktop_app.ui.widgets.lists.plan_box import PlanBox
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.page import Page

_COUNTED_KINDS: Final = frozenset({"occurrence", "task", "plan", "setting"})
_IN_TIME: Final = "“Trước ngày 20/11”: trong ngày 20 vẫn đúng hạn"
_NOT_IN_TIME: Final = "“Trước ngày 20/11”: hạn cuối là ngày 19"
_HIDDEN: Final = ["supports", "done_on", "difficulty", "needs_direction", "document", "plan"]
_WIDTHS: Final = {
    "path": 72,
    "text": 320,
    "leads": 120,
    "period": 104,
    "due_on": 92,
    "state": 152,
    "activities": 100,
    "progress": 104,
    "result": 180,
}
_NOT_DELETED: Final = "Ở đây không xóa kỳ nào: xóa nhiệm vụ ở trang Kế hoạch, hoặc ghi kết quả của kỳ này (F2)."
_AHEAD: Final = 8


class TrackingPage(Page):
    """Year and state filters on top, the occurrences below. `actions_menu` is what the window's menu offers."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._count_job: Job | None = None
        self._is_stale = True
        self._is_in_time = False
        self.year = YearBox(_AHEAD)
        self.plan_box = PlanBox("Mọi kế hoạch")
        self.in_time_line = QLabel()
        set_mark(self.in_time_line, "muted")
        self.in_time_line.setWordWrap(True)
        self.states = Chips("Tình trạng", LABELS)
        self.occurrences = ListView(context, OCCURRENCES)
        self.filter_line = FilterLine("Hiện lại mọi nhiệm vụ")
        self.late_elsewhere = push_button("", "Hiện việc quá hạn của mọi năm, mọi kế hoạch")
        self.late_elsewhere.hide()
        self._row_actions = self._make_row_actions()
        self._plan_actions = self._make_plan_actions()
        self.actions_menu = [*self._row_actions, separator(self), *self._plan_actions]
        self._lay_out()
        self._restore()
        self._connect()
        self._show()

    def refresh(self) -> None:
        """Read the plans, the list and the counts of the filters again."""
        self._count()
        self.occurrences.refresh()

    def works(self) -> Mapping[str, Callable[..., object]]:
        """Return the acts other pages can start here: to record the result of an occurrence, by its id."""
        return {"record_result": self._record_result}

    def show_query(self, query: ListQuery) -> None:
        """Show the rows of a query from another page."""
        self.year.set_year(query.scope.get("year"))
        self.plan_box.show_plan(query.scope.get("plan"))
        self.states.set_key(key_of(query.scope))
        self.filter_line.filter_by(*extra_filter(query.scope))
        self.occurrences.set_query(replace(query, scope=self._scope()))
        self._show()

    def _make_row_actions(self) -> list[QAction]:
        rows = self.occurrences
        self.done_today = add_action(rows, "&Hoàn thành hôm nay", "check", "Ctrl+D", self._complete)
        offer_by_value(rows, self.done_today, "done_on", lambda done_on: done_on is None)
        return [add_action(rows, "Ghi &kết quả…", "edit", "F2", self._edit_current), self.done_today]

    def _make_plan_actions(self) -> list[QAction]:
        self.new_task = add_action(self, "Thêm việc &phát sinh…", "add", "Ctrl+N; Ins", self._add_task)
        self.track = add_action(self, "Theo dõi &từ năm…", "calendar", "Ctrl+T", self._ask_year)
        in_time = "Cách tính “t&rước ngày”"
        self.change_in_time = add_action(self, in_time, "settings", "Ctrl+Shift+T", self._change_in_time)
        self.import_plan = add_action(self, "Nhập kế hoạch…", "import", "", self._import_plan)
        return [self.new_task, self.track, self.change_in_time]

    def _lay_out(self) -> None:
        self.occurrences.arrange_at_first({"hidden": _HIDDEN, "widths": _WIDTHS})
        self.occurrences.add_to_line(self.filter_line)
        self.occurrences.set_actions([*self._row_actions, *self._plan_actions])
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(PageHead("Theo dõi nhiệm vụ", self._plan_actions, scope=[self.year, self.plan_box]))
        column.addWidget(self.states)
        # Beside each other: a low window has few rows of the list.
        beside = QHBoxLayout()
        beside.setSpacing(GROUP)
        beside.addWidget(self.late_elsewhere)
        beside.addWidget(self.in_time_line, 1)
        column.addLayout(beside)
        column.addWidget(self.occurrences, 1)
        self.setFocusProxy(self.occurrences)

    def _restore(self) -> None:
        """Restore the year and the filter used last."""
        saved = self._settings.get("tracking")
        self.year.set_year(saved.get("year", date.today().year))
        self.states.set_key(str(saved.get("state", ALL)))

    def _connect(self) -> None:
        self.year.add_keys(self)
        self.year.chosen.connect(self._choose)
        self.plan_box.chosen.connect(self._choose)
        self.states.chosen.connect(self._choose)
        self.filter_line.clicked.connect(self._clear_filter)
        self.late_elsewhere.clicked.connect(lambda: self.show_query(ALL_LATE))
        self.occurrences.activated.connect(self._edit)
        self.occurrences.delete_requested.connect(lambda _: self.context.message.emit(_NOT_DELETED))
        self.context.changed.connect(self._changed)

    def _changed(self, changes: Changes) -> None:
        if _COUNTED_KINDS & changes.kinds:
            self._count()

    def _show_counts(self, counts: Mapping[str, int], late: int, plans: Sequence[Choice], in_time: bool) -> None:
        self.states.set_counts(counts)
        # The list of pages and the page Hôm nay count them all.
        elsewhere = late - counts["late"]
        self.late_elsewhere.setText(f"Xem {format_number(elsewhere)} việc quá hạn ở năm, kế hoạch khác")
        self.late_elsewhere.setVisible(elsewhere > 0)
        self._is_in_time = in_time
        self.in_time_line.setText(_IN_TIME if in_time else _NOT_IN_TIME)
        before = self.plan_box.plan_id
        # The plan worked on last, on the page Kế hoạch; what is chosen here stays chosen here.
        worked_on = self._settings.get("plan.shown").get("id") if not self.plan_box.is_offered else None
        self.plan_box.set_plans(plans, worked_on if any(plan.id == worked_on for plan in plans) else None)
        if self.plan_box.plan_id != before:
            self._show()

    def _change_in_time(self) -> None:
        in_time = not self._is_in_time
        self.context.act(lambda book: set_day_in_time(book, in_time=in_time))

    def _choose(self) -> None:
        year = self.year.year
        # The current year is not saved, so that next year the page opens on the new current year.
        settings: dict[str, Any] = {} if year == date.today().year else {"year": year}
        self._settings.put("tracking", settings | {"state": self.states.key})
        self._clear_filter()

    def _clear_filter(self) -> None:
        self.filter_line.filter_by({}, "")
        self._show()

    def _show(self) -> None:
        self.occurrences.set_empty(*self._nothing(self.year.year, self.states.key))
        self.occurrences.set_scope(self._scope())
        self._count()

    def _scope(self) -> dict[str, Any]:
        return scope_of(self.year.year, self.states.key, self.plan_box.plan_id) | self.filter_line.scope

    def _nothing(self, year: int | None, key: str) -> tuple[str, QAction | None]:
        when = "Sổ" if year is None else f"Năm {year}"
        if self.filter_line.scope:
            return f"{when} không có nhiệm vụ nào như vậy.", None
        if key != ALL:
            return f"{when} không có nhiệm vụ nào trong mục “{LABELS[key]}”.", None
        words = f"{when} chưa có nhiệm vụ nào để theo dõi."
        if self.plan_box.is_offered:
            lacking = "trong năm này" if year is not None else "để ghi kết quả"
            why = f"{words[:-1]}: kế hoạch không có kỳ nào {lacking}."
            return f"{why} Đổi năm bắt đầu theo dõi, hoặc thêm việc phát sinh.", self.track
        if year is not None and year < date.today().year:
            return words, self.track
        return f"{words} Nhập kế hoạch ở trang Kế hoạch, hoặc thêm việc phát sinh.", self.import_plan

    def _count(self) -> None:
        if self._count_job is not None:
            self._count_job.forget()
        # While hidden, only note that the counts are stale, as the list does with its rows.
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            year, plan_id = self.year.year, self.plan_box.plan_id
            self._count_job = self.context.read(
                lambda book: (
                    counts_of(book, year, plan_id),
                    lists.count(book, ALL_LATE),
                    plan_choices(book),
                    day_in_time(book),
                ),
                lambda answer: self._show_counts(*answer),
            )

    def _edit_current(self) -> None:
        self.occurrences.edit_chosen(self._edit)

    def _edit(self, occurrence_id: int) -> None:
        form = ResultForm(self.context, occurrence_id, self)
        form.finished.connect(lambda: self.occurrences.setFocus())
        form.start()

    def _record_result(self, occurrence_id: int) -> None:
        """Open the form of a task that another page names, and choose its row: what she does next is done to it."""
        self._edit(occurrence_id)
        of_row = {"ids": (occurrence_id,)}
        shown = replace(self.occurrences.query, scope={**self._scope(), **of_row})

        def choose(there: int) -> None:
            if there:
                self.occurrences.select_id(occurrence_id)
            else:
                self.show_query(ListQuery(OCCURRENCES.key, scope=of_row))

        self.context.read(lambda book: lists.count(book, shown), choose, asker=self)

    def _complete(self) -> None:
        def act(ids: list[int]) -> None:
            self.context.act(lambda book: complete(book, ids, date.today()), self._completed)

        self.occurrences.with_chosen(act)

    def _completed(self, changes: Changes) -> None:
        if changes.change_id is None:
            self.context.message.emit("Các nhiệm vụ đã chọn đều đã ghi hoàn thành từ trước")

    def _import_plan(self) -> None:
        self.work_asked.emit("plan", "import_plan")

    def _add_task(self) -> None:
        def show_new(changes: Changes) -> None:
            occurrence_ids = changes.ids.get("occurrence")
            if occurrence_ids:
                self.context.read(lambda book: occurrence(book, min(occurrence_ids)), self._select_new)

        form = ArisenTaskForm(self.context, self)
        form.saved.connect(show_new)
        form.finished.connect(lambda: self.occurrences.setFocus())
        form.start()

    def _select_new(self, new: Occurrence) -> None:
        """Select a task just entered, in the year it is due."""
        if new.due_on is not None and self.year.year not in (None, new.due_on.year):
            self.year.set_year(new.due_on.year)
            self._choose()
        self.occurrences.select_id(new.id)

    def _ask_year(self) -> None:
        plan_id = self.plan_box.plan_id
        self.context.read(lambda book: tracking(book, plan_id), self._show_track_form)

    def _show_track_form(self, current: Tracking | None) -> None:
        if current is None:
            self.context.message.emit("Sổ chưa có kế hoạch nào: nhập kế hoạch ở trang Kế hoạch trước")
            return
        form = TrackFromForm(self.context, current, self)
        form.finished.connect(lambda: self.occurrences.setFocus())
        form.show_form("year")

    def showEvent(self, event: QShowEvent) -> None:
        """Read the counts if they became stale while the page was hidden."""
        super().showEvent(event)
        if self._is_stale:
            self._count()
