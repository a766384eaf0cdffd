"""Danh sách trao thưởng: who is called up at the ceremony, in the order of Nghị định 152/2025/NĐ-CP, Điều 29."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.papers.document.model import (
    Align,
    Document,
    Metadata,
    Orientation,
    Table,
    TableColumn,
    Titles,
)
from desktop_app.papers.document.text import CellKind, Value, lowered
from desktop_app.papers.document.wording import date_in_words
from desktop_app.papers.parts.awarded import AwardedRecipient, counted, grouped_by_award
from desktop_app.papers.parts.office import Issuer, Signer, letterhead, list_closing
from desktop_app.papers.parts.passages import Passages, Wording

NO_ONE = "(Chưa có khen thưởng nào theo quyết định đã ký.)"
_ROW_MM = 9
_BY_HAND = "…" * 7
"""Who hands it over is written in by hand: no record says so before the ceremony."""

CEREMONY = Passages(
    "danh-sach-trao-thuong",
    "Danh sách trao thưởng",
    texts=("title", "subject", "held", "prepared_by"),
    lists=("total",),
    blanks=("đợt", "ngày trao", "nơi trao", "số lượng"),
    titles={"held": "Ngày, nơi trao"},
)


@dataclass(frozen=True, slots=True)
class CalledUp:
    """Somebody who is called up, and the decision that is read out, as a cell cites it."""

    awarded: AwardedRecipient
    decision: str


@dataclass(frozen=True, slots=True)
class CeremonyListData:
    """The data of the list, in the order of the ceremony. `held_on` None and `place` "" leave blanks."""

    issuer: Issuer
    signer: Signer
    year: int
    occasion: str
    called_up: tuple[CalledUp, ...]
    held_on: date | None = None
    place: str = ""
    prepared_by: str = ""


def build(data: CeremonyListData, wording: Wording) -> Document:
    """Return the list on A4 landscape."""
    words = wording.filled(
        {
            "đợt": clean_line(data.occasion),
            "ngày trao": date_in_words(data.held_on, data.year),
            "nơi trao": clean_line(data.place) or "……………………………",
            "số lượng": counted([row.awarded for row in data.called_up]),
        }
    )
    return Document(
        metadata=Metadata(title=f"{words['title']} {lowered(words['subject'])}", author=data.issuer.name),
        letterhead=letterhead(data.issuer, None, data.year),
        titles=Titles(words["title"].upper(), words["subject"], words["held"]),
        body=(_table(data.called_up),),
        closing=list_closing(words, data.prepared_by, data.signer),
        orientation=Orientation.LANDSCAPE,
    )


def _table(called_up: Sequence[CalledUp]) -> Table:
    columns = (
        TableColumn("TT", 12, Align.CENTER, CellKind.ORDINAL),
        TableColumn("Họ và tên (tên tập thể)", 48),
        TableColumn("Chức vụ, phòng/đơn vị", 56, if_any=True, of_people=True),
        TableColumn("Danh hiệu, hình thức", 38),
        TableColumn("Quyết định", 38),
        TableColumn("Người trao", 34),
        TableColumn("Ghi chú", 26),
    )
    rows = [row.awarded for row in called_up]
    return Table(columns, tuple(grouped_by_award(rows, [_cells(row) for row in called_up], NO_ONE)), row_mm=_ROW_MM)


def _cells(row: CalledUp) -> tuple[Value, ...]:
    awarded = row.awarded
    return (
        clean_line(awarded.name),
        clean_text(awarded.position_and_unit),
        clean_line(awarded.award),
        clean_text(row.decision),
        _BY_HAND,
        clean_text(awarded.note),
    )
