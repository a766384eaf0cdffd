"""Hồ sơ khen thưởng: why a name is on a list, from the task to what was handed over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.office.citations import count_words, day_words
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.papers.document.model import (
    Align,
    Block,
    BodyRow,
    Closing,
    Document,
    Metadata,
    Paragraph,
    Table,
    TableColumn,
    Titles,
)
from desktop_app.papers.document.numbering import numbered_head
from desktop_app.papers.document.text import NOTHING_RECORDED, CellKind, lowered
from desktop_app.papers.parts.endings import ended_lines, ended_text
from desktop_app.papers.parts.office import Issuer, Signer, letterhead, signed_by
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording

DOSSIER = Passages(
    "ho-so-khen-thuong",
    "Hồ sơ khen thưởng",
    texts=("title", "subject", "as_of", "empty", "prepared_by"),
    lists=("total",),
    blanks=("tên", "ngày", "số lượng"),
)


@dataclass(frozen=True, slots=True)
class DossierStep:
    """A step: its stage ("Hội đồng"), what was done, and its day if it has one."""

    stage: str
    text: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class DossierChain:
    """The steps behind one award or nomination of `name`, at that time of `place` (post and unit).

    `cause` is the award and its round or year, `state` where it stands.
    """

    name: str
    place: str
    cause: str
    state: str
    steps: tuple[DossierStep, ...]


@dataclass(frozen=True, slots=True)
class DossierData:
    """What the dossier prints of one person or collective; `as_of` is the day of the records."""

    issuer: Issuer
    signer: Signer
    name: str
    as_of: date
    chains: tuple[DossierChain, ...]
    kept_by: str = ""


def build(data: DossierData, wording: Wording) -> Document:
    """Return the dossier on A4 portrait: a table for each award or nomination."""
    number = len(data.chains)
    words = wording.filled(
        {
            "tên": clean_line(data.name),
            "ngày": day_words(data.as_of),
            "số lượng": count_words(number) if number else "",
        }
    )
    return Document(
        metadata=Metadata(title=f"{words['title']} {lowered(words['subject'])}", author=data.issuer.name),
        letterhead=letterhead(data.issuer, None, data.as_of.year),
        titles=Titles(words["title"].upper(), words["subject"]),
        body=tuple(_body(data, words)),
        closing=Closing(
            lines=ended_lines(words.lines("total")),
            left=signed_by(words["prepared_by"], data.kept_by),
            right=data.signer.block(),
        ),
    )


_COLUMNS = (
    TableColumn("Bước", 24),
    TableColumn("Ngày", 24, Align.CENTER, CellKind.DATE),
    TableColumn("Nội dung", 117),
)


def _body(data: DossierData, words: FilledPassages) -> Iterator[Block]:
    yield Paragraph(words["as_of"], italic=True)
    if not data.chains:
        yield from ended_text([Paragraph(words["empty"])])
    for number, chain in enumerate(data.chains, start=1):
        # The post is that of the person: it stands beside the name, not behind the award.
        of_whom = ", ".join(filter(None, (clean_line(chain.name), clean_line(chain.place))))
        what = f"{clean_line(chain.cause)}: {lowered(clean_line(chain.state))}"
        yield Paragraph(numbered_head(number, f"{of_whom} - {what}", len(data.chains)), bold=True, level=1)
        yield Table(_COLUMNS, tuple(_rows(chain)))


def _rows(chain: DossierChain) -> Iterator[BodyRow]:
    for step in chain.steps:
        # Each row names its stage: the first of a page has nothing above it.
        yield BodyRow((step.stage, step.day or NOTHING_RECORDED, clean_text(step.text)))
