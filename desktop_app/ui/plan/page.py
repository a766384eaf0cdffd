"""The page Kế hoạch: the text of a plan on the left, its tasks on the right, each linked to its paragraphs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError
from desktop_app.domain.list_kinds.plan import ADJUSTMENTS, TASKS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.plans import Heading
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.keeping import trash
from desktop_app.services.plan.adjustments import plan_adjusted
from desktop_app.services.plan.plan_records import plan_choices
from desktop_app.services.plan.plans import PlanText, plan_text, shipped_plan
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.grey_acts import allow
from desktop_app.ui.base.keyboard.reading_order import OrderedSplitter, words_on
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.plan.adjustments_window import AdjustmentsWindow
from desktop_app.ui.plan.no_plan import NoPlan
from desktop_app.ui.plan.outline import OutlineTree
from desktop_app.ui.plan.plan_form import PlanForm
from desktop_app.ui.plan.proposal.reading import ReadPlan, read_pasted, read_plan
from desktop_app.ui.plan.proposal.text_view import Mark, PlanTextView
from desktop_app.ui.plan.proposal.window import ProposalWindow
from desktop_app.ui.plan.task_form import TaskForm
from desktop_app.ui.widgets.actions import add_action
from desktop_app.ui.widgets.file_dialogs import choose_to_read
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.lists.plan_box import PlanBox
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.muted_label import muted_label
from desktop_app.ui.widgets.notice import Notice, refuse_in
from desktop_app.ui.widgets.page import Page

PLAN_FILES: Final = "Văn bản kế hoạch (*.docx *.pdf *.doc *.odt *.rtf *.txt)"
_NO_PLAN: Final = "Sổ chưa có kế hoạch nào: nhập hoặc thêm kế hoạch trước"
_INFORMATION: Final = "&Thông tin kế hoạch…"
_NEW_PLAN: Final = "&Thêm kế hoạch…"
_SHOWN_KINDS: Final = frozenset({"plan", "plan_section", "task"})
_MIN_WIDTH: Final = 260
NOTHING_NEW: Final = "Kế hoạch này đã có trong sổ, không có gì khác."


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the page shows: a plan (None without), whether there are any tasks, and the plans to choose from."""

    plan: PlanText | None
    any_tasks: bool
    plans: Sequence[Choice]


