"""The dialog for the day from which a new wording applies."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.grid import FormGrid
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.field import Field
from desktop_app.ui.widgets.input_dialog import InputDialog


class FromDayForm(InputDialog):
    """Asks for a day. Signal: `taken(date)`."""

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Viết khác đi từ một ngày", 640, parent)
        self.day = DateEdit()
        self.field = Field("day", "Từ &ngày", self.day)
        body = QWidget()
        FormGrid(body).add_inputs([(self.field, Input(DateEdit, of="day"))])
        self.lay_out((body,), "&Thêm")

    def accept(self) -> None:
        """Emit `taken` and close, if a day was entered."""
        day = self.day.value()
        if day is None:
            self.field.say(self.day.problem() or "Nhập ngày bắt đầu áp dụng.")
            self.day.setFocus()
            return
        self.taken.emit(day)
        super().accept()
