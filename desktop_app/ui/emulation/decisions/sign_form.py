"""The small form by which a decision gets its number and date, once it is signed."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.changes import Changes
from desktop_app.services.awards.decisions import sign_decision
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm

_NOTE = "Có số, ngày là quyết định đã ký: tên, chức vụ, thứ tự và tiền thưởng giữ nguyên từ đó."


class SignForm(RecordForm):
    """Enters number and date of a decision that was printed without them."""

    def __init__(self, context: Context, decision_id: int, fields: DecisionFields, parent: QWidget) -> None:
        super().__init__(context, "Nhập số, ngày quyết định", parent)
        self.setMinimumWidth(560)
        self._id = decision_id
        self.number, self.signed_on = QLineEdit(fields.number), DateEdit()
        self.number.setPlaceholderText("ví dụ: 15/QĐ-SNgV")
        self.signed_on.set_value(fields.signed_on)
        subject, note = QLabel(fields.subject), QLabel(_NOTE)
        for label in (subject, note):
            label.setWordWrap(True)
        set_mark(note, "muted")
        self.old_rows.addRow("Quyết định", subject)
        self.add_field("number", "&Số quyết định", self.number)
        self.add_field("signed_on", "Ngà&y ký", self.signed_on, note)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def _collect(self) -> Callable[[Book], Changes]:
        decision_id, number, day = self._id, self.number.text(), self.signed_on.value()
        return lambda book: sign_decision(book, decision_id, number, day)
