"""The form of a decision: its number and date once it is signed, who decided, and whom it awards."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.awards.decisions import CONTENT_LABELS
from desktop_app.domain.changes import Changes
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.awards.next_decision import decided_by, subject_for
from desktop_app.services.awards.rows import Candidate
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.decisions.award_choice import AwardCheckList
from desktop_app.ui.emulation.decisions.fields import FormOfDecision
from desktop_app.ui.emulation.decisions.form_data import DecisionFormData, blank_decision
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.value_box import ValueBox

_UNSIGNED = "Chưa ký: để trống số và ngày. Khi có số, ngày thì tiền thưởng được tính và danh sách giữ nguyên từ đó."


class DecisionForm(FormOfDecision):
    """Records a decision, or changes an existing one."""

    unsigned = Text(_UNSIGNED, manner="muted", beside=True)
    signer, signer_title = Input(QLineEdit), Input(lambda: LinesEdit(2))
    content = Input(lambda: ValueBox(CONTENT_LABELS))
    nominations: Input[AwardCheckList] = Input(label="Được khen thưởng")
    rows = (
        ("number", "signed_on"),
        ("unsigned",),
        ("level", "issuing_body"),
        ("content",),
        # Whom it awards hangs on these two, and what it is about on them: on a low screen they are seen together.
        ("nominations",),
        ("subject",),
        ("period_from", "period_to"),
        ("signer", "signer_title"),
    )
    not_entered = ("round_code",)
    least_width = 860

    def __init__(self, context: Context, form_data: DecisionFormData, parent: QWidget) -> None:
        act = "Ghi quyết định" if form_data.decision_id is None else "Sửa quyết định"
        where = f" – đợt {form_data.fields.round_code}" if form_data.fields.round_code else ""
        super().__init__(
            context,
            f"{act} khen thưởng{where}",
            form_data.fields,
            form_data.bodies,
            parent,
            without=("unsigned",) if form_data.is_signed else (),
            nominations=AwardCheckList(movable=True),
        )
        self._form_data, self._proposed = form_data, form_data.fields.subject
        self.nominations.show_candidates(form_data.candidates, form_data.chosen, frozen=form_data.is_signed)
        for choice in (self.level, self.content):
            choice.currentIndexChanged.connect(self._choose_whom)
        if form_data.decision_id is None:
            self.offer_next()

    def _go_on_new(self, changes: Changes, keeping: Collection[str]) -> None:
        """Go on with whoever the round has no decision on yet, of whatever level; close where nobody is left."""
        code, saved = self._form_data.fields.round_code, self.collected()

        def go_on(form_data: DecisionFormData) -> None:
            if not form_data.candidates:
                self.keep(changes)
                return
            self._form_data, self._proposed = form_data, form_data.fields.subject
            # The same person signs it.
            self.fill(replace(form_data.fields, signer=saved.signer, signer_title=saved.signer_title))
            self.nominations.show_candidates(form_data.candidates, form_data.chosen)
            super(DecisionForm, self)._go_on_new(changes, (*self.fields,))

        self.ask_book(lambda book: blank_decision(book, code), go_on)

    def _choose_whom(self) -> None:
        """On a new decision check the nominations that it can award; a subject that was not typed names them."""
        candidates = self._form_data.candidates
        if self._form_data.decision_id is None:
            chosen = decided_by(candidates, self.level.value(), self.content.value())
            self.nominations.set_checked(chosen)
            self._name_subject([candidate for candidate in candidates if candidate.id in chosen])

    def _name_subject(self, awarded: Sequence[Candidate]) -> None:
        if awarded and self.subject.toPlainText().strip() in ("", self._proposed):
            self._proposed = subject_for(awarded, parse_round_code(self._form_data.fields.round_code))
            self.subject.setPlainText(self._proposed)

    def _collect(self) -> Callable[[Book], Changes]:
        fields = self.collected().checked()
        awarded = self.nominations.ids()
        decision_id = self._form_data.decision_id
        return lambda book: save_decision(book, decision_id, fields, awarded)
