"""Papers: each kind built from the records, written as PDF, Word or Excel from one content."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import Cancelled, UsageError
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers import PaperFormat, write
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.progress import watched
from desktop_app.papers.pdf import fonts
from desktop_app.services.book import Book
from desktop_app.services.outputs import output
from desktop_app.services.papers.house_style.column_sets import with_columns
from desktop_app.services.papers.house_style.layouts import layout_of
from desktop_app.services.papers.kinds.catalogue import paper_kind
from desktop_app.services.papers.kinds.declaration import Options, PaperKind

_NOT_IN_NAMES: Final = re.compile(r'[\\/:*?"<>|]')
_LONGEST_NAME: Final = 80
"""Letters of a file's name: with their marks they are some 200 bytes, and the longest name has 255."""

Progress = Callable[[int], bool]
"""Told how many rows of a table are done; answers whether to go on."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper: its bytes, the name offered for the file, and a note for the clerk ("" for none)."""

    content: bytes
    file_name: str
    note: str = ""


def paper_format(path: Path) -> PaperFormat:
    """Return the format that a file's name asks for. Raises UsageError."""
    try:
        return PaperFormat(path.suffix.lower().removeprefix("."))
    except ValueError:
        raise UsageError(f"Tên tệp “{path.name}” phải có đuôi .pdf, .docx hoặc .xlsx.") from None


def render(book: Book, kind_key: str, options: Options, format: PaperFormat | str) -> Paper:
    """Make a paper in memory. Raises UsageError, InvalidRecord, UnwritableOutput (no font)."""
    return finished(book, kind_key, options, document(book, kind_key, options), PaperFormat(format))


def finished(
    book: Book,
    kind_key: str,
    options: Options,
    paper: Document,
    format: PaperFormat,
    progress: Progress | None = None,
) -> Paper:
    """Return a paper that was made of these options as a file's content. Raises UnwritableOutput, Cancelled."""
    kind = paper_kind(kind_key)
    note = " ".join(filter(None, (kind.content().note(book, options), font_note(format))))
    shown = with_columns(book, kind_key, paper)
    return Paper(written(book, shown, format, progress), f"{offered_name(kind, options)}.{format.value}", note)


def offered_name(kind: PaperKind, options: Options) -> str:
    """Return the name offered for a paper's file, without its extension: one that every system can give a file."""
    return _NOT_IN_NAMES.sub("-", clean_line(kind.content().file_name(options)))[:_LONGEST_NAME].rstrip(" .")


def document(book: Book, kind_key: str, options: Options) -> Document:
    """Return what a paper says, for any of the writers.

    Raises UsageError (no such kind, an option that it lacks or does not take), InvalidRecord.
    """
    kind = paper_kind(kind_key)
    kind.check_options(options)
    return kind.content().build(book, options)


def written(book: Book, paper: Document, format: PaperFormat, progress: Progress | None = None) -> bytes:
    """Return a paper as a file's content, laid out as the office wants it.

    Raises UnwritableOutput (no font), Cancelled if `progress` says to stop.
    """

    def told(rows: int) -> None:
        if progress is not None and not progress(rows):
            raise Cancelled

    stream = io.BytesIO()
    shown = watched(paper, told) if progress is not None else paper
    write(shown, format, stream, layout_of(book, date.today()))
    return stream.getvalue()


def save(book: Book, kind_key: str, options: Options, path: Path, progress: Progress | None = None) -> Paper:
    """Make a paper and write it to `path` whole, in the format of its name. Raises as `render`, and Cancelled."""
    format, made = paper_format(path), document(book, kind_key, options)
    paper = finished(book, kind_key, options, made, format, progress)
    with output(path) as stream:
        stream.write(paper.content)
    return paper


def font_note(format: PaperFormat) -> str:
    """Return what to tell of the typeface a paper is written in, "" for the one the decree asks for."""
    if format is not PaperFormat.PDF:
        return ""
    family = fonts.printing_family()
    if family.name == "Times New Roman":
        return ""
    if family.times_metrics:
        return f"Máy này không có Times New Roman; bản PDF dùng {family.name}, cùng độ rộng chữ."
    return f"Máy này không có Times New Roman; bản PDF dùng {family.name}, chữ rộng hơn nên ngắt dòng có thể khác."
