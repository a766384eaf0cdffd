"""The states of a round's nominations in order, with the number in each, to filter its list by."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.domain.rounds.states import NominationState
from desktop_app.services.rounds.steps import RoundSteps
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.widgets.lists.chips import Chips

ALL: Final = ""
"""In place of a state: all nominations of the round."""
EXEMPLARS: Final = "exemplar"
"""In place of a state: nominations proposed as models to follow, in any state."""
OLDER: Final = "older"
"""In place of a state: nominations whose summary is older than the records behind it."""
_LABELS: Final = {
    ALL: "Cả đợt",
    NominationState.DRAFT.value: "Nháp",
    NominationState.HELD.value: "Tạm hoãn",
    NominationState.COMPLETE.value: "Đủ hồ sơ",
    NominationState.COUNCIL.value: "Ra Hội đồng",
    NominationState.PASSED.value: "Đạt",
    NominationState.FAILED.value: "Không đạt",
    NominationState.SUBMITTED.value: "Đã trình",
    NominationState.DECIDED.value: "Có quyết định",
    NominationState.AWARDED.value: "Đã trao",
    NominationState.CANCELLED.value: "Đã hủy",
    EXEMPLARS: "Nhân rộng",
    OLDER: "Tóm tắt cũ",
}
_ABOUT_EXEMPLARS: Final = "Gương điển hình, đề nghị nhân rộng"
_KEY_OF_EXEMPLARS: Final = "Alt+0"


class StepsLine(QWidget):
    """A button for each state that nominations are in, and one for exemplars.

    Signal: `chosen(str)` with the chosen state, ALL or EXEMPLARS.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: RoundSteps | None = None
        self._older_ids: tuple[int, ...] = ()
        self.chips = Chips("Bước của đề nghị", _LABELS)
        # Many steps at once must not make the window wider than a small screen.
        self.chips.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        exemplars = self.chips.buttons[EXEMPLARS]
        exemplars.setToolTip(f"{_ABOUT_EXEMPLARS} ({_KEY_OF_EXEMPLARS})")
        self.chips.buttons[OLDER].setToolTip("Tóm tắt cũ hơn hồ sơ: bản ghi làm căn cứ đã đổi sau khi ghi tóm tắt")
        # Exemplars are no step, so their key does not depend on the number of steps.
        QShortcut(QKeySequence(_KEY_OF_EXEMPLARS), self).activated.connect(exemplars.click)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(self.chips, 1)
        self.chips.chosen.connect(self.chosen)
        self.show_steps(None)

    @property
    def scope(self) -> dict[str, Any]:
        """The scope by which the pressed button filters the list."""
        key = self.chips.key
        if key == EXEMPLARS:
            return {"exemplar": True}
        if key == OLDER:
            return {"ids": self._older_ids}
        return {"state": key} if key != ALL else {}

    def show_steps(self, steps: RoundSteps | None) -> None:
        """Show the steps of a round; None while there is no round. A step that the last has left is chosen no more."""
        self._steps = steps
        self._show_counts()
        key = self.chips.key
        if steps is not None and key in list(NominationState) and not steps.states.get(NominationState(key)):
            self.set_state(ALL)
            self.chosen.emit(ALL)

    def _show_counts(self) -> None:
        steps = self._steps
        counts = {state.value: number for state, number in steps.states.items()} if steps is not None else {}
        if steps is not None:
            counts[ALL] = steps.total
            if steps.exemplars:
                counts[EXEMPLARS] = steps.exemplars
            if self._older_ids:
                counts[OLDER] = len(self._older_ids)
        self.chips.set_counts(counts)
        for key, button in self.chips.buttons.items():
            # Where nobody is proposed there is nothing to choose from.
            button.setVisible(bool(counts.get(ALL)) and (key in counts or key == self.chips.key))

    def show_older(self, nomination_ids: Sequence[int]) -> None:
        """Show how many summaries are older than the records behind them."""
        self._older_ids = tuple(nomination_ids)
        self._show_counts()

    def set_state(self, state: str) -> None:
        """Press the button of a state, of ALL or of EXEMPLARS, without emitting a signal."""
        self.chips.set_key(state)
        self._show_counts()
