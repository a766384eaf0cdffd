"""A combo box for the plan that a page shows."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from desktop_app.services.choices import Choice
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.widgets.forms.period_box import PeriodBox

_LETTERS: Final = 8


class PlanBox(PeriodBox):
    """Chooses one of the book's plans, the first one first; with `every` also all plans at once, offered last."""

    def __init__(self, every: str = "", parent: QWidget | None = None) -> None:
        super().__init__("Kế hoạch", parent)
        self._every = every
        self.is_offered = False
        """Whether it has plans to choose from."""
        # Titles of plans are long: a small window shows their beginning, the list and its tips all of them.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.currentTextChanged.connect(lambda _: self._limit())
        self.setVisible(False)

    def changeEvent(self, event: QEvent) -> None:
        """Grow as far as the title does in other letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._limit()

    def _limit(self) -> None:
        """Take what room the acts beside it leave, until the whole title stands in it."""
        measure, least = self.fontMetrics().horizontalAdvance, self.sizeHint().width()
        rest = measure(self.currentText()) - _LETTERS * measure("X")
        self.setMaximumWidth(least + max(rest + GAP, 0))

    @property
    def plan_id(self) -> int | None:
        """The id of the plan shown; None for every plan, and while the book has none."""
        return int(self.key) if self.key else None

    def set_plans(self, plans: Sequence[Choice], plan_id: int | None = None) -> None:
        """Offer plans and show one, or the one shown before, or the first offered, without emitting `chosen`."""
        if plan_id is None and plans and not self.is_offered:
            plan_id = plans[0].id
        self.is_offered = bool(plans)
        every = {"": self._every} if self._every else {}
        self.set_periods({str(plan.id): plan.name for plan in plans} | every, str(plan_id or ""))
        for place, plan in enumerate(plans):
            self.setItemData(place, plan.detail, Qt.ItemDataRole.ToolTipRole)
        self.setVisible(bool(plans))

    def show_plan(self, plan_id: int | None) -> None:
        """Show a plan, None for every one, without emitting `chosen`."""
        self.is_offered = True
        self.set_key(str(plan_id or ""))
