"""Phiếu bầu: one for each voter, as many to a page as fit, with lines to cut along. They bear no numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import (
    Align,
    Block,
    BodyRow,
    Document,
    Metadata,
    Paragraph,
    Section,
    Table,
    TableColumn,
    Titles,
)
from desktop_app.papers.document.text import CellKind
from desktop_app.papers.parts.awarded import AwardedRecipient
from desktop_app.papers.parts.office import Issuer, letterhead
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording

MOST_BALLOTS = 200
"""The limit against typing errors: no Council has so many members."""
_ROW_MM = 9

BALLOT = Passages(
    "phieu-bau",
    "Phiếu bầu",
    texts=("title", "subject"),
    lists=("instruction",),
    blanks=("đợt",),
    titles={
        "instruction": "Hướng dẫn ghi phiếu",
    },
)


@dataclass(frozen=True, slots=True)
class BallotData:
    """The data of a ballot, and the number of ballots. `issuer` is the Council; `voted_on` None leaves a blank date.

    A candidate's note is the reason for an exception, printed for the voters.
    """

    issuer: Issuer
    year: int
    occasion: str
    candidates: tuple[AwardedRecipient, ...]
    ballots: int
    voted_on: date | None = None


def build(data: BallotData, wording: Wording) -> Document:
    """Return the ballots on A4 portrait. InvalidRecord without candidates, or for less than 1 or too many ballots."""
    if not data.candidates:
        raise InvalidRecord("Chưa có trường hợp nào để in phiếu bầu.", "candidates")
    if not 0 < data.ballots <= MOST_BALLOTS:
        raise InvalidRecord(f"Số phiếu bầu in ra phải từ 1 đến {MOST_BALLOTS}.", "ballots")
    words = wording.filled({"đợt": clean_line(data.occasion)})
    head = letterhead(data.issuer, data.voted_on, data.year)
    titles = Titles(words["title"], words["subject"])
    body = tuple(_body(data, words))
    following = Section(letterhead=head, titles=titles, body=body, numbered=False, cut_off=True)
    return Document(
        metadata=Metadata(title=f"Phiếu bầu {clean_line(data.occasion)}", author=data.issuer.name),
        letterhead=head,
        titles=titles,
        body=body,
        annexes=(following,) * (data.ballots - 1),
        numbered=False,
    )


def _body(data: BallotData, words: FilledPassages) -> Iterator[Block]:
    yield from (Paragraph(line, italic=True, first_line_indent=False) for line in words.lines("instruction"))
    yield Table(
        (
            TableColumn("TT", 10, Align.CENTER, CellKind.ORDINAL),
            TableColumn("Họ và tên (tên tập thể)", 72),
            TableColumn("Hình thức đề nghị", 39),
            TableColumn("Đồng ý", 20, Align.CENTER),
            TableColumn("Không đồng ý", 24, Align.CENTER),
        ),
        tuple(
            BodyRow((number, candidate.name_and_note, clean_line(candidate.award), "", ""))
            for number, candidate in enumerate(data.candidates, start=1)
        ),
        row_mm=_ROW_MM,
    )
