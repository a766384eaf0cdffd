"""Forms for several nominations at once: to put them on hold, to set values for all, to copy them from a round."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import Award
from desktop_app.domain.round_codes import round_title
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.law import rules
from desktop_app.services.rounds import nomination_acts, nomination_copies
from desktop_app.services.rounds.nomination_acts import SetForMany
from desktop_app.services.rounds.nomination_copies import EarlierNomination
from desktop_app.services.rounds.nominations import Nomination, nomination
from desktop_app.services.year.movements import movement_choices
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.forms.checks.check_list import CheckList
from desktop_app.ui.widgets.forms.checks.check_model import CheckItem
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.muted_label import muted_label

_AS_IT_IS: Final = "(giữ nguyên)"
_ROWS: Final = 12
_MOST_NAMED: Final = 4
_NOTHING_YET: Final = "Chưa chọn gì để sửa ở {} đề nghị; ô để trống thì giữ nguyên. Tất cả là một bước, hoàn tác được."
_TYPES: Final[Mapping[CommendationType | None, str]] = {None: _AS_IT_IS} | COMMENDATION_TYPE_LABELS
_MARKS: Final[Mapping[bool | None, str]] = {None: _AS_IT_IS, True: "Có", False: "Không"}


class PostponeForm(RecordForm):
    """Names nominations that are put on hold, and asks why they are."""

    who = Text()
    reason = Input(
        QLineEdit,
        label="Lý do",
        help="ví dụ: chờ kết luận theo Thông báo số 07/TB-TTr ngày 02/11/2026",
        note="Chỉ ghi số, ngày văn bản; không ghi nội dung vụ việc.",
        required=True,
    )
    rows = (("who",), ("reason",))
    save_text = "Tạm hoãn"

    def __init__(self, context: Context, ids: Sequence[int], parent: QWidget) -> None:
        super().__init__(context, f"Tạm hoãn {len(ids)} đề nghị", parent)
        self._ids = tuple(ids)

    def start(self) -> None:
        """Read whom the nominations are of and show the form."""
        ids = self._ids[:_MOST_NAMED]
        self.ask_book(lambda book: [nomination(book, row_id).nominee_name for row_id in ids], self._show)

    def _show(self, names: Sequence[str]) -> None:
        others = len(self._ids) - len(names)
        more = f" và {format_number(others)} đề nghị khác" if others else ""
        self.who.setText(f"Tạm hoãn: {', '.join(names)}{more}.")
        self.show_form("reason")

    def _collect(self) -> Callable[[Book], Changes]:
        ids, reason = self._ids, self.reason.text()
        return lambda book: nomination_acts.move(book, ids, NominationState.HELD, reason)


@dataclass(frozen=True, slots=True)
class SetFormData:
    """The awards that a round offers, by code; the movements there are; and the nominations as they are now."""

    awards: Mapping[str, Award]
    movements: Sequence[Choice]
    chosen: Sequence[Nomination] = ()


class SetForm(FormOf[SetForMany]):
    """Sets values for several nominations; inputs left empty change nothing."""

    award = Input(ValueBox[str | None], label="Hình thức")
    type = Input(lambda: ValueBox(_TYPES), of="commendation_type", label="Loại hình")
    movement = Input(ChoiceEdit, of="movement_id", label="Phong trào thi đua", help="Để trống: giữ nguyên")
    period_from, period_to = Input(DateEdit, label="Thành tích từ ngày"), Input(DateEdit, label="Đến ngày")
    reason = Input(QLineEdit, of="reason_line", label="Lý do khen", help="Để trống: giữ nguyên")
    exemplar = Input(lambda: ValueBox(_MARKS), label="Nhân rộng")
    exception = Input(QLineEdit, of="exception_reason", label="Lý do vẫn đề nghị", help="Để trống: giữ nguyên")
    rows = (
        ("award",),
        ("commendation_type",),
        ("movement_id",),
        ("period_from", "period_to"),
        ("reason_line",),
        ("exemplar",),
        ("exception_reason",),
    )
    not_entered = ("evidence",)
    save_text = "Sửa tất cả"

    def __init__(self, context: Context, ids: Sequence[int], form_data: SetFormData, parent: QWidget) -> None:
        super().__init__(context, f"Sửa chung {len(ids)} đề nghị", parent)
        self._ids, self._awards = tuple(ids), form_data.awards
        self.award.offer({None: _AS_IT_IS} | {code: award.name for code, award in form_data.awards.items()})
        self.movement.set_choices(form_data.movements)
        self.award.activated.connect(self._follow_award)
        self._chosen = form_data.chosen
        self.preview = muted_label()
        self._column.insertWidget(self._column.indexOf(self.body) + 1, self.preview)
        for field in self.fields.values():
            field.when_edited(self._tell)
        self._tell()

    def _tell(self) -> None:
        """Say how many nominations each value that is entered would change, and which."""
        try:
            values = self._values()
        except InvalidRecord:
            # What is wrong is said when one presses it.
            self.allow_saving(True)
            return
        lines = []
        for name, field in self.fields.items():
            value = getattr(values, name)
            others = [of.nominee_name for of in self._chosen if getattr(of.fields, name) != value]
            if value is not None and self._chosen:
                label = field.label.text().replace("&", "").rstrip(" *")
                names = ", ".join(others[:_MOST_NAMED]) + (" …" if len(others) > _MOST_NAMED else "")
                lines.append(
                    f"{label}: đổi {len(others)} trên {len(self._chosen)} đề nghị{f' ({names})' if names else ''}"
                )
        self.preview.setText("\n".join(lines) or _NOTHING_YET.format(format_number(len(self._ids))))
        self.allow_saving(any(getattr(values, name) is not None for name in self.fields))
        if self.isVisible():
            self.grow()

    def _follow_award(self) -> None:
        award = self._awards.get(self.award.value() or "")
        if award is not None and award.is_title:
            self.type.set_value(CommendationType.MERIT)

    def _values(self) -> SetForMany:
        return self.collected(reason_line=self.reason.text() or None, exception_reason=self.exception.text() or None)

    def _collect(self) -> Callable[[Book], Changes]:
        values, ids = self._values(), self._ids
        return lambda book: nomination_acts.set_for_many(book, ids, values)


def set_form_data(book: Book, code: str, ids: Sequence[int] = ()) -> SetFormData:
    """Return what can be set for many nominations of a round, and what these have."""
    awards = {award.code: award for award in rules.offered(book, code)}
    return SetFormData(awards, movement_choices(book), [nomination(book, nomination_id) for nomination_id in ids])


@dataclass(frozen=True, slots=True)
class CopyFormData:
    """The round to copy into, and the nominations of each round before it, the latest first."""

    code: str
    earlier: Mapping[str, Sequence[EarlierNomination]]


def copy_form_data(book: Book, code: str) -> CopyFormData:
    """Return the form data: whom a round can copy from the rounds before it."""
    codes = [str(round_.code) for round_ in nomination_copies.rounds_before(book, code)]
    return CopyFormData(
        code, {round_: nominated for round_ in codes if (nominated := nomination_copies.nominated_in(book, round_))}
    )


class CopyForm(RecordForm):
    """Copies nominees of an earlier round into this one as drafts; all are checked at first."""

    round = Input(ValueBox[str], label="Từ đợt")
    nominees = Input(CheckList, label="Người, tập thể")
    rows = (("round",), ("nominees",))
    save_text = "Lấy vào đợt (nháp)"

    def __init__(self, context: Context, form_data: CopyFormData, parent: QWidget) -> None:
        super().__init__(context, f"Lấy người, tập thể của đợt trước vào đợt {round_title(form_data.code)}", parent)
        self._form_data = form_data
        self.round.offer({code: code for code in form_data.earlier})
        self.nominees.setToolTip("Phím cách: chọn hoặc bỏ; Ctrl+A: cả danh sách")
        self.nominees.setMinimumHeight(_ROWS * (self.fontMetrics().height() + GAP // 2))
        self.round.currentIndexChanged.connect(self._show_round)
        self.nominees.altered.connect(self._show_count)
        self.finished.connect(self._let_go)
        self._show_round()

    def _let_go(self) -> None:
        """Free what was read for the form: of many years a search for garbage would hold the window for it later."""
        self._form_data = CopyFormData(self._form_data.code, {})
        self.nominees.offer(())

    def _show_round(self) -> None:
        nominations = self._form_data.earlier[self.round.value()]
        self.nominees.set_keys({nomination.id for nomination in nominations})
        self.nominees.offer([CheckItem(nomination.id, _nomination_words(nomination)) for nomination in nominations])
        self._show_count()

    def _show_count(self) -> None:
        self.fields["nominees"].tell(
            f"Đã chọn {len(self.nominees.keys())} trên {self.nominees.count()}; phím cách: chọn hoặc bỏ."
        )

    def _collect(self) -> Callable[[Book], Changes]:
        shown_ids = {nomination.id for nomination in self._form_data.earlier[self.round.value()]}
        ids = [key for key in self.nominees.keys() if isinstance(key, int) and key in shown_ids]
        code = self._form_data.code
        return lambda book: nomination_copies.copy_nominees(book, ids, code)


def _nomination_words(nomination: EarlierNomination) -> str:
    return " – ".join(dict.fromkeys((nomination.name, nomination.unit_name, nomination.award)))
