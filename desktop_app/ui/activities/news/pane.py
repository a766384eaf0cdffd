"""Tin tốt – Chuyện đẹp: quick entry above, the month and the selected day below."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.year.activities import ActivityKind
from desktop_app.services.keeping import trash
from desktop_app.services.year.posted_days import PostedDays, posted_days
from desktop_app.ui.activities.news.day_items import DayItems
from desktop_app.ui.activities.news.month_model import MonthModel, month_later, same_month
from desktop_app.ui.activities.news.month_view import MonthView
from desktop_app.ui.activities.news.quick_entry import QuickEntry
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.reading_order import OrderedSplitter
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.base.window_size import is_low
from desktop_app.ui.widgets.actions import add_action, button_line
from desktop_app.ui.widgets.forms.declared.scrolled import VerticalScrollArea
from desktop_app.ui.widgets.muted_label import muted_label
from desktop_app.ui.widgets.wrapping_line import WrappingLine

_SHOWN_KINDS: Final = frozenset({"activity", "unit"})
_CHOICE_KINDS: Final = frozenset({"unit", "person", "post"})


class NewsPane(QWidget):
    """The tab of posts. Signals: `edit_asked(int)` with a post; `list_asked(ListQuery)` for the posts of a day."""

    edit_asked = Signal(int)
    list_asked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._job: Job | None = None
        self.entry = QuickEntry(context)
        self.model = MonthModel(date.today(), self)
        self.month = MonthView(self.model)
        self.items = DayItems(context)
        self.title = QLabel()
        self.summary = muted_label()
        self._turns = self._make_turns()
        self.new = add_action(self, "Gõ tin mớ&i", "add", "Ctrl+N; Ins", self.entry.line.setFocus)
        self.actions_menu: list[QAction] = [self.new, *self._turns, *self.items.actions_menu]
        self._lay_out()
        self._connect()
        self._show(self.model.today)

    def refresh(self) -> None:
        """Read the month and the selected day again."""
        self.entry.refresh()
        self._read_month()
        self.items.refresh()

    def show_month(self, day: date) -> None:
        """Show the month of a day with that day selected."""
        self._show(day)
        self.month.setFocus()

    def begin_post(self, kind: ActivityKind) -> None:
        """Let the keyboard be where a post of a kind is typed."""
        self.entry.kind.set_value(kind)
        self.entry.line.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window fold what is said of the month, its six weeks are in sight at once, and widen its days."""
        super().resizeEvent(event)
        self.summary.set_folded(is_low(self))
        if is_low(self) and "sizes" not in self._settings.get("good_news.split"):
            self.split.setSizes([self.width(), 0])

    def showEvent(self, event: QShowEvent) -> None:
        """Read the month again if the date has changed."""
        super().showEvent(event)
        if self.model.today != date.today():
            self._read_month()

    def _make_turns(self) -> list[QAction]:
        return [
            add_action(self, "Tháng trước", "left", "Alt+PgUp", partial(self._change_month, -1)),
            add_action(self, "Tháng sau", "right", "Alt+PgDown", partial(self._change_month, 1)),
            add_action(self, "Hôm nay", "today", "Alt+Home", lambda: self.show_month(self.model.today)),
        ]

    def _lay_out(self) -> None:
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        turns, of_month = QHBoxLayout(), QHBoxLayout()
        turns.setSpacing(GAP)
        turns.addWidget(self.title)
        turns.addLayout(button_line(self._turns, words=0))
        turns.addStretch()
        of_month.addWidget(self.summary)
        self.split = OrderedSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(GROUP)
        self.split.addWidget(self.month)
        self.split.addWidget(self.items)
        sizes = self._settings.get("good_news.split").get("sizes")
        self.split.setSizes(sizes if isinstance(sizes, list) and len(sizes) == 2 else [760, 340])
        self.split.setStretchFactor(0, 1)
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, GROUP, 0, 0)
        whole.setSpacing(GROUP)
        whole.addWidget(self.entry)
        whole.addWidget(WrappingLine(turns, of_month, shares=(0, 1)))
        whole.addWidget(self.split, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(VerticalScrollArea(inside, ()))
        self.setFocusProxy(self.entry)

    def _connect(self) -> None:
        self.entry.added.connect(self._show)
        self.month.span_chosen.connect(self.items.show_span)
        self.month.span_entered.connect(self.items.setFocus)
        self.month.turned.connect(self._change_month)
        self.items.edit_asked.connect(self.edit_asked)
        self.items.delete_asked.connect(self._delete)
        self.items.list_asked.connect(self.list_asked)
        self.items.emptied.connect(self.month.setFocus)
        self.split.splitterMoved.connect(lambda: self._settings.put("good_news.split", {"sizes": self.split.sizes()}))
        # What numbers alone are of is said where the words for it had to go.
        self.model.dataChanged.connect(self._sum_up_again)
        self._context.changed.connect(self._changed)

    def _show(self, day: date) -> None:
        """Show the month of a day and select that day."""
        if not same_month(day, self.model.month) or not self.title.text():
            self.model.show_month(day)
            self.title.setText(f"Tháng {day.month}/{day.year}")
            self.summary.setText("")
            self._read_month()
        self.month.select_day(day)

    def _change_month(self, step: int) -> None:
        month = month_later(self.model.month, step)
        today = self.model.today
        self._show(today if same_month(month, today) else month)

    def _read_month(self) -> None:
        if self._job is not None:
            self._job.forget()
        first, last = self.model.days
        self.model.today = today = date.today()
        self._job = self._context.read(lambda book: posted_days(book, first, last, today), self._show_posted)

    def _show_posted(self, posted: PostedDays) -> None:
        self.model.show_posted(posted)
        self.summary.setText(self.model.summary())

    def _sum_up_again(self) -> None:
        if self.summary.text():
            self.summary.setText(self.model.summary())

    def _changed(self, changes: Changes) -> None:
        if changes.kinds & _CHOICE_KINDS:
            self.entry.refresh()
        if changes.kinds & _SHOWN_KINDS:
            self._read_month()
            self.items.refresh()

    def _delete(self, activity_id: int) -> None:
        self._context.act(lambda book: trash.put_in_trash(book, "activity", [activity_id]))
