"""Papers: each kind built from the records, written as PDF, Word or Excel from one content."""

import hashlib
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import Cancelled, UsageError
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers import PaperFormat, write
from desktop_app.papers.document.empty_columns import without_empty_columns
from desktop_app.papers.document.faults.corrections import corrected
from desktop_app.papers.document.faults.short_names import spelled_out
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.numbered import date_of, lacks_date, own_letterhead, with_open_year
from desktop_app.papers.document.progress import with_progress
from desktop_app.papers.document.text import capitalised
from desktop_app.papers.pdf import fonts
from desktop_app.services.book import Book
from desktop_app.services.departures import write_out
from desktop_app.services.papers.house_style.column_sets import with_columns
from desktop_app.services.papers.house_style.layouts import layout_of
from desktop_app.services.papers.kinds.catalogue import paper_kind
from desktop_app.services.papers.kinds.declaration import Options, PaperKind
from desktop_app.services.papers.kinds.options import OPTIONS, day_of
from desktop_app.services.papers.law_day import law_day, session_day, with_law_day
from desktop_app.services.papers.reports.tables.charts import undrawn
from desktop_app.services.papers.reports.texts.causes import open_causes
from desktop_app.services.practice import mark_of

_NOT_IN_NAMES: Final = re.compile(r'[\\/:*?"<>|]')
_LONGEST_NAME: Final = 80
"""In letters; with Vietnamese marks they are some 200 bytes, of the 255 that a file name may have."""

Progress = Callable[[int], bool]
"""Called with the number of table rows done; returns whether to go on."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper: its bytes, the name offered for the file, and a note for the clerk, a sentence a line."""

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
    """Return a built document as a finished paper. Raises UnwritableOutput, Cancelled."""
    kind = paper_kind(kind_key)
    day = law_day(book, kind_key, options)
    made_by = with_law_day(options, day)
    of_day = ""
    # What has the day of its own record has the law of that, too.
    if day is not None and date_of(paper) in (None, day.day):
        # What bears the day of a session has one, and minutes tell it in their text.
        of_day = f"Văn bản chưa có ngày: {day.chosen}." if lacks_date(paper) else f"{capitalised(day.chosen)}."
    of_paper = (undrawn(paper, options), open_causes(paper))
    # Imported here: what is issued is made of papers.
    from desktop_app.services.papers.issued import edited_issues

    edited = (remark.sentence for remark in edited_issues(book, kind_key, options))
    notes = (of_day, kind.content().note(book, made_by), *of_paper, *edited, font_note(format))
    arranged_paper = identified(book, with_columns(book, kind_key, paper), kind_key, options)
    return Paper(
        written(book, arranged_paper, format, progress),
        f"{offered_file_name(kind, options)}.{format.value}",
        "\n".join(filter(None, notes)),
    )


def subject_of(options: Options) -> str:
    """Return the subject of a paper as stored: issues of the same kind and subject are versions of one paper."""
    own = {key: value for key, value in options.items() if value and key in OPTIONS and OPTIONS[key].tells_apart}
    return json.dumps(own, ensure_ascii=False, sort_keys=True)


def identified(book: Book, paper: Document, kind_key: str, options: Options) -> Document:
    """Return a paper by which its Word file can be told from those of other papers when it comes back."""
    return replace(paper, metadata=replace(paper.metadata, identity=identity_of(book, kind_key, options)))


def identity_of(book: Book, kind_key: str, options: Options) -> str:
    """Return what the Word files of one paper, and of no other, are known by: those of a book to practise with, too."""
    return hashlib.sha256(f"{kind_key} {subject_of(options)}{mark_of(book)}".encode()).hexdigest()[:24]


def offered_file_name(kind: PaperKind, options: Options) -> str:
    """Return the name offered for a paper's file, without extension; every system allows it."""
    return _NOT_IN_NAMES.sub("-", clean_line(kind.content().file_name(options)))[:_LONGEST_NAME].rstrip(" .")


def document(book: Book, kind_key: str, options: Options) -> Document:
    """Return the content of a paper as a document, for any of the writers.

    Raises UsageError (no such kind, an option that it lacks or does not take), InvalidRecord.
    """
    kind = paper_kind(kind_key)
    kind.content().check_before(book, options)
    kind.check_options(options)
    day = law_day(book, kind_key, options)
    paper = spelled_out(without_empty_columns(corrected(kind.content().build(book, with_law_day(options, day)))))
    return with_open_year(paper) if day is not None and day.is_over else paper


def refuse_other_day(book: Book, kind_key: str, options: Options, paper: Document) -> None:
    """Refuse a day asked for of a paper that has another from its record: it would be passed over. Raises UsageError.

    A list that is issued with another paper has the day of that beside its own.
    """
    head, day = own_letterhead(paper), day_of(options)
    own = date_of(paper) if head is not None and head.place_date else session_day(book, kind_key, options)
    if day is not None and own is not None and own != day:
        raise UsageError(f"Văn bản này mang ngày {own:%d/%m/%Y} theo bản ghi, không lập theo ngày khác.", "Bỏ ngày ấy.")


def written(book: Book, paper: Document, format: PaperFormat, progress: Progress | None = None) -> bytes:
    """Return a document as the content of a file, with the office's layout.

    Raises UnwritableOutput (no font), Cancelled if `progress` says to stop.
    """

    def report(rows: int) -> None:
        if progress is not None and not progress(rows):
            raise Cancelled

    stream = io.BytesIO()
    reported_paper = with_progress(paper, report) if progress is not None else paper
    write(reported_paper, format, stream, layout_of(book, date.today()))
    return stream.getvalue()


def save(book: Book, kind_key: str, options: Options, path: Path, progress: Progress | None = None) -> Paper:
    """Make a paper and write it to `path` whole, in the format of its name. Raises as `render`, and Cancelled."""
    format, content = paper_format(path), document(book, kind_key, options)
    paper = finished(book, kind_key, options, content, format, progress)
    write_out(book, offered_file_name(paper_kind(kind_key), options), paper.content, path)
    return paper


def font_note(format: PaperFormat) -> str:
    """Return a note on the typeface of a paper, "" for the one the decree asks for."""
    if format is not PaperFormat.PDF:
        return ""
    family = fonts.printing_family()
    if family.name == "Times New Roman":
        return ""
    if family.times_metrics:
        return f"Máy này không có Times New Roman; bản PDF dùng {family.name}, cùng độ rộng chữ."
    return f"Máy này không có Times New Roman; bản PDF dùng {family.name}, chữ rộng hơn nên ngắt dòng có thể khác."