class PlanPage(Page):
    """A plan and its tasks. `actions_menu` is what the window's menu offers for the page."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._plan: PlanText | None = None
        self._asked_id: int | None = None
        self._task_to_show: int | None = None
        self._adjustment_to_show: int | None = None
        self._questions = BookQuestions(context, self)
        self.proposal: ProposalWindow | None = None
        """The open window of a proposal, None if there is none."""
        self.text = PlanTextView()
        self.outline = OutlineTree()
        self.tasks = ListView(context, TASKS)
        self.no_plan = NoPlan()
        self.notice = Notice()
        self.plan_box = PlanBox()
        self.head = PageHead("Kế hoạch", scope=[self.plan_box])
        self._title = muted_label()
        self._title.set_folded(True)
        self._stack = QStackedWidget()
        self.actions_menu = self._make_actions()
        self._lay_out()
        self._show_acts(has_plan=True)
        self._connect()
        self.tasks.refresh()
        shown_before = self._settings.get("plan.shown").get("id")
        self._read_plan(shown_before if isinstance(shown_before, int) else None)

    def refresh(self) -> None:
        """Read the plan and its tasks again."""
        self._read_plan(self._asked_id)
        self.tasks.refresh()

    def show_query(self, query: ListQuery) -> None:
        """Show the plan of a query, and select the first of the tasks that it names; an adjustment in its window."""
        plan_id = query.scope.get("plan")
        if query.kind == ADJUSTMENTS.key:
            [adjustment_id] = query.scope["ids"]
            show = partial(self._ask_adjusted, adjustment_id)
            self.context.read(lambda book: plan_adjusted(book, adjustment_id), show)
            return
        for task_id in query.scope.get("ids", ())[:1]:
            self._task_to_show = task_id
        if isinstance(plan_id, int) or self._task_to_show is not None:
            self._read_plan(plan_id if isinstance(plan_id, int) else self._asked_id)

    def works(self) -> Mapping[str, Callable[..., object]]:
        """Return the acts other pages can start here: to import a plan."""
        return {"import_plan": self.import_plan}

    def import_plan(self) -> None:
        """Ask for a plan document and show what importing it would do."""
        if not self._raise_proposal():
            choose_to_read(self, self._settings, "Nhập kế hoạch từ văn bản", PLAN_FILES, self.read_plan)

    def read_plan(self, path: Path) -> None:
        """Read a plan document and show what importing it would do."""
        if not self._raise_proposal():
            self.notice.say(f"Đang đọc “{path.name}”…")
            self.context.read(lambda book: read_plan(book, path), self._show_reading, self._refuse)

    def paste_plan(self) -> None:
        """Read a plan from the text on the clipboard and show what importing it would do."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.notice.say("Chưa có gì để dán: chép cả văn bản kế hoạch (từ chữ KẾ HOẠCH trở xuống) rồi dán lại.")
        elif not self._raise_proposal():
            self.notice.say("Đang đọc văn bản dán vào…")
            self.context.read(lambda book: read_pasted(book, text), self._show_reading, self._refuse)

    def _make_actions(self) -> list[QAction]:
        self.new_task = add_action(self, "Thêm &nhiệm vụ…", "add", "Ctrl+N; Ins", self._add_task)
        self.edit_task = add_action(self.tasks, "&Sửa…", "edit", "F2", self._edit_current)
        # From the outline and the text, too, F2 opens the task that is chosen.
        self.addAction(self.edit_task)
        self.delete_task = add_action(self.tasks, "&Xóa", "trash", "Del", self.tasks.delete_chosen)
        self.import_action = add_action(self, "Nhập &kế hoạch…", "import", "Ctrl+I", self.import_plan)
        self.paste_action = add_action(self, "&Dán kế hoạch", "import", "Ctrl+Shift+V", self.paste_plan)
        self.edit_plan = add_action(self, _INFORMATION, "plan", "Shift+F2", self._edit_plan)
        self.adjust_plan = add_action(self, "Đ&iều chỉnh…", "history", "Ctrl+J", self._show_adjustments)
        plan_actions = [self.import_action, self.paste_action, self.edit_plan, self.adjust_plan]
        return [self.new_task, self.edit_task, self.delete_task, *plan_actions]

    def _lay_out(self) -> None:
        self.tasks.set_actions(self.actions_menu)
        self.tasks.set_empty("Kế hoạch chưa có nhiệm vụ nào trong sổ.", self.new_task)
        widths = {"path": 76, "text": 400, "leads": 150, "supports": 100, "deadline": 100}
        self.tasks.arrange_at_first({"hidden": ["recipients"], "widths": widths})
        waiting = QWidget()
        waiting.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(waiting)
        self._register = self._new_register()
        for side in (waiting, self.no_plan, self._register):
            self._stack.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(self.head)
        column.addWidget(self._title)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)

    def _new_register(self) -> QSplitter:
        self._reader = OrderedSplitter(Qt.Orientation.Vertical)
        self._reader.setMinimumWidth(_MIN_WIDTH)
        self._reader.addWidget(self.outline)
        self._reader.addWidget(self.text)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.tasks, 1)
        split = OrderedSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._reader)
        split.addWidget(right)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        for name, splitter, default in (("split", split, [460, 700]), ("reader", self._reader, [170, 430])):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(GROUP)
            sizes = self._settings.get(f"plan.{name}").get("sizes")
            splitter.setSizes(sizes if isinstance(sizes, list) and len(sizes) == 2 else default)
            splitter.splitterMoved.connect(partial(self._keep_sizes, name, splitter))
        return split

    def _keep_sizes(self, name: str, splitter: QSplitter) -> None:
        self._settings.put(f"plan.{name}", {"sizes": splitter.sizes()})

    def _connect(self) -> None:
        self.context.changed.connect(self._changed)
        self.plan_box.add_keys(self)
        self.plan_box.chosen.connect(self._choose_plan)
        self.no_plan.shipped_wanted.connect(lambda: self.read_plan(shipped_plan()))
        self.no_plan.file_wanted.connect(self.import_plan)
        self.tasks.activated.connect(self._show_form)
        self.tasks.delete_requested.connect(self._delete)
        self.tasks.selection_changed.connect(self._show_places)
        self.text.paragraph_chosen.connect(self._choose_paragraph)
        self.outline.heading_chosen.connect(self._show_heading)

    def _changed(self, changes: Changes) -> None:
        if _SHOWN_KINDS & changes.kinds:
            self._read_plan(self._asked_id)

    def _read_plan(self, plan_id: int | None) -> None:
        self._asked_id, task_id = plan_id, self._task_to_show
        self._questions.ask("plan", lambda book: _read(book, plan_id, task_id), self._show)

    def _choose_plan(self) -> None:
        self._settings.put("plan.shown", {"id": self.plan_box.plan_id})
        self._read_plan(self.plan_box.plan_id)

    def _show(self, shown: _Shown) -> None:
        plan, any_tasks = shown.plan, shown.any_tasks
        before, self._plan = self._plan, plan
        self.plan_box.set_plans(shown.plans, plan.plan_id if plan is not None else None)
        self.tasks.set_scope({} if plan is None else {"plan": plan.plan_id})
        self._show_acts(has_plan=plan is not None, is_filled=plan is not None or any_tasks)
        if plan is None and not any_tasks:
            self._show_side(self.no_plan, self.no_plan)
            self._title.setText("")
            return
        self._show_side(self._register, self.tasks)
        if self._task_to_show is not None:
            self.tasks.select_id(self._task_to_show)
            self._task_to_show = None
            self._asked_id = plan.plan_id if plan is not None else None
        self._reader.setVisible(plan is not None)
        if self._adjustment_to_show is not None:
            chosen, self._adjustment_to_show = self._adjustment_to_show, None
            self._show_adjustments(chosen)
        if plan is not None:
            self._show_text(plan, before)
        self._title.setText(plan.fields.cited if plan is not None else "Chưa có kế hoạch; các nhiệm vụ phát sinh.")

    def _show_acts(self, *, has_plan: bool, is_filled: bool = True) -> None:
        """Offer the acts of the page: the filled one of an empty page is the one that takes in a plan."""
        self.edit_plan.setText(_INFORMATION if has_plan else _NEW_PLAN)
        self.edit_plan.setToolTip(f"{words_on(self.edit_plan.text())} (Shift+F2)")
        allow(self.adjust_plan, has_plan, f"{_NO_PLAN}.")
        acts = [self.new_task, self.import_action, self.edit_plan, self.adjust_plan, self.paste_action]
        self.head.show_acts(acts, is_first_filled=is_filled)

    def _show_side(self, side: QWidget, focus_widget: QWidget) -> None:
        before = self._stack.currentWidget()
        if before is not None and before is not side:
            # The window may not be active yet: the one that the plan was read in has only just closed.
            focused = self.window().focusWidget()
            focus = focused is before or focused in before.findChildren(QWidget)
            self._stack.setCurrentWidget(side)
            self.setFocusProxy(focus_widget)
            if focus:
                focus_widget.setFocus()

    def _show_text(self, plan: PlanText, before: PlanText | None) -> None:
        if before is None or (plan.paragraphs, plan.headings) != (before.paragraphs, before.headings):
            self.text.show_text(plan.title, plan.paragraphs, plan.headings)
            self.outline.show_headings(plan.headings)
        chosen = self.text.chosen
        self.text.set_marks(Mark(task_id, "", span) for task_id, span in plan.tasks.items())
        self.text.choose(chosen if chosen in plan.tasks else None)
        self._show_places(self.tasks.selected_ids())

    def _show_places(self, ids: Sequence[int]) -> None:
        if self._plan is None:
            return
        task_id = ids[0] if len(ids) == 1 else None
        span = self._plan.tasks.get(task_id) if task_id is not None else None
        self.text.choose(task_id if span is not None else None)
        if span is not None:
            above = [each for each in self._plan.headings if each.span.first <= span.first]
            if above:
                self.outline.select_heading(above[-1].path)

    def _choose_paragraph(self, paragraph: int) -> None:
        task_id = self.text.key_at(paragraph)
        self.text.choose(task_id)
        if task_id is not None:
            self.tasks.select_id(task_id)

    def _show_heading(self, chosen: Heading) -> None:
        self.text.show_paragraphs(chosen.span)

    def _add_task(self) -> None:
        self._show_form(None)

    def _edit_current(self) -> None:
        self.tasks.edit_chosen(self._show_form)

    def _show_form(self, task_id: int | None) -> None:
        section_ids = self._plan.section_ids if self._plan is not None else {}
        plan_id = self._plan.plan_id if self._plan is not None else None
        form = TaskForm(self.context, task_id, section_ids.get(self.outline.current_path()), self, plan_id)
        form.saved.connect(lambda changes: self._select_saved(changes, task_id))
        form.start()

    def _edit_plan(self) -> None:
        form = PlanForm(self.context, self._plan.plan_id if self._plan is not None else None, self)
        form.finished.connect(lambda: self.tasks.setFocus())
        form.start()

    def _show_adjustments(self, chosen: int | None = None) -> None:
        if self._plan is None:
            self.context.message.emit(_NO_PLAN)
        else:
            AdjustmentsWindow(self.context, self._plan.plan_id, self._plan.fields.name, self).start(chosen)

    def _ask_adjusted(self, adjustment_id: int, plan_id: int) -> None:
        self._adjustment_to_show = adjustment_id
        self._read_plan(plan_id)

    def _select_saved(self, changes: Changes, task_id: int | None) -> None:
        # Adding a task changes the tasks after it too; the new one has the highest id.
        touched = changes.ids.get("task", frozenset())
        if task_id is not None or touched:
            self.tasks.select_id(task_id if task_id is not None else max(touched))
        self.tasks.setFocus()

    def _delete(self, ids: Sequence[int]) -> None:
        if ids:
            self.context.act(lambda book: trash.put_in_trash(book, "task", ids))

    def _show_reading(self, reading: ReadPlan) -> None:
        self.notice.hide()
        if reading.differs:
            self._open_proposal(reading)
        else:
            self.notice.say(NOTHING_NEW, "info", "Xem lại", partial(self._open_proposal, reading))

    def _open_proposal(self, reading: ReadPlan) -> None:
        self.notice.hide()
        self.proposal = ProposalWindow(self.context, reading, self)
        self.proposal.applied.connect(self._applied)
        self.proposal.destroyed.connect(self._forget_proposal)
        self.proposal.show()
        self.proposal.activateWindow()

    def _applied(self, changes: Changes) -> None:
        written = changes.ids.get("plan", frozenset())
        if written:
            self._settings.put("plan.shown", {"id": max(written)})
            self._read_plan(max(written))
        self.tasks.setFocus()

    def _forget_proposal(self) -> None:
        self.proposal = None

    def _raise_proposal(self) -> bool:
        if self.proposal is None:
            return False
        self.proposal.raise_()
        self.proposal.activateWindow()
        return True

    def _refuse(self, problem: ClerkError) -> None:
        refuse_in(self.notice, self.context, problem)


def _read(book: Book, plan_id: int | None, task_id: int | None) -> _Shown:
    """Read a plan, with a task that of the task; where the plan went since then, the first one."""
    plans = plan_choices(book)
    if task_id is not None:
        scope = {"ids": [task_id]}
        of_task = (
            plan.id for plan in plans if lists.count(book, ListQuery(TASKS.key, scope={**scope, "plan": plan.id}))
        )
        plan_id = next(of_task, plan_id)
    shown_id = plan_id if any(plan.id == plan_id for plan in plans) else None
    return _Shown(plan_text(book, shown_id), lists.count(book, ListQuery(TASKS.key)) > 0, plans)
