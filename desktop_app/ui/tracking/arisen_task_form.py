"""The form of a task outside the plan (việc phát sinh), with the few fields such a task has."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.office.units import unit_choices
from desktop_app.services.plan import tasks
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.widgets.forms.choice_list import ChoiceList
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit

_NOTE: Final = "Để trống nếu chưa có hạn. Hạn lặp lại (hằng tháng, hằng quý…): sửa việc này ở trang Kế hoạch."


class ArisenTaskForm(FormOf[TaskFields]):
    """Enters a task that is in no plan, with an optional due day."""

    text = Input(lambda: LinesEdit(4))
    leads, supports = Input(ChoiceList), Input(ChoiceList)
    due_on = Input(DateEdit, of="deadline", label="Hạn hoàn thành", note=_NOTE)
    product = Input(QLineEdit)
    rows = (("text",), ("leads", "supports"), ("deadline",), ("product",))
    not_entered = ("section_id", "recipients", "further_deadlines", "from_date", "to_date")
    least_width = 860

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, "Thêm việc phát sinh", parent)
        self.offer_next()

    def start(self) -> None:
        """Read the form data and show the form."""
        self.ask_book(unit_choices, self._show)

    def _show(self, units: list[Choice]) -> None:
        self.leads.set_choices(units)
        self.supports.set_choices(units)
        self.show_form()

    def entered(self) -> TaskFields:
        """Return the task as it is entered so far."""
        due_on = self.due_on.value()
        return self.collected(deadline=_on(due_on) if due_on is not None else Deadline())

    def _collect(self) -> Callable[[Book], Changes]:
        fields = self.entered().checked()
        return lambda book: tasks.add_arisen_task(book, fields)


def _on(day: date) -> Deadline:
    words = f"đến ngày {format_date(day)}"
    return Deadline(words, DeadlineKind.DAY, day=day.day, month=day.month, year=day.year)
