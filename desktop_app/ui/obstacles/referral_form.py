"""The form of a matter passed on to the competent body: numbers only, no person, nothing of what was said."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.year.obstacles import REFERRAL_KINDS, ReferralFields
from desktop_app.services.book import Book
from desktop_app.services.year.obstacles import referral, save_referral
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.muted_label import muted_label

_DATE_WIDTH: Final = 150


class ReferralForm(RecordForm):
    """Enters a matter passed on (`referral_id` None) or changes one."""

    def __init__(self, context: Context, referral_id: int | None, parent: QWidget) -> None:
        act = "Ghi" if referral_id is None else "Sửa"
        super().__init__(context, f"{act} thông tin đã chuyển", parent)
        self._referral_id = referral_id
        self.passed_on, self.kind = DateEdit(), QComboBox()
        self.receiving_body, self.document_number, self.outcome = QLineEdit(), QLineEdit(), LinesEdit(3)
        self.passed_on.setFixedWidth(_DATE_WIDTH)
        self.kind.setEditable(True)
        self.kind.addItems(["", *REFERRAL_KINDS])
        self.receiving_body.setPlaceholderText("ví dụ: Công an tỉnh")
        note = muted_label("Sổ chỉ giữ số liệu để báo cáo: không ghi tên người, không chép nội dung thông tin.")
        self.old_rows.addRow(note)
        self.add_field("passed_on", "N&gày chuyển", self.passed_on)
        self.add_field("kind", "L&oại thông tin", self.kind, beside=True)
        self.add_field("receiving_body", "&Cơ quan tiếp nhận", self.receiving_body)
        self.add_field("document_number", "&Số văn bản", self.document_number)
        self.add_field("outcome", "&Kết quả xử lý", self.outcome)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def start(self) -> None:
        """Read what the form needs and show it."""
        referral_id = self._referral_id
        if referral_id is None:
            self.passed_on.set_value(date.today())
            self.show_form("kind")
        else:
            self.ask_book(lambda book: referral(book, referral_id), self._fill)

    def _fill(self, fields: ReferralFields) -> None:
        self.passed_on.set_value(fields.passed_on)
        self.kind.setCurrentText(fields.kind)
        self.receiving_body.setText(fields.receiving_body)
        self.document_number.setText(fields.document_number)
        self.outcome.setPlainText(fields.outcome)
        self.show_form("outcome")

    def _collect(self) -> Callable[[Book], Changes]:
        passed_on = self.passed_on.value()
        if passed_on is None:
            raise InvalidRecord("Nhập ngày chuyển.", "passed_on")
        fields = ReferralFields(
            passed_on,
            self.kind.currentText(),
            receiving_body=self.receiving_body.text(),
            document_number=self.document_number.text(),
            outcome=self.outcome.toPlainText(),
        ).checked()
        referral_id = self._referral_id
        return lambda book: save_referral(book, referral_id, fields)
