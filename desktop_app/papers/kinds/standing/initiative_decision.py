"""Quyết định công nhận sáng kiến, with its list. The office decides on those of its own reach.

Layout: Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.2; the list is an annex (Mẫu 2.1).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.citations import count_words
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.papers.document.model import (
    Align,
    BodyRow,
    Closing,
    Document,
    Orientation,
    Section,
    Table,
    TableColumn,
    Titles,
)
from desktop_app.papers.document.text import CellKind
from desktop_app.papers.document.wording import attached_to, date_in_words, document_number, drafted
from desktop_app.papers.kinds.standing.initiative_book import EnteredInitiative, works_words
from desktop_app.papers.parts.decisions import articles_of, decision_document
from desktop_app.papers.parts.office import OFFICE_HEAD, Issuer, Signer
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording
from desktop_app.papers.parts.reports import FILED

INITIATIVE_DECISION = Passages(
    "quyet-dinh-cong-nhan-sang-kien",
    "Quyết định công nhận sáng kiến",
    texts=("subject", "list_title"),
    lists=("bases", "articles", "total"),
    blanks=(
        "năm",
        "cơ quan",
        "chức năng",
        "quy định",
        "người đề nghị",
        "số sáng kiến",
        "người thi hành",
        "tác giả",
        "sáng kiến",
    ),
    titles={"articles": "Các Điều", "list_title": "Tên danh sách"},
)


@dataclass(frozen=True, slots=True)
class InitiativeDecisionData:
    """The data of the decision. `authority` decides; `law`, `functions` and `office_rule` are without "Căn cứ".

    `number` "" and `issued_on` None leave blanks. A draft (`is_draft`) says so in its titles: what it lists is not
    recognised yet.
    """

    issuer: Issuer
    signer: Signer
    authority: str
    year: int
    dated_in: int
    entries: tuple[EnteredInitiative, ...]
    law: tuple[str, ...] = ()
    functions: str = ""
    office_rule: str = ""
    proposed_by: str = OFFICE_HEAD
    carried_out_by: str = OFFICE_HEAD
    copies_to: tuple[str, ...] = ()
    filed: str = FILED
    number: str = ""
    issued_on: date | None = None
    is_draft: bool = False


def build(data: InitiativeDecisionData, wording: Wording) -> Document:
    """Return the decision on A4 portrait, its list on landscape pages. InvalidRecord without initiatives."""
    if not data.entries:
        raise InvalidRecord("Chưa có sáng kiến nào để lập quyết định công nhận.", "entries")
    words = wording.filled(
        {
            "năm": str(data.year),
            "cơ quan": data.issuer.name,
            "chức năng": clean_line(data.functions),
            "quy định": clean_line(data.office_rule),
            "người đề nghị": clean_line(data.proposed_by),
            "số sáng kiến": count_words(len(data.entries)),
            "người thi hành": clean_line(data.carried_out_by),
            "tác giả": _whose(data.entries),
            "sáng kiến": works_words(data.entries),
        }
    )
    articles = articles_of(words.lines("articles"))
    return decision_document(
        data, words, articles, data.dated_in, annexes=(_list(data, words),), is_draft=data.is_draft
    )


def _whose(entries: Sequence[EnteredInitiative]) -> str:
    """Return "các tập thể, cá nhân", or those alone whose initiatives the decision recognises."""
    kinds = (
        ("tập thể", any(not entry.position_and_unit for entry in entries)),
        ("cá nhân", any(entry.position_and_unit for entry in entries)),
    )
    return f"{'các ' if len(entries) > 1 else ''}{', '.join(kind for kind, some in kinds if some)}"


def _list(data: InitiativeDecisionData, words: FilledPassages) -> Section:
    number = document_number(data.number, f"QĐ-{data.issuer.code}")
    day = date_in_words(data.issued_on, data.dated_in)
    columns = (
        TableColumn("TT", 12, Align.CENTER, CellKind.ORDINAL),
        TableColumn(f"Tên {works_words(data.entries)}", 104, Align.JUSTIFY),
        TableColumn("Tác giả", 48),
        TableColumn("Chức vụ, phòng/đơn vị", 60),
        TableColumn("Phạm vi", 28),
    )
    rows = (
        (clean_text(entry.title), clean_line(entry.author), clean_text(entry.position_and_unit), entry.reach)
        for entry in data.entries
    )
    return Section(
        titles=Titles(
            "Phụ lục",
            drafted(words["list_title"].upper(), is_draft=data.is_draft),
            attached_to("Quyết định", number, day, clean_line(data.authority)),
        ),
        body=(Table(columns, tuple(BodyRow((place, *cells)) for place, cells in enumerate(rows, start=1))),),
        closing=Closing(lines=words.lines("total")),
        orientation=Orientation.LANDSCAPE,
    )
