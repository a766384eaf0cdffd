"""Forms for several nominations at once: why they are put on hold, what is set for all of them, whom to take over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.law.catalogue import Award
from desktop_app.domain.rounds.nominations import NominationState
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType
from desktop_app.services.book import Book
from desktop_app.services.law import rules
from desktop_app.services.rounds import nomination_acts, nomination_copies
from desktop_app.services.rounds.nomination_acts import SetForMany
from desktop_app.services.rounds.nomination_copies import Copied
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.widgets.forms.check_list import Tick, TickList
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.forms.value_box import ValueBox

_AS_IT_IS: Final = "(giữ nguyên)"
_KEYS: Final = "Ctrl+Return; Ctrl+Enter"
_ROWS: Final = 12
_MARKS: Final[Mapping[bool | None, str]] = {None: _AS_IT_IS, True: "Có", False: "Không"}


class HoldForm(RecordForm):
    """Asks why nominations are put on hold."""

    def __init__(self, context: Context, ids: Sequence[int], parent: QWidget) -> None:
        super().__init__(context, f"Tạm hoãn {len(ids)} đề nghị", parent)
        self._ids = tuple(ids)
        self.reason, note = QLineEdit(), QLabel("Chỉ ghi số, ngày văn bản; không ghi nội dung vụ việc.")
        set_mark(note, "muted")
        self.reason.setPlaceholderText("ví dụ: chờ kết luận theo Thông báo số 07/TB-TTr ngày 02/11/2026")
        self.add_field("reason", "&Lý do", self.reason, note)
        self.add_save_button("&Tạm hoãn", self._collect, _KEYS, primary=True)
        self.add_cancel_button()

    def _collect(self) -> Callable[[Book], Changes]:
        ids, reason = self._ids, self.reason.text()
        return lambda book: nomination_acts.move(book, ids, NominationState.HELD, reason)


class SetForm(RecordForm):
    """Sets award, type, period, reason and mark for several nominations; what is left empty stays as it is."""

    def __init__(self, context: Context, ids: Sequence[int], awards: Mapping[str, Award], parent: QWidget) -> None:
        super().__init__(context, f"Sửa chung {len(ids)} đề nghị", parent)
        self._ids, self._awards = tuple(ids), awards
        self.award = ValueBox[str | None]({None: _AS_IT_IS} | {code: one.name for code, one in awards.items()})
        self.type = ValueBox[CommendationType | None]({None: _AS_IT_IS} | COMMENDATION_TYPE_LABELS)
        self.period_from, self.period_to = DateEdit(), DateEdit()
        self.reason, self.exception = QLineEdit(), QLineEdit()
        self.exemplar = ValueBox[bool | None](_MARKS)
        for line in (self.reason, self.exception):
            line.setPlaceholderText("Để trống: giữ nguyên")
        self.add_field("award", "Hình thứ&c", self.award)
        self.add_field("commendation_type", "&Loại hình", self.type)
        self.add_field("period_from", "Thành tích từ n&gày", self.period_from)
        self.add_field("period_to", "đến ngà&y", self.period_to, beside=True)
        self.add_field("reason_line", "Lý do &khen", self.reason)
        self.add_field("exemplar", "&Nhân rộng", self.exemplar)
        self.add_field("exception_reason", "Lý &do vẫn đề nghị", self.exception)
        self.add_save_button("&Sửa tất cả", self._collect, _KEYS, primary=True)
        self.add_cancel_button()
        self.award.activated.connect(self._follow_award)

    def _follow_award(self) -> None:
        award = self._awards.get(self.award.value() or "")
        if award is not None and award.is_title:
            self.type.set_value(CommendationType.MERIT)

    def _collect(self) -> Callable[[Book], Changes]:
        wanted = SetForMany(
            self.award.value(),
            self.type.value(),
            self.period_from.value(),
            self.period_to.value(),
            self.reason.text() or None,
            self.exemplar.value(),
            self.exception.text() or None,
        )
        ids = self._ids
        return lambda book: nomination_acts.set_for_many(book, ids, wanted)


def awards_of(book: Book, code: str) -> dict[str, Award]:
    """Return the awards a round offers, to whomever, by code."""
    return {award.code: award for award in rules.offered(book, code)}


@dataclass(frozen=True, slots=True)
class CopySheet:
    """The round to copy into, and the nominations of each round before it, the latest first."""

    code: str
    earlier: Mapping[str, Sequence[Copied]]


def copy_sheet(book: Book, code: str) -> CopySheet:
    """Return whom a round can take over from the rounds before it."""
    codes = [str(one.code) for one in nomination_copies.rounds_before(book, code)]
    return CopySheet(code, {one: found for one in codes if (found := nomination_copies.nominated_in(book, one))})


class CopyForm(RecordForm):
    """Takes nominees of an earlier round into this one as drafts; all are ticked at first."""

    def __init__(self, context: Context, sheet: CopySheet, parent: QWidget) -> None:
        super().__init__(context, f"Lấy người, tập thể của đợt trước vào {sheet.code}", parent)
        self._sheet = sheet
        self.round = ValueBox({code: code for code in sheet.earlier})
        self.nominees = TickList()
        self.words = QLabel()
        set_mark(self.words, "muted")
        self.nominees.setToolTip("Phím cách: chọn hoặc bỏ; Ctrl+A: cả danh sách")
        self.nominees.setMinimumHeight(_ROWS * (self.fontMetrics().height() + GAP // 2))
        self.add_field("round", "Từ đợ&t", self.round)
        self.add_field("nominees", "&Người, tập thể", self.nominees, self.words)
        self.add_save_button("&Lấy vào đợt (nháp)", self._collect, _KEYS, primary=True)
        self.add_cancel_button()
        self.round.currentIndexChanged.connect(self._show_round)
        self.nominees.altered.connect(self._tell)
        self._show_round()

    def _show_round(self) -> None:
        found = self._sheet.earlier[self.round.value()]
        self.nominees.set_keys({one.id for one in found})
        self.nominees.offer([Tick(one.id, _named(one)) for one in found])
        self._tell()

    def _tell(self) -> None:
        self.words.setText(
            f"Đã chọn {len(self.nominees.keys())} trên {self.nominees.count()}; phím cách: chọn hoặc bỏ."
        )

    def _collect(self) -> Callable[[Book], Changes]:
        shown = {one.id for one in self._sheet.earlier[self.round.value()]}
        ids = [key for key in self.nominees.keys() if isinstance(key, int) and key in shown]
        code = self._sheet.code
        return lambda book: nomination_copies.copy_nominees(book, ids, code)


def _named(one: Copied) -> str:
    return " – ".join(dict.fromkeys((one.name, one.unit_name, one.award)))
