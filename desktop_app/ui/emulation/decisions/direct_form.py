"""The form of a direct decision: of a higher level, or an old one of the department, entered with its awards."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.changes import Changes
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.law.rules import RuleSet
from desktop_app.services.awards.choices import catalogues, issuing_bodies, recipients
from desktop_app.services.awards.direct_awards import DirectAward, direct_decision, save_direct_decision
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.decisions.direct_rows import DirectRows, Recipients
from desktop_app.ui.emulation.decisions.fields import FormOfDecision
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.inputs import Input

_SUBJECT = "Về việc khen thưởng"


@dataclass(frozen=True, slots=True)
class DirectFormData:
    """The decision (None for a new one), its awards, the possible recipients, the deciding body of each level.

    `catalogues` are the rule sets that say which awards there are on a day.
    """

    decision_id: int | None
    fields: DecisionFields
    awards: Sequence[DirectAward]
    recipients: Recipients
    bodies: Mapping[AwardLevel, str]
    catalogues: Sequence[RuleSet]


def blank_direct(book: Book) -> DirectFormData:
    """Return the form data of a new decision of the province."""
    bodies = issuing_bodies(book)
    fields = DecisionFields(_SUBJECT, issuing_body=bodies[AwardLevel.PROVINCE], level=AwardLevel.PROVINCE)
    return _read(book, None, fields, (), bodies)


def saved_direct(book: Book, decision_id: int) -> DirectFormData:
    """Return the form data of a saved direct decision. Raises RecordGone."""
    fields, awards = direct_decision(book, decision_id)
    return _read(book, decision_id, fields, awards, issuing_bodies(book))


def _read(
    book: Book,
    decision_id: int | None,
    fields: DecisionFields,
    awards: Sequence[DirectAward],
    bodies: Mapping[AwardLevel, str],
) -> DirectFormData:
    # The rules are read here, off the window's thread, because the form needs them again for every typed day.
    return DirectFormData(decision_id, fields, awards, recipients(book), bodies, catalogues(book))


class DirectForm(FormOfDecision):
    """Records a signed decision and its awards without nominations, or changes an existing one."""

    number, signed_on = Input(QLineEdit, required=True), Input(DateEdit, required=True)
    awards: Input[DirectRows] = Input(label="Được khen thưởng", across=True)
    rows = (
        ("level", "issuing_body"),
        ("number", "signed_on"),
        ("period_from", "period_to"),
        ("subject",),
        ("awards",),
    )
    not_entered = ("round_code", "signer", "signer_title", "content")
    least_width = 1080

    def __init__(self, context: Context, form_data: DirectFormData, parent: QWidget) -> None:
        title = f"{'Ghi' if form_data.decision_id is None else 'Sửa'} quyết định của cấp trên, của năm cũ"
        rows = DirectRows(form_data.recipients, form_data.catalogues)
        super().__init__(context, title, form_data.fields, form_data.bodies, parent, awards=rows)
        self._form_data = form_data
        self.number.setPlaceholderText("ví dụ: 163/QĐ-UBND")
        rows.offer_awards_of(form_data.fields.signed_on)
        for award in form_data.awards:
            rows.add_row(award)
        rows.add_row()
        self.signed_on.editingFinished.connect(lambda: rows.offer_awards_of(self.signed_on.value()))

    def _collect(self) -> Callable[[Book], Changes]:
        fields = self.collected().checked()
        awards, decision_id = self.awards.awards(), self._form_data.decision_id
        return lambda book: save_direct_decision(book, decision_id, fields, awards)
