"""Every kind of paper that the sample book can fill, as PNG pages of the PDF, for each of the choices it has there."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from desktop_app.domain.errors import ClerkError
from desktop_app.domain.lists import ListQuery
from desktop_app.papers import PaperFormat
from desktop_app.runtime.paths import DataFolder
from desktop_app.services import lists
from desktop_app.services.book import Book, opened
from desktop_app.services.certificates import certificates
from desktop_app.services.papers.kinds.catalogue import paper_kinds
from desktop_app.services.papers.papers import render
from tests.paper_choices import every_choice
from tests.pictures.books import make_book
from tests.pictures.hand import slug
from tests.pictures.views import FULL

_DOTS_PER_POINT: Final = 96 / 72
CERTIFICATES: Final = "certificates"


@dataclass(frozen=True, slots=True)
class FinishedPaper:
    """A paper: its name in files, and its PDF, or else why there is none."""

    name: str
    content: bytes = b""
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class PaperToMake:
    """A paper that the book has the choices for: its kind, its name in files, and what makes its PDF."""

    kind: str
    name: str
    content: Callable[[], bytes]

    def made(self) -> FinishedPaper:
        """Make it."""
        try:
            return FinishedPaper(self.name, self.content())
        except ClerkError as refused:
            return FinishedPaper(self.name, refusal=refused.message)


def picture_papers(out: Path) -> int:
    """Picture the papers of the sample into a folder, telling of each what came of it; return 0."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QGuiApplication.instance() or QGuiApplication([])
    pictured = dict.fromkeys((*(kind.key for kind in paper_kinds()), CERTIFICATES), 0)
    with tempfile.TemporaryDirectory(prefix="so-thi-dua-papers-") as name:
        folder = Path(name) / "so-thi-dua"
        make_book(folder, FULL)
        with opened(DataFolder(folder)) as book:
            for to_make in every_paper(book):
                paper = to_make.made()
                pages = _picture(paper, out)
                pictured[to_make.kind] += pages
                sys.stdout.write(f"{paper.name}: {paper.refusal or f'{pages} pages'}\n")
    app.quit()
    sys.stdout.write(f"{sum(pictured.values())} pages in {out}\n")
    unfilled = [kind for kind, pages in pictured.items() if not pages]
    sys.stdout.writelines(f"the sample cannot fill {kind}\n" for kind in unfilled)
    return 0


def every_paper(book: Book) -> Iterator[PaperToMake]:
    """Yield every kind of paper for each of the choices that the book has for it; at least once."""
    for kind in paper_kinds():
        for chosen in every_choice(book, kind.key, {}):
            name = "-".join(filter(None, (kind.key, *(slug(value) for value in chosen.values()))))
            yield PaperToMake(kind.key, name, partial(_rendered, book, kind.key, chosen))
    for decision in lists.everything(book, ListQuery("decisions")):
        name = f"{CERTIFICATES}-{slug(str(decision.values[0]))}"
        yield PaperToMake(CERTIFICATES, name, partial(_certificates, book, decision.id))


def _rendered(book: Book, kind: str, chosen: Mapping[str, str]) -> bytes:
    return render(book, kind, chosen, PaperFormat.PDF).content


def _certificates(book: Book, decision_id: int) -> bytes:
    return certificates.printed(book, decision_id).content


def _picture(paper: FinishedPaper, out: Path) -> int:
    """Write the pages of a paper as pictures; return how many there are."""
    if not paper.content:
        return 0
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(paper.content))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    pages = document.pageCount()
    for page in range(pages):
        size = (document.pagePointSize(page) * _DOTS_PER_POINT).toSize()
        if not _on_white(document.render(page, size), size).save(str(out / f"{paper.name}-{page + 1:02d}.png")):
            raise OSError(f"cannot write to {out}")
    document.close()
    return pages


def _on_white(page: QImage, size: QSize) -> QImage:
    sheet = QImage(size, QImage.Format.Format_RGB32)
    sheet.fill(0xFFFFFFFF)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, page)
    painter.end()
    return sheet
