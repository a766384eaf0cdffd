"""The lists of a review round that go with the tờ trình.

Danh sách đề nghị khen thưởng has all proposals of the round; Danh sách gương điển hình tiên tiến đề nghị nhân rộng has
the exemplars among them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.office.citations import count_words, day_words
from desktop_app.domain.round_codes import time_of
from desktop_app.domain.rounds.summaries import COUNTED_ON, counted_on
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import (
    Align,
    Document,
    Metadata,
    Orientation,
    Paragraph,
    Table,
    TableColumn,
    Titles,
)
from desktop_app.papers.document.text import CellKind, Value, lowered
from desktop_app.papers.document.wording import attached_to, date_in_words, document_number, drafted
from desktop_app.papers.parts.awarded import (
    AwardedRecipient,
    award_act,
    award_time,
    counted,
    of_type,
    rows_by_kind,
)
from desktop_app.papers.parts.endings import ended_table
from desktop_app.papers.parts.list_widths import fitted
from desktop_app.papers.parts.office import Issuer, Signer, letterhead, list_closing
from desktop_app.papers.parts.passages import Passages, Wording

NOMINATIONS = Passages(
    "danh-sach-de-nghi",
    "Danh sách đề nghị khen thưởng",
    texts=("title", "subject", "empty", "prepared_by"),
    lists=("total",),
    blanks=(
        *("khen thưởng", "kỳ khen", "đợt", "loại hình", "theo loại hình", "người nhận"),
        *("số lượng", "số tập thể", "số cá nhân"),
    ),
)
EXEMPLARS = replace(
    NOMINATIONS,
    file="danh-sach-nhan-rong",
    title="Danh sách gương điển hình tiên tiến đề nghị nhân rộng",
)


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One nominee as printed: of a collective, `position_and_unit` may be "". `votes` is "11/12 (91,67%)" or "".

    The award is a title of emulation if it `is_title`.
    """

    name: str
    position_and_unit: str
    award: str
    summary: str
    votes: str = ""
    note: str = ""
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class NominationListData:
    """The data of a list. The order of the entries is the caller's; numbers and totals are counted here.

    `addressee` is whom its tờ trình goes to and `commendation_type` the one type that it is of, "" for several.
    `round_title` is "sơ kết 6 tháng đầu năm 2026", `year` the one printed where a date is still blank;
    It goes with the issuer's tờ trình, unless not `submitted`: its `submission_number` ("15", or "15/TTr-SNgV" in full)
    and `submission_date` come after that is signed. Without one it has a day of its own, `prepared_on` (None: a blank).
    The list of a draft is one itself (`is_draft`) and says so in its title.
    """

    issuer: Issuer
    round_title: str
    year: int
    collectives: tuple[ListEntry, ...]
    individuals: tuple[ListEntry, ...]
    signer: Signer
    prepared_by: str = ""
    prepared_on: date | None = None
    submission_number: str = ""
    submission_date: date | None = None
    submitted: bool = True
    is_draft: bool = False
    addressee: str = ""
    commendation_type: str = ""
    has_own_time: bool = False
    """Whether all was achieved in a movement that is over and had begun before the round: it is of its years."""


def build(data: NominationListData, wording: Wording) -> Document:
    """Return the list of proposals as a document on A4 landscape."""
    with_votes = any(entry.votes.strip() for entry in (*data.collectives, *data.individuals))
    return _list(data, wording, _columns(with_votes), lambda entry: _values(entry, with_votes))


def build_exemplars(data: NominationListData, wording: Wording) -> Document:
    """Return the list of exemplars as a document on A4 landscape, without votes."""
    return _list(data, wording, _EXEMPLAR_COLUMNS, _exemplar_values)


def _list(
    data: NominationListData,
    wording: Wording,
    columns: tuple[TableColumn, ...],
    values: Callable[[ListEntry], tuple[Value, ...]],
) -> Document:
    data, counted_on = _counted_once(data)
    listed = (*data.collectives, *data.individuals)
    given = [values(entry) for entry in listed]
    occasion = clean_line(data.round_title)
    if columns is _EXEMPLAR_COLUMNS:
        # An exemplar is of a half year, not of the looking back on it.
        occasion = time_of(occasion)
    columns, smaller = fitted(columns, _LEAST_WIDTHS[len(columns), columns is _EXEMPLAR_COLUMNS], given)
    entries = {NomineeKind.COLLECTIVE: data.collectives, NomineeKind.INDIVIDUAL: data.individuals}
    rows = {kind: list(map(values, of_kind)) for kind, of_kind in entries.items()}
    words = wording.filled(
        {
            "khen thưởng": award_act(listed),
            "kỳ khen": award_time(listed, occasion, data.commendation_type, has_own_time=data.has_own_time),
            "đợt": occasion,
            "loại hình": clean_line(data.commendation_type),
            "theo loại hình": of_type(data.commendation_type),
            "người nhận": clean_line(data.addressee),
            "số lượng": counted(
                [
                    AwardedRecipient(kind, entry.name, entry.award, entry.position_and_unit)
                    for kind, of_kind in entries.items()
                    for entry in of_kind
                ]
            ),
            "số tập thể": count_words(len(data.collectives)),
            "số cá nhân": count_words(len(data.individuals)),
        }
    )
    subject, closing = words["subject"], list_closing(words, data.prepared_by, data.signer)
    table = Table(columns, tuple(rows_by_kind(rows, words["empty"])), smaller_pt=smaller)
    own_letterhead = letterhead(data.issuer, data.prepared_on, data.year)
    if data.submitted:
        # It has the day of its tờ trình.
        own_letterhead = replace(own_letterhead, place_date="")
    return Document(
        metadata=Metadata(title=f"{words['title']} {lowered(subject)}", author=data.issuer.name),
        letterhead=own_letterhead,
        titles=Titles(words["title"].upper(), drafted(subject, is_draft=data.is_draft), _attached_to(data)),
        body=(*_counted_line(counted_on), ended_table(table, closing.lines)),
        closing=closing,
        orientation=Orientation.LANDSCAPE,
    )


