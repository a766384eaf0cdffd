"""The form of a task of the plan."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.office.units import unit_choices
from desktop_app.services.plan import tasks
from desktop_app.services.plan.assignments import changes_of_units
from desktop_app.services.plan.plans import PlanText, plan_text
from desktop_app.ui.base.context import Context
from desktop_app.ui.plan.deadline_edit import DeadlineEdit
from desktop_app.ui.plan.deadline_lines import DeadlineLines
from desktop_app.ui.widgets.forms.choice_list import ChoiceList
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text
from desktop_app.ui.widgets.forms.lines_edit import LineList, LinesEdit
from desktop_app.ui.widgets.forms.value_box import ValueBox

_CHANGED_ON = "Khi kế hoạch điều chỉnh: trước ngày này giữ đơn vị, lời văn, thời hạn cũ. Để trống: sửa cho đúng."
_NO_SECTION = "Phát sinh, không thuộc mục nào của kế hoạch"


class TaskForm(FormOf[TaskFields]):
    """Enters a task (`task_id` None), initially in the section `section_id`, or changes one.

    The sections offered are those of the plan `plan_id` (None: of the first).
    """

    text = Input(lambda: LinesEdit(4))
    section = Input(ValueBox[int | None], of="section_id")
    leads, supports = Input(ChoiceList), Input(ChoiceList)
    since = Text(manner="muted", beside=True)
    changed_on = Input(DateEdit, label="Đổi kể từ ngày", note=_CHANGED_ON)
    deadline, further_deadlines = Input(DeadlineEdit), Input(DeadlineLines)
    product = Input(QLineEdit)
    recipients = Input(lambda: LineList(3))
    from_date, to_date = Input(DateEdit), Input(DateEdit)
    rows = (
        ("text",),
        ("section_id",),
        ("leads", "supports"),
        ("since",),
        ("deadline",),
        ("further_deadlines",),
        ("product",),
        ("recipients",),
        ("from_date", "to_date"),
        ("changed_on",),
    )
    least_width = 860

    def __init__(
        self,
        context: Context,
        task_id: int | None,
        section_id: int | None,
        parent: QWidget,
        plan_id: int | None = None,
    ) -> None:
        title, without = ("Thêm nhiệm vụ", ("changed_on",)) if task_id is None else ("Sửa nhiệm vụ", ())
        super().__init__(context, title, parent, without=without)
        self.task_id = task_id
        self._plan_id = plan_id
        self._blank = TaskFields("", section_id=section_id)
        if task_id is None:
            self.offer_next(("section_id",))
        self.section.setSizeAdjustPolicy(ValueBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def start(self) -> None:
        """Read the form data and show the form."""

        def question(book: Book) -> tuple[TaskFields, tuple[str, ...], PlanText | None, list[Choice]]:
            if self.task_id is None:
                fields, since = self._blank, tuple[str, ...]()
            else:
                fields, since = tasks.task(book, self.task_id), changes_of_units(book, self.task_id)
            return fields, since, plan_text(book, self._plan_id), unit_choices(book)

        self.ask_book(question, lambda answer: self._show(*answer))

    def _show(self, fields: TaskFields, since: Sequence[str], plan: PlanText | None, units: Sequence[Choice]) -> None:
        self.since.setText("\n".join(since))
        self.since.setVisible(bool(since))
        self.section.offer(_sections(plan, fields.section_id))
        self.leads.set_choices(units)
        self.supports.set_choices(units)
        self.fill(fields)
        self.show_form()

    def _collect(self) -> Callable[[Book], Changes]:
        fields, task_id = self.collected(), self.task_id
        if task_id is None:
            return lambda book: tasks.add_task(book, fields)
        since = self.changed_on.value()
        return lambda book: tasks.change_task(book, task_id, fields, since)


def _sections(plan: PlanText | None, current: int | None) -> dict[int | None, str]:
    sections: dict[int | None, str] = {None: _NO_SECTION}
    if plan is not None:
        for heading in plan.headings:
            sections[plan.section_ids[heading.path]] = f"{heading.path}  {heading.title}"
    # A task may belong to a section of another plan.
    sections.setdefault(current, "Mục của kế hoạch khác")
    return sections
