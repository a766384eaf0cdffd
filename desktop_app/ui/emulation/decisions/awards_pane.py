"""The awards of a decision, how many are paid and handed over, and the acts on the selected ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction

from desktop_app.domain.changes import Changes
from desktop_app.domain.list_kinds.awards import AWARDS
from desktop_app.domain.lists import ListQuery
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.keyboard.grey_acts import allow, why_grey
from desktop_app.ui.base.translation import format_date, format_number
from desktop_app.ui.widgets.actions import add_action, separator
from desktop_app.ui.widgets.lists.acts.row_drag import order_rows
from desktop_app.ui.widgets.lists.heights.two_lists import ListUnderWords
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.muted_label import muted_label

if TYPE_CHECKING:
    # The form data is loaded when an award is first selected.
    from datetime import date

    from desktop_app.services.awards.choices import ChosenAward, ChosenAwards, DecisionSum
    from desktop_app.services.book import Book
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.emulation.decisions.award_forms import DayForm
    from desktop_app.ui.widgets.forms.record_form import RecordForm

_ARRANGEMENT: Final = {
    "hidden": ["signed_on", "number", "kind", "type", "recovered_on", "body"],
    "widths": {
        **{"name": 184, "post": 108, "unit": 142, "award": 136, "place": 104, "amount": 165},
        **{"paid_on": 92, "handed_on": 92, "cancelled_on": 92, "remark": 200},
    },
}
_NO_AWARD: Final = "Chưa có ai được khen thưởng."
_NO_CHOICE: Final = "Khen thưởng của một quyết định hiện ở đây khi chọn quyết định."
_NOTHING: Final = "Khen thưởng theo quyết định"
_CHOSEN: Final = "Khen thưởng theo quyết định đang chọn:"
_PAY, _PAY_DAY = "Ghi đã &chi…", "Sửa ngày &chi…"
_HAND, _HAND_DAY = "Ghi đã t&rao…", "Sửa ngày t&rao…"
"""The second of each where all that are chosen are paid or handed over: only the day can be mended or taken off."""
_CHOOSE: Final = "Chọn người, tập thể được khen thưởng trong danh sách trước đã."
_NO_MONEY: Final = "Dòng đang chọn không có tiền thưởng, đã hủy bỏ, hoặc quyết định chưa ký."
_NOT_STANDING: Final = "Dòng đang chọn đã hủy bỏ, hoặc quyết định chưa ký."
_NOT_MENDABLE: Final = "Chọn một dòng chưa chi, chưa hủy bỏ, của quyết định đã ký."
_NONE_CANCELLED: Final = "Dòng đang chọn chưa hủy bỏ."
_NOT_MOVABLE: Final = "Chọn một dòng của quyết định chưa ký."
_DECISION: Final = "decision"
"""The scope that filters the list by one decision."""


class AwardsPane(ListUnderWords):
    """A sentence on the decision, the acts on its awards, and the list of the awards.

    `actions_menu` is what the window's menu offers for this pane. Signal: `asked(ListQuery)` for the list that contains
    a record behind an award.
    """

    asked = Signal(object)

    def __init__(self, context: Context) -> None:
        rows, label = ListView(context, AWARDS), muted_label()
        super().__init__(label, rows)
        self.list, self.label = rows, label
        self.context = context
        self._questions = BookQuestions(context, self)
        self._decision_id: int | None = None
        self._chosen: Sequence[int] = ()
        self._make_actions()
        self.list.arrange_at_first(_ARRANGEMENT)
        self.list.set_actions(self.actions_menu)
        self.list.selection_changed.connect(self._choose)
        self.list.refreshed.connect(self._read_chosen)
        self.list.activated.connect(lambda _: self._enter())
        self.list.details.entering = "Sửa số tiền"
        context.changed.connect(self._changed)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show that no decision is chosen."""
        self._decision_id = None
        self.label.setText(_NOTHING)
        self.list.set_empty(_NO_CHOICE)
        if self.shows_others:
            # What those were asked by is no filter of hers.
            self.list.set_query(ListQuery(AWARDS.key, scope={_DECISION: 0}))
        self.list.set_scope({_DECISION: 0}, of_nothing=True)

    def show_decision(self, decision_id: int) -> None:
        """Show the awards of a decision, and how many are paid and handed over."""
        if self._decision_id != decision_id:
            self._decision_id = decision_id
            self.label.setText(_CHOSEN)
            self.list.set_empty(_NO_AWARD)
        # What the clerk filters by stays from one decision to the next.
        self.list.set_scope({_DECISION: decision_id})
        self._read_sum()

    def show_query(self, query: ListQuery, words: str) -> None:
        """Show the awards of a query, whichever decisions give them."""
        self._decision_id = None
        self.label.setText(words)
        self.list.set_empty(_NO_AWARD)
        self.list.set_query(query)

    def refresh(self) -> None:
        """Read the awards and their sums again."""
        self.list.refresh()
        self._read_sum()

    def shows(self, decision_id: int) -> bool:
        """Whether it shows the awards of this decision."""
        return self._decision_id == decision_id

    @property
    def shows_others(self) -> bool:
        """Whether it shows the awards of a query rather than those of one decision."""
        return bool(self.list.query.scope) and _DECISION not in self.list.query.scope

    @property
    def is_empty(self) -> bool:
        """Whether no decision is chosen."""
        return self.list.query.scope.get(_DECISION) == 0

    def _make_actions(self) -> None:
        rows = self.list
        self.pay = add_action(rows, _PAY, "check", "Ctrl+M", partial(self._ask, self._pay))
        self.hand = add_action(rows, _HAND, "award", "Ctrl+U", partial(self._ask, self._hand))
        self.amount = add_action(rows, "Sửa số t&iền…", "edit", "F2", self._edit_amount)
        self.cancel = add_action(rows, "&Hủy bỏ…", "close", "Del", partial(self._ask, self._cancel))
        self.recover = add_action(rows, "Ghi đã th&u hồi…", "check", "Ctrl+R", partial(self._ask, self._recover))
        self.take_back = add_action(rows, "Bỏ việc hủy bỏ", "undo", "", partial(self._ask, self._take_back))
        move = order_rows(self.context, rows, self._move)
        self.up = add_action(rows, "Đưa lên", "up", "Alt+Up", partial(move, -1))
        self.down = add_action(rows, "Đưa xuống", "down", "Alt+Down", partial(move, 1))
        self.why = add_action(rows, "&Vì sao có tên trong danh sách…", "info", "Ctrl+J", self._show_chain)
        self._acts = [self.pay, self.hand, self.amount, self.cancel, self.recover, self.take_back, self.up, self.down]
        for action in self._acts:
            action.setEnabled(False)
        self.actions_menu: list[QAction] = [*self._acts[:6], separator(self), *self._acts[6:], self.why]

    def _changed(self, changes: Changes) -> None:
        if changes.kinds & {"award", "decision"}:
            self._read_sum()

    def _read_sum(self) -> None:
        decision_id = self._decision_id
        if decision_id is not None:
            from desktop_app.services.awards.choices import decision_sum

            self._questions.ask_of_row("sum", lambda book: decision_sum(book, decision_id), self._show_sum)

    def _show_sum(self, decision_sum: DecisionSum) -> None:
        words = f"{format_number(decision_sum.awards)} khen thưởng"
        if decision_sum.signed:
            words += f", {format_number(decision_sum.amount)} đồng; đã chi {format_number(decision_sum.paid)}"
            words += f" ({format_number(decision_sum.paid_amount)} đồng), đã trao {format_number(decision_sum.handed)}"
        else:
            words += "; chưa có số, ngày nên chưa tính tiền thưởng, thứ tự còn đổi được (Alt+↑, Alt+↓)"
        if decision_sum.cancelled:
            words += f"; {format_number(decision_sum.cancelled)} đã hủy bỏ"
        if decision_sum.recover_by is not None:
            words += f" (thu hồi chậm nhất ngày {format_date(decision_sum.recover_by)}; chọn rồi Ctrl+R: đã thu hồi)"
        self.label.setText(f"{_CHOSEN} {words}.", brief=f"{words}.")

    def _choose(self, ids: Sequence[int]) -> None:
        self._chosen = ids
        self._read_chosen()

    def _read_chosen(self) -> None:
        """Read what can be done with the selected awards and enable those acts."""
        from desktop_app.services.awards.choices import ChosenAwards, chosen_awards

        # After a refresh the rows are still selected although they may not have been read yet.
        ids = self._chosen if self.list.total else ()
        if not ids:
            self._enable_actions(ChosenAwards())
            return
        self._questions.ask("chosen", lambda book: chosen_awards(book, ids), self._enable_actions)

    def _enable_actions(self, chosen: ChosenAwards) -> None:
        is_paid = chosen.payable and all(award.paid_on for award in chosen.payable)
        is_handed = chosen.standing and all(award.handed_on for award in chosen.standing)
        self.pay.setText(_PAY_DAY if is_paid else _PAY)
        self.hand.setText(_HAND_DAY if is_handed else _HAND)
        for action, possible, why_not in (
            (self.pay, chosen.payable, _NO_MONEY),
            (self.hand, chosen.standing, _NOT_STANDING),
            (self.amount, chosen.mendable, _NOT_MENDABLE),
            (self.cancel, chosen.standing, _NOT_STANDING),
            (self.recover, chosen.cancelled, _NONE_CANCELLED),
            (self.take_back, chosen.cancelled, _NONE_CANCELLED),
            (self.up, chosen.movable, _NOT_MOVABLE),
            (self.down, chosen.movable, _NOT_MOVABLE),
        ):
            allow(action, possible, why_not if chosen.all else _CHOOSE)

    def _ask(self, act: Callable[[ChosenAwards], None]) -> None:
        """Read all selected rows, visible or not, and pass them to an act."""
        from desktop_app.services.awards.choices import chosen_awards

        self.list.with_chosen(lambda ids: self._questions.ask("act", lambda book: chosen_awards(book, ids), act))

    def finish_round(self, code: str) -> None:
        """Ask when the awards of a round were handed over that are not yet, then when the others were paid."""
        from desktop_app.services.awards.choices import awards_of_round

        def hand(chosen: ChosenAwards) -> None:
            form = self._open_hand(chosen.unhanded)
            if form is None:
                self._open_pay(chosen.unpaid)
            else:
                form.saved.connect(lambda _: self._open_pay(chosen.unpaid))

        self._questions.ask("round", lambda book: awards_of_round(book, code), hand)

    def _pay(self, chosen: ChosenAwards) -> None:
        self._open_pay(chosen.payable)

    def _open_pay(self, awards: Sequence[ChosenAward]) -> None:
        from desktop_app.services.awards.acts import pay_awards

        self._open_day("Ghi đã chi tiền thưởng", "Ngày chi", awards, pay_awards, [award.paid_on for award in awards])

    def _hand(self, chosen: ChosenAwards) -> None:
        self._open_hand(chosen.standing)

    def _open_hand(self, awards: Sequence[ChosenAward]) -> DayForm | None:
        from desktop_app.services.awards.acts import hand_over_awards

        days = [award.handed_on for award in awards]
        return self._open_day("Ghi đã trao khen thưởng", "Ngày trao", awards, hand_over_awards, days)

    def _recover(self, chosen: ChosenAwards) -> None:
        from desktop_app.services.awards.acts import recover_awards

        awards = chosen.cancelled
        days = [award.recovered_on for award in awards]
        self._open_day("Ghi đã thu hồi giấy, bằng và tiền", "Ngày thu hồi", awards, recover_awards, days)

    def _open_day(
        self,
        title: str,
        label: str,
        awards: Sequence[ChosenAward],
        act: Callable[[Book, Sequence[int], date | None], Changes],
        days: Sequence[date | None],
    ) -> DayForm | None:
        """Ask for a day; None where there are no awards to ask it for."""
        from desktop_app.ui.emulation.decisions.award_forms import DayForm

        if not awards:
            return None
        form = DayForm(self.context, title, label, awards, act, self)
        form.offer(days)
        self._show(form, "day")
        return form

    def _cancel(self, chosen: ChosenAwards) -> None:
        from desktop_app.ui.emulation.decisions.award_forms import CancelForm

        if chosen.standing:
            self._show(CancelForm(self.context, chosen.standing, self), "reason")

    def _take_back(self, chosen: ChosenAwards) -> None:
        from desktop_app.services.awards.acts import restore_awards

        ids = [award.id for award in chosen.cancelled]
        if ids:
            self.context.act(lambda book: restore_awards(book, ids))

    def _enter(self) -> None:
        if self.amount.isEnabled():
            self._edit_amount()
        else:
            self.context.message.emit(why_grey(self.amount))

    def _edit_amount(self) -> None:
        from desktop_app.ui.emulation.decisions.award_forms import AmountForm

        def show(chosen: ChosenAwards) -> None:
            if chosen.mendable is not None:
                self._show(AmountForm(self.context, chosen.mendable, self), "amount")

        self._ask(show)

    def _move(self, award_id: int, step: int) -> None:
        from desktop_app.services.awards.decisions import move_award

        self.context.act(lambda book: move_award(book, award_id, step))

    def _show_chain(self) -> None:
        from desktop_app.ui.widgets.records.chain_window import show_award_chain

        self.list.with_current(
            lambda award_id: show_award_chain(self.context, award_id, self).asked.connect(self.asked)
        )

    def _show(self, form: RecordForm, first: str) -> None:
        form.finished.connect(lambda: self.list.setFocus())
        form.show_form(first)
