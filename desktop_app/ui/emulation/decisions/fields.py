"""The inputs that both forms of a decision share: number, day, level, body, period of achievement, subject."""

from collections.abc import Collection, Mapping

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.law.catalogue import LEVEL_LABELS, AwardLevel
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.value_box import ValueBox


class FormOfDecision(FormOf[DecisionFields]):
    """The base of both forms: has the inputs; subclasses say which are shown, where, and whom the decision awards.

    `bodies` are the bodies that decide at each level; the name follows the level unless another was typed.
    """

    number, issuing_body = Input(QLineEdit), Input(QLineEdit)
    signed_on, period_from, period_to = Input(DateEdit), Input(DateEdit), Input(DateEdit)
    level = Input(lambda: ValueBox(LEVEL_LABELS))
    subject = Input(lambda: LinesEdit(2))

    def __init__(
        self,
        context: Context,
        title: str,
        fields: DecisionFields,
        bodies: Mapping[AwardLevel, str],
        parent: QWidget,
        *,
        without: Collection[str] = (),
        **editors: QWidget,
    ) -> None:
        super().__init__(context, title, parent, without=without, **editors)
        self._bodies = bodies
        self.fill(fields)
        self.level.currentIndexChanged.connect(self._name_body)

    def _name_body(self) -> None:
        if self.issuing_body.text() in ("", *self._bodies.values()):
            self.issuing_body.setText(self._bodies[self.level.value()])
