"""Actions on the paper that is shown: print it, save it to a file, open it in Word."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTemporaryDir, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from desktop_app.domain.errors import ClerkError
from desktop_app.domain.vocabulary import DepartureWay
from desktop_app.services.book import Book
from desktop_app.services.departures import note_departure, write_out
from desktop_app.services.papers.papers import Paper, Progress
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.grey_acts import allow
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tokens import PAPER
from desktop_app.ui.widgets.actions import add_action
from desktop_app.ui.widgets.file_dialogs import choose_to_write, last_folder, show_in_folder
from desktop_app.ui.widgets.notice import Notice, say_in
from desktop_app.ui.widgets.papers.printing import (
    NO_PRINTER,
    can_ask_printer,
    has_printer,
    new_printer,
    place_of,
    print_pages,
    printed_words,
    printer_question,
)
from desktop_app.ui.widgets.questions import show_problem

_FORMATS: Final = {"pdf": "Tệp PDF", "docx": "Văn bản Word", "xlsx": "Bảng tính Excel"}
ALL_FORMATS: Final = tuple(_FORMATS)

Write = Callable[[Book, Path, Progress], object]
"""Writes the paper shown to a file, in the format of its name, and reports how many rows are done."""


class PaperKeeper(QObject):
    """The actions on the paper that `owner` shows; results are shown in `notice`.

    A PDF that is saved is, byte for byte, the one shown, and its pages are what is printed. `actions` are in the order
    of a toolbar. Where Ctrl+E exports the visible list, pass other `excel_keys`.
    """

    def __init__(self, context: Context, notice: Notice, owner: QWidget, excel_keys: str = "Ctrl+E") -> None:
        super().__init__(owner)
        self._context, self._notice, self._owner = context, notice, owner
        self._paper: Paper | None = None
        self._write: Write | None = None
        self._formats: Sequence[str] = ALL_FORMATS
        self._copies = QTemporaryDir()
        self.print_action = add_action(owner, "&In…", "print", "Ctrl+P", self._print)
        self._print_tip = self.print_action.toolTip()
        self.save_actions = {
            "pdf": add_action(owner, "Lưu &PDF…", "save", "Ctrl+S", partial(self._save, "pdf")),
            "docx": add_action(owner, "Lưu &Word…", "document", "Ctrl+Shift+W", partial(self._save, "docx")),
            "xlsx": add_action(owner, "Lưu &Excel…", "export-sheet", excel_keys, partial(self._save, "xlsx")),
        }
        self.open_action = add_action(owner, "&Mở bằng Word", "open-outside", "Ctrl+Shift+O", self.open_in_word)
        self.actions: list[QAction] = [self.print_action, *self.save_actions.values(), self.open_action]
        for action in self.actions:
            action.setProperty(PAPER, True)
        self.take(None, None)

    def take(self, paper: Paper | None, write: Write | None, formats: Sequence[str] = ALL_FORMATS) -> None:
        """Set the paper now shown (None for none) and the function that writes it in those of these formats but PDF."""
        self._paper, self._write, self._formats = paper, write, formats
        self._offer_print(paper is not None)
        self.open_action.setEnabled(paper is not None and "docx" in formats)
        for suffix, action in self.save_actions.items():
            action.setEnabled(paper is not None and suffix in formats)

    def _offer_print(self, has_paper: bool) -> None:
        """Offer what can be done: without a printer it is said beforehand what printing comes to, or why it is not."""
        if not has_paper or has_printer():
            self.print_action.setToolTip(self._print_tip)
            self.print_action.setEnabled(has_paper)
        else:
            self.print_action.setToolTip(f"{self._print_tip}\n{NO_PRINTER}")
            allow(self.print_action, can_ask_printer(), NO_PRINTER)

    def print_paper(self) -> QPrintDialog | None:
        """Ask for the printer and print; None while there is nothing to print."""
        if self._paper is None:
            return None
        if not has_printer():
            self._notice.say(NO_PRINTER, "warning")
        if not can_ask_printer():
            return None
        content, name = self._paper.content, Path(self._paper.file_name).stem
        printer = new_printer(content, name)
        settings = SettingsFile.of(self._context, self._context.book.folder.settings)
        dialog = printer_question(printer, printer.toPage(), self._owner, last_folder(settings))

        def on_finished(result: int) -> None:
            if result == QDialog.DialogCode.Accepted:
                work = partial(_print, self._context.book, name, content, printer)
                done = partial(self._say_printed, printer)
                self._context.tasks.long(f"In “{name}”", work, done, self._show_problem)

        dialog.finished.connect(on_finished)
        QDialog.open(dialog)
        return dialog

    def save_paper(self, suffix: str) -> QFileDialog | None:
        """Ask where to save the paper as "pdf", "docx" or "xlsx", and write it there."""
        if self._paper is None or suffix not in self._formats:
            return None
        name = Path(self._paper.file_name).with_suffix(f".{suffix}").name
        settings = SettingsFile.of(self._context, self._context.book.folder.settings)
        title = _FORMATS[suffix]
        window_title = f"Lưu {title[0].lower()}{title[1:]}"
        return choose_to_write(self._owner, settings, window_title, name, f"{title} (*.{suffix})", self._save_to)

    def open_in_word(self) -> None:
        """Open a copy in the system's program for Word documents; the copy is deleted with this window."""
        paper, write = self._paper, self._write
        if paper is None or write is None:
            return
        self._make(write, Path(self._copies.path(), Path(paper.file_name).with_suffix(".docx").name), self._open)

    def _make(self, write: Write, path: Path, done: Callable[[Path], None]) -> None:
        book = self._context.book

        def make_file(report: Progress) -> Path:
            write(book, path, report)
            return path

        self._context.tasks.long(f"Lập “{path.name}”", make_file, done, self._show_problem, writes=False)

    def _print(self) -> None:
        self.print_paper()

    def _save(self, suffix: str) -> None:
        self.save_paper(suffix)

    def _open(self, path: Path) -> None:
        if not isValid(self._owner):
            # The window was closed, and the copy deleted with it.
            return
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._notice.say("Đã mở một bản sao; muốn giữ phần sửa thì “Lưu thành…” (Save As), rồi lấy lại ở Văn bản.")
        else:
            self._notice.say("Máy này chưa có chương trình mở văn bản Word.", "warning")

    def _save_to(self, path: Path) -> None:
        paper, write = self._paper, self._write
        if paper is None:
            return
        if path.suffix.lower() == ".pdf":
            write_pdf = partial(write_out, self._context.book, Path(paper.file_name).stem, paper.content, path)
            self._context.tasks.read(write_pdf, self._say_saved, self._show_problem)
        elif write is not None:
            self._make(write, path, self._say_saved)

    def _say_saved(self, path: Path) -> None:
        words = f"Đã lưu “{path.name}”."
        say_in(self._notice, self._context, words, "done", "Mở thư mục", partial(show_in_folder, path))

    def _say_printed(self, printer: QPrinter, pages: int) -> None:
        say_in(self._notice, self._context, printed_words(printer, pages, "trang"))

    def _show_problem(self, problem: ClerkError) -> None:
        if isValid(self._owner):
            show_problem(self._owner, problem)
        else:
            self._context.tasks.failed.emit(problem)


def _print(book: Book, name: str, content: bytes, printer: QPrinter, report: Progress) -> int:
    pages = print_pages(content, printer, report)
    note_departure(book, DepartureWay.PRINT, name, place_of(printer), pages)
    return pages
