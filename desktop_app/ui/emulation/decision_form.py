"""The form of a decision: its number and date once it is signed, who decided, and whom it awards."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop_app.domain.award_catalogue import LEVEL_LABELS, AwardLevel
from desktop_app.domain.changes import Changes
from desktop_app.domain.decisions import DecisionFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.services.book import Book
from desktop_app.services.decisions import save_decision
from desktop_app.services.next_decision import of_level
from desktop_app.ui.context import Context
from desktop_app.ui.emulation.award_ticks import AwardTicks
from desktop_app.ui.emulation.decision_sheet import DecisionSheet
from desktop_app.ui.theme import set_mark
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.forms import RecordForm
from desktop_app.ui.widgets.lines_edit import LinesEdit
from desktop_app.ui.widgets.value_box import ValueBox

_UNSIGNED = "Chưa ký: để trống số và ngày. Khi có số, ngày thì tiền thưởng được tính và danh sách giữ nguyên từ đó."


class DecisionForm(RecordForm):
    """Records a decision, or changes the one it was given."""

    def __init__(self, context: Context, sheet: DecisionSheet, parent: QWidget) -> None:
        act = "Ghi quyết định" if sheet.decision_id is None else "Sửa quyết định"
        where = f" – đợt {sheet.fields.round_code}" if sheet.fields.round_code else ""
        super().__init__(context, f"{act} khen thưởng{where}", parent)
        self.setMinimumWidth(760)
        self._sheet = sheet
        fields = sheet.fields
        self.number, self.signed_on = QLineEdit(fields.number), DateEdit()
        self.level = ValueBox(LEVEL_LABELS)
        self.period_from, self.period_to = DateEdit(), DateEdit()
        self.subject = LinesEdit(2)
        self.issuing_body, self.signer = QLineEdit(fields.issuing_body), QLineEdit(fields.signer)
        self.nominations = AwardTicks(movable=True)
        self.level.set_value(fields.level)
        for edit, day in (
            (self.signed_on, fields.signed_on),
            (self.period_from, fields.period_from),
            (self.period_to, fields.period_to),
        ):
            edit.set_value(day)
        self.subject.setPlainText(fields.subject)
        self.number.setPlaceholderText("ví dụ: 15/QĐ-SNgV")
        self.nominations.show_candidates(sheet.candidates, sheet.chosen, frozen=sheet.is_signed)
        self._lay_out()
        self.level.currentIndexChanged.connect(self._follow_level)

    def _lay_out(self) -> None:
        note = QLabel(_UNSIGNED)
        note.setWordWrap(True)
        set_mark(note, "muted")
        self.add_field("number", "&Số quyết định", self.number)
        self.add_field("signed_on", "Ngà&y ký", self.signed_on, beside=True)
        if not self._sheet.is_signed:
            self.rows.addRow("", note)
        self.add_field("subject", "T&rích yếu", self.subject)
        self.add_field("level", "Cấ&p quyết định", self.level)
        self.add_field("issuing_body", "Cơ &quan ban hành", self.issuing_body, beside=True)
        self.add_field("period_from", "Thành tích &từ", self.period_from)
        self.add_field("period_to", "đế&n ngày", self.period_to, beside=True)
        self.add_field("signer", "N&gười ký", self.signer, beside=True)
        self.add_field("nominations", "Được &khen thưởng", self.nominations)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def _follow_level(self) -> None:
        """Name the body of the level, and on a new decision choose whom that level decides on."""
        level: AwardLevel = self.level.value()
        if self.issuing_body.text() in ("", *self._sheet.bodies.values()):
            self.issuing_body.setText(self._sheet.bodies[level])
        if self._sheet.decision_id is None:
            self.nominations.tick(of_level(self._sheet.candidates, level))

    def _collect(self) -> Callable[[Book], Changes]:
        fields = DecisionFields(
            subject=self.subject.toPlainText(),
            number=self.number.text(),
            signed_on=self.signed_on.value(),
            signer=self.signer.text(),
            issuing_body=self.issuing_body.text(),
            round_code=self._sheet.fields.round_code,
            level=self.level.value(),
            period_from=self.period_from.value(),
            period_to=self.period_to.value(),
        ).checked()
        awarded = self.nominations.ids()
        if not awarded:
            raise InvalidRecord("Chọn ít nhất một đề nghị được khen thưởng.", "nominations")
        decision_id = self._sheet.decision_id
        return lambda book: save_decision(book, decision_id, fields, awarded)
