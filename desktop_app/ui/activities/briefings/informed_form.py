"""The form of the day since which the selected people are informed of the plan."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.services.book import Book
from desktop_app.services.year import briefings
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.record_form import RecordForm


class InformedForm(RecordForm):
    """Marks people as informed since a day; `whom` names them in words."""

    day = Input(DateEdit, of="informed_on", label="Ngày quán triệt")
    note = Input(QLineEdit, label="Hình thức", help="ví dụ: Họp giao ban; gửi văn bản qua hệ thống")
    rows = (("informed_on",), ("note",))

    def __init__(self, context: Context, people: Sequence[int], whom: str, parent: QWidget) -> None:
        super().__init__(context, f"Đánh dấu đã quán triệt – {whom}", parent)
        self._people = tuple(people)
        self.day.set_value(date.today())

    def _collect(self) -> Callable[[Book], Changes]:
        day = self.day.value()
        if day is None:
            raise InvalidRecord("Nhập ngày quán triệt.", "informed_on")
        people, note = self._people, self.note.text().strip()
        return lambda book: briefings.mark_informed(book, people, day, note)
