"""The acts on review rounds themselves: to create, to edit, to delete one, and to take over what was put on hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.keyboard.grey_acts import allow
from desktop_app.ui.widgets.actions import add_action

if TYPE_CHECKING:
    # Forms are loaded when one is first opened, so that the page is filled sooner.
    from desktop_app.services.review_rounds import Round
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.emulation.round_form import RoundFormData

NO_ROUND: Final = "Sổ chưa có đợt xét nào. Bấm Ctrl+T để tạo đợt xét."


class RoundActs(QObject):
    """The actions of a page on its rounds. Signal: `created(str)` with the code of a new round.

    `rounds` are those that the page knows; `current` returns the one it shows.
    """

    created = Signal(str)

    def __init__(self, context: Context, page: QWidget, current: Callable[[], Round | None]) -> None:
        super().__init__(page)
        self.context = context
        self._page = page
        self._current = current
        self._questions = BookQuestions(context, self)
        self.rounds: Sequence[Round] = ()
        self._is_none_there = False
        self.new = add_action(page, "&Tạo đợt xét…", "calendar", "Ctrl+T", self._add)
        self.edit = add_action(page, "Sửa đợt &xét…", "edit", "Ctrl+Shift+T", self._edit)
        self.delete = add_action(page, "Xóa đợt xét", "trash", "", self._delete)
        self.carry_over = add_action(page, "Nhận đề nghị tạm &hoãn của đợt trước", "import", "", self._carry_over)
        self.buttons: list[QAction] = [self.new, self.edit, self.delete]
        self._menu = QMenu("Đợt &xét", page)
        self._menu.addActions([*self.buttons, self.carry_over])

    @property
    def menu_action(self) -> QAction:
        """The submenu of these acts for the window's menu."""
        return self._menu.menuAction()

    def take(self, rounds: Sequence[Round]) -> None:
        """Take what was read: only from then on it is known whether the book has no round."""
        self.rounds, self._is_none_there = rounds, not rounds

    def in_head(self, acts: Sequence[QAction], *, is_of_round: bool) -> list[QAction]:
        """Return the acts of a tab with these: on a tab of a round, creating one is the first while there is none."""
        rest = [action for action in (*self.buttons, self.carry_over) if action not in acts]
        return [*rest[:1], *acts, *rest[1:]] if self._is_none_there and is_of_round else [*acts, *rest]

    def enable(self) -> None:
        """Enable the acts that need a round if there is one."""
        for action in (self.edit, self.delete, self.carry_over):
            allow(action, self._current(), NO_ROUND)

    def _add(self) -> None:
        from desktop_app.ui.emulation.round_form import NewRoundForm

        form = NewRoundForm(self.context, self.rounds, self._page)
        form.saved.connect(lambda _: self.created.emit(str(form.code)))
        form.show_form("code")

    def _edit(self) -> None:
        from desktop_app.ui.emulation.round_form import RoundForm, round_form_data

        def show(form_data: RoundFormData) -> None:
            RoundForm(self.context, form_data, self._page).show_form("from_date")

        if round_ := self._current():
            code = str(round_.code)
            self._questions.ask("form", lambda book: round_form_data(book, code), show)

    def _delete(self) -> None:
        from desktop_app.services.keeping import trash

        if round_ := self._current():
            ids = [round_.id]
            self.context.act(lambda book: trash.put_in_trash(book, "review_round", ids))

    def _carry_over(self) -> None:
        from desktop_app.services.rounds.carry_over import carry_over

        if round_ := self._current():
            code = str(round_.code)
            self.context.act(lambda book: carry_over(book, code))
