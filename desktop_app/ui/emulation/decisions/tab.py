"""The tab of decisions: those of a round or those outside every round, and below them their awards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.list_kinds.awards import DECISIONS
from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.services import lists
from desktop_app.services.awards.choices import ChosenAwards, chosen_awards
from desktop_app.services.papers.kinds.declaration import RoundStep
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.keyboard.grey_acts import allow
from desktop_app.ui.base.tokens import GAP, GROUP, PAPER
from desktop_app.ui.emulation.decisions.award_filters import awards_title
from desktop_app.ui.emulation.decisions.awards_pane import AwardsPane
from desktop_app.ui.emulation.decisions.recording import record_action
from desktop_app.ui.emulation.round_acts import NO_ROUND
from desktop_app.ui.emulation.step_papers import StepPapers, round_options
from desktop_app.ui.widgets.actions import add_action, separator
from desktop_app.ui.widgets.lists.chips import Chips
from desktop_app.ui.widgets.lists.heights.two_lists import TwoLists
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.page import holds_keyboard

if TYPE_CHECKING:
    # The forms of a decision and their data are loaded when one is first opened.

    from desktop_app.services.book import Book
    from desktop_app.services.papers.kinds.declaration import Options
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.emulation.decisions.direct_form import DirectFormData
    from desktop_app.ui.emulation.decisions.form_data import DecisionFormData
    from desktop_app.ui.widgets.forms.record_form import RecordForm

_DECISIONS: Final = {
    "hidden": ["round", "level"],
    "widths": {
        **{"number": 130, "signed_on": 100, "subject": 270, "issuing_body": 160, "signer": 140},
        **{"collectives": 84, "individuals": 84, "amount": 165},
    },
}
_OF_ROUND, _DIRECT = "round", "direct"
_SIDES: Final = {_OF_ROUND: "Trong đợt", _DIRECT: "Ngoài đợt"}
_ONE: Final = "Chọn một quyết định trong danh sách trước đã."
_NO_DECISION: Final = "Đợt xét này chưa có quyết định khen thưởng nào."
_NO_DIRECT: Final = "Chưa ghi quyết định nào của cấp trên, của năm cũ (ngoài các đợt xét)."


class DecisionsTab(QWidget):
    """Two lists: the decisions of the round, and the awards of the selected decision or, until it is left, of a query.

    Signals: `certificates_asked(int)` for the certificates of a decision; `asked(ListQuery)` for the list that contains
    a record behind an award; `decision_asked(int)` for a decision in its round, whichever that is.
    """

    certificates_asked = Signal(int)
    decision_asked = Signal(int)
    asked = Signal(object)

    def __init__(self, context: Context, new_round: QAction | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self._new_round = context, new_round
        self._round_code: str | None = None
        self._award_to_select: int | None = None
        self._query_to_show: ListQuery | None = None
        self._questions = BookQuestions(context, self)
        self.decisions, self.pane = ListView(context, DECISIONS), AwardsPane(context)
        self.awards, self.awards_label = self.pane.list, self.pane.label
        self.pane.asked.connect(self.asked)
        self.sides = Chips("Quyết định của đợt, hoặc ngoài đợt", _SIDES)
        self._make_actions()
        self._lay_out()
        # Beside the filter they stay on one line.
        self.sides.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.sides.chosen.connect(lambda _: self._turn_side())
        self.decisions.activated.connect(self._edit)
        self.decisions.delete_requested.connect(self._delete)
        self.decisions.selection_changed.connect(self._show_awards_of)
        self.decisions.refreshed.connect(self._choose_first)
        self._enable_actions(())
        self.show_round("")

    def show_round(self, round_code: str) -> None:
        """Show a round's decisions, "" while there is no round."""
        if round_code == self._round_code:
            return
        if self._round_code:
            # What was asked for on another page has been seen: below another round it would be taken for that one's.
            self.pane.show_nothing()
        self._round_code = round_code
        # Below a round's head one expects its own decisions.
        self.sides.set_key(_OF_ROUND)
        for action in (self.new, self.papers.menuAction()):
            allow(action, round_code, NO_ROUND)
        self._show_side()

    def show_row(self, decision_id: int, round_code: str) -> None:
        """Select a decision of a round, or one of none; in it the award that was asked for."""
        if round_code:
            self.show_round(round_code)
        self._go_to(_OF_ROUND if round_code else _DIRECT)
        self.decisions.select_id(decision_id)
        if self._query_to_show is not None:
            query, self._query_to_show = self._query_to_show, None
            self.pane.show_decision(decision_id)
            # Of its awards those that were asked for.
            self.awards.set_query(query)
        if self._award_to_select is not None:
            award_id, self._award_to_select = self._award_to_select, None
            self.pane.show_decision(decision_id)
            self.awards.select_id(award_id)
            self.setFocusProxy(self.awards)
            if holds_keyboard(self):
                self.awards.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_awards(self, query: ListQuery) -> None:
        """Show the awards of a query, whichever decisions give them, until a decision is selected.

        A single one is shown in its decision, and those of one decision below it, in its round.
        """
        if decision_id := query.scope.get("decision"):
            self._query_to_show = query
            self.decision_asked.emit(decision_id)
            return
        ids = query.scope.get("ids", ())
        if len(ids) == 1:
            self._questions.ask("award", lambda book: chosen_awards(book, ids), self._show_award)
            return
        self.decisions.table.clearSelection()
        self.pane.show_query(query, awards_title(query.scope))
        self.setFocusProxy(self.awards)

    def _show_award(self, chosen: ChosenAwards) -> None:
        for award in chosen.all:
            self._award_to_select = award.id
            self.decision_asked.emit(award.decision_id)

    def finish(self) -> None:
        """Record that the awards of the round are handed over and paid."""
        if self._round_code:
            self.awards.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.pane.finish_round(self._round_code)

    def add(self) -> None:
        """Open the form of a new decision on the round."""
        from desktop_app.ui.emulation.decisions.form_data import blank_decision

        code = self._round_code
        if code:
            self._go_to(_OF_ROUND)
            self._open(lambda book: blank_decision(book, code), None)

    def add_direct(self) -> None:
        """Open the form of a decision of a higher level, or of an old year."""
        from desktop_app.ui.emulation.decisions.direct_form import blank_direct

        side = self.sides.key
        self._go_to(_DIRECT)
        self._open(blank_direct, None, side)

    def print_certificates(self) -> None:
        """Show the certificates of the chosen decision, else of the first one of the round."""
        chosen, query = self.decisions.current_id(), ListQuery(DECISIONS.key, scope={"round": self._round_code})

        def show(rows: Sequence[ListRow]) -> None:
            if rows:
                self.certificates_asked.emit(rows[0].id)
            else:
                self.context.message.emit(f"{_NO_DECISION} Chọn đợt khác ở trên, rồi bấm Ctrl+G.")

        if chosen is not None:
            self.certificates_asked.emit(chosen)
        else:
            self._questions.ask("certificates", lambda book: lists.page(book, query, range(1)), show)

    def import_awards(self) -> None:
        """Ask for a workbook of old awards and show what it would add to the book."""
        from desktop_app.ui.widgets.imports.opening import import_file

        import_file(self.context, self, "awards", shown=lambda: self._go_to(_DIRECT))

    def hideEvent(self, event: QHideEvent) -> None:
        """Put away what another page asked for: who comes back would take it for awards of the decisions above."""
        super().hideEvent(event)
        if self.pane.shows_others and not event.spontaneous():
            self.pane.show_nothing()
            self._choose_first()

    def refresh(self) -> None:
        """Read both lists again."""
        self.decisions.refresh()
        self.pane.refresh()

    def _make_actions(self) -> None:
        rows = self.decisions
        self.new = record_action(self, self.add)
        self.new_direct = add_action(self, "Ghi &của cấp trên, năm cũ…", "add", "Ctrl+Shift+D", self.add_direct)
        self.sign = add_action(self, "&Nhập số, ngày…", "check", "Ctrl+Shift+K", self._sign)
        self.edit = add_action(rows, "&Sửa quyết định…", "edit", "F2", partial(self._with_current, self._edit))
        self.certificates = add_action(
            self, "In &giấy khen…", "print", "Ctrl+G", partial(self._with_current, self.certificates_asked.emit)
        )
        self.delete = add_action(rows, "Xó&a quyết định", "trash", "Del", rows.delete_chosen)
        self.take_in = add_action(self, "Nhập khen thưởng từ &Excel…", "import", "Ctrl+Shift+I", self.import_awards)
        self.papers = StepPapers(self.context, self, (RoundStep.DECISION, RoundStep.HAND_OVER), self._chosen_of_paper)
        for action, short in ((self.new_direct, "Cấp trên, năm cũ"), (self.sign, "Số, ngày"), (self.edit, "Sửa")):
            action.setIconText(short)
        self.certificates.setProperty(PAPER, True)
        self._acts = [self.new, self.new_direct, self.sign, self.edit, self.certificates, self.papers.menuAction()]
        self._acts += [self.delete, self.take_in]
        self.acts_in_head = [self.new, self.sign, self.certificates, self.papers.menuAction()]
        self.acts_in_head += [self.new_direct, self.take_in]
        self.actions_menu: list[QAction] = [*self._acts, separator(self), *self.pane.actions_menu]
        self._of_awards = QMenu("&Khen thưởng đã chọn", self)
        self._of_awards.addActions(self.pane.actions_menu)
        self.acts_in_menu = [*self._acts, self._of_awards.menuAction()]

    def _lay_out(self) -> None:
        self.decisions.arrange_at_first(_DECISIONS)
        self.decisions.set_actions(self._acts)
        self.decisions.add_to_line(self.sides, first=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GROUP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(TwoLists(self.decisions, self.pane), 1)
        self.setFocusProxy(self.decisions)

    def _chosen_of_paper(self) -> Options:
        """Return the round with the decision and the award chosen in it; none of another level or of no round."""
        code = self._round_code or ""
        if self.sides.key == _DIRECT:
            return round_options(code)
        decision_id, award_id = self.decisions.current_id(), self.awards.current_id()
        return {**round_options(code), "decision": str(decision_id or ""), "award": str(award_id or "")}

    def _go_to(self, side: str) -> None:
        """Show the list in which the new decision will appear."""
        if side != self.sides.key:
            self.sides.set_key(side)
            self._show_side()

    def _turn_side(self) -> None:
        self.pane.show_nothing()
        self._show_side()

    def _show_side(self) -> None:
        code = self._round_code or ""
        if self.sides.key == _DIRECT:
            self.decisions.set_empty(_NO_DIRECT, self.new_direct)
            scope: dict[str, object] = {"direct": True}
        else:
            self.decisions.set_empty(*((_NO_DECISION, self.new) if code else (NO_ROUND, self._new_round)))
            scope = {"round": code}
        if not self.pane.shows_others:
            self.pane.show_nothing()
        if scope == dict(self.decisions.query.scope):
            # Rows that stand in the list already are not read again, and still chosen.
            self._choose_first()
        self.decisions.set_scope(scope)

    def _choose_first(self) -> None:
        """Show the awards of the chosen decision, else choose the first one, unless the awards of a query are shown."""
        if self.decisions.total and self.pane.is_empty:
            if chosen := self.decisions.selected_ids():
                self._show_awards_of(chosen)
            else:
                self.decisions.table.selectRow(0)
        if not self.decisions.total:
            self._enable_actions(())

    def _show_awards_of(self, ids: Sequence[int]) -> None:
        if len(ids) == 1 and not self.pane.shows(ids[0]):
            self.pane.show_decision(ids[0])
            self.setFocusProxy(self.decisions)
        self._enable_actions(ids)

    def _enable_actions(self, ids: Sequence[int]) -> None:
        """Enable the acts that are possible with the selected decisions."""
        for action in (self.sign, self.edit, self.certificates):
            allow(action, len(ids) == 1, _ONE)
        allow(self.delete, ids, _ONE)

    def _with_current(self, act: Callable[[int], None]) -> None:
        self.decisions.with_current(act)

    def _sign(self) -> None:
        from desktop_app.ui.emulation.decisions.form_data import unsigned_decision
        from desktop_app.ui.emulation.decisions.sign_form import SignForm

        def open_form(decision_id: int) -> None:
            self._questions.ask(
                "form",
                lambda book: unsigned_decision(book, decision_id),
                lambda read: self._show(SignForm(self.context, decision_id, *read, self), "number", decision_id),
            )

        self._with_current(open_form)

    def _edit(self, decision_id: int) -> None:
        from desktop_app.ui.emulation.decisions.kinds import saved_form_data

        self._open(lambda book: saved_form_data(book, decision_id), decision_id)

    def _open(
        self,
        question: Callable[[Book], DecisionFormData | DirectFormData],
        decision_id: int | None,
        side: str = "",
    ) -> None:
        """Ask for a decision; `side` is what the list shows again if none is recorded."""
        from desktop_app.ui.emulation.decisions.kinds import make_form

        def show(form_data: DecisionFormData | DirectFormData) -> None:
            form, first = make_form(self.context, form_data, self)
            self._show(form, first, decision_id)
            if side:
                recorded: list[Changes] = []
                form.saved.connect(recorded.append)
                form.rejected.connect(lambda: None if recorded else self._go_to(side))

        self._questions.ask("form", question, show)

    def _show(self, form: RecordForm, first: str, decision_id: int | None) -> None:
        form.saved.connect(lambda changes: self._select_saved(changes, decision_id))
        form.finished.connect(lambda: self.decisions.setFocus())
        form.show_form(first)

    def _select_saved(self, changes: Changes, decision_id: int | None) -> None:
        self.decisions.select_id(decision_id if decision_id is not None else changes.only_id("decision"))

    def _delete(self, ids: Sequence[int]) -> None:
        from desktop_app.services.keeping import trash

        if ids:
            self.context.act(lambda book: trash.put_in_trash(book, "decision", ids))
