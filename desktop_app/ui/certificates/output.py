"""Printing certificates and saving them as PDF, made off the window's thread for the chosen printer."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop_app.domain.certificates.certificates import NO_OFFSET, Offset
from desktop_app.domain.errors import ClerkError, UnwritableOutput
from desktop_app.domain.vocabulary import DepartureWay
from desktop_app.services.book import Book
from desktop_app.services.departures import note_departure, write_out
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.widgets.file_dialogs import choose_to_write, last_folder
from desktop_app.ui.widgets.papers.printing import (
    NO_PRINTER,
    can_ask_printer,
    new_printer,
    place_of,
    print_pages,
    printed_words,
    printer_question,
)

_PDF: Final = "Tệp PDF"

type Make = Callable[[Offset, str], bytes]
"""Makes the PDF for the offset and the name of a printer ("" for none)."""


class CertificateOutput(QObject):
    """Prints PDFs of certificates and saves them to files.

    Signals: `printed(str)` with a sentence on how many sheets; `written(Path)`; `refused(ClerkError)`.
    """

    printed = Signal(str)
    written = Signal(object)
    refused = Signal(object)

    def __init__(self, context: Context, window: QWidget, offset_of: Callable[[str], Offset]) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._offset_of = offset_of

    def print_out(self, make: Make, name: str, printer_name: str) -> None:
        """Make the PDF, ask for the printer (`printer_name` is preset), and print with the offset of that printer."""
        self._context.tasks.read(
            lambda: make(NO_OFFSET, ""),
            lambda content: self._ask(content, make, name, printer_name),
            self._refuse,
            asker=self,
        )

    def save_as(self, make: Make, name: str, offset: Offset, printer_name: str) -> QFileDialog:
        """Ask where to save the PDF made for a printer, and write it there."""
        settings = SettingsFile.of(self._context, self._context.book.folder.settings)

        book = self._context.book

        def save(path: Path) -> None:
            self._context.tasks.read(
                lambda: write_out(book, name, make(offset, printer_name), path),
                self.written.emit,
                self.refused.emit,
                asker=self,
            )

        return choose_to_write(self._window, settings, "Lưu tệp PDF", name, f"{_PDF} (*.pdf)", save)

    def _ask(self, content: bytes, make: Make, name: str, printer_name: str) -> None:
        if not can_ask_printer():
            self._refuse(UnwritableOutput(NO_PRINTER))
            return
        printer = new_printer(content, name)
        if printer_name:
            printer.setPrinterName(printer_name)
        # Stock is printed on one side, whatever the printer is set to.
        printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
        printer.setColorMode(QPrinter.ColorMode.Color)
        settings = SettingsFile.of(self._context, self._context.book.folder.settings)
        dialog = printer_question(printer, printer.toPage(), self._window, last_folder(settings))

        def ended(result: int) -> None:
            if result == QDialog.DialogCode.Accepted:
                offset = self._offset_of(printer.printerName())
                work = partial(_print, self._context.book, name, make, printer, offset)
                self._context.tasks.long(
                    f"In “{name}”",
                    work,
                    lambda sheets: self.printed.emit(printed_words(printer, sheets, "tờ")),
                    self._refuse,
                    asker=self,
                )

        dialog.finished.connect(ended)
        QDialog.open(dialog)

    def _refuse(self, problem: ClerkError) -> None:
        self.refused.emit(problem)


def _print(book: Book, name: str, make: Make, printer: QPrinter, offset: Offset, report: Callable[[int], bool]) -> int:
    content = make(offset, printer.printerName())
    pages = print_pages(content, printer, report, coloured=True)
    note_departure(book, DepartureWay.PRINT, name, place_of(printer), pages)
    return pages
