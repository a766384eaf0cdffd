"""The page Thùng rác: deleted records, to be restored or removed for good."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.list_kinds.keeping import TRASH
from desktop_app.domain.lists import ListQuery
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping import trash
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.grey_acts import allow
from desktop_app.ui.base.tokens import GROUP, PAGE
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.actions import add_action
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.questions import ask

_CHOOSE: Final = "Chọn dòng cần khôi phục trong danh sách trước đã."
_IN_TRASH: Final = "Dòng này đã ở trong thùng rác: Ctrl+R khôi phục, “Dọn thùng rác” xóa hẳn mọi bản ghi."
_EMPTY: Final = "Thùng rác đang trống."


class TrashPage(Page):
    """Everything in the trash, the last deleted first; the rows are records of several kinds."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._questions = BookQuestions(context, self)
        self._number = 0
        self.list = ListView(context, TRASH)
        self.list.set_empty("Thùng rác trống.")
        self.list.details.entering = "Khôi phục"
        self.restore = add_action(self, "&Khôi phục", "restore", "Ctrl+R", self._restore_chosen)
        self.empty = add_action(self, "&Dọn thùng rác…", "trash", "", self._ask_to_empty)
        self.actions_menu = [self.restore, self.empty]
        self.list.set_actions(self.actions_menu)
        self.list.activated.connect(lambda row_id: self._restore([row_id]))
        self.list.delete_requested.connect(lambda _: self._context.message.emit(_IN_TRASH))
        self.list.selection_changed.connect(lambda ids: allow(self.restore, ids, _CHOOSE))
        self.list.refreshed.connect(self._count)
        allow(self.empty, self._number, _EMPTY)
        allow(self.restore, False, _CHOOSE)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(PageHead("Thùng rác", self.actions_menu))
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def refresh(self) -> None:
        """Read the trash again."""
        self.list.refresh()

    def _restore_chosen(self) -> None:
        self._restore(self.list.selected_ids())

    def _restore(self, row_ids: Sequence[int]) -> None:
        records = [trash.record_of(row_id) for row_id in row_ids]
        for kind in trash.KINDS:
            ids = [record_id for record_kind, record_id in records if record_kind == kind]
            if ids:
                self._context.act(partial(_restore, kind, ids))

    def _count(self) -> None:
        """Count all that is emptied, whatever the list is narrowed to."""
        self._questions.ask("number", lambda book: lists.count(book, ListQuery(TRASH.key)), self._take_number)

    def _take_number(self, number: int) -> None:
        self._number = number
        allow(self.empty, number, _EMPTY)

    def _ask_to_empty(self) -> None:
        ask(
            self,
            "Dọn thùng rác",
            f"Xóa hẳn {format_number(self._number)} bản ghi trong thùng rác? Bản ghi còn được nơi khác nhắc đến sẽ ở "
            "lại.\n\n"
            "Việc này không hoàn tác được; các bước trước đó cũng không hoàn tác được nữa.",
            "Xóa hẳn",
            self._empty,
            danger=True,
        )

    def _empty(self) -> None:
        self._context.act(trash.empty)


def _restore(kind: str, ids: Sequence[int], book: Book) -> Changes:
    return trash.restore(book, kind, ids)
