"""Phiếu lấy ý kiến bằng văn bản: one for each member of the Council who is asked in writing. No form is prescribed.

Without a member who is recorded so there is one sheet on which the name is written by hand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line, name_key
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import (
    Addressees,
    Align,
    Block,
    BodyRow,
    Closing,
    Document,
    Metadata,
    Paragraph,
    Section,
    Table,
    TableColumn,
    Titles,
)
from desktop_app.papers.document.text import CellKind
from desktop_app.papers.document.wording import date_in_words, spelled_date
from desktop_app.papers.parts.awarded import AwardedRecipient
from desktop_app.papers.parts.council import CouncilMember, blank_lines
from desktop_app.papers.parts.endings import ended_text
from desktop_app.papers.parts.office import Issuer, letterhead, signed_by
from desktop_app.papers.parts.passages import Passages, Wording

_ROW_MM = 9
_BLANK_LINES = 2

OPINION_SHEET = Passages(
    "phieu-lay-y-kien",
    "Phiếu lấy ý kiến bằng văn bản",
    texts=("title", "subject", "opening", "other", "signed_by"),
    lists=("instruction", "reply"),
    blanks=("đợt", "ngày họp", "người vắng", "lý do", "thư ký", "hạn", "trường hợp của mình", "xưng hô"),
    titles={
        "instruction": "Hướng dẫn ghi phiếu",
        "other": "Đề mục: ý kiến khác",
        "reply": "Nơi gửi, hạn gửi phiếu",
        "signed_by": "Người ký",
    },
)


@dataclass(frozen=True, slots=True)
class OpinionSheetData:
    """The data of the sheets. `issuer` is the Council, `members` those asked in writing with their reasons of absence.

    `reply_by` None names no day. A candidate's note is the reason for an exception, printed for the member.
    """

    issuer: Issuer
    occasion: str
    held_on: date
    candidates: tuple[AwardedRecipient, ...]
    members: tuple[CouncilMember, ...] = ()
    secretary: str = ""
    reply_by: date | None = None


def build(data: OpinionSheetData, wording: Wording) -> Document:
    """Return the sheets on A4 portrait, each on pages of its own. InvalidRecord without candidates."""
    if not data.candidates:
        raise InvalidRecord("Chưa có trường hợp nào để lấy ý kiến.", "candidates")
    first, *others = (_sheet(data, member, wording) for member in data.members or (None,))
    return Document(
        metadata=Metadata(f"Phiếu lấy ý kiến {clean_line(data.occasion)}", data.issuer.name),
        letterhead=first.letterhead,
        titles=first.titles,
        body=first.body,
        closing=first.closing,
        annexes=tuple(others),
        name=first.name,
    )


def _sheet(data: OpinionSheetData, member: CouncilMember | None, wording: Wording) -> Section:
    name = clean_line(member.name) if member else ""
    address = (member.address if member else "") or "Ông (bà)"
    own_rows = [
        number
        for number, candidate in enumerate(data.candidates, start=1)
        if name and candidate.kind is NomineeKind.INDIVIDUAL and name_key(candidate.name) == name_key(name)
    ]
    words = wording.filled(
        {
            "đợt": clean_line(data.occasion),
            "ngày họp": date_in_words(data.held_on, data.held_on.year),
            "người vắng": address.lower() if member else "",
            "xưng hô": address.lower(),
            "lý do": clean_line(member.absent) if member else "",
            "thư ký": clean_line(data.secretary),
            "hạn": spelled_date(data.reply_by) if data.reply_by else "",
            "trường hợp của mình": ", ".join(f"TT\N{NO-BREAK SPACE}{number}" for number in own_rows),
        }
    )

    def body() -> Iterator[Block]:
        if member:
            yield Addressees((f"{address} {member.introduced}",))
        else:
            yield Paragraph("Kính gửi: Ông (bà)", dotted=True)
        yield Paragraph(words["opening"])
        yield from (Paragraph(line, italic=True, keep_next=True) for line in words.lines("instruction"))
        yield _candidates(data, own_rows)
        yield Paragraph(words["other"], keep_next=True)
        yield from blank_lines(_BLANK_LINES)
        yield from ended_text(map(Paragraph, words.lines("reply")))

    return Section(
        name=name,
        letterhead=letterhead(data.issuer, None, data.held_on.year),
        titles=Titles(words["title"].upper(), words["subject"]),
        body=tuple(body()),
        closing=Closing(right=signed_by(words["signed_by"], name)),
    )


def _candidates(data: OpinionSheetData, own_rows: Sequence[int]) -> Table:
    """Return the candidates with cells to mark; nobody gives an opinion on himself."""
    columns = (
        TableColumn("TT", 10, Align.CENTER, CellKind.ORDINAL),
        TableColumn("Họ và tên (tên tập thể)", 72),
        TableColumn("Hình thức đề nghị", 39),
        TableColumn("Đồng ý", 20, Align.CENTER),
        TableColumn("Không đồng ý", 24, Align.CENTER),
    )
    rows = (
        BodyRow((number, candidate.name_and_note, candidate.award_and_type, *_marks(number in own_rows)))
        for number, candidate in enumerate(data.candidates, start=1)
    )
    return Table(columns, tuple(rows), row_mm=_ROW_MM)


def _marks(closed: bool) -> tuple[str, str]:
    """Return the two cells to mark on a candidate, `closed` for that of the member who is asked."""
    return ("–", "–") if closed else ("", "")
