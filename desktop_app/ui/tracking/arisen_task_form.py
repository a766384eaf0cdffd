"""The form of a task that arose by itself (việc phát sinh), in the few fields such a task has."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
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
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.muted_label import muted_label


class ArisenTaskForm(RecordForm):
    """Enters a task that is in no plan, with the day it is due, if any."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, "Thêm việc phát sinh", parent)
        self.setMinimumWidth(820)
        self.text = LinesEdit(4)
        self.leads, self.supports = ChoiceList(), ChoiceList()
        self.due_on, self.product = DateEdit(), QLineEdit()
        for each in (self.leads, self.supports):
            if (column := each.layout()) is not None:
                column.setAlignment(Qt.AlignmentFlag.AlignTop)  # beside one that may be taller
        note = muted_label(
            "Để trống nếu chưa có hạn. Hạn lặp lại (hằng tháng, hằng quý…): sửa việc này ở trang Kế hoạch."
        )
        self.add_field("text", "Nội &dung", self.text)
        self.add_field("leads", "&Chủ trì", self.leads)
        self.add_field("supports", "&Phối hợp", self.supports, beside=True)
        self.add_field("deadline", "Hạn hoàn &thành", self.due_on, note)
        self.add_field("product", "&Sản phẩm", self.product)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def start(self) -> None:
        """Read what the form needs and show it."""
        self.ask_book(unit_choices, self._fill)

    def _fill(self, units: list[Choice]) -> None:
        self.leads.set_choices(units)
        self.supports.set_choices(units)
        self.show_form("text")

    def _collect(self) -> Callable[[Book], Changes]:
        due_on = self.due_on.value()
        fields = TaskFields(
            self.text.toPlainText(),
            product=self.product.text(),
            deadline=_on(due_on) if due_on is not None else Deadline(),
            leads=self.leads.ids(),
            supports=self.supports.ids(),
        ).checked()
        return lambda book: tasks.add_arisen_task(book, fields)


def _on(day: date) -> Deadline:
    words = f"đến ngày {format_date(day)}"
    return Deadline(words, DeadlineKind.DAY, day=day.day, month=day.month, year=day.year)
