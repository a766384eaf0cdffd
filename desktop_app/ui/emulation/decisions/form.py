"""The form of a decision: its number and date once it is signed, who decided, and whom it awards."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.awards.next_decision import of_level
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.emulation.decisions.award_choice import AwardTicks
from desktop_app.ui.emulation.decisions.fields import FormOfDecision
from desktop_app.ui.emulation.decisions.form_data import DecisionSheet

_UNSIGNED = "Chưa ký: để trống số và ngày. Khi có số, ngày thì tiền thưởng được tính và danh sách giữ nguyên từ đó."


class DecisionForm(FormOfDecision):
    """Records a decision, or changes the one it was given."""

    def __init__(self, context: Context, sheet: DecisionSheet, parent: QWidget) -> None:
        act = "Ghi quyết định" if sheet.decision_id is None else "Sửa quyết định"
        where = f" – đợt {sheet.fields.round_code}" if sheet.fields.round_code else ""
        super().__init__(context, f"{act} khen thưởng{where}", sheet.fields, sheet.bodies, parent)
        self.setMinimumWidth(760)
        self._sheet = sheet
        self.nominations = AwardTicks(movable=True)
        self.number.setPlaceholderText("ví dụ: 15/QĐ-SNgV")
        self.nominations.show_candidates(sheet.candidates, sheet.chosen, frozen=sheet.is_signed)
        self._lay_out()
        self.level.currentIndexChanged.connect(self._choose_whom)

    def _lay_out(self) -> None:
        note = QLabel(_UNSIGNED)
        note.setWordWrap(True)
        set_mark(note, "muted")
        self.add_field("number", "&Số quyết định", self.number)
        self.add_field("signed_on", "Ngà&y ký", self.signed_on, beside=True)
        if not self._sheet.is_signed:
            self.old_rows.addRow("", note)
        self.add_field("subject", "T&rích yếu", self.subject)
        self.add_field("level", "Cấ&p quyết định", self.level)
        self.add_field("issuing_body", "Cơ &quan ban hành", self.issuing_body, beside=True)
        self.add_field("period_from", "Thành tích &từ", self.period_from)
        self.add_field("period_to", "đế&n ngày", self.period_to, beside=True)
        self.add_field("signer", "N&gười ký", self.signer, beside=True)
        self.add_field("nominations", "Được &khen thưởng", self.nominations)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def _choose_whom(self) -> None:
        """On a new decision choose whom its level decides on."""
        if self._sheet.decision_id is None:
            self.nominations.tick(of_level(self._sheet.candidates, self.level.value()))

    def _collect(self) -> Callable[[Book], Changes]:
        fields = self.decision_fields(self._sheet.fields.round_code)
        awarded = self.nominations.ids()
        decision_id = self._sheet.decision_id
        return lambda book: save_decision(book, decision_id, fields, awarded)
