"""Biên bản kiểm phiếu: ballots issued and returned, and the votes on each nominee, in the order of the minutes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.citations import count_words
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import Block, Document, Paragraph
from desktop_app.papers.document.wording import date_in_words, time_in_words
from desktop_app.papers.parts.council import FILED, CouncilMember, MinutesFrame, attendance, blank_lines, minutes_paper
from desktop_app.papers.parts.endings import ended_text
from desktop_app.papers.parts.office import Issuer
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording
from desktop_app.papers.parts.votes import VoteResult, check_members, count_table, outcome

VOTE_COUNT = Passages(
    "bien-ban-kiem-phieu",
    "Biên bản kiểm phiếu",
    texts=("subject", "opening", "end"),
    lists=("attendance", "result"),
    blanks=(
        "đợt",
        "giờ, nơi họp",
        "quyết định thành lập",
        "tổng số",
        "có mặt",
        "vắng mặt",
        "ý kiến bằng văn bản",
        "số tham gia",
        "thành phần tham gia",
        "phiếu có mặt",
        "phiếu bằng văn bản",
        "ngày",
        "tham gia",
        "không tham gia",
        "lý do vắng",
        "phát ra",
        "thu về",
        "hợp lệ",
        "không hợp lệ",
        "số trường hợp",
        "tỷ lệ cần đạt",
        "số lượng đạt",
        "không đạt",
        "không tự biểu quyết",
        "kết thúc",
    ),
    titles={
        "result": "Kết quả",
    },
)
_OPEN = "\u00a0" * 6
"""The blank for a figure that is not known yet."""


@dataclass(frozen=True, slots=True)
class VoteCountData:
    """The data of the minutes of counting. All figures come from `members` and the tallies of `votes`.

    `issuer` is the Council; `head_teller` leads the tellers (trưởng ban), `tellers` are the others. Votes without a
    tally leave blanks to fill in by hand. `held_on` None leaves a blank day; the `place` of the session is
    told where it is known.
    """

    issuer: Issuer
    year: int
    occasion: str
    members: tuple[CouncilMember, ...]
    head_teller: str
    tellers: tuple[str, ...]
    votes: tuple[VoteResult, ...]
    set_up_by: str = ""
    held_on: date | None = None
    number: str = ""
    place: str = ""
    filed: str = FILED


def build(data: VoteCountData, wording: Wording) -> Document:
    """Return the minutes on A4 portrait, signed by a teller and their head.

    InvalidRecord if the tallies do not add up, or disagree with each other or with the list of members.
    """
    check_members(data.votes, data.members)
    words = wording.filled(_values(data))
    frame = MinutesFrame(
        data.issuer,
        data.year,
        # A count goes with the minutes of its session: it has a number where one is recorded.
        data.number or None,
        words["subject"],
        left=("Ủy viên", data.tellers[0] if data.tellers else ""),
        right=("Trưởng ban", data.head_teller),
        filed=data.filed,
    )
    return minutes_paper(frame, tuple(_body(data, words)))


def _values(data: VoteCountData) -> dict[str, str]:
    # A member who gave an opinion in writing takes part.
    missing = [member for member in data.members if member.absent and not member.in_writing]
    # Not the hour of the session: when the ballots were cast is not on record.
    session = f"tại phiên họp {date_in_words(data.held_on, data.year)}"
    place = clean_line(data.place)
    written = sum(member.in_writing for member in data.members)
    return (
        {
            "đợt": clean_line(data.occasion),
            "giờ, nơi họp": ", ".join(filter(None, (session, f"tại {place}" if place else ""))),
            "quyết định thành lập": data.set_up_by.strip(" "),
            "tham gia": count_words(len(data.members) - len(missing)),
            "không tham gia": count_words(len(missing)),
            "phát ra": _common(data, "issued"),
            "thu về": _common(data, "returned"),
            "hợp lệ": _range(data, "valid"),
            "không hợp lệ": _range(data, "invalid"),
            "số trường hợp": count_words(len(data.votes)),
            "phiếu có mặt": count_words(sum(not member.absent for member in data.members)),
            "phiếu bằng văn bản": count_words(written) if written else "",
            "ngày": date_in_words(data.held_on, data.year),
            "kết thúc": time_in_words(None, data.year, data.held_on),
        }
        | attendance(data.members, by_ballot=True)
        | outcome(data.votes)
    )


_LABELS = {"issued": "số phiếu phát ra", "returned": "số phiếu thu về"}


def _common(data: VoteCountData, figure: str) -> str:
    """Return a figure that must be the same for all nominees, who are on one ballot. InvalidRecord if it is not."""
    values = {getattr(vote.tally, figure) for vote in data.votes if vote.tally}
    if len(values) > 1:
        numbers = ", ".join(map(str, sorted(values)))
        raise InvalidRecord(f"Các trường hợp trên cùng một phiếu ghi {_LABELS[figure]} khác nhau: {numbers}.", "votes")
    return count_words(values.pop()) if values else _OPEN


def _range(data: VoteCountData, figure: str) -> str:
    """Return "12", or "từ 11 đến 12" where a ballot is valid for some nominees and not for others."""
    values = sorted({getattr(vote.tally, figure) for vote in data.votes if vote.tally})
    if len(values) > 1:
        return f"từ {count_words(values[0])} đến {count_words(values[-1])} tùy trường hợp"
    return count_words(values[0]) if values else _OPEN


def _body(data: VoteCountData, words: FilledPassages) -> Iterator[Block]:
    yield from _tellers(data, words["opening"])
    yield from (Paragraph(line, keep_next=True) for line in words.lines("attendance"))
    yield count_table(data.votes)
    result = words.lines("result")
    yield from map(Paragraph, result) if result else blank_lines(1)
    yield from ended_text([Paragraph(words["end"])])


def _tellers(data: VoteCountData, opening: str) -> Iterator[Paragraph]:
    """Yield who counts: in the sentence where all are known, else on lines of their own to write them on."""
    tellers = data.tellers or ("",)
    if data.head_teller and all(tellers):
        names = [f"{clean_line(data.head_teller)} (Trưởng ban)", *(f"{clean_line(name)} (Ủy viên)" for name in tellers)]
        yield Paragraph(f"{opening} {', '.join(names)}.")
        return
    yield Paragraph(opening, keep_next=True)
    yield Paragraph(f"- {_who(data.head_teller)}: Trưởng ban;")
    for number, name in enumerate(tellers, start=1):
        yield Paragraph(f"- {_who(name)}: Ủy viên{';' if number < len(tellers) else '.'}")


def _who(name: str) -> str:
    return clean_line(name) or "." * 60
