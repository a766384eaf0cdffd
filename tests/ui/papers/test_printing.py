"""The page Văn bản and the printer: what it prints is what it shows, and the typeface that it is printed in."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QSpinBox, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.book import Book
from desktop_app.services.papers.remarks import PaperRemark
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.grey_acts import why_grey
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.papers.page import PapersPage
from desktop_app.ui.widgets.papers.printing import NO_PRINTER, printer_question
from desktop_app.ui.widgets.papers.printing import opened as opened_pdf
from tests.books import book_in, fill, rows_of
from tests.papers.typefaces import STAND_INS, has_typeface
from tests.ui.conftest import WindowRest
from tests.ui.pages import of_qt, press
from tests.ui.paper_pages import CONTROL, choose, opened, remark
from tests.ui.spoken import nameless, spoken


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with some of everything."""
    with book_in(tmp_path / "book", fill) as book:
        yield book


def fields(document: QPdfDocument, page: int) -> bytes:
    """Return how dark each of the fields of a page is, 40 across and 40 down."""
    image = document.render(page, document.pagePointSize(page).toSize() * 2)
    paper = QImage(image.size(), QImage.Format.Format_Grayscale8)
    paper.fill(255)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    how = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    # Named, so that it outlives what reads it.
    small = paper.scaled(QSize(40, 40), *how).convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(small.constBits())


def unlike(first: bytes, second: bytes) -> int:
    """Return by how much the field differs that differs most: some 8 where dots fell otherwise, 50 by other words."""
    return max(abs(a - b) for a, b in zip(first, second, strict=True))


@of_qt
def test_what_is_printed_are_the_pages_that_are_shown(
    qtbot: QtBot, context: Context, settled: WindowRest, tmp_path: Path
) -> None:
    page = opened(qtbot, context, settled)
    # Not that which the page opened with, and one of several pages.
    choose(page, settled, "award-decision", round="2025-H2")
    press(page, Qt.Key.Key_P, CONTROL)
    (dialog,) = page.findChildren(QPrintDialog)
    assert dialog.isVisible()
    printer = dialog.printer()
    assert printer.docName() == "Quyết định khen thưởng 2025-H2"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    printer.setResolution(72)
    dialog.done(QDialog.DialogCode.Accepted)
    settled()
    (view,) = page.findChildren(QPdfView)
    on_screen = view.document()
    with opened_pdf((tmp_path / "in.pdf").read_bytes()) as printed:
        assert printed.pageCount() == on_screen.pageCount() == 2
        for number in range(2):
            assert printed.pagePointSize(number).toSize() == on_screen.pagePointSize(number).toSize()
            assert unlike(fields(printed, number), fields(on_screen, number)) < 20
        assert unlike(fields(printed, 0), fields(on_screen, 1)) > 20
    assert page.notice.text == "Đã ghi 2 trang vào “in.pdf”."
    assert rows_of(context.book, "departure", "way, label, place, amount") == [
        ("print", "Quyết định khen thưởng 2025-H2", str(tmp_path / "in.pdf"), 2)
    ]


