"""The dialog for the day from which a new wording applies."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GROUP, PAGE
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.grid import FormGrid
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.field import Field


class FromDayForm(QDialog):
    """Asks for a day. Signal: `taken(date)`."""

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Viết khác đi từ một ngày")
        self.setMinimumWidth(640)
        self.day = DateEdit()
        self.field = Field("day", "Từ &ngày", self.day)
        body = QWidget()
        FormGrid(body).add_inputs([(self.field, Input(DateEdit, of="day"))])
        buttons = QDialogButtonBox()
        add = buttons.addButton("&Thêm", QDialogButtonBox.ButtonRole.AcceptRole)
        set_mark(add, "primary")
        buttons.addButton("&Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(body)
        column.addWidget(buttons)

    def accept(self) -> None:
        """Emit `taken` and close, if a day was entered."""
        day = self.day.value()
        if day is None:
            self.field.say(self.day.problem() or "Nhập ngày bắt đầu áp dụng.")
            self.day.setFocus()
            return
        self.taken.emit(day)
        super().accept()
