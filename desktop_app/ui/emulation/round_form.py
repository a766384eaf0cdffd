"""The forms that create a review round and change its dates."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QLineEdit, QPushButton, QSpinBox, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.round_codes import FIRST_YEAR, HALVES, LAST_YEAR, RoundCode
from desktop_app.services import review_rounds
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.review_rounds import Round
from desktop_app.services.rounds import acts
from desktop_app.services.year.movements import movement_choices
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import leave_air
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.forms.value_box import ValueBox

_HALVES = {1: f"Sơ kết {HALVES[1]}", 2: "Cuối năm"}
_LAST_MONTH_OF_FIRST_HALF = 8


def next_round(codes: Iterable[RoundCode], today: date) -> RoundCode:
    """Return the round after the newest one; while there is none, the current one by date.

    Until August the first half-year is reviewed, afterwards the whole year.
    """
    newest = max(codes, default=None)
    if newest is None:
        return RoundCode(today.year, 1 if today.month <= _LAST_MONTH_OF_FIRST_HALF else 2)
    return RoundCode(newest.year, 2) if newest.half == 1 else RoundCode(newest.year + 1, 1)


class NewRoundForm(RecordForm):
    """Creates a round; the next one in order is offered."""

    half = Input(lambda: ValueBox(_HALVES), of="code", label="Đợt xét")
    year = Input(QSpinBox, label="Năm")
    note = Input(lambda: LinesEdit(3), label="Ghi chú")
    rows = (("code",), ("year",), ("note",))
    save_text = "Tạo đợt xét"

    def __init__(self, context: Context, rounds: Sequence[Round], parent: QWidget) -> None:
        super().__init__(context, "Tạo đợt xét", parent)
        code = next_round((round_.code for round_ in rounds), date.today())
        self.half.set_value(code.half)
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setValue(code.year)
        leave_air(self.year)
        self.half.currentIndexChanged.connect(self._show_dates)
        self.year.valueChanged.connect(self._show_dates)
        self._show_dates()

    @property
    def code(self) -> RoundCode:
        """The code of the round as chosen."""
        return RoundCode(self.year.value(), self.half.value())

    def _show_dates(self) -> None:
        code = self.code
        period = f"từ {format_date(code.first_day)} đến {format_date(code.last_day)}"
        self.fields["code"].tell(f"Mã {code}; xét thành tích {period}.")

    def _collect(self) -> Callable[[Book], Changes]:
        code, note = str(self.code), self.note.toPlainText()
        return lambda book: acts.create_round(book, code, note)


@dataclass(frozen=True, slots=True)
class RoundFormData:
    """A round, all rule sets (names by code), and a note if the province has its own values."""

    round: Round
    rule_sets: Mapping[str, str]
    province_note: str
    movements: Sequence[Choice]


def round_form_data(book: Book, code: str) -> RoundFormData:
    """Return the form data of a round. Raises InvalidRecord."""
    # The rules are slow to load, and the page does not need them.
    from desktop_app.services.law import rules

    round_ = review_rounds.round_of(book, code)
    rule_sets = {rule_set.code: rule_set.name for rule_set in rules.sets_of(book)}
    return RoundFormData(
        round_,
        {round_.rule_set: round_.rule_set, **rule_sets},
        rules.province_note(book, code),
        movement_choices(book, round_.movement_id),
    )


class RoundForm(FormOf[Round]):
    """Changes a round: its dates, the rules that judge it, when it opens and closes, its note."""

    from_date = Input(DateEdit, label="Xét thành tích từ", missing="Nhập ngày đầu của thời gian xét thành tích.")
    to_date = Input(DateEdit, label="Đến ngày", missing="Nhập ngày cuối của thời gian xét thành tích.")
    rule_set = Input(ValueBox[str], label="Xét theo")
    movement = Input(ChoiceEdit, of="movement_id", note="Đề nghị mới về phong trào, chuyên đề ghi theo phong trào này.")
    opened_on = Input(DateEdit, label="Mở đợt ngày")
    closed_on = Input(DateEdit, label="Đóng đợt ngày", note="Từ ngày này không ghi, không sửa đề nghị nữa.")
    units_by, files_by, council_on, submit_by = Input(DateEdit), Input(DateEdit), Input(DateEdit), Input(DateEdit)
    guided_by = Input(QLineEdit, note="Các mốc và văn bản này in ở công văn hướng dẫn bình xét.")
    note = Input(lambda: LinesEdit(2), label="Ghi chú")
    strengths, weaknesses = Input(lambda: LinesEdit(2)), Input(lambda: LinesEdit(2))
    causes, next_steps = Input(lambda: LinesEdit(2)), Input(lambda: LinesEdit(2))
    rows = (
        ("from_date", "to_date"),
        ("rule_set",),
        ("movement_id",),
        ("opened_on", "closed_on"),
        ("units_by", "files_by"),
        ("council_on", "submit_by"),
        ("guided_by",),
        ("posted_at",),
        ("posted_from", "posted_until"),
        ("ceremony_place", "ceremony_on"),
        ("strengths", "weaknesses"),
        ("causes", "next_steps"),
        ("note",),
    )
    not_entered = ("id", "code")
    least_width = 960

    def __init__(self, context: Context, form_data: RoundFormData, parent: QWidget) -> None:
        round_ = form_data.round
        super().__init__(context, f"Sửa đợt {round_.code.title}", parent)
        self._code = round_.code
        self.rule_set.offer(form_data.rule_sets)
        self.movement.set_choices(form_data.movements)
        self.fill(round_)
        self.fields["rule_set"].tell(form_data.province_note)
        if form_data.province_note:
            province = QPushButton("Áp dụng quy định hiện hành của tỉnh")
            province.setAutoDefault(False)
            province.clicked.connect(self._take_province_rules)
            self.buttons.insertWidget(0, province)

    def _take_province_rules(self) -> None:
        code = str(self._code)
        sentence = f"Đợt {self._code.title} nay xét theo các mức của tỉnh đang ghi trong sổ."
        self.context.act(
            lambda book: acts.judge_by_province_rules(book, code), lambda _: self.say(sentence, "done"), self.refuse
        )

    def _collect(self) -> Callable[[Book], Changes]:
        changed = self.collected()
        return lambda book: acts.change_round(book, changed)
