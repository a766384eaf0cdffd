"""Quán triệt: which of the staff have been informed of the plan, and who is missing."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.list_kinds.year import BRIEFINGS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.numbers import PERCENT, format_value, percentage
from desktop_app.domain.year.briefings import BRIEFING_STATE_LABELS, BriefingState
from desktop_app.services.year import briefings
from desktop_app.ui.activities.briefings.informed_form import InformedForm
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.widgets.actions import add_action
from desktop_app.ui.widgets.lists.acts.by_value import offer_by_value
from desktop_app.ui.widgets.lists.chips import Chips
from desktop_app.ui.widgets.lists.choice import NOT_CHOSEN
from desktop_app.ui.widgets.lists.filter_line import RELATED, FilterLine
from desktop_app.ui.widgets.lists.model import ShownRow
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.wrapping_line import WrappingLine

_ALL: Final = "all"
_CHIPS: Final = {_ALL: "Tất cả", **{state.value: words for state, words in BRIEFING_STATE_LABELS.items()}}
_EMPTY: Final = {
    _ALL: "Sổ chưa có người nào: thêm ở trang Tập thể – cá nhân trước.",
    BriefingState.MISSING: "Mọi người đều đã được quán triệt.",
    BriefingState.INFORMED: (
        "Chưa có ai được quán triệt. Chọn người rồi đánh dấu, hoặc ghi hội nghị quán triệt với người tham gia."
    ),
}
_ALREADY: Final = "Những người đang chọn đều đã được quán triệt"
_NO_MARK: Final = "Không có dấu nào để bỏ: những người này được tính theo hoạt động quán triệt đã tham gia."
_WIDTHS: Final = {"name": 190, "post": 140, "unit": 200, "state": 150, "since": 130, "by": 260}
_KEYS: Final = [column.key for column in BRIEFINGS.columns]
_NAME, _SINCE = _KEYS.index("name"), _KEYS.index("since")


class BriefingPane(QWidget):
    """The staff, the share of them that is informed, and marks for those informed outside of an activity.

    Signals: `activity_asked` to enter a briefing with its participants; `people_asked` for the page with everybody.
    """

    activity_asked = Signal()
    people_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._staff = 0
        self._job: Job | None = None
        self.share = QLabel()
        self.chips = Chips("Lọc theo tình trạng quán triệt", _CHIPS)
        self.filter_line = FilterLine("Bỏ lọc này")
        self.list = ListView(context, BRIEFINGS)
        self.new_activity = add_action(
            self, "Ghi hội nghị &quán triệt…", "add", "Ctrl+N; Ins", self.activity_asked.emit
        )
        self.mark = add_action(self.list, "Đánh &dấu đã quán triệt…", "check", "Ctrl+D; F2", self._ask_to_mark)
        self.unmark = add_action(self.list, "Bỏ đánh dấ&u", "close", "Del", self.list.delete_chosen)
        self._to_people = add_action(self, "Mở trang Tập thể – cá nhân", "people", "", self.people_asked.emit)
        self.actions_menu: list[QAction] = [self.new_activity, self.mark, self.unmark]
        self._lay_out()
        self._connect()
        self._show()
        self._count()

    def refresh(self) -> None:
        """Read the staff again."""
        self.list.refresh()
        self._count()

    def show_query(self, query: ListQuery) -> None:
        """Show the rows of a query from another page."""
        scope = dict(query.scope)
        self.chips.set_key(str(scope.pop("state", _ALL)))
        self.filter_line.filter_by(scope, RELATED)
        self.list.set_query(query)

    def _lay_out(self) -> None:
        font = self.share.font()
        font.setBold(True)
        self.share.setFont(font)
        self.list.arrange_at_first({"widths": _WIDTHS})
        self.list.set_actions(self.actions_menu)
        self.list.add_to_line(self.filter_line)
        chips, share = QHBoxLayout(), QHBoxLayout()
        chips.addWidget(self.chips)
        share.addWidget(self.share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(WrappingLine(chips, share))
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.chips.chosen.connect(lambda _: self._show())
        self.filter_line.clicked.connect(self._show)
        self.list.activated.connect(self._enter)
        self.list.details.entering = "Đánh dấu đã quán triệt"
        self.list.delete_requested.connect(self._unmark)
        offer_by_value(self.list, self.mark, "since", lambda day: day is None)
        offer_by_value(self.list, self.unmark, "since", lambda day: day is not None)
        self._context.changed.connect(self._changed)

    def _show(self) -> None:
        """Show the people of the chip pressed."""
        self.filter_line.filter_by({}, "")
        self.list.set_scope({} if self.chips.key == _ALL else {"state": self.chips.key})
        self._show_empty_text()

    def _show_empty_text(self) -> None:
        key = self.chips.key if self._staff else _ALL
        self.list.set_empty(_EMPTY[key], self._to_people if key == _ALL else None)

    def _count(self) -> None:
        if self._job is not None:
            self._job.forget()
        self._job = self._context.read(briefings.briefing_counts, self._show_counts)

    def _show_counts(self, counts: Mapping[BriefingState, int]) -> None:
        self._staff = sum(counts.values())
        informed = counts[BriefingState.INFORMED]
        self.share.setText(share_words(informed, self._staff) if self._staff else "")
        self.chips.set_counts({_ALL: self._staff, **{state.value: number for state, number in counts.items()}})
        self._show_empty_text()

    def _changed(self, changes: Changes) -> None:
        if changes.kinds & BRIEFINGS.shows:
            self._count()

    def _enter(self, person_id: int) -> None:
        if person_id not in self.list.selected_ids():
            self.list.select_id(person_id)
        self._ask_to_mark()

    def _ask_to_mark(self) -> None:
        if self.list.choice.count():
            self.list.choice.with_rows(self._open_form)
        else:
            self._context.message.emit(NOT_CHOSEN)

    def _open_form(self, chosen: Sequence[ShownRow]) -> None:
        missing = [shown_row.row for shown_row in chosen if shown_row.row.values[_SINCE] is None]
        if not missing:
            self._context.message.emit(_ALREADY)
            return
        whom = missing[0].values[_NAME] if len(missing) == 1 else f"{len(missing)} người"
        form = InformedForm(self._context, [row.id for row in missing], whom, self.window())
        form.saved.connect(lambda _: self.list.notice.hide())
        form.show_form("informed_on")

    def _unmark(self, people: Sequence[int]) -> None:
        self._context.act(lambda book: briefings.unmark_informed(book, people), self._unmarked)

    def _unmarked(self, changes: Changes) -> None:
        if changes.change_id is None:
            self.list.notice.say(_NO_MARK, "info")
        else:
            self.list.notice.hide()


def share_words(informed: int, staff: int) -> str:
    """Return how many are informed: "18/20 (90 %) đã được quán triệt". 100 % only if all are."""
    return f"{informed}/{staff} ({format_value(percentage(informed, staff), PERCENT)}) đã được quán triệt"
