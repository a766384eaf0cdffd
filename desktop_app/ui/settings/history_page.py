"""The page Nhật ký: all changes of the book, the newest first, with undo and redo; and what left the machine."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.list_kinds.keeping import HISTORY
from desktop_app.domain.lists import ListQuery
from desktop_app.services.book import Book, operators
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.keyboard.reading_order import name_box
from desktop_app.ui.base.steps import Steps
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.tokens import GROUP, PAGE
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.lists.filter_line import FilterLine
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.page import Page

_EVERYBODY: Final = "Mọi người"
_KEPT: Final = "Nhật ký không xóa được: việc đã làm thì hoàn tác (Ctrl+Z)."
_DAY_WIDTH: Final = 136
_ACTOR_LETTERS: Final = 14


class HistoryPage(Page):
    """The change log. Undo and redo are in the window's menu already."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.undo = QAction(icon("undo"), "&Hoàn tác", self)
        self.redo = QAction(icon("redo"), "&Làm lại", self)
        self.departures = QAction(icon("export-sheet"), "Đã &xuất, in, sao ra ngoài…", self)
        self.departures.triggered.connect(self._show_departures)
        self.actions_menu = [self.departures]
        self._context = context
        self.steps = Steps(context, self.undo, self.redo, self)
        self.list = ListView(context, HISTORY)
        self.list.set_empty("Sổ chưa có thay đổi nào. Mỗi việc làm trong sổ sẽ được ghi lại ở đây.")
        self.actor, self.day = ValueBox[str]({"": _EVERYBODY}), DateEdit()
        name_box(self.actor, "Người làm")
        self.actor.setMinimumContentsLength(_ACTOR_LETTERS)
        self.day.setAccessibleName("Ngày làm")
        self.day.setPlaceholderText("Mọi ngày")
        self.day.setFixedWidth(at_size(_DAY_WIDTH))
        for box in (self.actor, self.day):
            self.list.add_to_line(box)
        self.record_line = FilterLine("Hiện lại việc của mọi bản ghi")
        self.record_line.clicked.connect(self._show_all_records)
        self.actor.activated.connect(lambda _: self._filter())
        self.day.textChanged.connect(lambda _: self._filter())
        self.list.activated.connect(self._show_change)
        self.list.delete_requested.connect(lambda _: self._context.message.emit(_KEPT))
        self.list.details.entering = "Xem thay đổi"
        self._context.changed.connect(self._read_actors)
        self._read_actors()
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(PageHead("Nhật ký", [self.undo, self.redo, self.departures], has_primary=False))
        of_record = QHBoxLayout()
        of_record.addWidget(self.record_line)
        of_record.addStretch()
        column.addLayout(of_record)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def show_query(self, query: ListQuery) -> None:
        """Show all that was done with one record."""
        kind, row_id = query.scope["record"]

        def show(record: tuple[str, int, str]) -> None:
            *followed, words = record
            self.record_line.filter_by({"record": tuple(followed)}, words)
            self._filter()

        self.actor.set_value("")
        self.day.clear()
        self._context.read(lambda book: _to_follow(book, kind, row_id), show, asker=self)

    def _show_all_records(self) -> None:
        self.record_line.filter_by({}, "")
        self._filter()

    def _read_actors(self, _changes: object = None) -> None:
        self._context.read(operators, self._show_actors, asker=self)

    def _show_actors(self, names: Sequence[str]) -> None:
        chosen = self.actor.value()
        self.actor.offer({"": _EVERYBODY} | {name: name for name in names})
        if chosen in names:
            self.actor.set_value(chosen)

    def _filter(self) -> None:
        scope: dict[str, object] = {"actor": self.actor.value()} if self.actor.value() else {}
        scope |= self.record_line.scope
        day = self.day.value()
        if day is not None:
            scope["day"] = day
        self.list.set_scope(scope)

    def _show_change(self, change_id: int) -> None:
        from desktop_app.ui.widgets.records.history_of_record import RecordHistoryWindow

        RecordHistoryWindow.of_change(self._context, change_id, self).open()

    def _show_departures(self) -> None:
        from desktop_app.ui.settings.departures_window import DeparturesWindow

        DeparturesWindow(self._context, self).open()

    def refresh(self) -> None:
        """Read the log and the next steps again."""
        self.steps.refresh()
        self.list.refresh()


def _to_follow(book: Book, kind: str, row_id: int) -> tuple[str, int, str]:
    # Loaded on the thread that reads, when a record is first followed.
    from desktop_app.services.keeping.record_log.record_history import record_to_follow

    return record_to_follow(book, kind, row_id)
