"""Phiếu bầu: one for each voter, as many to a page as fit, with lines to cut along.

They bear no numbers by which to tell one from another; where one is longer than a page its own pages are numbered.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.layout import A4_SHORT, ND30, PT_PER_MM
from desktop_app.papers.document.measure import lines_in
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
_LINE = 1.15
_HEAD_MM = 60
"""Letterhead, titles and the header of the table, about."""
_SURELY_ONE_PAGE_MM = 230
"""Two that high share no page in any case."""
_COLUMNS = (
    TableColumn("TT", 10, Align.CENTER, CellKind.ORDINAL),
    TableColumn("Họ và tên (tên tập thể)", 72),
    TableColumn("Hình thức đề nghị", 39),
    TableColumn("Đồng ý", 20, Align.CENTER),
    TableColumn("Không đồng ý", 24, Align.CENTER),
)

BALLOT = Passages(
    "phieu-bau",
    "Phiếu bầu",
    texts=("title", "subject"),
    lists=("instruction",),
    blanks=("đợt", "trường hợp của mình"),
    titles={
        "instruction": "Hướng dẫn ghi phiếu",
    },
)


@dataclass(frozen=True, slots=True)
class BallotData:
    """The data of a ballot, and the number of ballots. `issuer` is the Council; `voted_on` None leaves a blank date.

    A candidate's note is the reason for an exception, printed for the voters. `own_rows` are the numbers of candidates
    who vote themselves.
    """

    issuer: Issuer
    year: int
    occasion: str
    candidates: tuple[AwardedRecipient, ...]
    ballots: int
    voted_on: date | None = None
    own_rows: tuple[int, ...] = ()


def build(data: BallotData, wording: Wording) -> Document:
    """Return the ballots on A4 portrait. InvalidRecord without candidates, or for less than 1 or too many ballots."""
    if not data.candidates:
        raise InvalidRecord("Chưa có trường hợp nào để in phiếu bầu.", "candidates")
    if not 0 < data.ballots <= MOST_BALLOTS:
        raise InvalidRecord(f"Số phiếu bầu in ra phải từ 1 đến {MOST_BALLOTS}.", "ballots")
    words = wording.filled(
        {
            "đợt": clean_line(data.occasion),
            "trường hợp của mình": ", ".join(f"TT\N{NO-BREAK SPACE}{number}" for number in data.own_rows),
        }
    )
    head = letterhead(data.issuer, data.voted_on, data.year)
    titles = Titles(words["title"], words["subject"])
    body = tuple(_body(data, words))
    is_long = _height(data, words) > _SURELY_ONE_PAGE_MM
    following = Section(letterhead=head, titles=titles, body=body, numbered=is_long, cut_off=True)
    return Document(
        metadata=Metadata(title=f"Phiếu bầu {clean_line(data.occasion)}", author=data.issuer.name),
        letterhead=head,
        titles=titles,
        body=body,
        annexes=(following,) * (data.ballots - 1),
        numbered=is_long,
    )


def _height(data: BallotData, words: FilledPassages) -> float:
    """Return about how high a ballot is, in mm."""
    text_width = A4_SHORT - ND30.left - ND30.right
    above = sum(lines_in(line, text_width, ND30.body_pt) for line in words.lines("instruction"))
    line, padding = ND30.table_pt * _LINE / PT_PER_MM, 2 * ND30.cell_padding_vertical
    rows = (
        max(
            lines_in(text, column.width_mm - 2 * ND30.cell_padding, ND30.table_pt)
            for text, column in zip((candidate.name_and_note, candidate.award_and_type), _COLUMNS[1:3], strict=True)
        )
        for candidate in data.candidates
    )
    return _HEAD_MM + above * _LINE * ND30.body_pt / PT_PER_MM + sum(max(_ROW_MM, row * line + padding) for row in rows)


def _body(data: BallotData, words: FilledPassages) -> Iterator[Block]:
    yield from (Paragraph(line, italic=True, first_line_indent=False) for line in words.lines("instruction"))
    yield Table(
        _COLUMNS,
        tuple(
            BodyRow((number, candidate.name_and_note, candidate.award_and_type, "", ""))
            for number, candidate in enumerate(data.candidates, start=1)
        ),
        row_mm=_ROW_MM,
    )
