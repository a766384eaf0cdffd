"""Papers: each kind built from the records, written as PDF, Word or Excel from one content."""

import io
import re
from collections.abc import Callable, Mapping
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
from desktop_app.services.papers.content import achievement, council, decisions, rounds, submissions
from desktop_app.services.papers.house_style.column_sets import with_columns
from desktop_app.services.papers.house_style.layouts import layout_of
from desktop_app.services.papers.reports import papers

_NOT_IN_NAMES: Final = re.compile(r'[\\/:*?"<>|]')
_LONGEST_NAME: Final = 80
"""Letters of a file's name: with their marks they are some 200 bytes, and the longest name has 255."""

Options = Mapping[str, str]
Progress = Callable[[int], bool]
"""Told how many rows of a table are done; answers whether to go on."""


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper: its command-line word, its name, and the options it must be given ("round", "year")."""

    key: str
    title: str
    needs: tuple[str, ...]
    build: Callable[[Book, Options], Document]
    file_name: Callable[[Options], str]
    """The name offered for the file, without its extension."""
    group: str = "Văn bản khác"
    """What the kinds are grouped by where one is chosen."""
    is_list: bool = False
    """Whether it is handed on as a workbook, too."""
    note: Callable[[Book, Options], str] = lambda _book, _options: ""
    """What to tell the clerk of the paper beside it, "" for nothing."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper: its bytes, the name offered for the file, and a note for the clerk ("" for none)."""

    content: bytes
    file_name: str
    note: str = ""


def paper_kinds() -> tuple[PaperKind, ...]:
    """Return the kinds of paper the program can make."""
    return _KINDS


