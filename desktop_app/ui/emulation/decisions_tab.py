"""The decisions of a round, and under them whom they award."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.list_kinds import AWARDS, DECISIONS
from desktop_app.domain.lists import ListQuery
from desktop_app.ui.theme import set_mark
from desktop_app.ui.tokens import GAP, GROUP, TIGHT
from desktop_app.ui.translation import format_date
from desktop_app.ui.widgets.actions import button_line, offer
from desktop_app.ui.widgets.list_view import ListView

if TYPE_CHECKING:
    # The sheet and the form of a decision are loaded when one is first opened.
    from desktop_app.services.book import Book
    from desktop_app.ui.context import Context
    from desktop_app.ui.emulation.decision_sheet import DecisionSheet
    from desktop_app.ui.tasks import Job

_DECISIONS: Final = {
    "hidden": ["round"],
    "widths": {"number": 150, "signed_on": 100, "subject": 330, "issuing_body": 160, "signer": 140, "collectives": 84},
}
_AWARDS: Final = {
    "hidden": ["signed_on", "number", "type"],
    "widths": {"kind": 92, "name": 220, "post": 170, "unit": 260},
}
_NO_DECISION: Final = "Đợt xét này chưa có quyết định khen thưởng nào."
_NO_ROUND: Final = "Sổ chưa có đợt xét nào."
_ONE, _NONE = "decision", 0
"""What narrows the list of awards to one decision, and to none at all."""

_NO_AWARD: Final = "Chưa có ai được khen thưởng."


class DecisionsTab(QWidget):
    """Two lists: the decisions of the round shown, and the awards of the decision chosen.

    Signal: `certificates_asked(int)` for those of a decision.
    """

    certificates_asked = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._round_code: str | None = None
        self._opening: Job | None = None
        self.decisions, self.awards = ListView(context, DECISIONS), ListView(context, AWARDS)
        self.awards_label = QLabel()
        self.new = offer(self, "Ghi &quyết định…", "award", "Ctrl+D", self.add)
        self._row_actions = [
            offer(self.decisions, "&Sửa quyết định…", "edit", "F2", self._edit_current),
            offer(self.decisions, "In &giấy khen…", "print", "Ctrl+G", self._ask_certificates),
            offer(self.decisions, "Xó&a quyết định", "trash", "Del", self.decisions.delete_chosen),
        ]
        self.actions_menu: list[QAction] = [self.new, *self._row_actions]
        self._lay_out()
        self.decisions.activated.connect(self._edit)
        self.decisions.delete_requested.connect(self._delete)
        self.decisions.selection_changed.connect(self._show_awards_of)
        self.decisions.refreshed.connect(self._choose_first)
        self.show_round("")

    def show_round(self, round_code: str) -> None:
        """Show a round's decisions, "" while there is no round."""
        if round_code == self._round_code:
            return
        self._round_code = round_code
        self.new.setEnabled(bool(round_code))
        self.decisions.set_empty(_NO_DECISION if round_code else _NO_ROUND, self.new if round_code else None)
        self.decisions.set_scope({"round": round_code})
        if not self._shows_other_awards():
            self._show_no_awards()

    def show_awards(self, query: ListQuery) -> None:
        """Show the awards of a question, whichever decisions give them, until a decision is chosen."""
        self.awards_label.setText(f"Khen thưởng theo {_narrowed(query.scope)}:")
        self.awards.set_query(query)
        self.setFocusProxy(self.awards)

    def add(self) -> None:
        """Open the form of a new decision on the round."""
        from desktop_app.ui.emulation.decision_sheet import blank_decision

        code = self._round_code
        if code:
            self._open(lambda book: blank_decision(book, code), None)

    def refresh(self) -> None:
        """Read both lists anew."""
        self.decisions.refresh()
        self.awards.refresh()

    def _lay_out(self) -> None:
        self.decisions.arrange_at_first(_DECISIONS)
        self.awards.arrange_at_first(_AWARDS)
        self.decisions.set_actions(self.actions_menu)
        self.awards.set_empty(_NO_AWARD)
        self.awards_label.setTextFormat(Qt.TextFormat.PlainText)
        set_mark(self.awards_label, "muted")
        below = QWidget()
        under = QVBoxLayout(below)
        under.setContentsMargins(0, TIGHT, 0, 0)
        under.setSpacing(TIGHT)
        under.addWidget(self.awards_label)
        under.addWidget(self.awards, 1)
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(self.decisions)
        both.addWidget(below)
        both.setStretchFactor(0, 2)
        both.setStretchFactor(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GROUP, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(button_line(self.actions_menu))
        column.addWidget(both, 1)
        self.setFocusProxy(self.decisions)

    def _shows_other_awards(self) -> bool:
        return bool(self.awards.query.scope) and _ONE not in self.awards.query.scope

    def _show_no_awards(self) -> None:
        self.awards_label.setText("Khen thưởng: chọn một quyết định ở trên để xem.")
        self.awards.set_query(ListQuery(AWARDS.key, scope={_ONE: _NONE}))

    def _choose_first(self) -> None:
        """Stand on a round's first decision, unless something else was asked for."""
        if self.decisions.total and self.awards.query.scope.get(_ONE) == _NONE:
            self.decisions.table.selectRow(0)

    def _show_awards_of(self, ids: Sequence[int]) -> None:
        if len(ids) == 1:
            self.awards_label.setText("Khen thưởng theo quyết định đang chọn:")
            self.awards.set_query(ListQuery(AWARDS.key, scope={_ONE: ids[0]}))
            self.setFocusProxy(self.decisions)

    def _edit_current(self) -> None:
        decision_id = self.decisions.current_id()
        if decision_id is not None:
            self._edit(decision_id)

    def _ask_certificates(self) -> None:
        decision_id = self.decisions.current_id()
        if decision_id is not None:
            self.certificates_asked.emit(decision_id)

    def _edit(self, decision_id: int) -> None:
        from desktop_app.ui.emulation.decision_sheet import kept_decision

        self._open(lambda book: kept_decision(book, decision_id), decision_id)

    def _open(self, question: Callable[[Book], DecisionSheet], decision_id: int | None) -> None:
        from desktop_app.ui.emulation.decision_form import DecisionForm

        def show(sheet: DecisionSheet) -> None:
            form = DecisionForm(self.context, sheet, self)
            form.saved.connect(lambda changes: self._stand_on(changes, decision_id))
            form.finished.connect(lambda: self.decisions.setFocus())
            form.show_form("number")

        if self._opening is not None:
            self._opening.forget()
        self._opening = self.context.read(question, show)

    def _stand_on(self, changes: Changes, decision_id: int | None) -> None:
        self.decisions.select_id(decision_id if decision_id is not None else changes.only_id("decision"))

    def _delete(self, ids: Sequence[int]) -> None:
        from desktop_app.services import trash

        if ids:
            self.context.act(lambda book: trash.put_in_trash(book, "decision", ids))


def _narrowed(scope: Mapping[str, Any]) -> str:
    words = ["quyết định đã ký"] if scope.get("signed") else ["các quyết định"]
    for key, word in (("from", "từ"), ("to", "đến")):
        if key in scope:
            words.append(f"{word} {format_date(date.fromisoformat(scope[key]))}")
    if "year" in scope:
        words.append(f"năm {scope['year']}")
    return " ".join(words)
