"""The page Thi đua – Khen thưởng: a review round, its nominations, the Council, the decisions and the statistics."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.list_kinds.awards import AWARDS
from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListQuery
from desktop_app.services import review_rounds
from desktop_app.services.papers.kinds.declaration import MenuPlace, RoundStep
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.keyboard.grey_acts import allow
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tokens import GAP, PAGE
from desktop_app.ui.emulation.decisions.recording import record_action
from desktop_app.ui.emulation.filters import extra_filter, step_of
from desktop_app.ui.emulation.nominations.acts import NominationActs
from desktop_app.ui.emulation.nominations.opened_forms import OpenedForms
from desktop_app.ui.emulation.panes import RoundPanes
from desktop_app.ui.emulation.round_acts import RoundActs
from desktop_app.ui.emulation.round_way import RoundWay
from desktop_app.ui.emulation.step_papers import StepPapers, round_options
from desktop_app.ui.emulation.steps_line import ALL, OLDER, StepsLine
from desktop_app.ui.emulation.steps_reading import StepsReading
from desktop_app.ui.emulation.tabs import RoundTabs
from desktop_app.ui.widgets.actions import add_action, separator
from desktop_app.ui.widgets.forms.period_box import PeriodBox
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.lazy_pane import LazyPane
from desktop_app.ui.widgets.lists.acts.keys import asks_new
from desktop_app.ui.widgets.lists.filter_line import FilterLine
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.page import Page, begin_tab
from desktop_app.ui.widgets.papers.offers import paper_offers

if TYPE_CHECKING:
    # Forms and imports are loaded when one is first opened, so that the page is filled sooner.
    from desktop_app.services.book import Book
    from desktop_app.services.papers.kinds.declaration import Options
    from desktop_app.services.review_rounds import Round
    from desktop_app.ui.base.context import Context

_HIDDEN: Final = [
    *("round", "kind", "type", "movement", "tasks", "period_from", "period_to", "note", "reason_line"),
    *("exemplar", "exception_reason"),
]
"""What a row is read without: it stands in the menu of columns, and beside the list (F4)."""
_WIDTHS: Final = {
    "name": 180,
    "post": 112,
    "unit": 150,
    "award": 146,
    "state": 132,
    "summary": 200,
}
"""In the order of the columns; the last column says why a nomination is on hold."""
_ROUND_LETTERS: Final = 8
_DECISIONS, _OF_COUNCIL = "decisions", ("sessions", "unit-reviews", "councils")
_NO_ROUND: Final = "Sổ chưa có đợt xét nào. Tạo đợt xét, rồi ghi từng đề nghị vào đợt."
_NO_NOMINATION: Final = "Đợt xét này chưa có đề nghị nào."


class EmulationPage(Page):
    """A round to choose on top, and below it the tabs of the round.

    Signals: `certificates_asked(int)` for the certificates of a decision; `asked(ListQuery)` for the list that contains
    a source record of a finding; `paper_asked(str, object)` for a paper of a step, to be chosen on page Văn bản.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._code_to_show = str(self._settings.get("emulation").get("round", ""))
        self._questions = BookQuestions(context, self)
        self.chooser = PeriodBox("Đợt xét")
        self.nominations = ListView(context, NOMINATIONS)
        self.forms = OpenedForms(context, self, self.nominations, self._questions, lambda: self._code)
        self.filter_line = FilterLine("Hiện lại cả đợt")
        self.steps = StepsLine()
        self.reading = StepsReading(context, self.steps, lambda: self._code, self)
        self.panes = RoundPanes(context, lambda: self.round_acts.new, lambda: self._code, self)
        self.council, self.decisions, self.movements = self.panes.council, self.panes.decisions, self.panes.movements
        self.head = PageHead("Thi đua – Khen thưởng", scope=[self.chooser])
        self.acts = NominationActs(context, self, self.nominations, lambda: self._code, self._settings)
        self.round_acts = RoundActs(context, self, lambda: self.round)
        self._nomination_actions = self._make_nomination_actions()
        self.tabs = RoundTabs(
            self.nominations,
            self.steps,
            self.record_decision,
            lambda: self.works()["open_session"](),
            self.council,
            self.decisions,
            self.panes.statistics,
            self.movements,
        )
        self.way = RoundWay(self, self.tabs, self.steps, self.acts, lambda: self.papers)
        self.tabs.proposed.addAction(self.acts.certificates)
        # On the other tabs the same keys are those of what is there.
        for action in (*self._to_nominate, *self.list_papers):
            self.removeAction(action)
            self.tabs.proposed.addAction(action)
        others = [action for action in self._nomination_actions if action.parent() is not self.nominations]
        others = [action for action in others if action not in (*self._to_nominate, self.acts.check)]
        self._acts_of_nominations = [*self._to_nominate, self.acts.check, *reversed(others), self.record_decision]
        self._proposal_acts = [*self._nomination_actions, *self.acts.menu_actions]
        self._lay_out()
        self._connect()
        self._show_tab()
        self._show_round()
        self.refresh()

    @property
    def round(self) -> Round | None:
        """The round that is shown."""
        return next((round_ for round_ in self.round_acts.rounds if str(round_.code) == self.chooser.key), None)

    @property
    def _code(self) -> str:
        return str(self.round.code) if self.round is not None else ""

    def refresh(self) -> None:
        """Read the rounds and the lists again."""
        self._read_rounds()
        self.nominations.refresh()
        self.panes.refresh()

    def acts_in_menu(self) -> list[QAction]:
        """Return what comes next in the round, the acts of the tab one is on, and those on the round."""
        pane = self.tabs.currentWidget()
        if pane is self.tabs.proposed:
            acts = self._proposal_acts
        elif pane is self.decisions:
            acts = self.decisions.content.acts_in_menu
        else:
            acts = getattr(pane.content, "actions_menu", []) if isinstance(pane, LazyPane) else []
        return [*self.way.acts(), *acts, self.round_acts.menu_action]

    def works(self) -> Mapping[str, Callable[..., object]]:
        """Return the acts other pages can start here: on rounds and movements, in the round shown last, its tabs."""
        tabs = {"nominations": self.tabs.proposed, "council": self.council, "decisions": self.decisions}
        in_round: dict[str, Callable[[], object]] = {
            "nominate": partial(self.forms.add, "individual"),
            "nominate_unit": partial(self.forms.add, "collective"),
            "open_session": lambda: self._on_tab(self.council).add(),
            "record_decision": self._record_decision,
            "print_certificates": lambda: self._on_tab(self.decisions).print_certificates(),
        }
        return {
            "new_round": self.round_acts.new.trigger,
            "councils": lambda: self._on_tab(self.council).show_councils(),
            "add_movement": lambda: self._on_tab(self.movements).add(),
            **{step: partial(self.tabs.setCurrentWidget, tab) for step, tab in tabs.items()},
            **{work: partial(self._do_in_round, act) for work, act in in_round.items()},
        }

    def _do_in_round(self, act: Callable[[], object]) -> None:
        """Do something once the rounds are read, which they are not yet where the page is shown for the first time."""

        def do(rounds: Sequence[Round]) -> None:
            self._set_rounds(rounds)
            if self.round is None:
                self.context.message.emit(_NO_ROUND)
            else:
                act()

        self._questions.ask("rounds", review_rounds.rounds, do)

    def _on_tab[Content: QWidget](self, pane: LazyPane[Content]) -> Content:
        """Bring a tab to the front, and return what is on it."""
        self.tabs.setCurrentWidget(pane)
        return pane.content

    def show_query(self, query: ListQuery) -> None:
        """Show awards, the sessions or decisions of a round, or its nominations filtered by kind, state or exemplar."""
        if query.kind == AWARDS.key:
            self._on_tab(self.decisions).show_awards(query)
            return
        if query.kind in (*_OF_COUNCIL, _DECISIONS):
            self.tabs.setCurrentWidget(self.decisions if query.kind == _DECISIONS else self.council)
            self._code_to_show = str(query.scope.get("round", ""))
            if ids := query.scope.get("ids", ()):
                self._show_in_round(query.kind, ids[0])
            else:
                self._read_rounds()
            return
        if query.kind != NOMINATIONS.key:
            self._on_tab(self.movements).show_query(query)
            return
        self.tabs.setCurrentWidget(self.tabs.proposed)
        self._code_to_show = str(query.scope.get("round", ""))
        self.filter_line.filter_by(*extra_filter(query.scope))
        self.steps.set_state(step_of(query.scope))
        self.nominations.set_query(replace(query, scope=self._scope(self._code_to_show)))
        self._read_rounds()

    def _show_in_round(self, kind: str, row_id: int) -> None:
        """Show the round of a session, a decision or a review, and select its row there; a Council is of none."""

        def with_code(book: Book) -> tuple[Sequence[Round], str]:
            return review_rounds.rounds(book), review_rounds.code_of_row(book, kind, row_id)

        def show(answer: tuple[Sequence[Round], str]) -> None:
            rounds, self._code_to_show = answer
            self._set_rounds(rounds)
            if kind == _DECISIONS:
                self.decisions.content.show_row(row_id, answer[1])
            else:
                self.council.content.show_row(row_id, answer[1], kind)

        self._questions.ask("rounds", with_code, show)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say what is missing where a nomination is asked for without a round: its act is not offered then."""
        if self.round is None and asks_new(event) and self.tabs.currentWidget() is self.tabs.proposed:
            self.context.message.emit(_NO_ROUND)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the steps of the round where they have room."""
        super().resizeEvent(event)
        self.way.follow()

    def _make_nomination_actions(self) -> list[QAction]:
        rows = self.nominations
        self.new_individual = add_action(
            self, "Đề nghị &cá nhân…", "add", "Ctrl+N", partial(self.forms.add, "individual")
        )
        self.new_collective = add_action(
            self, "Đề nghị tậ&p thể…", "unit", "Ctrl+Shift+N", partial(self.forms.add, "collective")
        )
        self.list_papers = paper_offers(self, MenuPlace.NOMINATIONS, self._preview, "preview")
        self.papers = StepPapers(self.context, self, (RoundStep.PROPOSALS,), self._chosen_of_paper)
        self.record_decision = record_action(self, self._record_decision)
        self.removeAction(self.record_decision)
        self._to_nominate = [self.new_individual, self.new_collective]
        return [
            *self._to_nominate,
            add_action(rows, "&Sửa…", "edit", "F2", lambda: rows.with_current(self.forms.edit, self.acts.set_for)),
            add_action(rows, "Xó&a", "trash", "Del", rows.delete_chosen),
            separator(self, "Cả đợt"),
            self.acts.import_,
            *self.list_papers,
            self.papers.menuAction(),
            self.acts.check,
        ]

    def _record_decision(self) -> None:
        """Record a decision from another tab, and bring the tab of decisions to the front."""
        self._on_tab(self.decisions).add()

    def _lay_out(self) -> None:
        self.nominations.arrange_at_first({"order": list(_WIDTHS), "hidden": _HIDDEN, "widths": _WIDTHS})
        self.nominations.set_actions([*self._nomination_actions, separator(self), *self.acts.steps])
        self.nominations.add_to_line(self.filter_line)
        # As wide as its longest round; where there is no room for that, it may shrink to some letters.
        self.chooser.setMinimumContentsLength(_ROUND_LETTERS)
        self.chooser.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(self.head)
        column.addWidget(self.way.stepper)
        column.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs.proposed)

    def _connect(self) -> None:
        self.chooser.chosen.connect(self._choose)
        self.chooser.add_keys(self)
        self.tabs.currentChanged.connect(self._show_tab)
        self.filter_line.clicked.connect(self._clear_filter)
        self.round_acts.created.connect(self._show_new_round)
        self.papers.paper_asked.connect(self.paper_asked)
        self.panes.paper_asked.connect(self.paper_asked)
        self.panes.asked.connect(self.asked)
        self.panes.certificates_asked.connect(self.certificates_asked)
        self.panes.counted_asked.connect(self.show_query)
        self.panes.decisions_tab_asked.connect(partial(self.tabs.setCurrentWidget, self.decisions))
        self.panes.decision_asked.connect(partial(self._show_in_round, _DECISIONS))
        self.reading.steps_read.connect(self.way.show_steps)
        self.reading.older_read.connect(self._show_older)
        self.steps.chosen.connect(lambda _: self._show_round())
        self.way.acts_changed.connect(self._show_acts)
        self.way.state_asked.connect(self._show_state)
        self.nominations.activated.connect(self.forms.edit)
        self.acts.nomination_asked.connect(self.forms.edit)
        self.acts.asked.connect(self.asked)
        self.acts.certificates_asked.connect(self.certificates_asked)
        self.nominations.delete_requested.connect(self.forms.delete)
        self.context.changed.connect(self._changed)

    def _show_tab(self, _place: int = 0) -> None:
        """Let the keyboard begin in the tab one is on, and offer its acts in the head."""
        begin_tab(self, self.tabs, self.context)
        self._show_acts()
        for action in self.list_papers:
            # A box of choices takes letters for itself, with Ctrl too.
            is_offered = self.tabs.currentWidget() is self.tabs.proposed
            (self.chooser.addAction if is_offered else self.chooser.removeAction)(action)

    def export(self) -> bool:
        """Export the visible list, or the table of the statistics."""
        if self.tabs.currentWidget() is not self.tabs.statistics:
            return super().export()
        self.tabs.statistics.content.export_current()
        return True

    def new_act(self) -> QAction | None:
        """Return what the tab one is on adds."""
        pane = self.tabs.currentWidget()
        if isinstance(pane, LazyPane):
            return getattr(pane.content, "new", None)
        return self.new_individual

    def _show_acts(self) -> None:
        pane = self.tabs.currentWidget()
        acts = getattr(pane.content, "acts_in_head", []) if isinstance(pane, LazyPane) else self._acts_of_nominations
        acts = self.round_acts.in_head([*self.way.acts(), *acts], is_of_round=pane in self.tabs.of_round)
        self.head.show_acts(acts, is_first_filled=not self.way.is_behind())

    def _show_state(self, state: str) -> None:
        self.steps.set_state(state)
        self._show_round()

    def _changed(self, changes: Changes) -> None:
        if "review_round" in changes.kinds:
            self._read_rounds()
        else:
            self.reading.follow(changes)

    def _read_rounds(self) -> None:
        self._questions.ask("rounds", review_rounds.rounds, self._set_rounds)

    def _set_rounds(self, rounds: Sequence[Round]) -> None:
        current = self.round
        code = self._code_to_show or (str(current.code) if current is not None else "")
        self._code_to_show = ""
        self.round_acts.take(rounds)
        self.chooser.set_periods({str(round_.code): f"{round_.code} – {round_.code.title}" for round_ in rounds}, code)
        self._show_round()

    def _show_new_round(self, code: str) -> None:
        self._code_to_show = code
        self._settings.put("emulation", {"round": code})
        self._read_rounds()

    def _show_round(self) -> None:
        current = self.round
        self.round_acts.enable()
        for action in (*self._nomination_actions, self.record_decision, *self.acts.round, *self.acts.steps):
            allow(action, current, _NO_ROUND)
        self.panes.show_round(self._code)
        if current is None:
            self.nominations.set_empty(_NO_ROUND, self.round_acts.new)
            # Before the rounds are read, show the round used last: nobody asks for the nominations of all rounds.
            self.nominations.set_scope(self._scope(self._code_to_show))
            self.steps.show_steps(None)
            self.way.show_steps(None)
            return
        self.acts.follow_chosen()
        self.nominations.set_empty(_NO_NOMINATION, self.new_individual)
        self.nominations.set_scope(self._scope(str(current.code)))
        self.reading.read()

    def _scope(self, code: str) -> dict[str, Any]:
        # Records that another page asks for one by one may be of several rounds.
        of_round = {} if "ids" in self.filter_line.scope else {"round": code}
        return {**of_round, **self.filter_line.scope, **self.steps.scope}

    def _show_older(self, code: str) -> None:
        if self.steps.chips.key == OLDER:
            self.nominations.set_scope(self._scope(code))

    def _choose(self) -> None:
        if self.round is not None:
            self._settings.put("emulation", {"round": str(self.round.code)})
        self._clear_filter()

    def _clear_filter(self) -> None:
        self.filter_line.filter_by({}, "")
        self.steps.set_state(ALL)
        self._show_round()

    def _chosen_of_paper(self) -> Options:
        return {**round_options(self._code), "nomination": str(self.nominations.current_id() or "")}

    def _preview(self, kind: str) -> None:
        # Showing a PDF needs libraries that nothing else in the window uses.
        from desktop_app.ui.widgets.papers.preview import PreviewWindow

        if self.round is not None:
            PreviewWindow(self.context, kind, {"round": str(self.round.code)}, self).show()
