"""The window of an issued paper: it shows, prints and saves exactly the bytes that were issued."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.issued import issued_paper, reprint, save_reprint
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.papers.preview import PreviewWindow


class IssuedWindow(PreviewWindow):
    """Shows one issued paper; changes of the book do not affect it."""

    def __init__(self, context: Context, issued_id: int, parent: QWidget | None = None) -> None:
        self._issued_id = issued_id
        super().__init__(context, "", {}, parent)

    def _render(self, book: Book) -> papers.Paper:
        paper = reprint(book, self._issued_id)
        self._formats = tuple(Path(file.file_name).suffix[1:] for file in issued_paper(book, self._issued_id).files)
        return paper

    def _write(self, book: Book, path: Path, report: papers.Progress) -> None:
        del report  # saving existing files takes no time
        save_reprint(book, self._issued_id, path)

    def _book_changed(self, changes: Changes) -> None:
        """Do nothing: an issued paper stays as it is when the book changes."""