@of_qt
def test_a_paper_that_is_not_sent_to_the_printer_is_not_printed(
    qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    page = opened(qtbot, context, settled)
    page.keeper.print_action.trigger()
    (dialog,) = page.findChildren(QPrintDialog)
    dialog.done(QDialog.DialogCode.Rejected)
    settled()
    assert "Đã in" not in page.notice.text
    assert rows_of(context.book, "departure") == []


@of_qt
def test_a_file_to_print_into_is_proposed_by_name_in_the_folder_used_last(
    qtbot: QtBot, context: Context, settled: WindowRest, tmp_path: Path
) -> None:
    SettingsFile.of(context, context.book.folder.settings).put("files", {"folder": str(tmp_path)})
    page = opened(qtbot, context, settled)
    choose(page, settled, "award-decision", round="2025-H2")
    page.keeper.print_action.trigger()
    (dialog,) = page.findChildren(QPrintDialog)
    (line,) = dialog.findChildren(QLineEdit, "filename")
    assert line.text() == str(tmp_path / "Quyết định khen thưởng 2025-H2.pdf")
    dialog.done(QDialog.DialogCode.Rejected)
    settled()


def test_where_there_is_no_printer_a_sentence_says_what_can_be_done(
    qtbot: QtBot, context: Context, settled: WindowRest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [])
    page = opened(qtbot, context, settled)
    page.keeper.print_action.trigger()
    assert page.notice.text.startswith("Máy này chưa có máy in nào")
    dialogs = page.findChildren(QPrintDialog)
    assert len(dialogs) == (sys.platform != "win32")
    for dialog in dialogs:
        dialog.done(QDialog.DialogCode.Rejected)
    page.notice.say("")
    # That of Windows would not open.
    monkeypatch.setattr("desktop_app.ui.widgets.papers.printing.sys.platform", "win32")
    assert page.keeper.print_paper() is None
    assert page.notice.text.startswith("Máy này chưa có máy in nào")


@pytest.mark.parametrize(("name", "times_metrics", "sentence"), STAND_INS)
def test_the_last_remark_tells_which_typeface_stands_in_for_times_new_roman(
    qtbot: QtBot,
    context: Context,
    settled: WindowRest,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    times_metrics: bool,
    sentence: str,
) -> None:
    has_typeface(monkeypatch, name, times_metrics)
    page: PapersPage = opened(qtbot, context, settled)
    row = remark(page, "Times New Roman")
    # It leads nowhere: there is nothing in the book to put right.
    assert page.remarks.remarks[row:] == (PaperRemark(sentence),)
    assert page.remarks.list.item(row).text() == sentence
    assert page.remarks.list.isVisible()


def test_no_remark_is_made_of_times_new_roman_itself(
    qtbot: QtBot, context: Context, settled: WindowRest, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_typeface(monkeypatch, "Times New Roman")
    page = opened(qtbot, context, settled)
    assert page.pane.is_shown
    assert page.remarks.remarks
    assert not any("Times New Roman" in remark.sentence for remark in page.remarks.remarks)


def test_whatever_the_question_for_the_printer_asks_has_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    printer = QPrinter()
    dialog = printer_question(printer, 3, owner, tmp_path)
    dialog.show()
    (more,) = [button for button in dialog.findChildren(QPushButton) if button.text().endswith(">>")]
    more.click()
    (tabs,) = dialog.findChildren(QTabWidget)
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        assert nameless(dialog) == set()
    boxes = [box for box in dialog.findChildren(QWidget) if box.objectName() in ("printers", "pageSetCombo")]
    assert {box.accessibleName() for box in boxes} == {"Máy in", "Trang chẵn, trang lẻ"}
    spans = {box.objectName(): spoken(box) for box in dialog.findChildren(QSpinBox)}
    assert (spans["from"], spans["to"]) == ("Từ trang", "Đến trang")


def test_it_is_said_beforehand_what_printing_comes_to_without_a_printer(
    qtbot: QtBot, context: Context, settled: WindowRest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [])
    page = opened(qtbot, context, settled)
    action = page.keeper.print_action
    assert NO_PRINTER in action.toolTip()
    # To a file it can be printed, but where the dialog would not open.
    assert action.isEnabled() == (sys.platform != "win32")
    monkeypatch.setattr("desktop_app.ui.widgets.papers.printing.sys.platform", "win32")
    choose(page, settled, "award-decision", round="2025-H2")
    assert not action.isEnabled()
    assert why_grey(action).endswith(NO_PRINTER)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Máy in tầng 2"])
    choose(page, settled, "nomination-list", round="2025-H2")
    assert action.isEnabled()
    assert action.toolTip() == "In (Ctrl+P)"
