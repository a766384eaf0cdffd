"""The form of a decision: its number and date once it is signed, who decided, and whom it awards."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.awards.decisions import CONTENT_LABELS
from desktop_app.domain.changes import Changes
from desktop_app.domain.council.votes import premature_words
from desktop_app.domain.round_codes import parse_round_code, round_title
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType
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

_ANY_TYPE = "Mọi loại hình"


class DecisionForm(FormOfDecision):
    """Records a decision, or changes an existing one."""

    unsigned = Text(_UNSIGNED, manner="muted", beside=True)
    signer, signer_title = Input(QLineEdit), Input(lambda: LinesEdit(2))
    content = Input(lambda: ValueBox(CONTENT_LABELS))
    commendation_type: Input[ValueBox[CommendationType | None]] = Input(
        lambda: ValueBox({None: _ANY_TYPE}), label="Loại hình", letter=False
    )
    nominations: Input[AwardCheckList] = Input(label="Được khen thưởng")
    rows = (
        ("number", "signed_on"),
        ("unsigned",),
        ("level", "issuing_body"),
        ("content", "commendation_type"),
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
        where = f" – đợt {round_title(form_data.fields.round_code)}" if form_data.fields.round_code else ""
        super().__init__(
            context,
            f"{act} khen thưởng{where}",
            form_data.fields,
            form_data.bodies,
            parent,
            without=_left_out(form_data),
            nominations=AwardCheckList(movable=True),
        )
        self._form_data, self._proposed = form_data, form_data.fields.subject
        self.nominations.show_candidates(form_data.candidates, form_data.chosen, frozen=form_data.is_signed)
        self.fields["signed_on"].doubt_by(self._before_council)
        if form_data.decision_id is None:
            self._offer_types()
            for choice in (self.level, self.content, self.commendation_type):
                choice.currentIndexChanged.connect(self._choose_whom)
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
            self._offer_types()
            self.nominations.show_candidates(form_data.candidates, form_data.chosen)
            super(DecisionForm, self)._go_on_new(changes, (*self.fields,))

        self.ask_book(lambda book: blank_decision(book, code), go_on)

    def _before_council(self, signed_on: date) -> str:
        met_on = self._form_data.met_on
        days = [met_on[nomination_id] for nomination_id in self.nominations.ids() if nomination_id in met_on]
        return premature_words(max(days, default=None), signed_on)

    def _offer_types(self) -> None:
        """Offer the types of those who have no decision yet: each should have a decision of its own."""
        kinds = {candidate.commendation_type for candidate in self._form_data.candidates}
        labels: dict[CommendationType | None, str] = {None: _ANY_TYPE}
        labels.update({kind: label for kind, label in COMMENDATION_TYPE_LABELS.items() if kind in kinds})
        with QSignalBlocker(self.commendation_type):
            self.commendation_type.offer(labels)

    def _choose_whom(self) -> None:
        """Check the nominations that a new decision can award; a subject that was not typed names them."""
        candidates = self._form_data.candidates
        chosen = decided_by(candidates, self.level.value(), self.content.value(), self.commendation_type.value())
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


def _left_out(form_data: DecisionFormData) -> tuple[str, ...]:
    """Return the inputs that a decision has no use for: the type chooses whom a new one awards."""
    is_old = form_data.decision_id is not None
    return (*(("unsigned",) if form_data.is_signed else ()), *(("commendation_type",) if is_old else ()))
