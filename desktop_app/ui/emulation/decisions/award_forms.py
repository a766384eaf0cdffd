"""The small forms for the selected awards: a day, a cancellation, another amount."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.awards.decisions import recovery_due
from desktop_app.domain.changes import Changes
from desktop_app.domain.law.money import read_amount
from desktop_app.services.awards import acts
from desktop_app.services.awards.choices import ChosenAward
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.translation import format_date, format_number
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm

_MOST_NAMED: Final = 3
_STANDING: Final = "Chỉ ghi lý do để in dự thảo; khen thưởng vẫn còn hiệu lực."
_CANCELLED: Final = "Khen thưởng vẫn còn trong sổ, nhưng báo cáo và thống kê không tính nữa."

type DayAct = Callable[[Book, Sequence[int], date | None], Changes]


class DayForm(RecordForm):
    """Sets the day on which the selected awards were paid, handed over or given back; an empty day removes it."""

    awards = Text(label="Khen thưởng")
    day = Input(DateEdit, label="Ngày", note="Để trống rồi lưu là bỏ ngày đã ghi.")
    rows = (("awards",), ("day",))

    def __init__(
        self, context: Context, title: str, label: str, awards: Sequence[ChosenAward], act: DayAct, parent: QWidget
    ) -> None:
        super().__init__(context, title, parent)
        self._ids, self._act = [award.id for award in awards], act
        self.awards.setText(award_words(awards))
        self.fields["day"].name_as(label)

    def offer(self, days: Sequence[date | None]) -> None:
        """Offer the day if all awards have the same one, otherwise today."""
        common_day = days[0] if days and len(set(days)) == 1 else None
        self.day.set_value(common_day or date.today())

    def _collect(self) -> Callable[[Book], Changes]:
        act, ids, day = self._act, self._ids, self.day.value()
        return lambda book: act(book, ids, day)


class CancelForm(RecordForm):
    """Cancels the selected awards by a document, and says until when certificate and money must be returned."""

    awards = Text(label="Khen thưởng")
    reason = Input(lambda: LinesEdit(2), label="Lý do hủy bỏ", note="Quyết định hủy bỏ in lý do này.")
    document = Input(
        QLineEdit,
        label="Văn bản hủy bỏ",
        help="ví dụ: Quyết định số 20/QĐ-SNgV",
        note="Chưa ký thì để trống ô này và ngày.",
    )
    cancelled_on = Input(DateEdit, label="Ngày hủy bỏ")
    outcome = Text(manner="muted", beside=True)
    rows = (("awards",), ("reason",), ("document",), ("cancelled_on",), ("outcome",))

    def __init__(self, context: Context, awards: Sequence[ChosenAward], parent: QWidget) -> None:
        super().__init__(context, "Hủy bỏ khen thưởng", parent)
        self._ids = [award.id for award in awards]
        self.awards.setText(award_words(awards))
        self.reason.setPlainText(common_reason(awards))
        self.cancelled_on.textChanged.connect(lambda _: self._show_due_date())
        self.document.textEdited.connect(self._follow_document)
        self.cancelled_on.textChanged.connect(lambda _: self._show_outcome())
        self.document.textChanged.connect(lambda _: self._show_outcome())
        self._show_due_date()
        self._show_outcome()

    def _follow_document(self, text: str) -> None:
        """Offer today once there is a document; without one there is no day."""
        if text.strip() and not self.cancelled_on.text():
            self.cancelled_on.set_value(date.today())
        elif not text.strip() and self.cancelled_on.value() == date.today():
            self.cancelled_on.set_value(None)

    def _show_due_date(self) -> None:
        day = self.cancelled_on.value()
        due = f" đến hết ngày {format_date(recovery_due(day))}" if day is not None else ""
        self.fields["cancelled_on"].tell(
            f"Thu hồi giấy, bằng và tiền trong 15 ngày làm việc{due} (Nghị định 152/2025, Điều 58 khoản 2; "
            "chưa trừ ngày nghỉ Tết)."
        )

    def _show_outcome(self) -> None:
        is_signed = bool(self.document.text().strip() or self.cancelled_on.text().strip())
        self.outcome.setText(_CANCELLED if is_signed else _STANDING)

    def _collect(self) -> Callable[[Book], Changes]:
        ids, document, reason = self._ids, self.document.text(), self.reason.toPlainText()
        day = self.cancelled_on.value()
        return lambda book: acts.cancel_awards(book, ids, document, day, reason)


class AmountForm(RecordForm):
    """Changes the money of one award that is not paid yet, and asks for the reason."""

    award = Text(label="Khen thưởng")
    amount = Input(QLineEdit, label="Số tiền (đồng)", help="ví dụ: 760.000")
    reason = Input(lambda: LinesEdit(2), label="Lý do", required=True)
    rows = (("award",), ("amount",), ("reason",))

    def __init__(self, context: Context, award: ChosenAward, parent: QWidget) -> None:
        super().__init__(context, "Sửa số tiền thưởng", parent)
        self._id = award.id
        self.award.setText(award_words([award]))
        self.amount.setText(format_number(award.amount) if award.amount is not None else "")
        self.reason.setPlainText(award.reason)

    def _collect(self) -> Callable[[Book], Changes]:
        award_id, amount, reason = self._id, read_amount(self.amount.text()), self.reason.toPlainText()
        return lambda book: acts.change_amount(book, award_id, amount, reason)


def common_reason(awards: Sequence[ChosenAward]) -> str:
    """Return the reason for cancelling that is kept of all these awards, "" if it differs."""
    reasons = {award.cancel_reason for award in awards}
    return reasons.pop() if len(reasons) == 1 else ""


def award_words(awards: Sequence[ChosenAward]) -> str:
    """Return the awards in words: the first ones by name, the others counted, and their total money."""
    names = [f"{award.name} – {award.award}" for award in awards[:_MOST_NAMED]]
    more, total = len(awards) - len(names), sum(award.amount or 0 for award in awards)
    if more:
        names.append(f"và {format_number(more)} khen thưởng khác")
    if len(awards) > 1 and total:
        names.append(f"Cộng {format_number(len(awards))} khen thưởng, {format_number(total)} đồng.")
    return "\n".join(names)
