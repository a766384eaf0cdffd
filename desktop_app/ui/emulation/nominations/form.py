"""The form of a nomination; a whole round can be entered without the mouse."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError, InvalidRecord
from desktop_app.domain.fields import words_of
from desktop_app.domain.law.catalogue import AwardGroup
from desktop_app.domain.rounds.nominations import LONGEST_SUMMARY, NominationFields, usual_type
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType, NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.rounds import nominations
from desktop_app.services.rounds.evidence import SummaryDraft, draft_summary
from desktop_app.services.rounds.nominations import DoubleNomination, Nomination
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.theme import at_size, set_mark
from desktop_app.ui.base.translation import format_date, format_number
from desktop_app.ui.emulation.checks.findings_pane import count_words
from desktop_app.ui.emulation.nominations.award_box import AwardBox, OfferedAward
from desktop_app.ui.emulation.nominations.form_data import (
    NominationAssessment,
    NominationFormData,
    assess_nomination,
    nominees_on,
    other_nomination,
    saved_nomination,
)
from desktop_app.ui.emulation.nominations.nominee_note import NomineeNote
from desktop_app.ui.emulation.nominations.side import NominationSide
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text
from desktop_app.ui.widgets.forms.record_form import NEXT_KEYS
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.records.adding import offer_new_people, offer_new_units
from desktop_app.ui.widgets.records.records_window import show_source_records

_SUMMARY_HEIGHT: Final = 96
_LETTERS: Final = 14
_LETTERS_ON_WIDE: Final = 22
_WIDE: Final = 1300
"""The narrowest screen on which the form may be as wide as the longest names are."""
_EXCEPTION: Final = "exception_reason"


class NominationForm(FormOf[NominationFields]):
    """Enters or changes one nomination; after a save it can go on with the next nominee of the round.

    Beside the fields are tabs with the evidence of the nomination, its papers, and the findings against it; on a small
    screen the fields are one of the tabs.
    """

    nominee = Input(ChoiceEdit, label="Tập thể *")
    unit = Input(ChoiceEdit, label="Đơn vị", help="Để trống: theo chức vụ")
    post = Input(QLineEdit, of="post_title")
    award: Input[AwardBox] = Input(letter=False)
    type = Input(lambda: ValueBox(COMMENDATION_TYPE_LABELS), of="commendation_type")
    movement = Input(ChoiceEdit, of="movement_id", letter=False)
    verdict = Text(manner="muted", beside=True)
    period_from, period_to = Input(DateEdit), Input(DateEdit)
    reason = Input(QLineEdit, of="reason_line")
    summary = Input(QPlainTextEdit, required=True)
    note, exemplar = Input(QLineEdit), Input(QCheckBox)
    exception = Input(QLineEdit, of="exception_reason")
    rows = (
        ("nominee",),
        ("unit", "post_title"),
        ("award", "commendation_type"),
        ("movement_id",),
        ("verdict",),
        ("period_from", "period_to"),
        ("reason_line",),
        ("summary",),
        ("note", "exemplar"),
        ("exception_reason",),
    )
    not_entered = (
        "round_code",
        "kind",
        "person_id",
        "unit_id",
        "state",
        "task_ids",
        "activity_ids",
        "initiative_ids",
        "papers",
    )
    least_width = 900
    save_text = "Hoàn tất"

    def __init__(self, context: Context, form_data: NominationFormData, parent: QWidget) -> None:
        individual = form_data.kind is NomineeKind.INDIVIDUAL
        without = () if individual else ("unit", "post_title")
        super().__init__(context, _title(form_data), parent, without=without, award=AwardBox(form_data.awards))
        self._form_data = form_data
        self._individual = individual
        self._day: date | None = None
        self._older = ""
        self._nominees_job: Job | None = None
        self._assessment_job: Job | None = None
        self.about = NomineeNote()
        self.side = NominationSide()
        self.tasks = self.side.evidence.tasks
        self.fields["nominee"].put_below(self.about)
        if self._individual:
            self.fields["nominee"].name_as(f"{words_of(NominationFields)['person_id'].label} *")
        self.summary.setMinimumHeight(_SUMMARY_HEIGHT)
        is_wide = self.screen().availableSize().width() >= at_size(_WIDE)
        letters = _LETTERS_ON_WIDE if is_wide else _LETTERS
        for box in (self.award, self.type):
            # The longest of the names must not make the form wider than a small screen.
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(letters)
        self.side.place_beside(self)
        self.add_save_button("Lưu nháp", partial(self._collect, NominationState.DRAFT), "Ctrl+S")
        if form_data.nomination is None:
            self.add_save_button("Hoàn tất và thêm tiếp", self._collect, NEXT_KEYS, keep=self._go_on)
        self._show()
        self._connect()

    def _connect(self) -> None:
        self.nominee.chosen.connect(self._other_nominee)
        self.nominee.altered.connect(self._show_about)
        self.about.other_asked.connect(self._open_other)
        self.award.picked.connect(self._follow_award)
        self.period_to.textChanged.connect(self._read_nominees)
        self.summary.textChanged.connect(self._show_length)
        for name in ("nominee", "award", "commendation_type", "period_from", "period_to", "task_ids"):
            self.fields[name].when_edited(self._ask_assessment)
        for name in ("activity_ids", "papers"):
            self.fields[name].when_edited(self._ask_assessment)
        self.exception.textChanged.connect(lambda _: self._show_exception())
        self.type.currentIndexChanged.connect(lambda _: self._show_movement())
        evidence = self.side.evidence
        evidence.draft_asked.connect(self._draft)
        evidence.deeds.asked.connect(lambda record: show_source_records(self.context, [record], self))
        self.side.findings.records_asked.connect(lambda records: show_source_records(self.context, records, self))

    def _show(self) -> None:
        form_data, nomination = self._form_data, self._form_data.nomination
        self.nominee.set_choices(form_data.nominees)
        self.tasks.set_choices(form_data.tasks)
        offer_new_people(self.context, *([self.nominee] if self._individual else []))
        offer_new_units(self.context, self.unit if self._individual else self.nominee)
        if self._individual:
            self.unit.set_choices(form_data.units)
        blank = NominationFields(
            str(form_data.round.code),
            form_data.kind,
            period_from=form_data.round.from_date,
            period_to=form_data.round.to_date,
            movement_id=form_data.round.movement_id,
            commendation_type=self._usual_type(is_title=False),
        )
        self.movement.set_choices(form_data.movements)
        fields = nomination.fields if nomination is not None else blank
        self.fill(fields)
        self.nominee.set_chosen_id(fields.person_id if self._individual else fields.unit_id)
        if self._individual:
            self.unit.set_chosen_id(fields.unit_id)
        self.summary.moveCursor(QTextCursor.MoveOperation.End)
        self.tasks.set_ids(fields.task_ids)
        self.side.fill(fields)
        # The nominees in the form data are those of this day.
        self._day = self.period_to.value()
        self._show_about()
        self._show_length()
        self.verdict.hide()
        self._show_exception()
        self._show_movement()
        self._ask_assessment()

    def refuse(self, problem: ClerkError) -> None:
        """Show why it cannot be saved; for a duplicate, offer to open the existing nomination."""
        if isinstance(problem, InvalidRecord) and problem.field == _EXCEPTION:
            self._show_exception(asked=True)
            self.side.show_findings()
        super().refuse(problem)
        if isinstance(problem, DoubleNomination):
            self.about.offer(problem.other_id)
            self.grow()

    def show_form(self, first: str = "") -> None:
        """Show the form; letters lead from each tab to the fields of the others."""
        super().show_form(first)
        self.side.lead_by_letters(self)

    def focus_field(self, name: str) -> None:
        """Move the focus to a field, showing its tab first if it is in one."""
        self.side.bring_forth(self.fields[name].widget)
        super().focus_field(name)

    def entered(self) -> NominationFields:
        """Return the nomination as it is entered so far."""
        return self._entered(NominationState.DRAFT)

    def _entered(self, state: NominationState) -> NominationFields:
        """Return the fields as entered, unchecked."""
        nominee_id = self.nominee.chosen_id
        whom = {"person_id": None, "unit_id": nominee_id, "post_title": ""}
        if self._individual:
            whom = {"person_id": nominee_id, "unit_id": self.unit.chosen_id, "post_title": self.post.text()}
        return self.collected(
            **whom,
            state=state,
            task_ids=self.tasks.ids(),
            activity_ids=self.side.evidence.ids("activity"),
            initiative_ids=self.side.evidence.ids("initiative"),
            papers=self.side.papers.keys(),
        )

    def _collect(self, state: NominationState = NominationState.COMPLETE) -> Callable[[Book], Changes]:
        fields, nomination_id = self._entered(state).checked(), self._nomination_id

        if nomination_id is None:
            return lambda book: nominations.nominate(book, fields)
        return lambda book: nominations.change_nomination(book, nomination_id, fields)

    @property
    def _nomination_id(self) -> int | None:
        return self._form_data.nomination.id if self._form_data.nomination is not None else None

    def _go_on(self, changes: Changes) -> None:
        """Clear what is particular to the nominee and be ready for the next one."""
        name = self.nominee.text()
        self._clear_post()
        for clear in (self.summary.clear, self.note.clear, self.exception.clear):
            clear()
        self.exemplar.setChecked(False)
        self.side.clear()
        self.nominee.set_chosen_id(None)
        self.begin_next("nominee", changes, f"Đã ghi đề nghị cho “{name}”. Chọn người tiếp theo.")

    def _follow_award(self, award: OfferedAward) -> None:
        # A form of commendation may have another type.
        is_title = award.group is AwardGroup.TITLE
        if is_title or self.type.value() is CommendationType.MERIT:
            self.type.set_value(self._usual_type(is_title=is_title))

    def _usual_type(self, *, is_title: bool) -> CommendationType:
        return usual_type(is_title=is_title, movement_id=self._form_data.round.movement_id)

    def _ask_assessment(self) -> None:
        """Read evidence, papers and findings for the nomination as it is entered now."""
        if self._assessment_job is not None:
            self._assessment_job.forget()
        fields, nomination_id = self._entered(NominationState.COMPLETE), self._nomination_id
        self._assessment_job = self.ask_book(
            lambda book: assess_nomination(book, fields, nomination_id), self._show_assessment
        )

    def _show_assessment(self, assessment: NominationAssessment) -> None:
        self.side.show_assessment(assessment, is_named=self.nominee.chosen_id is not None)
        self._older = assessment.older.sentence if assessment.older is not None else ""
        self._show_length()
        words = count_words(assessment.findings) if self.nominee.chosen_id is not None else ""
        self.verdict.setText(f"{words} – xem thẻ Kiểm tra (Alt+3)" if words else "")
        self.verdict.setVisible(bool(words))
        set_mark(self.verdict, "problem", self.side.findings.failed)
        set_mark(self.verdict, "muted", not self.side.findings.failed)
        self._show_exception()

    def _show_exception(self, *, asked: bool = False) -> None:
        visible = asked or self.side.findings.failed or bool(self.exception.text())
        if visible == self.exception.isHidden():
            self.fields[_EXCEPTION].set_shown(visible)
            self.grow()

    def _show_movement(self) -> None:
        """Show the input of the movement only where a nomination can have one."""
        possible = self.type.value() is CommendationType.MOVEMENT and bool(self._form_data.movements)
        visible = possible or bool(self.movement.text())
        if visible == self.fields["movement_id"].widget.isHidden():
            self.fields["movement_id"].set_shown(visible)
            self.grow()

    def _draft(self) -> None:
        """Draft the summary from the cited records; ask before replacing a text already written."""
        self.side.evidence.check_own()
        fields = self._entered(NominationState.DRAFT)

        def put(draft: SummaryDraft) -> None:
            if not draft.text:
                self.say("Chọn nhiệm vụ, hoạt động hoặc sáng kiến ở thẻ Căn cứ để soạn tóm tắt.", "info")
            elif not self.summary.toPlainText().strip():
                self._write(draft.text, instead=True)
            else:
                self.side.ask_placement(lambda instead: self._write(draft.text, instead=instead))
            self.side.evidence.tell_untold(draft.untold)

        self.ask_book(lambda book: draft_summary(book, fields), put)

    def _write(self, text: str, *, instead: bool) -> None:
        cursor = self.summary.textCursor()
        if instead:
            cursor.select(QTextCursor.SelectionType.Document)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            text = f"\n{text}"
        # One editing step, so that a single Ctrl+Z in the summary undoes it.
        cursor.insertText(text)
        self.summary.setTextCursor(cursor)
        self.focus_field("summary")

    def _other_nominee(self, nominee_id: int) -> None:
        self._clear_post()
        self.side.clear()
        form_data = self._form_data
        self.ask_book(
            lambda book: other_nomination(book, form_data, nominee_id), partial(self._warn_of_other, nominee_id)
        )

    def _clear_post(self) -> None:
        """Clear unit and post: they were entered for another nominee."""
        if self._individual:
            self.unit.set_chosen_id(None)
            self.post.clear()

    def _warn_of_other(self, nominee_id: int, other: Nomination | None) -> None:
        """Say at once, before a summary is written, that the nominee already has a nomination in the round."""
        if other is not None and nominee_id == self.nominee.chosen_id:
            what = ", ".join(dict.fromkeys(filter(None, (other.unit_name, other.award))))
            self.fields["nominee"].say(f"“{other.nominee_name}” đã có trong đợt này ({what}).")
            self.about.offer(other.id)
            self.grow()

    def _show_about(self) -> None:
        choice = self.nominee.chosen_choice
        if choice is None:
            self.about.show_words("" if self._form_data.nominees else _nobody(self._individual))
        elif not self._individual or choice.detail:
            self.about.show_words(choice.detail)
        else:
            day = format_date(self.period_to.value() or self._form_data.round.to_date)
            self.about.show_words(
                f"Không giữ chức vụ nào vào {day}: lấy nơi công tác gần nhất, hoặc chọn đơn vị dưới đây."
            )

    def _read_nominees(self) -> None:
        day = self.period_to.value()
        if day is not None and day != self._day:
            self._day = day
            if self._nominees_job is not None:
                self._nominees_job.forget()
            self._nominees_job = self.ask_book(
                lambda book: nominees_on(book, self._form_data.kind, day), self._offer_nominees
            )

    def _offer_nominees(self, choices: Sequence[Choice]) -> None:
        if all(choice.id != self.nominee.chosen_id for choice in choices) and self.nominee.chosen_choice is not None:
            choices = [*choices, self.nominee.chosen_choice]
        self._form_data = replace(self._form_data, nominees=choices)
        self.nominee.set_choices(choices)
        self._show_about()

    def _open_other(self, nomination_id: int) -> None:
        def opened(form_data: NominationFormData) -> None:
            NominationForm(self.context, form_data, self).show_form("summary")

        self.ask_book(lambda book: saved_nomination(book, nomination_id), opened)

    def _show_length(self) -> None:
        written = len(self.summary.toPlainText().strip())
        length = f"{format_number(written)}/{format_number(LONGEST_SUMMARY)} ký tự"
        stored = self._form_data.nomination
        # A summary that is being written anew is not old any more.
        same = stored is not None and self.summary.toPlainText() == stored.fields.summary
        self.fields["summary"].tell(f"{length}. {self._older}" if self._older and same else length)
        set_mark(self.fields["summary"].note, "problem", bool(self._older and same))


def _title(form_data: NominationFormData) -> str:
    if form_data.nomination is not None:
        fields = form_data.nomination.fields
        nominee_id = fields.person_id if form_data.kind is NomineeKind.INDIVIDUAL else fields.unit_id
        name = next((choice.name for choice in form_data.nominees if choice.id == nominee_id), "")
        if name:
            return f"{name} – đề nghị đợt {form_data.round.code.title}"
    act = "Đề nghị" if form_data.nomination is None else "Sửa đề nghị"
    whom = "cá nhân" if form_data.kind is NomineeKind.INDIVIDUAL else "tập thể"
    return f"{act} {whom} – đợt {form_data.round.code.title}"


def _nobody(individual: bool) -> str:
    missing = "người" if individual else "đơn vị"
    return f"Sổ chưa có {missing} nào: thêm ở trang Tập thể – cá nhân trước."
