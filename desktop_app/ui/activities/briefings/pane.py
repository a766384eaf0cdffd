"""Quán triệt: which of the staff have been informed of the plan, and who is missing."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.numbers import PERCENT, format_value, percentage
from desktop_app.domain.vietnamese import search_words
from desktop_app.services.year import briefings
from desktop_app.services.year.briefings import InformedPerson
from desktop_app.ui.activities.briefings.informed_form import InformedForm
from desktop_app.ui.activities.briefings.table import BriefingTable
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.widgets.actions import add_action
from desktop_app.ui.widgets.lists.acts.copy_keys import CopyKeys
from desktop_app.ui.widgets.lists.chips import Chips
from desktop_app.ui.widgets.lists.empty import EmptyList
from desktop_app.ui.widgets.lists.filters.filter_edit import FilterEdit
from desktop_app.ui.widgets.lists.table_export import EXPORT_TIP, asks_export, export_table
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.wrapping_line import WrappingLine

_SHOWN_KINDS: Final = frozenset({"activity", "participant", "briefing", "person", "post", "unit"})
_MISSING, _ALL, _INFORMED = "missing", "all", "informed"
_LABELS: Final = {_ALL: "Tất cả", _MISSING: "Chưa quán triệt", _INFORMED: "Đã quán triệt"}
_EMPTY: Final = {
    _ALL: "Sổ chưa có người nào: thêm ở trang Tập thể – cá nhân trước.",
    _MISSING: "Mọi người đều đã được quán triệt.",
    _INFORMED: "Chưa có ai được quán triệt. Chọn người rồi đánh dấu, hoặc ghi hội nghị quán triệt với người tham gia.",
}
_NO_MARK: Final = "Không có dấu nào để bỏ: những người này được tính theo hoạt động quán triệt đã tham gia."


class BriefingPane(QWidget):
    """The staff, the share of them that is informed, and marks for those informed outside of an activity.

    Signal: `activity_asked` to enter a briefing with its participants.
    """

    activity_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._staff: Sequence[InformedPerson] = ()
        self._job: Job | None = None
        self.share = QLabel()
        self.chips = Chips("Lọc theo tình trạng quán triệt", _LABELS)
        self.filter = FilterEdit("CCVCNLĐ", of_what="người")
        self.table = BriefingTable()
        CopyKeys(self.table, context.message.emit)
        self.empty = EmptyList()
        self.notice = Notice()
        self._stack = QStackedWidget()
        self.mark = add_action(self, "Đánh &dấu đã quán triệt…", "check", "Ctrl+D", self._ask_to_mark)
        self.unmark = add_action(self.table, "Bỏ đánh dấ&u", "close", "Del", self._unmark)
        self.new_activity = add_action(
            self, "Ghi hội nghị &quán triệt…", "add", "Ctrl+N; Ins", self.activity_asked.emit
        )
        self.export_action = add_action(self, "&Xuất ra Excel…", "export-sheet", "", self.export)
        self.export_action.setToolTip(EXPORT_TIP)
        self.actions_menu: list[QAction] = [self.mark, self.unmark, self.new_activity, self.export_action]
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the staff again."""
        if self._job is not None:
            self._job.forget()
        self._job = self._context.read(briefings.informed_staff, self._set_staff)

    def focus_filter(self) -> None:
        """Focus the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def export(self) -> None:
        """Ask for a file and export the visible people to it."""
        title = "Quán triệt" if self.chips.key == _ALL else _LABELS[self.chips.key]
        export_table(self._context, self, self.notice, self.table.people.seen(title))

    def _lay_out(self) -> None:
        font = self.share.font()
        font.setBold(True)
        self.share.setFont(font)
        self.table.addActions(self.actions_menu)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        share = QHBoxLayout()
        share.addWidget(self.share)
        second = QHBoxLayout()
        second.setSpacing(GROUP)
        second.addWidget(self.chips)
        second.addWidget(self.filter, 1)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(WrappingLine(second, share))
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.chips.chosen.connect(lambda _: self._show())
        self.filter.seen_changed.connect(lambda _: self._show())
        self.filter.returnPressed.connect(self.table.setFocus)
        self.filter.left.connect(self.table.setFocus)
        self.table.typed.connect(self.filter.type_in)
        self.table.selectionModel().selectionChanged.connect(lambda: self._enable_actions())
        self._context.changed.connect(self._changed)

    def _set_staff(self, staff: Sequence[InformedPerson]) -> None:
        self._staff = staff
        informed = sum(person.since is not None for person in staff)
        self.share.setText(share_words(informed, len(staff)) if staff else "")
        self.chips.set_counts({_ALL: len(staff), _MISSING: len(staff) - informed, _INFORMED: informed})
        self._show()

    def _show(self) -> None:
        key, typed = self.chips.key, self.filter.seen_text
        filtered = [person for person in self._staff if key == _ALL or (person.since is not None) == (key == _INFORMED)]
        matching = [person for person in filtered if _matches(person, typed)]
        self.table.show_staff(matching)
        if not matching and filtered:
            self.empty.say_no_match(typed, self.filter.clear)
        elif not matching:
            self.empty.set_words(_EMPTY[key if self._staff else _ALL], None)
            self.empty.say_empty()
        self._stack.setCurrentWidget(self.table if matching else self.empty)
        self._enable_actions()

    def _enable_actions(self) -> None:
        chosen = set(self.table.chosen_ids())
        informed = {person.person_id: person.since is not None for person in self._staff if person.person_id in chosen}
        self.mark.setEnabled(not all(informed.values()))
        self.unmark.setEnabled(any(informed.values()))

    def _changed(self, changes: Changes) -> None:
        if changes.kinds & _SHOWN_KINDS:
            self.refresh()

    def _ask_to_mark(self) -> None:
        chosen = set(self.table.chosen_ids())
        missing = [person for person in self._staff if person.person_id in chosen and person.since is None]
        if not missing:
            return
        whom = missing[0].name if len(missing) == 1 else f"{len(missing)} người"
        form = InformedForm(self._context, [person.person_id for person in missing], whom, self.window())
        form.saved.connect(lambda _: self.notice.hide())
        form.show_form("informed_on")

    def _unmark(self) -> None:
        people = self.table.chosen_ids()
        self._context.act(lambda book: briefings.unmark_informed(book, people), self._unmarked)

    def _unmarked(self, changes: Changes) -> None:
        if changes.change_id is None:
            self.notice.say(_NO_MARK, "info")
        else:
            self.notice.hide()

    def event(self, event: QEvent) -> bool:
        """Claim Ctrl+F for this pane while it has the focus, before the window handles it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _asks_filter(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Focus the filter on Ctrl+F, export on Ctrl+E."""
        if _asks_filter(event):
            self.focus_filter()
        elif asks_export(event):
            self.export()
        else:
            super().keyPressEvent(event)


def share_words(informed: int, staff: int) -> str:
    """Return how many are informed: "18/20 (90 %) đã được quán triệt". 100 % only if all are."""
    return f"{informed}/{staff} ({format_value(percentage(informed, staff), PERCENT)}) đã được quán triệt"


def _matches(person: InformedPerson, typed: str) -> bool:
    words = search_words(person.name, person.detail).split()
    return all(any(word.startswith(part) for word in words) for part in search_words(typed).split())


def _asks_filter(event: QKeyEvent) -> bool:
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_F
