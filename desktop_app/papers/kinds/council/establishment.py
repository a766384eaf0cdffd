"""Quyết định thành lập Hội đồng Thi đua - Khen thưởng: its members in a table, then duties and ways of working.

Layout: Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.2. No law says what a department's Council does: the articles are
wording, for the office to change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.office.citations import count_words, day_words
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import (
    Block,
    Document,
    Paragraph,
)
from desktop_app.papers.parts.council import CouncilMember, member_table
from desktop_app.papers.parts.decisions import articles_of, decision_document
from desktop_app.papers.parts.office import OFFICE_HEAD, Issuer, Signer
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording
from desktop_app.papers.parts.reports import FILED

ESTABLISHMENT = Passages(
    "quyet-dinh-thanh-lap-hoi-dong",
    "Quyết định thành lập Hội đồng",
    texts=("subject", "members"),
    lists=("bases", "articles"),
    blanks=(
        "hội đồng",
        "cơ quan",
        "chức năng",
        "quy định",
        "người đề nghị",
        "số thành viên",
        "từ ngày",
        "đến ngày",
        "thay thế",
        "người thi hành",
    ),
    titles={"members": "Điều 1", "articles": "Các Điều tiếp theo"},
)


@dataclass(frozen=True, slots=True)
class EstablishmentData:
    """The data of the decision. `authority` decides ("Giám đốc Sở Ngoại vụ"); `members` in the order of the list.

    `law` are the laws in force, `functions` the decision on the office's functions, `office_rule` that on commendation,
    `replaces` the decision on the Council before, each as it is cited. `first_day` and `last_day` bound the term, None:
    not recorded. `number` "" and `issued_on` None leave blanks.
    """

    issuer: Issuer
    signer: Signer
    authority: str
    year: int
    council: str
    members: tuple[CouncilMember, ...]
    law: tuple[str, ...] = ()
    functions: str = ""
    office_rule: str = ""
    proposed_by: str = OFFICE_HEAD
    carried_out_by: str = OFFICE_HEAD
    replaces: str = ""
    first_day: date | None = None
    last_day: date | None = None
    copies_to: tuple[str, ...] = ()
    filed: str = FILED
    number: str = ""
    issued_on: date | None = None


def build(data: EstablishmentData, wording: Wording) -> Document:
    """Return the decision on A4 portrait."""
    words = wording.filled(_values(data))
    return decision_document(data, words, _articles(data, words), data.year)


def _values(data: EstablishmentData) -> dict[str, str]:
    return {
        "hội đồng": clean_line(data.council),
        "cơ quan": data.issuer.name,
        "chức năng": clean_line(data.functions),
        "quy định": clean_line(data.office_rule),
        "người đề nghị": clean_line(data.proposed_by),
        "số thành viên": count_words(len(data.members)),
        "từ ngày": day_words(data.first_day) if data.first_day else "",
        "đến ngày": day_words(data.last_day) if data.last_day else "",
        "thay thế": clean_line(data.replaces),
        "người thi hành": clean_line(data.carried_out_by),
    }


def _articles(data: EstablishmentData, words: FilledPassages) -> Iterator[Block]:
    yield Paragraph(f"{words['members'].rstrip(' .;:')}:", lead="Điều 1.", keep_next=True)
    yield member_table(data.members)
    yield from articles_of(words.lines("articles"), first=2)
