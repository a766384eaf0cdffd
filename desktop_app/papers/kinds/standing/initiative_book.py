"""Sổ đăng ký sáng kiến: what was registered in a year, by whom, and what came of it. No form is prescribed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.office.citations import count_words, day_words
from desktop_app.domain.vietnamese import clean_line, clean_text, fold
from desktop_app.papers.document.model import (
    Align,
    BodyRow,
    Document,
    GroupRow,
    Metadata,
    Orientation,
    Table,
    TableColumn,
    Titles,
)
from desktop_app.papers.document.text import NOTHING_RECORDED, CellKind, Value, lowered
from desktop_app.papers.parts.office import Issuer, Signer, letterhead, list_closing
from desktop_app.papers.parts.passages import Passages, Wording

INITIATIVE_BOOK = Passages(
    "so-dang-ky-sang-kien",
    "Sổ đăng ký sáng kiến",
    texts=("title", "subject", "as_of", "empty", "prepared_by"),
    lists=("total",),
    blanks=("năm", "ngày", "số sáng kiến", "số công nhận", "số chưa công nhận", "sáng kiến"),
)


@dataclass(frozen=True, slots=True)
class EnteredInitiative:
    """An initiative as the book prints it: `outcome` "Đã công nhận", `document` the decision that recognised it.

    Of a collective, `position_and_unit` is "".
    """

    title: str
    author: str
    position_and_unit: str
    reach: str
    outcome: str
    recognised: bool
    registered_on: date | None = None
    document: str = ""
    recognised_on: date | None = None


@dataclass(frozen=True, slots=True)
class InitiativeBookData:
    """The data of the book of a year as of a day, in the order of the book."""

    issuer: Issuer
    signer: Signer
    year: int
    as_of: date
    entries: tuple[EnteredInitiative, ...]
    prepared_by: str = ""


def build(data: InitiativeBookData, wording: Wording) -> Document:
    """Return the book on A4 landscape."""
    recognised = sum(entry.recognised for entry in data.entries)
    waiting = len(data.entries) - recognised
    words = wording.filled(
        {
            "năm": str(data.year),
            "ngày": day_words(data.as_of),
            "số sáng kiến": count_words(len(data.entries)),
            "số công nhận": count_words(recognised) if recognised else "",
            "số chưa công nhận": count_words(waiting) if waiting else "",
            "sáng kiến": works_words(data.entries),
        }
    )
    columns = (
        TableColumn("TT", 10, Align.CENTER, CellKind.ORDINAL),
        TableColumn("Ngày đăng ký", 24, Align.CENTER, CellKind.DATE),
        TableColumn("Tên sáng kiến, đề tài", 70, Align.JUSTIFY),
        TableColumn("Tác giả", 36),
        TableColumn("Chức vụ, phòng/đơn vị", 44),
        TableColumn("Phạm vi", 20),
        TableColumn("Kết quả", 22),
        TableColumn("Văn bản công nhận", 34),
    )
    rows = tuple(BodyRow((number, *_values(entry))) for number, entry in enumerate(data.entries, start=1))
    return Document(
        metadata=Metadata(title=f"{words['title']} {lowered(words['subject'])}", author=data.issuer.name),
        letterhead=letterhead(data.issuer, None, data.as_of.year),
        titles=Titles(words["title"].upper(), words["subject"], words["as_of"]),
        body=(Table(columns, rows or (GroupRow(words["empty"]),)),),
        closing=list_closing(words, data.prepared_by, data.signer),
        orientation=Orientation.LANDSCAPE,
        name="Sáng kiến",
    )


def works_words(entries: Sequence[EnteredInitiative]) -> str:
    """Return what they are, "sáng kiến", "đề tài" or both: the title of a scientific work says that it is one."""
    of_science = {fold(entry.title).startswith(_SCIENTIFIC) for entry in entries} or {False, True}
    return ", ".join(words for is_scientific, words in _WORKS.items() if is_scientific in of_science)


_SCIENTIFIC: Final = ("de tai", "nhiem vu khoa hoc", "nhiem vu kh&cn")
_WORKS: Final = {False: "sáng kiến", True: "đề tài"}


def _values(entry: EnteredInitiative) -> tuple[Value, ...]:
    day = f"ngày {day_words(entry.recognised_on)}" if entry.recognised_on else ""
    return (
        entry.registered_on,
        clean_text(entry.title),
        clean_line(entry.author),
        clean_text(entry.position_and_unit),
        entry.reach,
        entry.outcome,
        "\n".join(filter(None, (clean_line(entry.document), day))) if entry.recognised else NOTHING_RECORDED,
    )
