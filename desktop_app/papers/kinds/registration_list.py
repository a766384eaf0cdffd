"""Danh sách đăng ký một phong trào thi đua: collectives, then people, each with day and content."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import (
    Align,
    Closing,
    Document,
    Metadata,
    Orientation,
    SignatureBlock,
    Table,
    TableColumn,
    Titles,
)
from desktop_app.papers.document.text import CellKind, Value, lowered
from desktop_app.papers.document.wording import plain_date
from desktop_app.papers.parts.awarded import rows_by_kind
from desktop_app.papers.parts.office import Issuer, Signer, letterhead
from desktop_app.papers.parts.passages import Passages, Wording

REGISTRATIONS = Passages(
    "danh-sach-dang-ky-phong-trao",
    "Danh sách đăng ký phong trào thi đua",
    texts=("title", "subject", "as_of", "empty", "prepared_by"),
    lists=("total",),
    blanks=("phong trào", "văn bản", "ngày", "số tập thể", "số cá nhân"),
)


@dataclass(frozen=True, slots=True)
class Registered:
    """Who registered, when and for what; of a collective, `position_and_unit` is ""."""

    kind: NomineeKind
    name: str
    position_and_unit: str
    registered_on: date
    content: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegistrationListData:
    """The data of a list as of a day. `document` is the paper that launched the movement, as it is cited."""

    issuer: Issuer
    signer: Signer
    movement: str
    document: str
    as_of: date
    registered: tuple[Registered, ...]
    prepared_by: str = ""


def build(data: RegistrationListData, wording: Wording) -> Document:
    """Return the list as a document on A4 landscape."""
    counts = {kind: sum(row.kind is kind for row in data.registered) for kind in NomineeKind}
    words = wording.filled(
        {
            "phong trào": clean_line(data.movement),
            "văn bản": clean_line(data.document),
            "ngày": plain_date(data.as_of),
            "số tập thể": str(counts[NomineeKind.COLLECTIVE]),
            "số cá nhân": str(counts[NomineeKind.INDIVIDUAL]),
        }
    )
    return Document(
        metadata=Metadata(title=f"{words['title']} {lowered(words['subject'])}", author=data.issuer.name),
        letterhead=letterhead(data.issuer, None, data.as_of.year),
        titles=Titles(words["title"].upper(), words["subject"], words["as_of"]),
        body=(_table(data.registered, words["empty"]),),
        closing=Closing(
            lines=words.lines("total"),
            left=SignatureBlock((words["prepared_by"].upper(),), clean_line(data.prepared_by)),
            right=data.signer.block(),
        ),
        orientation=Orientation.LANDSCAPE,
        name="Đăng ký phong trào",
    )


def _table(registered: Sequence[Registered], empty: str) -> Table:
    columns = (
        TableColumn("TT", 10, Align.CENTER, CellKind.ORDINAL),
        TableColumn("Họ và tên (tên tập thể)", 54),
        TableColumn("Chức vụ, phòng/đơn vị", 56),
        TableColumn("Nội dung, chỉ tiêu đăng ký", 80, Align.JUSTIFY),
        TableColumn("Ngày đăng ký", 26, Align.CENTER, CellKind.DATE),
        TableColumn("Ghi chú", 26),
    )
    rows = {kind: [_values(row) for row in registered if row.kind is kind] for kind in NomineeKind}
    return Table(columns, tuple(rows_by_kind(rows, empty)))


def _values(row: Registered) -> tuple[Value, ...]:
    return (
        clean_line(row.name),
        clean_text(row.position_and_unit),
        clean_text(row.content),
        row.registered_on,
        clean_text(row.note),
    )
