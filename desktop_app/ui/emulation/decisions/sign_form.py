"""The small form by which a decision gets its number and date, once it is signed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.changes import Changes
from desktop_app.domain.council.votes import premature_words
from desktop_app.services.awards.decisions import sign_decision
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text
from desktop_app.ui.widgets.forms.record_form import RecordForm

_NOTE = "Có số, ngày là quyết định đã ký: tên, chức vụ, thứ tự và tiền thưởng giữ nguyên từ đó."


class SignForm(RecordForm):
    """Enters number and date of a decision that was printed without them, on which the Council `met_on`, if it did."""

    subject = Text(label="Quyết định")
    number = Input(QLineEdit, label="Số quyết định", help="ví dụ: 15/QĐ-SNgV", required=True)
    signed_on = Input(DateEdit, label="Ngày ký", note=_NOTE, required=True)
    rows = (("subject",), ("number",), ("signed_on",))

    def __init__(
        self, context: Context, decision_id: int, fields: DecisionFields, met_on: date | None, parent: QWidget
    ) -> None:
        super().__init__(context, "Nhập số, ngày quyết định", parent)
        self._id = decision_id
        self.subject.setText(fields.subject)
        self.number.setText(fields.number)
        self.signed_on.set_value(fields.signed_on)
        self.fields["signed_on"].doubt_by(lambda signed_on: premature_words(met_on, signed_on))

    def _collect(self) -> Callable[[Book], Changes]:
        decision_id, number, day = self._id, self.number.text(), self.signed_on.value()
        return lambda book: sign_decision(book, decision_id, number, day)
