"""Quyết định thành lập Hội đồng Thi đua - Khen thưởng: its members in a table, then duties and ways of working.

Layout: Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.2. No law says what a department's Council does: the articles are
wording, for the office to change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.office.citations import day_words
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import (
    Block,
    Closing,
    Document,
    LegalBases,
    Metadata,
    Paragraph,
    Recipients,
    Titles,
)
from desktop_app.papers.document.text import lowered
from desktop_app.papers.parts.council import CouncilMember, centred, member_table
from desktop_app.papers.parts.office import Issuer, Signer, letterhead
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording
from desktop_app.papers.parts.reports import FILED, THE_END

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
    proposed_by: str = "Chánh Văn phòng Sở"
    carried_out_by: str = "Chánh Văn phòng, Trưởng các phòng, đơn vị thuộc Sở"
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
    articles = words.lines("articles")
    return Document(
        metadata=Metadata(title=f"Quyết định {lowered(words['subject'])}", author=data.issuer.name),
        letterhead=letterhead(data.issuer, data.issued_on, data.year, data.number, f"QĐ-{data.issuer.code}"),
        titles=Titles("QUYẾT ĐỊNH", words["subject"]),
        body=tuple(_body(data, words)),
        closing=Closing(
            left=Recipients((f"Như Điều {len(articles) + 1}", *map(clean_line, data.copies_to), data.filed)),
            right=data.signer.block(),
        ),
    )


def _values(data: EstablishmentData) -> dict[str, str]:
    return {
        "hội đồng": clean_line(data.council),
        "cơ quan": data.issuer.name,
        "chức năng": clean_line(data.functions),
        "quy định": clean_line(data.office_rule),
        "người đề nghị": clean_line(data.proposed_by),
        "số thành viên": f"{len(data.members):02d}",
        "từ ngày": day_words(data.first_day) if data.first_day else "",
        "đến ngày": day_words(data.last_day) if data.last_day else "",
        "thay thế": clean_line(data.replaces),
        "người thi hành": clean_line(data.carried_out_by),
    }


def _body(data: EstablishmentData, words: FilledPassages) -> Iterator[Block]:
    yield centred(data.authority.upper())
    yield LegalBases(tuple(f"Căn cứ {clean_line(law)}" for law in data.law) + words.lines("bases"))
    yield centred("QUYẾT ĐỊNH:")
    yield Paragraph(f"{words['members'].rstrip(' .;:')}:", lead="Điều 1.", keep_next=True)
    yield member_table(data.members)
    articles = words.lines("articles")
    for number, text in enumerate(articles, start=2):
        end = THE_END if number == len(articles) + 1 else "."
        yield Paragraph(text.rstrip(" .;:") + end, lead=f"Điều {number}.")
