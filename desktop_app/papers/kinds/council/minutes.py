"""Biên bản họp Hội đồng Thi đua - Khen thưởng: attendance, discussion, votes and proposals.

Layout: Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.9: no line of place and date, no rule under the title, two sign.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.papers.document.model import Align, Block, BodyRow, Document, GroupRow, Paragraph, Table, TableColumn
from desktop_app.papers.document.text import CellKind
from desktop_app.papers.document.wording import date_in_words, time_in_words
from desktop_app.papers.parts.awarded import award_act, award_time, counted, counted_by_work, of_type
from desktop_app.papers.parts.council import (
    FILED,
    NO_MEMBERS,
    CouncilMember,
    MinutesFrame,
    attendance,
    blank_lines,
    exceptions,
    minutes_paper,
    named_line,
)
from desktop_app.papers.parts.endings import ended_text
from desktop_app.papers.parts.office import Issuer
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording
from desktop_app.papers.parts.reports import text_blocks
from desktop_app.papers.parts.votes import VoteResult, check_members, outcome, result_table

_DOTS = "." * 40
_BLANK_LINES = 3
"""The number of dotted lines for a discussion to be written by hand."""

MINUTES = Passages(
    "bien-ban-hop",
    "Biên bản họp Hội đồng",
    texts=(
        "subject",
        "opening",
        "purpose_heading",
        "purpose",
        "criteria_heading",
        "law",
        "exceptions",
        "discussion_heading",
        "voting_heading",
        "by_hands",
        "by_ballot",
        "conclusion_heading",
        "end",
    ),
    lists=("attendance", "criteria", "voting", "conclusion"),
    blanks=(
        "đợt",
        "bắt đầu",
        "địa điểm",
        "ban kiểm phiếu",
        "ngày kiểm phiếu",
        "khen thưởng",
        "kỳ khen",
        "số lượng",
        "số lượng theo loại hình",
        "loại hình",
        "theo loại hình",
        "quyết định thành lập",
        "tổng số",
        "có mặt",
        "vắng mặt",
        "lý do vắng",
        "ý kiến bằng văn bản",
        "số tham gia",
        "thành phần tham gia",
        "khách mời",
        "cách biểu quyết",
        "tỷ lệ cần đạt",
        "số lượng đạt",
        "không đạt",
        "không tự biểu quyết",
        "kết thúc",
    ),
    titles={
        "opening": "Mở đầu",
        "purpose_heading": "Đề mục: mục đích",
        "purpose": "Mục đích",
        "criteria_heading": "Đề mục: tiêu chuẩn, hồ sơ",
        "law": "Tiêu chuẩn theo văn bản nào",
        "criteria": "Hồ sơ",
        "exceptions": "Trường hợp ngoại lệ",
        "discussion_heading": "Đề mục: thảo luận",
        "voting_heading": "Đề mục: biểu quyết",
        "voting": "Biểu quyết",
        "by_hands": "Cách biểu quyết: giơ tay",
        "by_ballot": "Cách biểu quyết: bỏ phiếu",
        "conclusion_heading": "Đề mục: kết luận",
    },
)


@dataclass(frozen=True, slots=True)
class MinutesData:
    """The data of the minutes. Numbers of present, absent and passing are counted from `members` and `votes`.

    `issuer` is the Council; `set_up_by` "Quyết định số … ngày …"; `began`, `ended` None and `place` "" leave
    blanks, the day `held_on` is printed without them; `law` is in force on it, `tellers` begin with their head.
    `discussion` () leaves lines to write on. `by_ballot` tells that ballots were cast, not hands raised. `guests` have
    no vote; `concluded` is what the chair added to the conclusion. A nominee's note is the reason for an exception,
    which the Council is told; where several types are voted on, each nominee has its own `work`.
    """

    issuer: Issuer
    year: int
    occasion: str
    members: tuple[CouncilMember, ...]
    chair: CouncilMember
    secretary: CouncilMember
    votes: tuple[VoteResult, ...]
    by_ballot: bool = True
    commendation_type: str = ""
    set_up_by: str = ""
    began: datetime | None = None
    ended: datetime | None = None
    held_on: date | None = None
    place: str = ""
    law: tuple[str, ...] = ()
    tellers: tuple[str, ...] = ()
    guests: str = ""
    discussion: tuple[str, ...] = ()
    concluded: tuple[str, ...] = ()
    number: str = ""
    filed: str = FILED


def build(data: MinutesData, wording: Wording) -> Document:
    """Return the minutes on A4 portrait.

    InvalidRecord if a vote does not add up, or has another number of members than the list.
    """
    if data.members:
        check_members(data.votes, data.members)
    values = _values(data)
    method = wording.texts["by_ballot" if data.by_ballot else "by_hands"]
    words = wording.filled(values | {"cách biểu quyết": method})
    frame = MinutesFrame(
        data.issuer,
        data.year,
        data.number,
        words["subject"],
        left=("Thư ký", data.secretary.name),
        right=("Chủ tọa", data.chair.name),
        filed=data.filed,
    )
    return minutes_paper(frame, tuple(_body(data, words)))


def _values(data: MinutesData) -> dict[str, str]:
    nominees = [vote.nominee for vote in data.votes]
    by_work, summed = counted_by_work(nominees), outcome(data.votes)
    passed_by_work = counted_by_work([vote.nominee for vote in data.votes if vote.passed])
    if summed["số lượng đạt"] and passed_by_work:
        # The sentence goes on behind them.
        summed["số lượng đạt"] += f", gồm {passed_by_work},"
    counted_on = date_in_words(data.held_on, data.year) if data.held_on is not None and data.by_ballot else ""
    return (
        {
            "đợt": clean_line(data.occasion),
            "bắt đầu": time_in_words(data.began, data.year, data.held_on),
            "địa điểm": clean_line(data.place) or _DOTS,
            "ban kiểm phiếu": _tellers(data.tellers) if data.by_ballot else "",
            "ngày kiểm phiếu": counted_on,
            "khen thưởng": award_act(nominees),
            "kỳ khen": award_time(nominees, data.occasion, data.commendation_type),
            "số lượng": counted(nominees) or "0 trường hợp",
            "loại hình": clean_line(data.commendation_type),
            # Of several types it is told how many are of which: all were read as proposed for each.
            "theo loại hình": "" if by_work else of_type(data.commendation_type),
            "số lượng theo loại hình": by_work,
            "quyết định thành lập": data.set_up_by.strip(" "),
            "khách mời": clean_line(data.guests),
            "kết thúc": time_in_words(data.ended, data.year, data.held_on),
        }
        | attendance(data.members, by_ballot=data.by_ballot)
        | summed
    )


def _tellers(names: Sequence[str]) -> str:
    """Return the tellers as a sentence names them, the head first: "A (Trưởng ban), B, C (Ủy viên)"."""
    head, *others = map(clean_line, names or ("",))
    return f"{head} (Trưởng ban)" + (f", {', '.join(others)} (Ủy viên)" if others else "") if head else ""


def _body(data: MinutesData, words: FilledPassages) -> Iterator[Block]:
    yield Paragraph(words["opening"])
    yield Paragraph("Thành phần tham dự:", keep_next=True)
    yield from (Paragraph(line, keep_next=True) for line in words.lines("attendance"))
    yield _members_table(data.members)
    yield named_line("Chủ trì:", data.chair.introduced)
    yield named_line("Thư ký:", data.secretary.introduced)
    yield Paragraph("Nội dung cuộc họp:", keep_next=True)
    yield from _course(data, words)
    yield from ended_text([Paragraph(words["end"])])


def _course(data: MinutesData, words: FilledPassages) -> Iterator[Block]:
    yield _heading(1, words["purpose_heading"])
    yield Paragraph(words["purpose"])
    yield _heading(2, words["criteria_heading"])
    yield from _law(data.law, words["law"])
    yield from map(Paragraph, words.lines("criteria"))
    yield from exceptions([vote.nominee for vote in data.votes], words["exceptions"])
    yield _heading(3, words["discussion_heading"])
    yield from tuple(text_blocks(data.discussion)) or blank_lines(_BLANK_LINES)
    yield _heading(4, words["voting_heading"])
    yield from (Paragraph(line, keep_next=True) for line in words.lines("voting"))
    yield result_table(data.votes)
    yield _heading(5, words["conclusion_heading"])
    concluded = (*map(Paragraph, words.lines("conclusion")), *text_blocks(data.concluded))
    yield from concluded or blank_lines(1)


def _law(law: Sequence[str], heading: str) -> Iterator[Paragraph]:
    if law:
        yield Paragraph(heading, keep_next=True)
    for number, basis in enumerate(law, start=1):
        yield Paragraph(f"- {clean_line(basis)}{'.' if number == len(law) else ';'}")


def _heading(number: int, text: str) -> Paragraph:
    return Paragraph(f"{number}. {text}", bold=True, level=2)


def _members_table(members: Sequence[CouncilMember]) -> Table:
    columns = (
        TableColumn("TT", 10, Align.CENTER, CellKind.ORDINAL),
        TableColumn("Họ và tên", 44),
        TableColumn("Chức vụ", 50),
        TableColumn("Chức danh trong Hội đồng", 31),
        TableColumn("Ghi chú", 30),
    )
    rows = tuple(
        BodyRow((number, clean_line(member.name), clean_text(member.position), clean_line(member.role), member.note))
        for number, member in enumerate(members, start=1)
    )
    return Table(columns, rows or (GroupRow(NO_MEMBERS),))
