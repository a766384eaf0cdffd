"""Danh sách đăng ký danh hiệu thi đua of a year: of the whole office, or the bản đăng ký of a unit. No form is law."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.office.citations import day_words
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import Align, Document, Metadata, Orientation, Table, TableColumn, Titles
from desktop_app.papers.document.text import CellKind, lowered
from desktop_app.papers.parts.awarded import kinds_counted, rows_by_kind
from desktop_app.papers.parts.endings import ended_table
from desktop_app.papers.parts.office import Issuer, Signer, letterhead, list_closing
from desktop_app.papers.parts.passages import Passages, Wording

_TEXTS, _BLANKS = (
    ("title", "subject", "as_of", "empty", "prepared_by"),
    ("năm", "ngày", "đơn vị", "số lượng", "hình thức"),
)
OF_OFFICE = Passages("danh-sach-dang-ky-danh-hieu", "Danh sách đăng ký danh hiệu thi đua", _TEXTS, ("total",), _BLANKS)
OF_UNIT = Passages("ban-dang-ky-thi-dua", "Bản đăng ký thi đua của đơn vị", _TEXTS, ("total",), _BLANKS)


@dataclass(frozen=True, slots=True)
class TitleRegistration:
    """Who registered and for which titles, "" where that is not recorded. Of a collective, the post is ""."""

    kind: NomineeKind
    name: str
    position_and_unit: str = ""
    titles: str = ""
    note: str = ""
    registered_on: date | None = None


@dataclass(frozen=True, slots=True)
class TitleRegistrationsData:
    """The data of a list of a year as of a day. `unit` is the unit that registers, "" for the whole office.

    `has_forms` tells whether somebody registered for a form of commendation beside the titles.
    """

    issuer: Issuer
    signer: Signer
    year: int
    as_of: date
    registered: tuple[TitleRegistration, ...]
    unit: str = ""
    prepared_by: str = ""
    has_forms: bool = True


def build(data: TitleRegistrationsData, wording: Wording) -> Document:
    """Return the list on A4 landscape; a unit's is signed by its head."""
    words = wording.filled(
        {
            "năm": str(data.year),
            "ngày": day_words(data.as_of),
            "đơn vị": clean_line(data.unit),
            "hình thức": "hình thức khen thưởng" if data.has_forms else "",
            "số lượng": kinds_counted(row.kind for row in data.registered),
        }
    )
    closing = list_closing(words, data.prepared_by, data.signer)
    return Document(
        metadata=Metadata(title=f"{words['title']} {lowered(words['subject'])}", author=data.issuer.name),
        letterhead=letterhead(data.issuer, None, data.as_of.year),
        titles=Titles(words["title"].upper(), words["subject"], words["as_of"]),
        body=(ended_table(_table(data.registered, words["empty"]), closing.lines),),
        closing=closing,
        orientation=Orientation.LANDSCAPE,
        name="Đăng ký thi đua",
    )


def _table(registered: Sequence[TitleRegistration], empty: str) -> Table:
    columns = (
        TableColumn("TT", 12, Align.CENTER, CellKind.ORDINAL),
        TableColumn("Họ và tên (tên tập thể)", 56),
        TableColumn("Chức vụ, phòng/đơn vị", 62, if_any=True, of_people=True),
        TableColumn("Danh hiệu, hình thức đăng ký", 68),
        TableColumn("Ngày đăng ký", 24, Align.CENTER, CellKind.DATE),
        TableColumn("Ghi chú", 30),
    )
    rows = {
        kind: [
            (
                clean_line(row.name),
                clean_text(row.position_and_unit),
                clean_text(row.titles),
                row.registered_on,
                clean_text(row.note),
            )
            for row in registered
            if row.kind is kind
        ]
        for kind in NomineeKind
    }
    return Table(columns, tuple(rows_by_kind(rows, empty)))
