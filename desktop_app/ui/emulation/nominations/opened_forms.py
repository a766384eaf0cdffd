"""The form of a nomination over the page of its round: of a new one, or of a row of the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.lists.view import ListView

if TYPE_CHECKING:
    # Loaded when a form is first opened.
    from desktop_app.ui.emulation.nominations.form_data import NominationFormData


class OpenedForms:
    """Opens the form and lets the list follow what it saved; `code` returns the round's code, "" without a round."""

    def __init__(
        self, context: Context, page: QWidget, rows: ListView, questions: BookQuestions, code: Callable[[], str]
    ) -> None:
        self._context, self._page, self._rows = context, page, rows
        self._questions, self._code = questions, code

    def add(self, kind: str) -> None:
        """Open the form of a new nomination of a kind of nominee."""
        from desktop_app.ui.emulation.nominations.form_data import blank_nomination

        if code := self._code():
            self._open(lambda book: blank_nomination(book, code, NomineeKind(kind)), "nominee")

    def edit(self, nomination_id: int) -> None:
        """Open the form of a nomination."""
        from desktop_app.ui.emulation.nominations.form_data import saved_nomination

        self._open(lambda book: saved_nomination(book, nomination_id), "summary")

    def delete(self, ids: Sequence[int]) -> None:
        """Put nominations in the trash."""
        from desktop_app.services.keeping import trash

        if ids:
            self._context.act(lambda book: trash.put_in_trash(book, "nomination", ids))

    def _open(self, question: Callable[[Book], NominationFormData], first: str) -> None:
        from desktop_app.ui.emulation.nominations.form import NominationForm

        def show(form_data: NominationFormData) -> None:
            form = NominationForm(self._context, form_data, self._page)
            nomination_id = form_data.nomination.id if form_data.nomination is not None else None
            form.saved.connect(lambda changes: self._select_saved(changes, nomination_id))
            form.finished.connect(lambda: self._rows.setFocus())
            form.show_form(first)

        self._questions.ask("form", question, show)

    def _select_saved(self, changes: Changes, nomination_id: int | None) -> None:
        self._rows.select_id(nomination_id if nomination_id is not None else changes.only_id("nomination"))
