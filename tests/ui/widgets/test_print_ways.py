"""Which way a paper goes to the printer, as what, and that the window goes on meanwhile."""

import io
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.papers import keeper, printing
from desktop_app.ui.widgets.papers.preview import PreviewWindow
from desktop_app.ui.widgets.progress import ProgressLine
from tests.books import fill, rows_of
from tests.ui.pages import of_qt, press

WindowRest = Callable[[], None]
WINDOWS = SimpleNamespace(platform="win32")
CONTROL = Qt.KeyboardModifier.ControlModifier
SIZE = (144, 72)
"""Of a page, in points."""
FILLINGS = {"preview": fill}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def preview(book: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> PreviewWindow:
    """The list of a round, as it is shown before it is printed."""
    window = PreviewWindow(context, "nomination-list", {"round": "2026-H1"})
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    settled()
    assert window.paper is not None
    return window


class Printer(QPrinter):
    """A printer that is no file for whoever prints: what Qt would send to it can be read."""

    def outputFileName(self) -> str:
        """Say that it is none."""
        return ""


def asked(preview: PreviewWindow) -> QPrintDialog:
    """Ask for the printer by the key."""
    press(preview, Qt.Key.Key_P, CONTROL)
    (dialog,) = preview.findChildren(QPrintDialog)
    return dialog


def notice_of(preview: PreviewWindow) -> str:
    (line,) = preview.findChildren(Notice)
    return line.text


@of_qt
def test_a_file_gets_the_bytes_that_are_shown(
    preview: PreviewWindow, context: Context, settled: WindowRest, tmp_path: Path
) -> None:
    dialog = asked(preview)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "in.pdf"))
    dialog.done(QDialog.DialogCode.Accepted)
    settled()
    assert preview.paper is not None
    assert (tmp_path / "in.pdf").read_bytes() == preview.paper.content
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "in.pdf").pages)
    assert "DANH SÁCH" in " ".join(text.split())


@of_qt
def test_the_print_system_gets_the_pdf_that_is_shown(
    preview: PreviewWindow, context: Context, settled: WindowRest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = tmp_path / "lp"
    queue.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/asked\ncat > {tmp_path}/sent\n', encoding="utf-8")
    queue.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    dialog = asked(preview)
    dialog.printer().setOutputFileName("")
    dialog.printer().setCopyCount(2)
    dialog.done(QDialog.DialogCode.Accepted)
    settled()
    assert preview.paper is not None
    assert (tmp_path / "sent").read_bytes() == preview.paper.content
    words = (tmp_path / "asked").read_text(encoding="utf-8")
    assert "-n 2" in words
    assert "-o print-scaling=none" in words
    assert notice_of(preview).startswith("Đã in ")
    assert [row[0] for row in rows_of(context.book, "departure", "way")] == ["print"]


@pytest.mark.parametrize(("resolution", "dots"), [(1200, 600), (300, 300)])
def test_on_windows_pages_are_printed_in_grey_at_600_dots_or_the_printers_own(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, resolution: int, dots: int
) -> None:
    monkeypatch.setattr("desktop_app.ui.widgets.papers.printing.sys", WINDOWS)
    canvas = Canvas("", pagesize=SIZE)
    canvas.setFillColorRGB(0.8, 0, 0)
    canvas.rect(10, 10, 50, 50, stroke=0, fill=1)
    canvas.showPage()
    printer = Printer(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    printer.setFullPage(True)
    printer.setResolution(resolution)
    content: bytes = canvas.getpdfdata()  # type: ignore[no-untyped-call]
    assert printing.print_pages(content, printer, lambda _: True) == 1
    (page,) = pypdf.PdfReader(io.BytesIO((tmp_path / "in.pdf").read_bytes())).pages
    (picture,) = page.images
    assert picture.image is not None
    assert picture.image.size == tuple(round(side * dots / 72) for side in SIZE)
    # Qt writes what is grey with three equal parts.
    dots_of = picture.image.convert("RGB").tobytes()
    colours = {dots_of[place : place + 3] for place in range(0, len(dots_of), 3)}
    assert len(colours) > 1
    assert all(len({*colour}) == 1 for colour in colours)


@of_qt
def test_the_window_answers_while_a_paper_is_printed_and_says_how_far_it_is(
    preview: PreviewWindow, context: Context, qtbot: QtBot, settled: WindowRest, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, threads = threading.Event(), []

    def print_slowly(content: bytes, printer: QPrinter, report: Callable[[int], bool]) -> int:
        threads.append(threading.current_thread())
        report(1)
        # Until the window has shown that: printing on its own thread would wait for ever.
        assert seen.wait(60)
        return 1

    monkeypatch.setattr(keeper, "print_pages", print_slowly)
    line = ProgressLine(context.tasks, preview)
    dialog = asked(preview)
    dialog.done(QDialog.DialogCode.Accepted)
    qtbot.waitUntil(lambda: line.text.endswith("… 1"))
    assert line.isVisible()
    assert line.text.startswith("In “Danh sách")
    # Keys do their work meanwhile.
    preview.activateWindow()
    qtbot.waitUntil(preview.isActiveWindow)
    zoom = preview.zoom
    press(preview, Qt.Key.Key_Minus, CONTROL)
    assert preview.zoom < zoom
    seen.set()
    settled()
    assert threads != [threading.main_thread()]
    assert not line.isVisible()


def test_where_there_is_no_printer_the_key_is_answered_by_a_sentence(
    preview: PreviewWindow, settled: WindowRest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [])
    monkeypatch.setattr("desktop_app.ui.widgets.papers.printing.sys", WINDOWS)
    press(preview, Qt.Key.Key_P, CONTROL)
    assert preview.findChildren(QPrintDialog) == []
    assert notice_of(preview) == printing.NO_PRINTER