def _cut_off(options: Options) -> date | None:
    text = options.get("cut_off", "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"Ngày chốt số liệu “{text}” phải viết dạng 2026-11-15.") from None


def _unit_id(options: Options) -> int:
    text = options["unit"]
    if not text.isdecimal():
        raise UsageError(f"“{text}” không phải mã số đơn vị; xem lệnh list units.")
    return int(text)


def paper_kind(key: str) -> PaperKind:
    """Return the kind of paper with this word. Raises UsageError."""
    for kind in paper_kinds():
        if kind.key == key:
            return kind
    raise UsageError(f"Không có loại văn bản “{key}”; có: {', '.join(kind.key for kind in paper_kinds())}.")


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
    note = " ".join(filter(None, (kind.note(book, options), font_note(format))))
    shown = with_columns(book, kind_key, paper)
    return Paper(written(book, shown, format, progress), f"{offered_name(kind, options)}.{format.value}", note)


def offered_name(kind: PaperKind, options: Options) -> str:
    """Return the name offered for a paper's file, without its extension: one that every system can give a file."""
    return _NOT_IN_NAMES.sub("-", clean_line(kind.file_name(options)))[:_LONGEST_NAME].rstrip(" .")


def document(book: Book, kind_key: str, options: Options) -> Document:
    """Return what a paper says, for any of the writers. Raises UsageError, InvalidRecord."""
    return _built(book, paper_kind(kind_key), options)


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


_OPTION_NAMES = {"round": "đợt xét", "year": "năm", "unit": "đơn vị"}


def _built(book: Book, kind: PaperKind, options: Options) -> Document:
    for name in kind.needs:
        if not options.get(name):
            raise UsageError(f"Văn bản “{kind.title}” cần chọn {_OPTION_NAMES[name]} (--{name}).")
    return kind.build(book, options)


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


def _expected(book: Book, options: Options) -> str:
    return decisions.expected_note(book, options["round"], decision=options.get("decision", ""))


_COUNCIL = "Hội đồng Thi đua - Khen thưởng"
_KINDS = (
    PaperKind(
        "nomination-list",
        "Danh sách đề nghị khen thưởng",
        ("round",),
        lambda book, options: rounds.nomination_list_paper(book, options["round"]),
        lambda options: f"Danh sách đề nghị khen thưởng {options['round']}",
        "Đợt xét khen thưởng",
        is_list=True,
    ),
    PaperKind(
        "submission",
        "Tờ trình đề nghị khen thưởng",
        ("round",),
        lambda book, options: submissions.submission_paper(book, options["round"], *submissions.asked(options)),
        lambda options: f"Tờ trình đề nghị khen thưởng {options['round']}{submissions.words_of(options)}",
        "Đợt xét khen thưởng",
        note=lambda book, options: submissions.several_types(book, options["round"], *submissions.asked(options)),
    ),
    PaperKind(
        "exemplar-list",
        "Danh sách gương điển hình tiên tiến đề nghị nhân rộng",
        ("round",),
        lambda book, options: rounds.exemplar_list_paper(book, options["round"]),
        lambda options: f"Danh sách gương điển hình tiên tiến đề nghị nhân rộng {options['round']}",
        "Đợt xét khen thưởng",
        is_list=True,
    ),
    PaperKind(
        "ballot",
        "Phiếu bầu của Hội đồng",
        ("round",),
        council.ballot_paper,
        lambda options: f"Phiếu bầu {options['round']}",
        _COUNCIL,
        note=council.ballot_note,
    ),
    PaperKind(
        "vote-count",
        "Biên bản kiểm phiếu",
        ("round",),
        council.vote_count_paper,
        lambda options: f"Biên bản kiểm phiếu {options['round']}",
        _COUNCIL,
        note=council.vote_count_note,
    ),
    PaperKind(
        "minutes",
        "Biên bản họp Hội đồng",
        ("round",),
        council.minutes_paper,
        lambda options: f"Biên bản họp Hội đồng {options['round']}",
        _COUNCIL,
        note=council.minutes_note,
    ),
    PaperKind(
        "award-decision",
        "Quyết định khen thưởng",
        ("round",),
        lambda book, options: decisions.decision_paper(
            book, options["round"], decision=options.get("decision", ""), list_form=options.get("list_form", "")
        ),
        lambda options: f"Quyết định khen thưởng {options['round']}",
        "Đợt xét khen thưởng",
        note=_expected,
    ),
    PaperKind(
        "reward-list",
        "Danh sách nhận tiền thưởng",
        ("round",),
        lambda book, options: decisions.reward_paper(book, options["round"], decision=options.get("decision", "")),
        lambda options: f"Danh sách nhận tiền thưởng {options['round']}",
        "Đợt xét khen thưởng",
        is_list=True,
        note=_expected,
    ),
    PaperKind(
        "award-book",
        "Sổ khen thưởng",
        ("year",),
        lambda book, options: decisions.award_book_paper(book, options["year"]),
        lambda options: f"Sổ khen thưởng năm {options['year']}",
        "Đợt xét khen thưởng",
        is_list=True,
    ),
    PaperKind(
        "achievement-report",
        "Báo cáo thành tích",
        (),
        achievement.achievement_paper,
        achievement.file_name,
        "Đợt xét khen thưởng",
    ),
    PaperKind(
        "annual-report",
        "Báo cáo năm kết quả thực hiện Kế hoạch",
        ("year",),
        lambda book, options: papers.annual_paper(book, options["year"], _cut_off(options)),
        lambda options: f"Báo cáo kết quả thực hiện Kế hoạch năm {options['year']}",
        "Báo cáo",
    ),
    PaperKind(
        "half-year-report",
        "Báo cáo sơ kết 6 tháng",
        ("round",),
        lambda book, options: papers.half_year_paper(book, options["round"], _cut_off(options)),
        lambda options: f"Báo cáo sơ kết {options['round']}",
        "Báo cáo",
    ),
    PaperKind(
        "task-table",
        "Bảng theo dõi nhiệm vụ",
        ("year",),
        lambda book, options: papers.task_table_paper(book, options["year"]),
        lambda options: f"Bảng theo dõi nhiệm vụ năm {options['year']}",
        "Nhiệm vụ",
        is_list=True,
    ),
    PaperKind(
        "reminder-letter",
        "Công văn đôn đốc nhiệm vụ",
        ("unit",),
        lambda book, options: papers.reminder_paper(book, _unit_id(options)),
        lambda options: f"Công văn đôn đốc {options.get('unit_name') or 'đơn vị ' + options['unit']}",
        "Nhiệm vụ",
    ),
)
