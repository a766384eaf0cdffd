"""The Council's members, the frame shared by the minutes of a session and of a count, lines of its papers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.office.citations import count_words
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.papers.document.model import (
    Align,
    Block,
    BodyRow,
    Closing,
    Document,
    GroupRow,
    Metadata,
    Paragraph,
    Recipients,
    Table,
    TableColumn,
    Titles,
)
from desktop_app.papers.document.text import CellKind, lowered
from desktop_app.papers.parts.awarded import AwardedRecipient, named_apart
from desktop_app.papers.parts.office import Issuer, letterhead, signed_by

FILED = "Lưu: VT, Hồ sơ"
NO_MEMBERS = "(Chưa có danh sách thành viên Hội đồng.)"


@dataclass(frozen=True, slots=True)
class CouncilMember:
    """A member: name, post, role in the Council ("Chủ tịch"). `absent` is the reason of absence, "" if present.

    `in_writing` tells whether an absent member gave an opinion in writing; `address` is "Ông" or "Bà", "" if unknown.
    """

    name: str
    position: str = ""
    role: str = ""
    absent: str = ""
    in_writing: bool = False
    address: str = ""

    @property
    def note(self) -> str:
        """The note beside the name: "Vắng: công tác; có ý kiến bằng văn bản"."""
        written = "; có ý kiến bằng văn bản" if self.in_writing else ""
        return f"Vắng: {clean_line(self.absent)}{written}" if self.absent else ""

    @property
    def introduced(self) -> str:
        """The name, post and role in a sentence: "Vy Thanh Thủy, Phó Giám đốc Sở, Phó Chủ tịch Hội đồng"."""
        parts = (self.name, self.position, f"{clean_line(self.role)} Hội đồng" if self.role else "")
        return ", ".join(filter(None, map(clean_line, parts)))


@dataclass(frozen=True, slots=True)
class MinutesFrame:
    """The frame around the text of minutes. `issuer` is the Council, `number` "" a blank, None for those without one.

    `left` and `right` sign: role and name.
    """

    issuer: Issuer
    year: int
    number: str | None
    subject: str
    left: tuple[str, str]
    right: tuple[str, str]
    filed: str = FILED


def minutes_paper(frame: MinutesFrame, body: Sequence[Block]) -> Document:
    """Return minutes on A4 portrait: no line of place and date, no rule under the title (NĐ 30/2020, Mẫu 1.9)."""
    council_letterhead = letterhead(frame.issuer, None, frame.year, frame.number, f"BB-{frame.issuer.code}")
    left, right = (signed_by(role, name) for role, name in (frame.left, frame.right))
    return Document(
        metadata=Metadata(f"Biên bản {lowered(frame.subject)}", frame.issuer.name),
        letterhead=replace(council_letterhead, place_date=""),
        titles=Titles("BIÊN BẢN", frame.subject, ruled=False),
        body=tuple(body),
        closing=Closing(left=left, right=right, below=Recipients((frame.filed,))),
    )


def absences(members: Sequence[CouncilMember]) -> str:
    """Return the absent members with their reasons, for a sentence; "" if all are present."""
    return "; ".join(f"{clean_line(member.name)}: {clean_line(member.absent)}" for member in members if member.absent)


def attendance(members: Sequence[CouncilMember], *, by_ballot: bool) -> dict[str, str]:
    """Return the values of blanks about who was there, which the minutes of a session and of its count share."""
    absent = [member for member in members if member.absent]
    written = [member for member in absent if member.in_writing]
    present = len(members) - len(absent)
    return {
        "tổng số": count_words(len(members)),
        "có mặt": count_words(present),
        "vắng mặt": count_words(len(absent)),
        "lý do vắng": absences(absent),
        "ý kiến bằng văn bản": ", ".join(clean_line(member.name) for member in written),
        "số tham gia": count_words(present + len(written)),
        "thành phần tham gia": taking_part(present, len(written), by_ballot=by_ballot),
    }


def taking_part(present: int, written: int, *, by_ballot: bool) -> str:
    """Return of whom the votes are where some were given in writing, "" where all voters are present.

    Nothing on record says that an opinion sent in writing was secret: it is told apart from the ballots of the room.
    """
    if not written:
        return ""
    if by_ballot:
        of_absent = f"{count_words(written)} ý kiến bằng văn bản của thành viên vắng mặt"
        return f"{count_words(present)} phiếu kín tại phiên họp và {of_absent}"
    return f"{count_words(present)} thành viên có mặt và {count_words(written)} thành viên cho ý kiến bằng văn bản"


def exceptions(nominees: Sequence[AwardedRecipient], heading: str) -> Iterator[Paragraph]:
    """Yield a heading and the nominees with a reason for an exception; nothing if there are none."""
    noted = [
        (named_apart(nominee, nominees), clean_line(nominee.note).rstrip(".;"))
        for nominee in nominees
        if clean_line(nominee.note)
    ]
    if noted:
        yield Paragraph(heading, keep_next=True)
    for number, (name, reason) in enumerate(noted, start=1):
        yield Paragraph(f"- {name}: {reason}{'.' if number == len(noted) else ';'}")


def blank_lines(count: int) -> tuple[Paragraph, ...]:
    """Return dotted lines to write on."""
    return (Paragraph("", dotted=True, first_line_indent=False),) * count


def named_line(label: str, value: str) -> Paragraph:
    """Return a line with a label and its value, or with dots to write the value on."""
    return Paragraph(f"{label} {value}.") if value else Paragraph(label, dotted=True)


def centred(text: str) -> Paragraph:
    """Return a bold line in the middle, kept with what follows: the authority over a decision, "QUYẾT ĐỊNH:"."""
    return Paragraph(text, bold=True, align=Align.CENTER, first_line_indent=False, keep_next=True)


def member_table(members: Sequence[CouncilMember]) -> Table:
    """Return the members with post and role in the Council."""
    columns = (
        TableColumn("TT", 10, Align.CENTER, CellKind.ORDINAL),
        TableColumn("Họ và tên", 50),
        TableColumn("Chức vụ", 65),
        TableColumn("Chức danh trong Hội đồng", 40),
    )
    rows = tuple(
        BodyRow((number, clean_line(member.name), clean_text(member.position), clean_line(member.role)))
        for number, member in enumerate(members, start=1)
    )
    return Table(columns, rows or (GroupRow(NO_MEMBERS),))
