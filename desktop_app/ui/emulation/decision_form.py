"""The form of a decision: its number and date once it is signed, and whom it awards."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.decisions import DecisionFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.services.book import Book
from desktop_app.services.decisions import save_decision
from desktop_app.ui.context import Context
from desktop_app.ui.emulation.award_ticks import AwardTicks
from desktop_app.ui.emulation.decision_sheet import DecisionSheet
from desktop_app.ui.theme import set_mark
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.forms import RecordForm
from desktop_app.ui.widgets.lines_edit import LinesEdit

_UNSIGNED = "Chưa ký: để trống số và ngày. Báo cáo chỉ tính quyết định đã có số và ngày ký."


class DecisionForm(RecordForm):
    """Records a decision, or changes the one it was given."""

    def __init__(self, context: Context, sheet: DecisionSheet, parent: QWidget) -> None:
        act = "Ghi quyết định" if sheet.decision_id is None else "Sửa quyết định"
        where = f" – đợt {sheet.fields.round_code}" if sheet.fields.round_code else ""
        super().__init__(context, f"{act} khen thưởng{where}", parent)
        self.setMinimumWidth(760)
        self._sheet = sheet
        self.number, self.signed_on = QLineEdit(sheet.fields.number), DateEdit()
        self.subject = LinesEdit(2)
        self.issuing_body, self.signer = QLineEdit(sheet.fields.issuing_body), QLineEdit(sheet.fields.signer)
        self.nominations = AwardTicks()
        self.signed_on.set_value(sheet.fields.signed_on)
        self.subject.setPlainText(sheet.fields.subject)
        self.number.setPlaceholderText("ví dụ: 15/QĐ-SNgV")
        self.nominations.show_candidates(sheet.candidates, sheet.chosen)
        note = QLabel(_UNSIGNED)
        note.setWordWrap(True)
        set_mark(note, "muted")
        self.add_field("number", "&Số quyết định", self.number)
        self.add_field("signed_on", "Ngà&y ký", self.signed_on, beside=True)
        self.rows.addRow("", note)
        self.add_field("subject", "Trích &yếu", self.subject)
        self.add_field("issuing_body", "Cơ &quan ban hành", self.issuing_body)
        self.add_field("signer", "N&gười ký", self.signer, beside=True)
        self.add_field("nominations", "Được &khen thưởng", self.nominations)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def _collect(self) -> Callable[[Book], Changes]:
        fields = DecisionFields(
            subject=self.subject.toPlainText(),
            number=self.number.text(),
            signed_on=self.signed_on.value(),
            signer=self.signer.text(),
            issuing_body=self.issuing_body.text(),
            round_code=self._sheet.fields.round_code,
        ).checked()
        awarded = self.nominations.ids()
        if not awarded:
            raise InvalidRecord("Chọn ít nhất một đề nghị được khen thưởng.", "nominations")
        decision_id = self._sheet.decision_id
        return lambda book: save_decision(book, decision_id, fields, awarded)
