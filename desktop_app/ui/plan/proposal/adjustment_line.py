"""The lines on which the clerk says which plan a document adjusts, and by number and day of which paper."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.services.choices import Choice
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.period_box import PeriodBox


class AdjustmentLine(QWidget):
    """Number and day of the paper that adjusts a plan; both empty where the text is only read again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self.dated_on = QLineEdit(), DateEdit()
        self.number.setPlaceholderText("25/KH-SNgV")
        self.number.setMaximumWidth(at_size(150))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        for text, widget in (("Điều chỉnh theo &văn bản số", self.number), ("n&gày", self.dated_on)):
            label = QLabel(text)
            label.setBuddy(widget)
            widget.setAccessibleName(text.replace("&", ""))
            line.addWidget(label)
            line.addWidget(widget)

    def adjustment(self, *, asked: bool) -> AdjustmentFields | None:
        """Return the adjustment; None while nothing is entered and none is asked for. Raises InvalidRecord."""
        fields = AdjustmentFields(self.dated_on.value(), self.number.text())
        return fields.checked() if asked or self.number.text().strip() or fields.dated_on is not None else None


class AdjustedPlanLine(QWidget):
    """Says what a document is: a new plan, or an adjustment of one of the book's. Hidden where there is no choice."""

    def __init__(self, plans: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = PeriodBox("Văn bản này là")
        labels = {str(plan.id): f"Điều chỉnh của: {plan.name}" for plan in plans}
        self.box.set_periods({"": "Kế hoạch mới"} | labels)
        label = QLabel("Văn bản nà&y là")
        label.setBuddy(self.box)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(label)
        line.addWidget(self.box)
        line.addStretch(1)
        self.setVisible(bool(plans))

    @property
    def plan_id(self) -> int | None:
        """The plan that is adjusted, None for a new plan."""
        return int(self.box.key) if self.box.key else None

    def choose(self, plan_id: int | None) -> None:
        """Choose a plan, None for a new one. ValueError if it is none of those offered."""
        key = "" if plan_id is None else str(plan_id)
        self.box.set_key(key)
        if self.box.key != key:
            raise ValueError("no such plan is offered")

    def wait(self, is_edited: bool) -> None:
        """Offer no other choice while tasks are edited, which it would take back."""
        self.box.setEnabled(not is_edited)
        self.box.setToolTip("Hoàn tác các bước sửa nhiệm vụ rồi mới chọn lại" if is_edited else "")
