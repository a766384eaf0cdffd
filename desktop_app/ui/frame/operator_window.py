"""The dialog for who works today: the deputy takes over, and the log says who did what."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.domain.errors import InvalidRecord
from desktop_app.services.book import operator_name
from desktop_app.ui.widgets.forms.declared.grid import FormGrid
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.field import Field
from desktop_app.ui.widgets.input_dialog import InputDialog
from desktop_app.ui.widgets.muted_label import muted_label


class OperatorForm(InputDialog):
    """Asks for a name, and offers those that the log has. Signal: `taken(str)`."""

    taken = Signal(str)

    def __init__(self, parent: QWidget, current: str, names: Sequence[str]) -> None:
        super().__init__("Người đang làm việc", 560, parent)
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.name.addItems(names)
        self.name.setCurrentText(current)
        self.field = Field("name", "&Họ và tên", self.name)
        words = muted_label(
            "Từ bây giờ Nhật ký ghi mỗi việc làm ở máy này là của người này, bên cạnh tài khoản máy. "
            "Để trống thì ghi theo tài khoản máy."
        )
        body = QWidget()
        FormGrid(body).add_inputs([(self.field, Input(QComboBox, of="name"))])
        self.lay_out((words, body), "&Lưu")
        self.name.setFocus()

    def accept(self) -> None:
        """Emit `taken` and close, if it is a name."""
        try:
            name = operator_name(self.name.currentText())
        except InvalidRecord as problem:
            self.field.say(problem.message)
            self.name.setFocus()
            return
        self.taken.emit(name)
        super().accept()
