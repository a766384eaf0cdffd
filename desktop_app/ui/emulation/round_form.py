"""Creating a review round, and changing its dates."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QSpinBox, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.round_codes import FIRST_YEAR, LAST_YEAR, RoundCode
from desktop_app.services import review_rounds
from desktop_app.services.book import Book
from desktop_app.services.review_rounds import Round
from desktop_app.services.rounds import acts
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import leave_air, set_mark
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.muted_label import muted_label

_HALVES = {1: "Sơ kết 6 tháng đầu năm", 2: "Cuối năm"}
_LAST_MONTH_OF_FIRST_HALF = 8
_NOTE_HEIGHT = 60
_CLOSING = "Từ ngày này không ghi, không sửa đề nghị nữa."


def next_round(known: Iterable[RoundCode], today: date) -> RoundCode:
    """Return the round after the newest one; while there is none, the one whose time it is.

    The first half-year is reviewed into August, the whole year from then on.
    """
    newest = max(known, default=None)
    if newest is None:
        return RoundCode(today.year, 1 if today.month <= _LAST_MONTH_OF_FIRST_HALF else 2)
    return RoundCode(newest.year, 2) if newest.half == 1 else RoundCode(newest.year + 1, 1)


class NewRoundForm(RecordForm):
    """Creates a round; the one that comes next is offered."""

    def __init__(self, context: Context, known: Sequence[Round], parent: QWidget) -> None:
        super().__init__(context, "Tạo đợt xét", parent)
        offered = next_round((one.code for one in known), date.today())
        self.half = ValueBox(_HALVES)
        self.half.set_value(offered.half)
        self.year = QSpinBox()
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setValue(offered.year)
        leave_air(self.year)
        self.note = _note_edit()
        self.dates = QLabel()
        set_mark(self.dates, "muted")
        self.add_field("code", "Đợt &xét", self.half, self.dates)
        self.add_field("year", "&Năm", self.year)
        self.add_field("note", "&Ghi chú", self.note)
        self.add_save_button("&Tạo đợt xét", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()
        self.half.currentIndexChanged.connect(self._tell_dates)
        self.year.valueChanged.connect(self._tell_dates)
        self._tell_dates()

    @property
    def code(self) -> RoundCode:
        """The round as chosen."""
        return RoundCode(self.year.value(), self.half.value())

    def _tell_dates(self) -> None:
        code = self.code
        period = f"từ {format_date(code.first_day)} đến {format_date(code.last_day)}"
        self.dates.setText(f"Mã {code}; xét thành tích {period}.")

    def _collect(self) -> Callable[[Book], Changes]:
        code, note = str(self.code), self.note.toPlainText()
        return lambda book: acts.create_round(book, code, note)


@dataclass(frozen=True, slots=True)
class RoundSheet:
    """A round with the rule sets there are (names by code), and whether the province has values of its own."""

    kept: Round
    rule_sets: Mapping[str, str]
    province_note: str


def round_sheet(book: Book, code: str) -> RoundSheet:
    """Return what the form of a round is filled from. Raises InvalidRecord."""
    # The rules take their time to load: the page does without them.
    from desktop_app.services.law import rules

    kept = review_rounds.round_of(book, code)
    known = {one.code: one.name for one in rules.rule_sets()}
    return RoundSheet(kept, {kept.rule_set: kept.rule_set, **known}, rules.province_note(book, code))


class RoundForm(RecordForm):
    """Changes a round: its dates, the rules that judge it, when it opens and closes, its note."""

    def __init__(self, context: Context, sheet: RoundSheet, parent: QWidget) -> None:
        kept = sheet.kept
        super().__init__(context, f"Sửa đợt xét {kept.code} – {kept.code.title}", parent)
        self._kept = kept
        self.from_date, self.to_date = DateEdit(), DateEdit()
        self.opened_on, self.closed_on = DateEdit(), DateEdit()
        self.rule_set = ValueBox(sheet.rule_sets)
        self.rule_set.set_value(kept.rule_set)
        self.note = _note_edit()
        for edit, day in (
            (self.from_date, kept.from_date),
            (self.to_date, kept.to_date),
            (self.opened_on, kept.opened_on),
            (self.closed_on, kept.closed_on),
        ):
            edit.set_value(day)
        self.note.setPlainText(kept.note)
        self.add_field("from_date", "Xét thành tích &từ", self.from_date)
        self.add_field("to_date", "đến ngà&y", self.to_date, beside=True)
        self.add_field("rule_set", "Xét th&eo", self.rule_set, muted_label(sheet.province_note))
        self.add_field("opened_on", "&Mở đợt ngày", self.opened_on)
        self.add_field("closed_on", "đó&ng ngày", self.closed_on, muted_label(_CLOSING), beside=True)
        self.add_field("note", "&Ghi chú", self.note)
        if sheet.province_note:
            province = QPushButton("Áp &dụng quy định hiện hành của tỉnh")
            province.setAutoDefault(False)
            province.clicked.connect(self._take_province_rules)
            self.buttons.insertWidget(0, province)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def _take_province_rules(self) -> None:
        code = str(self._kept.code)
        taken = f"Đợt {code} nay xét theo các mức của tỉnh đang ghi trong sổ."
        self.context.act(
            lambda book: acts.judge_by_province_rules(book, code), lambda _: self.say(taken, "done"), self.refuse
        )

    def _collect(self) -> Callable[[Book], Changes]:
        changed = replace(
            self._kept,
            from_date=self.from_date.value() or self._kept.code.first_day,
            to_date=self.to_date.value() or self._kept.code.last_day,
            opened_on=self.opened_on.value(),
            closed_on=self.closed_on.value(),
            rule_set=self.rule_set.value(),
            note=self.note.toPlainText(),
        )
        return lambda book: acts.change_round(book, changed)


def _note_edit() -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setFixedHeight(_NOTE_HEIGHT)
    return edit
