"""The recovery sheet of a package, as a PDF to be printed and kept apart from it."""

import io
from datetime import date
from pathlib import Path

from desktop_app.papers import PaperFormat
from desktop_app.papers.formats import write
from desktop_app.papers.kinds.recovery_sheet import RecoverySheetData, build
from desktop_app.services.book import Book, current_operator
from desktop_app.services.departures import write_out
from desktop_app.services.office.offices import issuer, office
from desktop_app.services.papers.house_style.layouts import layout_of

TITLE = "Tờ hướng dẫn phục hồi dữ liệu"


def recovery_sheet(book: Book, package: str = "", *, hand_line: bool = False) -> bytes:
    """Return the PDF; it has no passphrase on it, with `hand_line` a dotted line to write it on by hand.

    Raises UnwritableOutput (no font).
    """
    today = date.today()
    data = RecoverySheetData(issuer(office(book, today)), today, package, current_operator(book), hand_line)
    stream = io.BytesIO()
    write(build(data), PaperFormat.PDF, stream, layout_of(book, today))
    return stream.getvalue()


def save_recovery_sheet(book: Book, path: Path, package: str = "", *, hand_line: bool = False) -> Path:
    """Write the sheet to a PDF file. Raises UnwritableOutput."""
    return write_out(book, TITLE, recovery_sheet(book, package, hand_line=hand_line), path)
