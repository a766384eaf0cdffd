"""What every decision of the office has: authority, legal bases, articles, recipients and signature.

Layout: Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.2.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol

from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import (
    Block,
    Closing,
    Document,
    LegalBases,
    Metadata,
    Paragraph,
    Recipients,
    Section,
    Titles,
)
from desktop_app.papers.document.numbering import point_letter
from desktop_app.papers.document.text import lowered
from desktop_app.papers.document.wording import THE_END, drafted
from desktop_app.papers.parts.council import centred
from desktop_app.papers.parts.endings import ended_annex
from desktop_app.papers.parts.office import Issuer, Signer, letterhead
from desktop_app.papers.parts.passages import FilledPassages


class DecisionParts(Protocol):
    """The data that every decision prints. `number` "" and `issued_on` None leave blanks."""

    @property
    def issuer(self) -> Issuer:
        """The office."""

    @property
    def signer(self) -> Signer:
        """Who signs it."""

    @property
    def authority(self) -> str:
        """Who decides: "Giám đốc Sở Ngoại vụ"."""

    @property
    def law(self) -> tuple[str, ...]:
        """The law that it is based on, before the bases of the wording."""

    @property
    def copies_to(self) -> tuple[str, ...]:
        """The recipients between those of the articles and the file."""

    @property
    def filed(self) -> str:
        """Where the office keeps it."""

    @property
    def number(self) -> str:
        """Its number."""

    @property
    def issued_on(self) -> date | None:
        """Its day."""


def decision_document(
    data: DecisionParts,
    words: FilledPassages,
    blocks: Iterable[Block],
    year: int,
    annexes: tuple[Section, ...] = (),
    *,
    is_draft: bool = False,
) -> Document:
    """Return a decision on A4 portrait with these articles; `year` is that of the blank for its day.

    A draft (`is_draft`) says so in its title: it may not be signed yet.
    """
    articles = tuple(blocks)
    count = sum(isinstance(block, Paragraph) and block.lead.startswith("Điều ") for block in articles)
    return Document(
        metadata=Metadata(title=f"Quyết định {lowered(words['subject'])}", author=data.issuer.name),
        letterhead=letterhead(data.issuer, data.issued_on, year, data.number, f"QĐ-{data.issuer.code}"),
        titles=Titles("QUYẾT ĐỊNH", drafted(words["subject"], is_draft=is_draft)),
        body=(
            centred(data.authority.upper()),
            LegalBases(tuple(f"Căn cứ {clean_line(law)}" for law in data.law) + words.lines("bases")),
            centred("QUYẾT ĐỊNH:"),
            *articles,
        ),
        closing=Closing(
            left=Recipients((f"Như Điều {count}", *map(clean_line, data.copies_to), data.filed)),
            right=data.signer.block(),
        ),
        annexes=tuple(map(ended_annex, annexes)),
    )


def articles_of(texts: Sequence[str], first: int = 1) -> Iterator[Paragraph]:
    """Yield the articles from number `first` on; the last one ends the text."""
    last = first + len(texts) - 1
    for number, text in enumerate(texts, start=first):
        yield Paragraph(text.rstrip(" .;:") + (THE_END if number == last else "."), lead=f"Điều {number}.")


def points_of(texts: Sequence[str]) -> Iterator[Paragraph]:
    """Yield the points of an article or a paragraph before: "a) …;", "b) …."."""
    for number, text in enumerate(texts, start=1):
        end = ";" if number < len(texts) else "."
        yield Paragraph(f"{point_letter(number)}) {text}{end}")
