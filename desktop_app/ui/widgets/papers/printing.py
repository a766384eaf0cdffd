"""Printing a finished paper: each page of the PDF on a page of its own size and direction, at actual size.

Where the system prints PDF it gets the finished one, with its text, and a file gets the same bytes. Only where neither
can be (Windows, some pages to a file, the colours of a certificate) is each page drawn and printed as a picture.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.errors import Cancelled, UnwritableOutput

NO_PRINTER: Final = "Máy này chưa có máy in nào: chỉ in được ra tệp PDF. Lưu PDF (Ctrl+S) để in ở máy khác."
_POINTS_PER_INCH: Final = 72
_REFUSED: Final = "Không in được ra máy in đã chọn."
_LOOK: Final = "Kiểm tra máy in rồi in lại."
_LONGEST: Final = 60
"""Seconds after which a print system that does not answer is given up."""
_SPOKEN: Final = {
    "printers": "Máy in",
    "copies": "Số bản",
    "from": "Từ trang",
    "to": "Đến trang",
    "pagesLineEdit": "Các trang",
    "pageSetCombo": "Trang chẵn, trang lẻ",
}
"""What a screen reader is told of parts of Qt's dialog that have no name of their own, or all the same."""
_FINEST: Final = 600  # dots per inch; a page of A4 is then 35 million of them


def new_printer(content: bytes, name: str) -> QPrinter:
    """Return a printer set up for the paper `content`: its name in the queue, its first page's size and direction."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setCreator("Sổ Thi đua")
    printer.setFullPage(True)
    with opened(content) as document:
        printer.setPageLayout(_layout(document.pagePointSize(0)))
        printer.setFromTo(1, document.pageCount())
    return printer


def printer_question(printer: QPrinter, pages: int, owner: QWidget, folder: Path) -> QPrintDialog:
    """Return the dialog that asks how to print so many pages; a file is proposed in `folder`. Shown by `QDialog.open`.

    QPrintDialog hides that behind one that wants a slot by name.
    """
    dialog = QPrintDialog(printer, owner)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, pages)
    # Qt proposes a name on X11 only, and elsewhere a folder, which it then refuses.
    for line in dialog.findChildren(QLineEdit, "filename"):
        line.setText(str(folder / f"{printer.docName()}.pdf"))
    for part in dialog.findChildren(QWidget):
        if words := _SPOKEN.get(part.objectName()):
            part.setAccessibleName(words)
            part.setAccessibleDescription(words)
    return dialog


def print_pages(content: bytes, printer: QPrinter, report: Callable[[int], bool], *, coloured: bool = False) -> int:
    """Print the pages chosen in `printer`; return how many. May run on any thread.

    `report` gets the number of pages done and returns whether to go on. Papers are black on white, certificates
    may be `coloured`. Raises UnwritableOutput, Cancelled.
    """
    with opened(content) as document:
        pages = _chosen_pages(printer, document.pageCount())
        queue = None if coloured or sys.platform == "win32" else shutil.which("lp")
        if printer.outputFileName():
            if len(pages) == document.pageCount():
                return _write_as_it_is(content, Path(printer.outputFileName()), pages, report)
        elif queue is not None:
            return _hand_to_queue(queue, content, printer, pages, report)
        printer.setPageLayout(_layout(document.pagePointSize(pages[0])))
        painter = QPainter()
        if not painter.begin(printer):
            raise UnwritableOutput(_REFUSED, _LOOK)
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        try:
            for done, page in enumerate(pages):
                if done:
                    printer.setPageLayout(_layout(document.pagePointSize(page)))
                    printer.newPage()
                _paint_page(painter, printer, document, page, coloured)
                if not report(done + 1):
                    printer.abort()
                    raise Cancelled
        finally:
            painter.end()
    return len(pages)


def _write_as_it_is(content: bytes, path: Path, pages: range, report: Callable[[int], bool]) -> int:
    # Whole or not at all, as any file.
    from desktop_app.services.outputs import output

    if not report(len(pages)):
        raise Cancelled
    with output(path, len(content)) as stream:
        stream.write(content)
    return len(pages)


def _hand_to_queue(queue: str, content: bytes, printer: QPrinter, pages: range, report: Callable[[int], bool]) -> int:
    """Hand the PDF to the print system (CUPS), which reads it itself."""
    sides = {
        QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
        QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
    }.get(printer.duplex(), "one-sided")
    command = [queue, "-d", printer.printerName(), "-t", printer.docName(), "-n", str(printer.copyCount())]
    command += ["-P", f"{pages.start + 1}-{pages.stop}", "-o", f"sides={sides}", "-o", "print-scaling=none"]
    if not report(0):
        raise Cancelled
    try:
        done = subprocess.run([*command, "-"], input=content, capture_output=True, check=False, timeout=_LONGEST)
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise UnwritableOutput(_REFUSED, _LOOK) from problem
    if done.returncode != 0:
        raise UnwritableOutput(_REFUSED, _LOOK)
    report(len(pages))
    return len(pages)


def has_printer() -> bool:
    """Return whether this machine has a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def can_ask_printer() -> bool:
    """Return whether the dialog for a printer opens: without one that of Windows does not, others print to a file."""
    return has_printer() or sys.platform != "win32"


def place_of(printer: QPrinter) -> str:
    """Return where a printer prints to: the file, or the name of the printer."""
    return printer.outputFileName() or printer.printerName()


def printed_words(printer: QPrinter, count: int, noun: str) -> str:
    """Say how much was printed, and of a file that it was written."""
    file_name = printer.outputFileName()
    return f"Đã ghi {count} {noun} vào “{Path(file_name).name}”." if file_name else f"Đã in {count} {noun}."


@contextmanager
def opened(content: bytes) -> Iterator[QPdfDocument]:
    """Open a PDF in memory for a `with` block."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    try:
        yield document
    finally:
        document.close()
        buffer.close()


def _chosen_pages(printer: QPrinter, count: int) -> range:
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return range(min(first, count) - 1, min(last, count))


def _layout(points: QSizeF) -> QPageLayout:
    landscape = points.width() > points.height()
    upright = points.transposed() if landscape else points
    size = QPageSize(upright, QPageSize.Unit.Point, matchPolicy=QPageSize.SizeMatchPolicy.FuzzyMatch)
    direction = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, direction, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _paint_page(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int, coloured: bool) -> None:
    points = document.pagePointSize(page)
    dots = min(printer.resolution(), _FINEST) / _POINTS_PER_INCH
    image = document.render(page, QSize(round(points.width() * dots), round(points.height() * dots)))
    paper = QPainter(image)
    paper.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
    paper.fillRect(image.rect(), Qt.GlobalColor.white)
    paper.end()
    if not coloured:
        # Greyscale takes a quarter of the memory.
        image.convertTo(QImage.Format.Format_Grayscale8)
    scale = printer.resolution() / _POINTS_PER_INCH
    painter.drawImage(QRectF(0, 0, points.width() * scale, points.height() * scale), image)
