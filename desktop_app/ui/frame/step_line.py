"""At the foot of the window for ten seconds after an act: a button that takes it back, or leads to what was undone.

It asks for nothing and takes no focus; Tab reaches it as the last thing of the window.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QToolButton

from desktop_app.domain.changes import Changes, Step
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.icons import icon
from desktop_app.ui.frame.pages import PageEntry, page_of_list

SHOWN_MS: Final = 10_000


class StepLine(QToolButton):
    """The button. `show_rows` is called with the rows that an undo touched, `current_page` returns the page shown."""

    def __init__(
        self, context: Context, show_rows: Callable[[ListQuery], None], current_page: Callable[[], str]
    ) -> None:
        super().__init__()
        self._context, self._show_rows, self._current_page = context, show_rows, current_page
        self._act: Callable[[], object] | None = None
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._do)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SHOWN_MS)
        self.timer.timeout.connect(self.withdraw)
        self.hide()

    def tell(self, changes: Changes) -> None:
        """Offer what can be done about a change of the book: the newest one replaces the one before."""
        self.withdraw()
        place = _place_of(changes)

        def question(book: Book) -> tuple[Step | None, bool]:
            undo, _ = history.next_steps(book)
            return undo, place is not None and lists.count(book, place[1]) > 0

        self._context.read(question, lambda answer: self._offer(changes, place, *answer), asker=self)

    def withdraw(self) -> None:
        """Hide the button."""
        self.timer.stop()
        self.hide()
        self._act = None

    def _offer(
        self, changes: Changes, place: tuple[PageEntry, ListQuery] | None, undo: Step | None, is_there: bool
    ) -> None:
        if undo is not None and undo.change_id == changes.change_id:
            act = partial(self._take_back, undo.change_id)
            self._show("Hoàn tác", "undo", f"Hoàn tác “{changes.label}” (Ctrl+Z)", act)
        elif place is not None and place[0].key != self._current_page():
            page, query = place
            tip = f"{changes.label}: ở trang {page.title}"
            self._show(f"Ở trang {page.title}", page.icon, tip, partial(self._show_rows, query) if is_there else None)

    def _take_back(self, change_id: int) -> None:
        self._context.act(lambda book: history.undo(book, change_id))

    def _show(self, words: str, icon_name: str, tip: str, act: Callable[[], object] | None) -> None:
        self.setText(words)
        self.setIcon(icon(icon_name))
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setEnabled(act is not None)
        self._act = act
        self.show()
        self.timer.start()

    def _do(self) -> None:
        act = self._act
        self.withdraw()
        if act is not None:
            act()


def _place_of(changes: Changes) -> tuple[PageEntry, ListQuery] | None:
    """Return the page with the first kind of changed record that a list of one shows, and the query of its rows."""
    for kind in RECORD_KINDS.values():
        if kind.key in changes.kinds and kind.shown_by is not None:
            try:
                page = page_of_list(kind.shown_by.key)
            except LookupError:
                continue
            return page, ListQuery(kind.shown_by.key, scope={"ids": sorted(changes.ids[kind.key])})
    return None
