"""The posts of the day or week selected in the calendar."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.list_kinds.year import ACTIVITIES
from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.domain.year.good_news import week_title
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.ui.activities.filters import POSTED
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.base.translation import format_date, format_number
from desktop_app.ui.widgets.actions import add_action, button_line

_MOST_SHOWN: Final = 200
_ID: Final = Qt.ItemDataRole.UserRole
_COLUMNS: Final = [column.key for column in ACTIVITIES.columns]


class DayItems(QWidget):
    """A list of the posts of a span of days.

    Signals: `edit_asked(int)` and `delete_asked(int)` with the id of a post; `list_asked(ListQuery)` to show all posts
    of the span in the list of activities; `emptied()` when the list goes out of sight under the keyboard.
    """

    edit_asked = Signal(int)
    delete_asked = Signal(int)
    list_asked = Signal(object)
    emptied = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._span: tuple[date, date] | None = None
        self._job: Job | None = None
        self._id_to_show: int | None = None
        self.title = QLabel()
        self.title.setWordWrap(True)
        set_mark(self.title, "muted")
        self.list = QListWidget()
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTabKeyNavigation(False)
        self.list.setAlternatingRowColors(True)
        self.list.setStyleSheet("QListWidget::item { padding: 5px 6px }")
        self.list.setAccessibleName("Tin, chuyện của ngày đã chọn")
        self.list.itemDoubleClicked.connect(lambda _: self._ask(self.edit_asked))
        self._item_actions = [
            add_action(self.list, "Sửa…", "edit", "Return; Enter; F2", partial(self._ask, self.edit_asked)),
            add_action(self.list, "Xóa", "trash", "Del", partial(self._ask, self.delete_asked)),
        ]
        self._show_all = add_action(self, "Mở trong danh sách", "activity", "Ctrl+L", self._ask_list)
        self.list.currentRowChanged.connect(lambda _: self._enable_actions())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        column.addLayout(button_line([*self._item_actions, self._show_all], words=1))
        # Where there is nothing the sentence says so, and no empty frame; what stands below stays where it is.
        policy = self.list.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.list.setSizePolicy(policy)
        self.setFocusProxy(self.list)
        self._enable_actions()

    @property
    def actions_menu(self) -> list[QAction]:
        """The actions on the current post, and the one that opens the list."""
        return [*self._item_actions, self._show_all]

    def show_span(self, first: date, last: date, chosen: int | None = None) -> None:
        """Show the posts from `first` to `last`, both included, with the post `chosen` selected."""
        if (first, last) != self._span:
            self.list.clear()
        self._span = first, last
        self._id_to_show = chosen
        self.refresh()

    def refresh(self) -> None:
        """Read the posts again."""
        if self._span is None:
            return
        if self._job is not None:
            self._job.forget()
        query = self.query

        def question(book: Book) -> tuple[int, list[ListRow]]:
            return lists.count(book, query), lists.page(book, query, range(_MOST_SHOWN))

        self._job = self._context.read(question, lambda answer: self._show(*answer))

    @property
    def query(self) -> ListQuery:
        """The query whose rows are shown."""
        scope: dict[str, object] = {"kinds": POSTED}
        if self._span is not None:
            scope |= {"from": self._span[0].isoformat(), "to": self._span[1].isoformat()}
        return ListQuery(ACTIVITIES.key, scope=scope)

    def _show(self, count: int, rows: Sequence[ListRow]) -> None:
        item_id = self._id_to_show if self._id_to_show is not None else self._current_id()
        place = max(self.list.currentRow(), 0)
        self._id_to_show = None
        self.list.clear()
        for row in rows:
            text = self._text(row)
            item = QListWidgetItem(text, self.list)
            item.setData(_ID, row.id)
            item.setToolTip(text)
        ids = [row.id for row in rows]
        self.list.setCurrentRow(ids.index(item_id) if item_id in ids else min(place, len(ids) - 1))
        self.title.setText(f"{self._span_words()}: {format_number(count)} mục" if count else self._nothing())
        if not rows and self.list.hasFocus():
            self.emptied.emit()
        self.list.setVisible(bool(rows))
        self._enable_actions()

    def _span_words(self) -> str:
        if self._span is None:
            return ""
        first, last = self._span
        words = format_date(first) if first == last else week_title(first)
        return words[0].upper() + words[1:]

    def _nothing(self) -> str:
        return f"{self._span_words()}: chưa có tin, chuyện nào"

    def _text(self, row: ListRow) -> str:
        value = dict(zip(_COLUMNS, row.values, strict=True))
        of_week = self._span is not None and self._span[0] != self._span[1]
        day = format_date(value["from_date"]) if of_week else ""
        details = (day, value["kind"], value["spread"], value["channel"], value["unit"])
        return f"{value['title']}\n{' · '.join(filter(None, details))}"

    def _current_id(self) -> int | None:
        row = self.list.currentRow()
        return int(self.list.item(row).data(_ID)) if row >= 0 else None

    def _ask(self, signal: SignalInstance) -> None:
        row_id = self._current_id()
        if row_id is not None:
            signal.emit(row_id)

    def _ask_list(self) -> None:
        self.list_asked.emit(self.query)

    def _enable_actions(self) -> None:
        for action in self._item_actions:
            action.setEnabled(self.list.currentRow() >= 0)
        self._show_all.setEnabled(self._span is not None)
