"""What the two forms of a decision share: number and day, level and body, the span of the achievements, the subject."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.law.catalogue import LEVEL_LABELS, AwardLevel
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.forms.value_box import ValueBox


class FormOfDecision(RecordForm):
    """Has the fields; which of them it shows, where, and whom the decision awards is its heirs' own.

    `bodies` are those that decide on each level: the name of one follows the level, unless another was typed.
    """

    def __init__(
        self, context: Context, title: str, fields: DecisionFields, bodies: Mapping[AwardLevel, str], parent: QWidget
    ) -> None:
        super().__init__(context, title, parent)
        self._bodies = bodies
        self.number, self.signed_on = QLineEdit(fields.number), DateEdit()
        self.level = ValueBox(LEVEL_LABELS)
        self.period_from, self.period_to = DateEdit(), DateEdit()
        self.subject = LinesEdit(2)
        self.issuing_body, self.signer = QLineEdit(fields.issuing_body), QLineEdit(fields.signer)
        self.level.set_value(fields.level)
        for edit, day in (
            (self.signed_on, fields.signed_on),
            (self.period_from, fields.period_from),
            (self.period_to, fields.period_to),
        ):
            edit.set_value(day)
        self.subject.setPlainText(fields.subject)
        self.level.currentIndexChanged.connect(self._name_body)

    def decision_fields(self, round_code: str = "") -> DecisionFields:
        """Return what stands in the fields. Raises InvalidRecord."""
        return DecisionFields(
            subject=self.subject.toPlainText(),
            number=self.number.text(),
            signed_on=self.signed_on.value(),
            signer=self.signer.text(),
            issuing_body=self.issuing_body.text(),
            round_code=round_code,
            level=self.level.value(),
            period_from=self.period_from.value(),
            period_to=self.period_to.value(),
        ).checked()

    def _name_body(self) -> None:
        if self.issuing_body.text() in ("", *self._bodies.values()):
            self.issuing_body.setText(self._bodies[self.level.value()])
