"""The entry to the writers. Their libraries are imported only when a paper is written, never at start-up."""

from enum import StrEnum
from typing import BinaryIO

from desktop_app.papers.document.layout import ND30, LayoutProfile
from desktop_app.papers.document.model import Document


class PaperFormat(StrEnum):
    """The kinds of file a paper is written as; the value is the file's extension."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


def write(document: Document, format: PaperFormat, stream: BinaryIO, profile: LayoutProfile = ND30) -> None:
    """Write `document` to `stream` (a file open for writing bytes, or a buffer) as `format`.

    UnwritableOutput if no font for a PDF is found; OSError of the stream is left to whoever opened it.
    """
    match format:
        case PaperFormat.PDF:
            from desktop_app.papers.pdf.tightening import laid_out
            from desktop_app.papers.pdf.writer import write_pdf

            document, pages = laid_out(document, profile)
            write_pdf(document, stream, profile, pages)
        case PaperFormat.DOCX:
            from desktop_app.papers.pdf.tightening import tightened
            from desktop_app.papers.word.writer import write_docx

            write_docx(tightened(document, profile), stream, profile)
        case PaperFormat.XLSX:
            from desktop_app.papers.excel.writer import write_xlsx

            write_xlsx(document, stream, profile)
