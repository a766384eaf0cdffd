"""The clerk's way through a round: its steps lead to their tabs and papers, and one act is what comes next."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.rounds.states import NominationState
from desktop_app.services.rounds.steps import RoundSteps, ToDo
from desktop_app.ui.base.window_size import is_low
from desktop_app.ui.emulation.brief_steps import BriefSteps
from desktop_app.ui.emulation.nominations.acts import NominationActs
from desktop_app.ui.emulation.round_stepper import RoundStepper
from desktop_app.ui.emulation.steps_line import StepsLine
from desktop_app.ui.emulation.tabs import RoundTabs
from desktop_app.ui.widgets.lazy_pane import LazyPane

_PROPOSED, _COUNCIL, _DECISIONS, _AWARDS = range(4)
_DONE_IN: Final[Mapping[NominationState | None, int]] = {
    NominationState.COMPLETE: _COUNCIL,
    NominationState.COUNCIL: _COUNCIL,
    NominationState.SUBMITTED: _DECISIONS,
    None: _DECISIONS,
    NominationState.DECIDED: _AWARDS,
}
"""The step in whose tab it is done what nominations of a state (None: decisions) wait for; else in their list."""
_BY_ACT: Final[Mapping[NominationState | None, str]] = {
    NominationState.COMPLETE: "new",
    NominationState.COUNCIL: "count",
    NominationState.SUBMITTED: "new",
    None: "sign",
}
"""The act of that tab that does it."""

_BY_ASKING: Final[Mapping[NominationState | None, str]] = {NominationState.DECIDED: "finish"}
"""What of that tab asks for all that is left to be done."""
_KEYS: Final = ("Ctrl+Shift+Return", "Ctrl+Shift+Enter")
_SUBMIT: Final = "Ghi đã trình {} đề nghị"


class RoundWay(QObject):
    """The stepper of a page and the act that comes next, `next_act`.

    Signals: `state_asked(str)` for the nominations in a state, which wait for something to be done in their list;
    `acts_changed` when another act comes next.
    """

    state_asked = Signal(str)
    acts_changed = Signal()

    def __init__(
        self, page: QWidget, tabs: RoundTabs, states: StepsLine, acts: NominationActs, papers: Callable[[], QMenu]
    ) -> None:
        super().__init__(page)
        self._tabs, self._states, self._acts, self._papers = tabs, states, acts, papers
        self._panes = (*tabs.of_round[:_AWARDS], tabs.decisions)
        self._to_do: ToDo | None = None
        self._is_over = False
        self.stepper = RoundStepper()
        self.brief = BriefSteps(tabs, self.stepper.buttons, self._go_to)
        self.next_act = QAction(self)
        self.next_act.setShortcuts([QKeySequence(key) for key in _KEYS])
        self.next_act.triggered.connect(lambda: self.do_next())
        # Its key is there on every tab, also where the act is the tab's own.
        page.addAction(self.next_act)
        self.stepper.step_asked.connect(self._go_to)
        self.stepper.papers_asked.connect(self._show_papers)
        tabs.currentChanged.connect(lambda _: self.follow())
        self.follow()

    def show_steps(self, steps: RoundSteps | None) -> None:
        """Show how far a round is; None while there is no round."""
        self.stepper.show_steps(steps)
        self.follow()
        self._to_do = steps.next if steps is not None else None
        self._is_over = steps is not None and bool(steps.states) and self._to_do is None
        self.next_act.setEnabled(self._to_do is not None)
        self._name_next()
        self.acts_changed.emit()

    def _name_next(self) -> None:
        if self._to_do is not None:
            self.next_act.setText(_SUBMIT.format(self._to_do.number) if self._sees_passed else self._to_do.act)
            self.next_act.setToolTip(f"{self._to_do.sentence[:-1]} (Ctrl+Shift+Enter)")

    @property
    def _sees_passed(self) -> bool:
        """Whether what waits to be submitted is what the list of nominations shows, so that it can be said of them."""
        passed = NominationState.PASSED
        is_next = self._to_do is not None and self._to_do.state is passed
        return is_next and self._tabs.currentWidget() is self._tabs.proposed and self._states.chips.key == passed

    def acts(self) -> list[QAction]:
        """Return the act that comes next, for the head of the tab one is on, unless it is the first of that tab."""
        pane, to_do = self._tabs.currentWidget(), self._to_do
        if to_do is None or pane not in self._tabs.of_round:
            return []
        is_own = _BY_ACT.get(to_do.state) == "new" and pane is self._panes[_DONE_IN[to_do.state]]
        return [] if is_own else [self.next_act]

    def is_behind(self) -> bool:
        """Return whether the tab one is on is of a round in which nothing is left to do, so no act there is next."""
        return self._is_over and self._tabs.currentWidget() in self._panes

    def do_next(self) -> None:
        """Do what is to be done next in the round, or show what waits for it."""
        if self._sees_passed:
            self._acts.submit_passed()
            return
        state = self._to_do.state if self._to_do is not None else NominationState.DRAFT
        place = _DONE_IN.get(state, _PROPOSED)
        was_there = self._tabs.currentWidget() is self._panes[place]
        self._go_to(place)
        if state is not None and state not in _DONE_IN:
            self.state_asked.emit(state.value)
        elif state in _BY_ACT and (was_there or state is not None):
            # A number is given to the decision that is chosen: the list has to be in sight for that.
            getattr(self._content(_DONE_IN[state]), _BY_ACT[state]).trigger()
        elif state in _BY_ASKING:
            getattr(self._content(place), _BY_ASKING[state])()

    def _content(self, place: int) -> QWidget:
        pane = self._panes[place]
        return pane.content if isinstance(pane, LazyPane) else pane

    def _go_to(self, place: int) -> None:
        self._tabs.setCurrentWidget(self._panes[place])
        self.stepper.set_current(place)

    def follow(self) -> None:
        """Mark the step of the tab one is on; in a low window the lists need the room of the steps."""
        pane = self._tabs.currentWidget()
        self.stepper.set_current(self._panes.index(pane) if pane in self._panes else -1)
        has_room = not is_low(self._tabs)
        self.stepper.setVisible(self.stepper.has_steps and has_room)
        self.brief.show_state(is_shown=self.stepper.has_steps and not has_room and pane in self._panes)
        self._name_next()

    def _show_papers(self, place: int) -> None:
        self._go_to(place)
        menu = self._papers() if place == _PROPOSED else getattr(self._content(place), "papers", None)
        button = self.stepper.papers[place]
        if isinstance(menu, QMenu):
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
