"""The form of a task of the plan."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.office.units import unit_choices
from desktop_app.services.plan import tasks
from desktop_app.services.plan.plans import PlanText, plan_text
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.plan.deadline_edit import DeadlineEdit
from desktop_app.ui.widgets.forms.choice_list import ChoiceList
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.forms.value_box import ValueBox

_NO_SECTION = "Phát sinh, không thuộc mục nào của kế hoạch"


class TaskForm(RecordForm):
    """Enters a task (`task_id` None), at first under the section `section_id`, or changes one."""

    def __init__(self, context: Context, task_id: int | None, section_id: int | None, parent: QWidget) -> None:
        super().__init__(context, "Thêm nhiệm vụ" if task_id is None else "Sửa nhiệm vụ", parent)
        self.task_id = task_id
        self._fields = TaskFields("", section_id=section_id)
        self.text = QPlainTextEdit()
        self.section: ValueBox[int | None] = ValueBox({None: _NO_SECTION})
        self.leads, self.supports = ChoiceList(), ChoiceList()
        self.deadline = DeadlineEdit()
        self.product = QLineEdit()
        self.recipients = QPlainTextEdit()
        open_at(self, 860, 520)

    def start(self) -> None:
        """Read what the form needs and show it."""

        def question(book: Book) -> tuple[TaskFields | None, PlanText | None, list[Choice]]:
            fields = tasks.task(book, self.task_id) if self.task_id is not None else None
            return fields, plan_text(book), unit_choices(book)

        self.ask_book(question, lambda answer: self._fill(*answer))

    def _fill(self, fields: TaskFields | None, plan: PlanText | None, units: Sequence[Choice]) -> None:
        if fields is not None:
            self._fields = fields
        self.section = ValueBox(_sections(plan, self._fields.section_id))
        self._add_inputs()
        for each in (self.leads, self.supports):
            each.set_choices(units)
            if (column := each.layout()) is not None:
                column.setAlignment(Qt.AlignmentFlag.AlignTop)  # beside one that may be taller
        self.text.setPlainText(self._fields.text)
        self.section.set_value(self._fields.section_id)
        self.leads.set_ids(self._fields.leads)
        self.supports.set_ids(self._fields.supports)
        self.deadline.set_deadline(self._fields.deadline)
        self.product.setText(self._fields.product)
        self.recipients.setPlainText("\n".join(self._fields.recipients))
        self.show_form("text")

    def _add_inputs(self) -> None:
        box = ValueBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.section.setSizeAdjustPolicy(box)
        lines = self.text.fontMetrics().lineSpacing()
        self.text.setMinimumHeight(4 * lines)
        self.recipients.setFixedHeight(3 * lines)
        self.recipients.setPlaceholderText("Mỗi nơi nhận một dòng")
        self.add_field("text", "Nội &dung", self.text)
        self.add_field("section_id", "&Mục", self.section)
        self.add_field("leads", "&Chủ trì", self.leads)
        self.add_field("supports", "&Phối hợp", self.supports, beside=True)
        self.add_field("deadline", "T&hời hạn", self.deadline)
        self.add_field("product", "&Sản phẩm", self.product)
        self.add_field("recipients", "Nơi nhậ&n kết quả", self.recipients)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def _collect(self) -> Callable[[Book], Changes]:
        fields = replace(
            self._fields,
            text=self.text.toPlainText(),
            section_id=self.section.value(),
            leads=self.leads.ids(),
            supports=self.supports.ids(),
            deadline=self.deadline.deadline(),
            product=self.product.text(),
            recipients=tuple(self.recipients.toPlainText().split("\n")),
        )
        task_id = self.task_id
        if task_id is None:
            return lambda book: tasks.add_task(book, fields)
        return lambda book: tasks.change_task(book, task_id, fields)


def _sections(plan: PlanText | None, current: int | None) -> dict[int | None, str]:
    sections: dict[int | None, str] = {None: _NO_SECTION}
    if plan is not None:
        for heading in plan.headings:
            sections[plan.section_ids[heading.path]] = f"{heading.path}  {heading.title}"
    # A task may stand under a section of an earlier plan.
    sections.setdefault(current, "Mục của kế hoạch trước")
    return sections
