"""The window of an issued paper: it shows, prints and saves exactly the bytes that were issued.

Of a version that was changed in Word it shows what was changed, and the signed PDF, if one was kept with it.
"""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.edited import Difference, attach_signed, differences_of
from desktop_app.services.papers.issued import issued_paper, reprint, save_reprint
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.papers.edited.difference_table import DifferenceTable
from desktop_app.ui.papers.edited.take_back_form import SIGNED_FILES
from desktop_app.ui.widgets.file_dialogs import choose_to_read
from desktop_app.ui.widgets.papers.preview import PreviewWindow

_EDITED: Final = "Bản này đã sửa bằng Word ({number} chỗ khác bản của chương trình); sổ giữ nguyên tệp Word đã lấy lại."
_ONLY_WORD: Final = "{edited} Ctrl+Shift+O mở bản sao bằng Word; bản PDF chỉ có khi kèm bản đã ký."
_LOW: Final = 180


class IssuedWindow(PreviewWindow):
    """Shows one issued paper; changes of the book do not affect it."""

    def __init__(self, context: Context, issued_id: int, parent: QWidget | None = None) -> None:
        self._issued_id = issued_id
        self._is_edited = False
        self._differences: tuple[Difference, ...] = ()
        self.differences = DifferenceTable()
        super().__init__(context, "", {}, parent)

    def _build(self) -> None:
        super()._build()
        body = self.centralWidget()
        layout = body.layout() if body is not None else None
        if layout is not None:
            layout.addWidget(self.differences)
        self.differences.hide()

    def _render(self, book: Book) -> papers.Paper:
        paper = issued_paper(book, self._issued_id)
        self._formats = tuple(Path(file.file_name).suffix[1:] for file in paper.files)
        self._is_edited, self._differences = bool(paper.edits), differences_of(paper.edits)
        if self._is_edited and "pdf" not in self._formats:
            return papers.Paper(b"", f"{paper.title}.docx")
        return reprint(book, self._issued_id)

    def _show(self, paper: papers.Paper) -> None:
        edited = _EDITED.format(number=len(self._differences))
        self.differences.show_differences(self._differences)
        self.differences.setVisible(bool(self._differences))
        self._view.setVisible(bool(paper.content))
        if paper.content:
            self.differences.setMaximumHeight(_LOW)
            super()._show(paper)
            if self._is_edited:
                self._notice.say(edited)
            return
        self._keeper.take(paper, self._write, self._formats)
        self._keeper.print_action.setEnabled(False)
        self.setWindowTitle(Path(paper.file_name).stem)
        self._notice.say(_ONLY_WORD.format(edited=edited), "info", "Kèm bản đã ký…", self.choose_signed)

    def choose_signed(self) -> None:
        """Ask for the signed PDF or scan to be kept beside the paper."""
        settings = SettingsFile.of(self._context, self._context.book.folder.settings)
        choose_to_read(self, settings, "Bản đã ký", SIGNED_FILES, self._attach)

    def _attach(self, path: Path) -> None:
        self._context.act(
            lambda book: attach_signed(book, self._issued_id, path), lambda _: self.refresh(), self._refuse_file
        )

    def _refuse_file(self, problem: ClerkError) -> None:
        # The paper is there, whatever the file is.
        self._notice.say(f"{problem.message} {problem.hint}".rstrip(), "problem", "Kèm bản đã ký…", self.choose_signed)

    def _write(self, book: Book, path: Path, report: papers.Progress) -> None:
        del report  # saving existing files takes no time
        save_reprint(book, self._issued_id, path)

    def _book_changed(self, changes: Changes) -> None:
        """Do nothing: an issued paper stays as it is when the book changes."""
