"""The form of a referral to the competent body: numbers only, no person, nothing of the content."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.year.obstacles import REFERRAL_KINDS, ReferralFields
from desktop_app.services.book import Book
from desktop_app.services.year.obstacles import referral, save_referral
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text, open_box
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit


class ReferralForm(FormOf[ReferralFields]):
    """Enters a referral (`referral_id` None) or changes one."""

    numbers_only = Text(
        "Sổ chỉ giữ số liệu để báo cáo: không ghi tên người, không chép nội dung thông tin.", manner="muted"
    )
    passed_on, kind = Input(DateEdit), Input(partial(open_box, ("", *REFERRAL_KINDS)))
    receiving_body, document_number = Input(QLineEdit), Input(QLineEdit)
    outcome = Input(lambda: LinesEdit(3))
    rows = (("numbers_only",), ("passed_on",), ("kind",), ("receiving_body",), ("document_number",), ("outcome",))

    def __init__(self, context: Context, referral_id: int | None, parent: QWidget) -> None:
        act = "Ghi" if referral_id is None else "Sửa"
        super().__init__(context, f"{act} thông tin đã chuyển", parent)
        self._referral_id = referral_id
        if referral_id is None:
            self.offer_next(("passed_on", "receiving_body"))

    def start(self) -> None:
        """Read the form data and show the form."""
        referral_id = self._referral_id
        if referral_id is None:
            self._show(ReferralFields(date.today(), ""), "kind")
        else:
            self.ask_book(lambda book: referral(book, referral_id), lambda fields: self._show(fields, "outcome"))

    def _show(self, fields: ReferralFields, first: str) -> None:
        self.fill(fields)
        self.show_form(first)

    def _collect(self) -> Callable[[Book], Changes]:
        fields, referral_id = self.collected().checked(), self._referral_id
        return lambda book: save_referral(book, referral_id, fields)
