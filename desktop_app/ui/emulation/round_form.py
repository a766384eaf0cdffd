"""Creating a review round, and changing its dates."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSpinBox, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.rounds import FIRST_YEAR, LAST_YEAR, RoundCode
from desktop_app.services import rounds
from desktop_app.services.book import Book
from desktop_app.services.rounds import Round
from desktop_app.ui.context import Context
from desktop_app.ui.theme import set_mark
from desktop_app.ui.tokens import TIGHT
from desktop_app.ui.translation import format_date
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.forms import RecordForm
from desktop_app.ui.widgets.value_box import ValueBox

_HALVES = {1: "Sơ kết 6 tháng đầu năm", 2: "Cuối năm"}
_LAST_MONTH_OF_FIRST_HALF = 8
_NOTE_HEIGHT = 60


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
        # A style sheet's padding does not reach the line edit inside.
        self.year.lineEdit().setTextMargins(TIGHT, 0, TIGHT, 0)
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
        return lambda book: rounds.create_round(book, code, note)


class RoundForm(RecordForm):
    """Changes a round's dates and note."""

    def __init__(self, context: Context, kept: Round, parent: QWidget) -> None:
        super().__init__(context, f"Sửa đợt xét {kept.code} – {kept.code.title}", parent)
        self._kept = kept
        self.from_date = DateEdit()
        self.to_date = DateEdit()
        self.note = _note_edit()
        self.from_date.set_value(kept.from_date)
        self.to_date.set_value(kept.to_date)
        self.note.setPlainText(kept.note)
        self.add_field("from_date", "Xét thành tích &từ", self.from_date)
        self.add_field("to_date", "&đến ngày", self.to_date, beside=True)
        self.add_field("note", "&Ghi chú", self.note)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def _collect(self) -> Callable[[Book], Changes]:
        changed = replace(
            self._kept,
            from_date=self.from_date.value() or self._kept.code.first_day,
            to_date=self.to_date.value() or self._kept.code.last_day,
            note=self.note.toPlainText(),
        )
        return lambda book: rounds.change_round(book, changed)


def _note_edit() -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setFixedHeight(_NOTE_HEIGHT)
    return edit
