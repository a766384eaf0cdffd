"""At the foot of the window for ten seconds after an act: a button that takes it back, or leads to what was undone.

It asks for nothing and takes no focus; Tab reaches it as the last thing of the window.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QToolButton

from desktop_app.domain.changes import Changes, Step
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.domain.vietnamese import quoted
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.icons import icon
from desktop_app.ui.frame.pages import PageEntry, entry_of, page_of_list

SHOWN_MS: Final = 10_000


class StepLine(QToolButton):
    """The button. `show_rows` is called with the rows that an undo touched, `go_to` with the key of a page that has no
    list of them; `current_page` returns the page shown.
    """

    def __init__(
        self,
        context: Context,
        show_rows: Callable[[ListQuery], None],
        go_to: Callable[[str], object],
        current_page: Callable[[], str],
    ) -> None:
        super().__init__()
        self._context, self._show_rows, self._go_to, self._current_page = context, show_rows, go_to, current_page
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

        def question(book: Book) -> tuple[Step | None, _Place | None, bool]:
            undo, _ = history.next_steps(book)
            if undo is not None and undo.change_id == changes.change_id:
                return undo, None, False
            place = _place_of(changes) or _place_of_whole(book, changes)
            return undo, place, place is not None and (place.rows is None or lists.count(book, place.rows) > 0)

        self._context.read(question, lambda answer: self._offer(changes, *answer), asker=self)

    def withdraw(self) -> None:
        """Hide the button."""
        self.timer.stop()
        self.hide()
        self._act = None

    def _offer(self, changes: Changes, undo: Step | None, place: "_Place | None", is_there: bool) -> None:
        if undo is not None and undo.change_id == changes.change_id:
            act = partial(self._take_back, undo.change_id)
            self._show("Hoàn tác", "undo", f"Hoàn tác {quoted(changes.label)} (Ctrl+Z)", act)
        elif place is not None and place.page.key != self._current_page():
            page = place.page
            go = partial(self._go_to, page.key) if place.rows is None else partial(self._show_rows, place.rows)
            self._show(
                f"Ở trang {page.title}",
                page.icon,
                f"{changes.label}: ở trang {page.title}",
                go if is_there else None,
            )

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


@dataclass(frozen=True, slots=True)
class _Place:
    """The page that shows some records, and the query of their rows, None where no list of the page has them."""

    page: PageEntry
    rows: ListQuery | None = None


_PAGES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("plan", "plan_adjustment", "plan_section"), "plan"),
    **dict.fromkeys(("review_round", "decision", "council", "unit_review", "vote_tally"), "emulation"),
    **dict.fromkeys(("certificate_layout", "printer_offset"), "emulation"),
    **dict.fromkeys(("report", "report_part", "report_statement"), "reports"),
    **dict.fromkeys(("wording", "columns", "layout_profile"), "papers"),
    **dict.fromkeys(("rule_set", "province_rules"), "rules"),
    "office": "office",
}
"""The pages of kinds that no list of a page shows, and of settings by the beginning of their keys."""


def _place_of(changes: Changes) -> _Place | None:
    """Return the page with the first kind of changed record that a list of one shows, and the query of its rows."""
    for kind in RECORD_KINDS:
        if kind in changes.kinds and (place := _list_place(kind, changes.ids[kind])) is not None:
            return place
    return None


def _place_of_whole(book: Book, changes: Changes) -> _Place | None:
    """Return where the record is shown that the first row of a change belongs to: of a part and of a file the whole."""
    # Loaded on the thread that reads, and only when a part or a setting was undone.
    from desktop_app.services.keeping.record_log.record_history import touched_record

    touched = touched_record(book, changes.change_id) if changes.change_id is not None else None
    if touched is None:
        return None
    kind, row_id = touched
    if kind in _PAGES:
        return _Place(entry_of(_PAGES[kind]))
    return _list_place(kind, [row_id]) if kind in RECORD_KINDS else None


def _list_place(kind: str, ids: Collection[int]) -> _Place | None:
    shown_by = RECORD_KINDS[kind].shown_by
    try:
        return (
            _Place(page_of_list(shown_by.key), ListQuery(shown_by.key, scope={"ids": sorted(ids)}))
            if shown_by
            else None
        )
    except LookupError:
        return None
