"""Printing a finished paper: each page of the PDF on a page of its own size and direction, at actual size."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from desktop_app.domain.errors import Cancelled, UnwritableOutput

_POINTS_PER_INCH: Final = 72
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


def print_pages(content: bytes, printer: QPrinter, report: Callable[[int], bool], *, coloured: bool = False) -> int:
    """Print the pages chosen in `printer`; return how many. May run on any thread.

    `report` gets the number of pages done and returns whether to go on. Papers are black on white, certificates
    may be `coloured`. Raises UnwritableOutput, Cancelled.
    """
    with opened(content) as document:
        pages = _chosen_pages(printer, document.pageCount())
        printer.setPageLayout(_layout(document.pagePointSize(pages[0])))
        painter = QPainter()
        if not painter.begin(printer):
            raise UnwritableOutput("Không in được ra máy in đã chọn.", "Kiểm tra máy in rồi in lại.")
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


def place_of(printer: QPrinter) -> str:
    """Return where a printer prints to: the file, or the name of the printer."""
    return printer.outputFileName() or printer.printerName()


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
