"""Sổ khen thưởng: all awards of the office's decisions, grouped by decision, in the order of the book."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, groupby

from desktop_app.domain.office.citations import count_words, day_words
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import (
    Align,
    BodyRow,
    Document,
    GroupRow,
    HeaderCell,
    Metadata,
    Orientation,
    Table,
    TableColumn,
    TableRow,
    Titles,
    TotalRow,
)
from desktop_app.papers.document.text import NOTHING_RECORDED, CellKind, Value, lowered
from desktop_app.papers.document.wording import date_in_words, money_figures
from desktop_app.papers.parts.awarded import AwardedRecipient, book_number_words, counted
from desktop_app.papers.parts.endings import ended_table
from desktop_app.papers.parts.office import Issuer, Signer, letterhead, list_closing
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording

AWARDS = Passages(
    "so-khen-thuong",
    "Sổ khen thưởng",
    texts=("title", "subject", "empty", "total_row", "prepared_by"),
    lists=("total",),
    blanks=("thời gian", "số lượt", "số tiền", "số đã hủy", "ngày"),
    titles={
        "total_row": "Dòng tổng cộng trong bảng",
    },
)


@dataclass(frozen=True, slots=True)
class BookEntry:
    """An award as it was decided. `place` is its number in the decision's list ("Số sổ vàng"), 0 if it has none.

    `cancelled` names the document that cancelled it, "" if it is valid: a cancelled award stays in the book but is not
    counted.
    """

    awarded: AwardedRecipient
    decision_number: str
    decided_on: date | None
    decided_by: str = ""
    place: int = 0
    certificate_number: str = ""
    paid_on: date | None = None
    handed_over_on: date | None = None
    cancelled: str = ""
    decision: int = 0
    """Tells its decision from others of one number and day."""


@dataclass(frozen=True, slots=True)
class AwardBookData:
    """What the book prints: `title` is "năm 2026" or "từ năm 2022 đến năm 2026"; `as_of` None leaves a blank date.
    `until` is the day of the records of a year that is not over, which an empty book names.

    Entries of one decision follow each other; the order is the caller's.
    """

    issuer: Issuer
    signer: Signer
    year: int
    title: str
    entries: tuple[BookEntry, ...]
    kept_by: str = ""
    as_of: date | None = None
    until: date | None = None


def build(data: AwardBookData, wording: Wording) -> Document:
    """Return the book on A4 landscape."""
    valid_awards = [entry.awarded for entry in data.entries if not entry.cancelled]
    total = sum(awarded.amount for awarded in valid_awards)
    cancelled = len(data.entries) - len(valid_awards)
    words = wording.filled(
        {
            "thời gian": clean_line(data.title),
            "số lượt": counted(valid_awards) or "0 lượt",
            "số tiền": money_figures(total),
            "ngày": day_words(data.until) if data.until is not None else "",
            "số đã hủy": count_words(cancelled) if cancelled else "",
        }
    )
    closing = list_closing(words, data.kept_by, data.signer)
    if not data.entries:
        closing = replace(closing, lines=())
    return Document(
        metadata=Metadata(title=f"{words['title']} {lowered(words['subject'])}", author=data.issuer.name),
        letterhead=letterhead(data.issuer, data.as_of, data.year),
        titles=Titles(words["title"].upper(), words["subject"]),
        body=(ended_table(Table(_COLUMNS, tuple(_rows(data.entries, words, total)), _HEAD), closing.lines),),
        closing=closing,
        orientation=Orientation.LANDSCAPE,
    )


_COLUMNS = (
    TableColumn("TT", 12, Align.CENTER, CellKind.ORDINAL),
    TableColumn("Họ và tên (tên tập thể)", 44),
    TableColumn("Chức vụ, phòng/đơn vị", 42, if_any=True, of_people=True),
    TableColumn("Danh hiệu, hình thức", 32),
    TableColumn("Số sổ vàng", 14, Align.CENTER),
    TableColumn("Số giấy, bằng", 20, Align.CENTER),
    TableColumn("Tiền thưởng (đồng)", 26, Align.RIGHT, CellKind.INTEGER),
    TableColumn("Nhận tiền", 25, Align.CENTER, CellKind.DATE),
    TableColumn("Trao", 25, Align.CENTER, CellKind.DATE),
    TableColumn("Ghi chú", 24),
)
_HEAD = (
    (
        *(HeaderCell(column.title, rows=2) for column in _COLUMNS[:7]),
        HeaderCell("Ngày", columns=2),
        HeaderCell("Ghi chú", rows=2),
    ),
    (HeaderCell("Nhận tiền"), HeaderCell("Trao")),
)


def _rows(entries: Sequence[BookEntry], words: FilledPassages, total: int) -> Iterator[TableRow]:
    numbers = count(1)
    for (_, decision), group in groupby(entries, key=lambda entry: (entry.decision, _decision(entry))):
        yield GroupRow(decision)
        for entry in group:
            yield BodyRow((next(numbers), *_cells(entry)), is_counted=not entry.cancelled)
    yield TotalRow(words["total_row"], (total, None, None, "")) if entries else GroupRow(words["empty"])


def _decision(entry: BookEntry) -> str:
    number = clean_line(entry.decision_number) or "(chưa có số)"
    day = f" {date_in_words(entry.decided_on, entry.decided_on.year)}" if entry.decided_on else ""
    body = clean_line(entry.decided_by)
    return f"Quyết định số {number}{day}{f' của {body}' if body else ''}"


def _cells(entry: BookEntry) -> tuple[Value, ...]:
    awarded = entry.awarded
    return (
        clean_line(awarded.name),
        # Its groups are decisions, which have collectives beside people: no table could tell whose cell is a gap.
        clean_text(awarded.position_and_unit) or (NOTHING_RECORDED if awarded.kind is NomineeKind.INDIVIDUAL else ""),
        clean_line(awarded.award),
        book_number_words(entry.place),
        clean_line(entry.certificate_number),
        awarded.amount or None,
        entry.paid_on,
        entry.handed_over_on,
        f"Đã hủy bỏ: {clean_text(entry.cancelled)}" if entry.cancelled else clean_text(awarded.note),
    )
