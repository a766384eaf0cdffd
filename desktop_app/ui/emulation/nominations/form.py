"""The form of a nomination, made so that a whole round is entered without the mouse."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError, InvalidRecord
from desktop_app.domain.law.catalogue import AwardGroup
from desktop_app.domain.rounds.nominations import LONGEST_SUMMARY, NominationFields, NominationState
from desktop_app.domain.vocabulary import CERTIFICATE_OF_MERIT, COMMENDATION_TYPE_LABELS, CommendationType, NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.rounds import nominations
from desktop_app.services.rounds.evidence import draft_summary
from desktop_app.services.rounds.nominations import DoubleNomination, Nomination
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.translation import format_date, format_number
from desktop_app.ui.emulation.checks.findings_pane import count_words
from desktop_app.ui.emulation.checks.records_window import show_behind
from desktop_app.ui.emulation.nominations.award_box import AwardBox, OfferedAward
from desktop_app.ui.emulation.nominations.form_data import (
    NominationSheet,
    Told,
    kept_sheet,
    nominees_on,
    other_of,
    told_of,
)
from desktop_app.ui.emulation.nominations.nominee_note import NomineeNote
from desktop_app.ui.emulation.nominations.side import NominationSide
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.forms.value_box import ValueBox

_SUMMARY_HEIGHT: Final = 96
_WIDTH: Final = 880
_EXCEPTION: Final = "exception_reason"


class NominationForm(RecordForm):
    """Enters or changes one nomination; after a save it can go on with the next nominee of the round.

    Beside the fields stand what the nomination is drawn from, its papers, and what speaks against it as it stands.
    """

    def __init__(self, context: Context, sheet: NominationSheet, parent: QWidget) -> None:
        super().__init__(context, _title(sheet), parent)
        self.setMinimumWidth(min(_WIDTH, self.screen().availableGeometry().width()))
        self._sheet = sheet
        self._day: date | None = None
        self._reading: Job | None = None
        self._telling: Job | None = None
        self._individual = sheet.kind is NomineeKind.INDIVIDUAL
        self.nominee = ChoiceEdit()
        self.unit, self.post = ChoiceEdit(), QLineEdit()
        self.award = AwardBox(sheet.awards)
        self.type = ValueBox(COMMENDATION_TYPE_LABELS)
        self.period_from, self.period_to = DateEdit(), DateEdit()
        self.reason = QLineEdit()
        self.summary = QPlainTextEdit()
        self.note, self.exemplar = QLineEdit(), QCheckBox("Gương điển hình, đề nghị nhân &rộng")
        self.exception = QLineEdit()
        self.about, self.verdict, self.counter = NomineeNote(), QLabel(), QLabel()
        self.side = NominationSide()
        self.tasks = self.side.evidence.tasks
        self._add_fields()
        self._add_buttons()
        self._fill()
        self._connect()

    def _add_fields(self) -> None:
        self.add_field("nominee", "Họ và &tên" if self._individual else "&Tập thể", self.nominee, self.about)
        if self._individual:
            self.add_field("unit", "Đơn &vị", self.unit)
            self.add_field("post_title", "&Chức vụ", self.post, beside=True)
            self.unit.setPlaceholderText("Để trống: theo chức vụ đang giữ")
            self.post.setPlaceholderText("Để trống: theo hồ sơ")
        self.add_field("award", "Hình thức", self.award)
        self.add_field("commendation_type", "&Loại hình", self.type, beside=True)
        self.old_rows.addRow("", self.verdict)
        self.add_field("period_from", "Thành tích từ n&gày", self.period_from)
        self.add_field("period_to", "đến ngà&y", self.period_to, beside=True)
        self.add_field("reason_line", "Lý do kh&en", self.reason)
        self.add_field("summary", "Tóm tắt thà&nh tích", self.summary, self.counter)
        self.add_field("note", "Gh&i chú", self.note)
        self.add_field("exemplar", "", self.exemplar, beside=True)
        self.add_field(_EXCEPTION, "Lý &do vẫn đề nghị", self.exception)
        self._exception_row = self.old_rows.rowCount() - 1
        self.reason.setPlaceholderText("Đã có thành tích … (in trong quyết định, giấy khen)")
        self.exception.setPlaceholderText("Điều kiện chưa đạt: ghi lý do, in cho Hội đồng")
        self.summary.setMinimumHeight(_SUMMARY_HEIGHT)
        set_mark(self.counter, "muted")
        self.side.stand_beside(self)

    def _add_buttons(self) -> None:
        complete = partial(self._collect, NominationState.COMPLETE)
        self.add_save_button("Lưu nhá&p", partial(self._collect, NominationState.DRAFT), "Ctrl+S")
        if self._sheet.kept is None:
            keys = "Ctrl+Shift+Return; Ctrl+Shift+Enter"
            self.add_save_button("Hoàn tất và thêm tiếp", complete, keys, keep=self._go_on)
        self.add_save_button("H&oàn tất", complete, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def _connect(self) -> None:
        self.nominee.chosen.connect(self._other_nominee)
        self.nominee.altered.connect(self._tell_about)
        self.about.other_asked.connect(self._open_other)
        self.award.picked.connect(self._follow_award)
        self.period_to.textChanged.connect(self._read_nominees)
        self.summary.textChanged.connect(self._count)
        for name in ("nominee", "award", "commendation_type", "period_from", "period_to", "task_ids"):
            self.fields[name].when_edited(self._ask_told)
        for name in ("activity_ids", "papers"):
            self.fields[name].when_edited(self._ask_told)
        self.exception.textChanged.connect(lambda _: self._show_exception())
        evidence = self.side.evidence
        evidence.draft_asked.connect(self._draft)
        evidence.deeds.asked.connect(lambda record: show_behind(self.context, [record], self))
        self.side.findings.records_asked.connect(lambda records: show_behind(self.context, records, self))

    def _fill(self) -> None:
        sheet, kept = self._sheet, self._sheet.kept
        self.nominee.set_choices(sheet.nominees)
        self.unit.set_choices(sheet.units)
        self.tasks.set_choices(sheet.tasks)
        self.award.set_value(CERTIFICATE_OF_MERIT)
        self.type.set_value(CommendationType.MOVEMENT)
        self.period_from.set_value(sheet.round.from_date)
        self.period_to.set_value(sheet.round.to_date)
        if kept is not None:
            self._fill_kept(kept)
        # The sheet's nominees are those of this day.
        self._day = self.period_to.value()
        self._tell_about()
        self._count()
        self.old_rows.setRowVisible(self.verdict, False)
        self._show_exception()
        self._ask_told()

    def _fill_kept(self, kept: Nomination) -> None:
        fields = kept.fields
        self.nominee.set_chosen_id(fields.person_id if self._individual else fields.unit_id)
        self.unit.set_chosen_id(fields.unit_id)
        self.post.setText(fields.post_title)
        self.award.set_value(fields.award)
        self.type.set_value(fields.commendation_type)
        self.period_from.set_value(fields.period_from)
        self.period_to.set_value(fields.period_to)
        self.reason.setText(fields.reason_line)
        self.summary.setPlainText(fields.summary)
        self.summary.moveCursor(QTextCursor.MoveOperation.End)
        self.note.setText(fields.note)
        self.exemplar.setChecked(fields.exemplar)
        self.exception.setText(fields.exception_reason)
        self.tasks.set_ids(fields.task_ids)
        self.side.fill(fields)

    def refuse(self, problem: ClerkError) -> None:
        """Show why it cannot be kept; for a double, offer the nomination that is there already."""
        if isinstance(problem, InvalidRecord) and problem.field == _EXCEPTION:
            self._show_exception(wanted=True)
            self.side.show_findings()
        super().refuse(problem)
        if isinstance(problem, DoubleNomination):
            self.about.offer(problem.other_id)
            self.grow()

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a field, whatever stands before it."""
        self.side.bring_forth(self.fields[name].widget)
        super().focus_field(name)

    def _entered(self, state: NominationState) -> NominationFields:
        """Return what the inputs hold, as it is."""
        nominee_id = self.nominee.chosen_id
        kept = self._sheet.kept
        # What this form does not show stays as it is.
        before = kept.fields if kept else NominationFields(str(self._sheet.round.code), self._sheet.kind)
        return replace(
            before,
            person_id=nominee_id if self._individual else None,
            unit_id=self.unit.chosen_id if self._individual else nominee_id,
            post_title=self.post.text() if self._individual else "",
            award=self.award.value(),
            commendation_type=self.type.value(),
            period_from=self.period_from.value(),
            period_to=self.period_to.value(),
            reason_line=self.reason.text(),
            summary=self.summary.toPlainText(),
            note=self.note.text(),
            exemplar=self.exemplar.isChecked(),
            exception_reason=self.exception.text(),
            state=state,
            task_ids=self.tasks.ids(),
            activity_ids=self.side.evidence.ids("activity"),
            initiative_ids=self.side.evidence.ids("initiative"),
            papers=self.side.papers.keys(),
        )

    def _collect(self, state: NominationState) -> Callable[[Book], Changes]:
        fields, kept_id = self._entered(state).checked(), self._kept_id

        if kept_id is None:
            return lambda book: nominations.nominate(book, fields)
        return lambda book: nominations.change_nomination(book, kept_id, fields)

    @property
    def _kept_id(self) -> int | None:
        return self._sheet.kept.id if self._sheet.kept is not None else None

    def _go_on(self, changes: Changes) -> None:
        """Keep what nominees of a round have in common, and be ready for the next."""
        name = self.nominee.text()
        for clear in (self.unit.clear, self.post.clear, self.summary.clear, self.note.clear, self.exception.clear):
            clear()
        self.exemplar.setChecked(False)
        self.side.clear()
        self.nominee.set_chosen_id(None)
        self.settle()
        self.saved.emit(changes)
        self.say(f"Đã ghi đề nghị cho “{name}”. Chọn người tiếp theo.", "done")
        self.focus_field("nominee")

    def _follow_award(self, award: OfferedAward) -> None:
        # A title is for regular merit (Luật 2022, Điều 8); of a form the round's own type is meant.
        merit = award.group is AwardGroup.TITLE
        if merit or self.type.value() is CommendationType.MERIT:
            self.type.set_value(CommendationType.MERIT if merit else CommendationType.MOVEMENT)

    def _ask_told(self) -> None:
        """Ask the book what it has to say about the nomination as it stands now."""
        if self._telling is not None:
            self._telling.forget()
        fields, kept_id = self._entered(NominationState.COMPLETE), self._kept_id
        self._telling = self.ask_book(lambda book: told_of(book, fields, kept_id), self._tell)

    def _tell(self, told: Told) -> None:
        self.side.tell(told)
        words = count_words(told.findings) if self.nominee.chosen_id is not None else ""
        self.verdict.setText(f"{words} – xem thẻ Kiểm tra (Alt+3)" if words else "")
        self.old_rows.setRowVisible(self.verdict, bool(words))
        set_mark(self.verdict, "problem", self.side.findings.failed)
        set_mark(self.verdict, "muted", not self.side.findings.failed)
        self._show_exception()

    def _show_exception(self, *, wanted: bool = False) -> None:
        shown = wanted or self.side.findings.failed or bool(self.exception.text())
        if shown != self.old_rows.isRowVisible(self._exception_row):
            self.old_rows.setRowVisible(self._exception_row, shown)
            self.grow()

    def _draft(self) -> None:
        """Write the summary from what is cited; what is written already is not lost unasked."""
        self.side.evidence.tick_own()
        fields = self._entered(NominationState.DRAFT)

        def put(text: str) -> None:
            if not text:
                self.say("Chọn nhiệm vụ hoặc hoạt động ở thẻ Căn cứ để soạn tóm tắt.", "info")
            elif not self.summary.toPlainText().strip():
                self._write(text, instead=True)
            else:
                self.side.ask_where(lambda instead: self._write(text, instead=instead))

        self.ask_book(lambda book: draft_summary(book, fields), put)

    def _write(self, text: str, *, instead: bool) -> None:
        cursor = self.summary.textCursor()
        if instead:
            cursor.select(QTextCursor.SelectionType.Document)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            text = f"\n{text}"
        # One step, so that Ctrl+Z in the summary takes it back.
        cursor.insertText(text)
        self.summary.setTextCursor(cursor)
        self.focus_field("summary")

    def _other_nominee(self, nominee_id: int) -> None:
        # Unit and post written down for someone else are not hers.
        self.unit.set_chosen_id(None)
        self.post.clear()
        self.side.clear()
        sheet = self._sheet
        self.ask_book(lambda book: other_of(book, sheet, nominee_id), partial(self._tell_other, nominee_id))

    def _tell_other(self, nominee_id: int, other_id: int | None) -> None:
        """Say at once, before a summary is written, that the round has her already."""
        if other_id is not None and nominee_id == self.nominee.chosen_id:
            name = self.nominee.text()
            self.fields["nominee"].say(f"“{name}” đã có trong đợt này (đề nghị số {other_id}).")
            self.about.offer(other_id)
            self.grow()

    def _tell_about(self) -> None:
        choice = self.nominee.chosen_choice
        if choice is None:
            self.about.tell("" if self._sheet.nominees else _nobody(self._individual))
        elif not self._individual or choice.detail:
            self.about.tell(choice.detail)
        else:
            day = format_date(self.period_to.value() or self._sheet.round.to_date)
            self.about.tell(f"Không giữ chức vụ nào vào {day}: lấy nơi công tác gần nhất, hoặc chọn đơn vị dưới đây.")

    def _read_nominees(self) -> None:
        day = self.period_to.value()
        if day is not None and day != self._day:
            self._day = day
            if self._reading is not None:
                self._reading.forget()
            self._reading = self.ask_book(lambda book: nominees_on(book, self._sheet.kind, day), self._offer_nominees)

    def _offer_nominees(self, choices: Sequence[Choice]) -> None:
        if all(choice.id != self.nominee.chosen_id for choice in choices) and self.nominee.chosen_choice is not None:
            choices = [*choices, self.nominee.chosen_choice]
        self._sheet = replace(self._sheet, nominees=choices)
        self.nominee.set_choices(choices)
        self._tell_about()

    def _open_other(self, nomination_id: int) -> None:
        def opened(sheet: NominationSheet) -> None:
            NominationForm(self.context, sheet, self).show_form("summary")

        self.ask_book(lambda book: kept_sheet(book, nomination_id), opened)

    def _count(self) -> None:
        written = len(self.summary.toPlainText().strip())
        self.counter.setText(f"{format_number(written)}/{format_number(LONGEST_SUMMARY)} ký tự")


def _title(sheet: NominationSheet) -> str:
    act = "Đề nghị" if sheet.kept is None else "Sửa đề nghị"
    whom = "cá nhân" if sheet.kind is NomineeKind.INDIVIDUAL else "tập thể"
    return f"{act} {whom} – {sheet.round.code}, {sheet.round.code.title}"


def _nobody(individual: bool) -> str:
    missing = "người" if individual else "đơn vị"
    return f"Sổ chưa có {missing} nào: thêm ở trang Tập thể – cá nhân trước."
