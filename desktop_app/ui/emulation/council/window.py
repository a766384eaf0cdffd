"""The window of all Councils, present and past; a new one starts from the newest."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.list_kinds.council import COUNCILS
from desktop_app.services.book import Book
from desktop_app.services.keeping import trash
from desktop_app.services.papers.kinds.declaration import MenuPlace
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tokens import GAP, PAGE
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.emulation.council.form import CouncilForm, CouncilFormData, blank_council, saved_council
from desktop_app.ui.widgets.actions import add_action, heading, window_line
from desktop_app.ui.widgets.lists.heights.window_growth import WindowGrowth
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.papers.offers import paper_offers
from desktop_app.ui.widgets.records.list_dialog import ListDialog

_WIDTHS: Final = {"name": 240, "decision_number": 130, "decided_on": 146, "issuing_body": 200, "members": 100}
_NONE: Final = "Chưa có Hội đồng nào được ghi."


class CouncilWindow(ListDialog):
    """A list of Councils; a new one starts with the members of the newest and their current posts."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self._questions = BookQuestions(context, self)
        self.setWindowTitle("Hội đồng Thi đua - Khen thưởng")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 880, 380)
        self.councils = ListView(context, COUNCILS)
        WindowGrowth(self, self.councils.table)
        self.new = add_action(self, "&Thành lập Hội đồng…", "add", "Ctrl+N; Ins", self._add)
        edit = add_action(self.councils, "&Sửa, thành viên…", "edit", "F2", self._edit_current)
        delete = add_action(self.councils, "Xó&a", "trash", "Del", self.councils.delete_chosen)
        papers = paper_offers(self, MenuPlace.COUNCIL, self._preview)
        self.councils.arrange_at_first({"hidden": ["valid_from", "valid_to"], "widths": _WIDTHS})
        self.councils.set_actions([self.new, edit, *papers, delete])
        self.councils.set_empty(_NONE, self.new)
        self.councils.activated.connect(self._edit)
        self.councils.delete_requested.connect(self._delete)
        self.councils.refreshed.connect(self._choose_first)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(heading("Hội đồng Thi đua - Khen thưởng"))
        column.addWidget(self.councils, 1)
        # What is done with a chosen row stands in the bar of the list.
        column.addLayout(window_line(self, [self.new, *papers]))
        self.offer_once(self.councils, self.new)
        self.setFocusProxy(self.councils)

    def start(self, chosen: int | None = None) -> None:
        """Show the window, with a Council chosen."""
        if chosen is not None:
            self.councils.select_id(chosen)
        self.open()
        self.councils.setFocus()

    def _choose_first(self) -> None:
        if self.councils.total and self.councils.current_id() is None:
            self.councils.select_first()

    def _add(self) -> None:
        self._open(lambda book: blank_council(book, date.today()), None)

    def _edit_current(self) -> None:
        self.councils.with_current(self._edit)

    def _edit(self, council_id: int) -> None:
        self._open(lambda book: saved_council(book, council_id, date.today()), council_id)

    def _open(self, question: Callable[[Book], CouncilFormData], council_id: int | None) -> None:
        def show(form_data: CouncilFormData) -> None:
            form = CouncilForm(self.context, form_data, self)
            form.saved.connect(lambda changes: self._select_saved(changes, council_id))
            form.finished.connect(lambda: self.councils.setFocus())
            form.show_form("decision_number" if council_id is None else "members")

        self._questions.ask("form", question, show)

    def _select_saved(self, changes: Changes, council_id: int | None) -> None:
        self.councils.select_id(council_id if council_id is not None else changes.only_id("council"))

    def _delete(self, ids: Sequence[int]) -> None:
        if ids:
            self.context.act(lambda book: trash.put_in_trash(book, "council", ids))

    def _preview(self, kind: str) -> None:
        council_id = self.councils.current_id()
        if council_id is not None:
            # Showing a PDF needs libraries that nothing else in the window uses.
            from desktop_app.ui.widgets.papers.preview import PreviewWindow

            PreviewWindow(self.context, kind, {"council": str(council_id)}, self).show()