def _counted_once(data: NominationListData) -> tuple[NominationListData, str]:
    """Return the data with the day that all drafted summaries are counted to taken out of each, and that day.

    It is "" where none or several of them are: then each says its own. One that names what was done on days of their
    own counts nothing, and has none.
    """
    entries = (*data.collectives, *data.individuals)
    days = {day for entry in entries if (day := counted_on(entry.summary)) is not None}
    if len(days) != 1:
        return data, ""
    collectives, individuals = (
        tuple(
            replace(entry, summary=COUNTED_ON.sub("", entry.summary)) if counted_on(entry.summary) in days else entry
            for entry in of_kind
        )
        for of_kind in (data.collectives, data.individuals)
    )
    return replace(data, collectives=collectives, individuals=individuals), day_words(days.pop())


def _counted_line(day: str) -> Iterator[Paragraph]:
    """Yield the line over a list whose summaries are all counted to one day."""
    if day:
        words = f"(Số liệu tính đến ngày {day})"
        yield Paragraph(words, italic=True, align=Align.CENTER, first_line_indent=False, keep_next=True)


def _attached_to(data: NominationListData) -> str:
    if not data.submitted:
        return ""
    number = document_number(data.submission_number, f"TTr-{data.issuer.code}")
    return attached_to("Tờ trình", number, date_in_words(data.submission_date, data.year), data.issuer.name)


def _columns(with_votes: bool) -> tuple[TableColumn, ...]:
    # 252 mm in all, the text width of a landscape A4; without votes the summary and the notes take their room.
    votes = (TableColumn("Số phiếu, tỷ lệ", 24, Align.CENTER),) if with_votes else ()
    return (
        TableColumn("TT", 10, Align.CENTER, CellKind.ORDINAL),
        TableColumn("Họ và tên (tên tập thể)", 46),
        TableColumn("Chức vụ, phòng/đơn vị", 52, if_any=True, of_people=True),
        TableColumn("Hình thức đề nghị", 38),
        TableColumn("Tóm tắt thành tích", 68 if with_votes else 86, Align.JUSTIFY),
        *votes,
        TableColumn("Ghi chú", 14 if with_votes else 20),
    )


_EXEMPLAR_COLUMNS = (
    TableColumn("TT", 10, Align.CENTER, CellKind.ORDINAL),
    TableColumn("Họ và tên (tên tập thể)", 46),
    TableColumn("Chức vụ, phòng/đơn vị", 52, if_any=True, of_people=True),
    TableColumn("Thành tích, việc làm tiêu biểu", 90, Align.JUSTIFY),
    TableColumn("Hình thức đề nghị khen thưởng", 34),
    TableColumn("Ghi chú", 20),
)
"""252 mm in all, too; the achievements have the widest column."""
_LEAST_WIDTHS = {
    (6, False): (8, 24, 26, 20, 162, 12),
    (7, False): (7.5, 21.5, 26, 17.5, 153, 17, 9.5),
    (6, True): (8, 24, 26, 162, 20, 12),
}
"""The widths in mm of a list of long summaries, by the number of columns and whether it is that of exemplars."""


def _values(entry: ListEntry, with_votes: bool) -> tuple[Value, ...]:
    votes = (clean_line(entry.votes),) if with_votes else ()
    return (
        clean_line(entry.name),
        clean_text(entry.position_and_unit),
        clean_line(entry.award),
        clean_text(entry.summary),
        *votes,
        clean_text(entry.note),
    )


def _exemplar_values(entry: ListEntry) -> tuple[Value, ...]:
    return (
        clean_line(entry.name),
        clean_text(entry.position_and_unit),
        clean_text(entry.summary),
        clean_line(entry.award),
        clean_text(entry.note),
    )
