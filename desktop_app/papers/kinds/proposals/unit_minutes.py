"""Biên bản họp bình xét of one unit: its nominees of a round, with room for what only those who met can write.

Layout: Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.9: no line of place and date, no rule under the title, two sign.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.rules import UnitVoteRule
from desktop_app.domain.law.votes import share_words, unit_voters
from desktop_app.domain.office.citations import count_words
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import (
    Align,
    Block,
    BodyRow,
    Closing,
    Document,
    Metadata,
    Paragraph,
    Recipients,
    Table,
    TableColumn,
    Titles,
)
from desktop_app.papers.document.text import CellKind, Value, lowered
from desktop_app.papers.document.wording import UNKNOWN_CODE, date_in_words, hour_in_words, percent
from desktop_app.papers.parts.awarded import (
    AwardedRecipient,
    award_act,
    award_time,
    by_work,
    counted,
    counted_by_work,
    named_apart,
    of_type,
)
from desktop_app.papers.parts.council import FILED, blank_lines
from desktop_app.papers.parts.endings import ended_text
from desktop_app.papers.parts.office import Issuer, letterhead, signed_by
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording
from desktop_app.papers.parts.reports import text_blocks

_BLANK_LINES = 3
_ROW_MM = 9
_DOTS = "…" * 15
"""What nobody recorded of the meeting, within a sentence: the unit writes it by hand."""
_COUNTED = ("Đồng ý", "Không đồng ý", "Không ý kiến")

UNIT_MINUTES = Passages(
    "bien-ban-binh-xet-don-vi",
    "Biên bản họp bình xét của đơn vị",
    texts=(
        "subject",
        "purpose_heading",
        "purpose",
        "discussion_heading",
        "voting_heading",
        "voting",
        "conclusion_heading",
        "conclusion",
        "end",
        "secretary",
        "chair",
    ),
    lists=("meeting",),
    blanks=(
        "đơn vị",
        "đợt",
        "khen thưởng",
        "kỳ khen",
        "số lượng",
        "số lượng theo loại hình",
        "theo loại hình",
        "số người",
        "hướng dẫn",
        "bắt đầu",
        "địa điểm",
        "chủ trì",
        "thư ký",
        "có mặt",
        "vắng mặt",
        "kết thúc",
        "khen thưởng đạt",
        "được đề nghị",
        "không đạt",
        "không tự biểu quyết",
    ),
    titles={
        "meeting": "Thời gian, địa điểm, thành phần",
        "purpose_heading": "Đề mục: mục đích",
        "purpose": "Mục đích",
        "discussion_heading": "Đề mục: thảo luận",
        "voting_heading": "Đề mục: biểu quyết",
        "voting": "Biểu quyết",
        "conclusion_heading": "Đề mục: kết luận",
        "secretary": "Người ký bên trái",
        "chair": "Người ký bên phải",
    },
)


@dataclass(frozen=True, slots=True)
class UnitMeeting:
    """The meeting as the unit told of it; what is "" or None is left to be written by hand. Times are "08:30".

    An `address` is "ông" or "bà", "" where it is not recorded which.
    """

    held_on: date | None = None
    started_at: str = ""
    ended_at: str = ""
    place: str = ""
    chair: str = ""
    secretary: str = ""
    present: int | None = None
    absent: str = ""
    discussion: str = ""
    chair_post: str = ""
    secretary_post: str = ""
    chair_address: str = ""
    secretary_address: str = ""
    known_absent: int = 0
    """How many people of the unit `absent` names: what else stands between its commas are reasons."""


@dataclass(frozen=True, slots=True)
class CountedVote:
    """How the unit voted on a nominee; `present` are those who came, None where nobody counted them."""

    agree: int
    against: int
    present: int | None = None

    @property
    def voters(self) -> int:
        """Of how many the share is taken."""
        return unit_voters(self.agree, self.against, self.present)

    @property
    def silent(self) -> int | None:
        """How many of those who came did neither."""
        return self.present - self.agree - self.against if self.present is not None else None

    @property
    def share(self) -> str:
        """The share that agree, as it is printed: "71,43%"."""
        return percent(share_words(Fraction(self.agree, self.voters)))

    def passes(self, rule: UnitVoteRule | None) -> bool:
        """Tell whether enough agree; where no rule says how many, whether more agree than not."""
        return rule.is_met(self.agree, self.voters) if rule else self.agree > self.against


@dataclass(frozen=True, slots=True)
class UnitMinutesData:
    """The data of the minutes: the unit's nominees, and how many people it has, 0 where no posts are recorded.

    `issuer` is the unit under its department; `guided_by` the letter that asked for the review, as it is cited. `votes`
    are those on the nominees, in their order, None where none is recorded; `rule` says how many are needed. Where some
    are of a movement `commendation_type` names the one type of all, or each of the nominees has its own `work`;
    `passed_type` is the one of those whom the vote passed.
    `own_cases` are the names of the nominees who sat in the meeting.
    """

    issuer: Issuer
    year: int
    occasion: str
    nominees: tuple[AwardedRecipient, ...]
    people: int = 0
    guided_by: str = ""
    meeting: UnitMeeting = UnitMeeting()
    filed: str = FILED
    votes: tuple[CountedVote | None, ...] = ()
    rule: UnitVoteRule | None = None
    commendation_type: str = ""
    passed_type: str = ""
    own_cases: frozenset[str] = frozenset()
    has_own_time: bool = False
    """Whether all was achieved in a movement that is over and had begun before the round: it is of its years."""


def build(data: UnitMinutesData, wording: Wording) -> Document:
    """Return the minutes on A4 portrait. InvalidRecord if the unit proposes nobody."""
    if not data.nominees:
        raise InvalidRecord(f"{data.issuer.name} chưa có đề nghị nào trong đợt xét.", "unit")
    words = wording.filled(
        {
            "đơn vị": data.issuer.name,
            "đợt": clean_line(data.occasion),
            "khen thưởng": award_act(data.nominees),
            "kỳ khen": award_time(data.nominees, data.occasion, data.commendation_type, has_own_time=data.has_own_time),
            "số lượng": counted(data.nominees),
            "số lượng theo loại hình": counted_by_work(data.nominees),
            "theo loại hình": of_type(data.commendation_type),
            "số người": f"{data.people:02d}" if data.people and meets_total(data.people, data.meeting) else "",
            "hướng dẫn": data.guided_by.strip(" "),
        }
        | _of_meeting(data)
        | _of_votes(data)
    )
    meeting = data.meeting
    left, right = signed_by(words["secretary"], meeting.secretary), signed_by(words["chair"], meeting.chair)
    symbol = f"BB-{data.issuer.code or UNKNOWN_CODE}"
    return Document(
        metadata=Metadata(f"Biên bản {lowered(words['subject'])}", data.issuer.name),
        letterhead=replace(letterhead(data.issuer, None, data.year, "", symbol), place_date=""),
        titles=Titles("BIÊN BẢN", words["subject"], ruled=False),
        body=tuple(_body(data, words)),
        closing=Closing(left=left, right=right, below=Recipients((data.filed,))),
    )


def _of_meeting(data: UnitMinutesData) -> dict[str, str]:
    meeting, day, year = data.meeting, data.meeting.held_on, data.year
    everybody_came = meeting.present is not None and meeting.present == data.people
    return {
        "bắt đầu": f"{hour_in_words(meeting.started_at)}, {date_in_words(day, day.year if day else year)}",
        "địa điểm": clean_line(meeting.place) or _DOTS,
        "chủ trì": _presented(meeting.chair, meeting.chair_post, meeting.chair_address),
        "thư ký": _presented(meeting.secretary, meeting.secretary_post, meeting.secretary_address),
        "có mặt": f"{meeting.present:02d} người" if meeting.present else "…… người",
        "vắng mặt": _absent(data.people, meeting) or ("không" if everybody_came else _DOTS),
        "kết thúc": f"{hour_in_words(meeting.ended_at)} cùng ngày",
    }


def _presented(name: str, post: str, address: str) -> str:
    words = clean_line(name)
    if not words:
        return _DOTS
    presented = f"{address} {words}".lstrip() if not words.lower().startswith(("ông ", "bà ")) else words
    # No line begins with the dash before the post.
    return f"{presented}\u00a0- {clean_line(post)}" if post else presented


_BRACKETED = re.compile(r"\s*\(([^()]*)\)")


def _absent(people: int, meeting: UnitMeeting) -> str:
    """Return who was away with their number: "01 người (Nông Thị Én, nghỉ phép)"; "" if nothing is recorded.

    Of names and reasons that commas part alike, the number is that of those who did not come; unknown, it is not told.
    """
    words = clean_line(meeting.absent).strip(" .")
    if not words or words.lower() in _NOBODY or words[:1].isdigit():
        return words
    by_semicolons, by_any_mark = _named(words, meeting.known_absent)
    away = people - meeting.present if people and meeting.present is not None else None
    is_told = ";" in words or _named(words, 0)[1] == 1
    number = away if away in (by_semicolons, by_any_mark) else by_semicolons if is_told else None
    return f"{count_words(number)} người ({_BRACKETED.sub(r', \1', words)})" if number else words


def _named(text: str, known: int) -> tuple[int, int]:
    """Return how many names a list has that semicolons part, and that commas do, too; those in brackets aside.

    Of names some of which the unit `known` there are no more than these between commas: the others are reasons.
    """
    bare = _BRACKETED.sub("", text)
    by_semicolons, by_any_mark = (len(list(filter(str.strip, re.split(mark, bare)))) for mark in (";", "[;,]"))
    return by_semicolons, max(known, by_semicolons) if known else by_any_mark


def meets_total(people: int, meeting: UnitMeeting) -> bool:
    """Tell whether those who came and those who did not are the unit's `people`; also where it is not recorded.

    The names of `absent` are parted by semicolons or commas, those in brackets aside.
    """
    if meeting.present is None or (not meeting.absent and meeting.present < people):
        return True
    text = _BRACKETED.sub("", clean_line(meeting.absent)).strip(" .")
    nobody = not text or text.lower() in _NOBODY
    return people - meeting.present in ((0,) if nobody else _named(text, meeting.known_absent))


_NOBODY = ("không", "không có", "không ai")


def _of_votes(data: UnitMinutesData) -> dict[str, str]:
    """Return who did not vote on himself, and the conclusion once all votes are counted: who passed, by what share."""
    cast = list(zip(data.nominees, data.votes, strict=True)) if data.votes else []
    silent = [nominee.name for nominee, vote in cast if vote and vote.silent and nominee.name in data.own_cases]
    own = {"không tự biểu quyết": ", ".join(map(clean_line, dict.fromkeys(silent)))}
    if not cast or any(vote is None for _, vote in cast):
        proposed = _proposed(data, data.nominees, data.commendation_type)
        return own | proposed | {"được đề nghị": "các trường hợp có đủ tỷ lệ đồng ý nêu trên", "không đạt": ""}
    passed = tuple(nominee for nominee, vote in cast if vote and vote.passes(data.rule))
    failed = tuple(nominee for nominee, vote in cast if vote and not vote.passes(data.rule))
    agreed = f" được {_agreed(data.rule, cast)} đồng ý" if data.rule else ""
    # Who is asked an award for the year's work, and who in a movement, is told beside each: it was read in one order.
    by_type = (
        f"{counted(group)} {of_type(group[0].work)}: {_names(group, data.nominees, ', ')}" for group in by_work(passed)
    )
    names = "; ".join(by_type)
    who = f", gồm {names}" if names else f": {_names(passed, data.nominees)}"
    return (
        own
        | _proposed(data, passed, data.passed_type)
        | {
            "được đề nghị": f"{counted(passed)}{agreed}{who}" if passed else "",
            "không đạt": _names(failed, data.nominees),
        }
    )


def _proposed(data: UnitMinutesData, nominees: tuple[AwardedRecipient, ...], kind: str) -> dict[str, str]:
    """Return which awards are asked for these nominees, of which time and in which movement, as the conclusion says."""
    time = award_time(nominees, data.occasion, kind, has_own_time=data.has_own_time)
    parts = (award_act(nominees), time, of_type(kind)) if nominees else ()
    return {"khen thưởng đạt": " ".join(filter(None, parts))}


def _agreed(rule: UnitVoteRule, cast: Sequence[tuple[AwardedRecipient, CountedVote | None]]) -> str:
    """Return what share agreed to all who passed: what the rule asks for, else, if that is a suggestion, as counted."""
    if rule.provision.confirmed:
        return percent(rule.words)
    shares = {Fraction(vote.agree, vote.voters) for _, vote in cast if vote and vote.passes(rule)}
    none = Fraction()
    least, most = (percent(share_words(share)) for share in (min(shares, default=none), max(shares, default=none)))
    # "từ … trở lên" reads as what the rule asks for.
    return f"{least if least == most else f'từ {least} đến {most}'} số người dự họp"


def _names(nominees: Sequence[AwardedRecipient], among: Sequence[AwardedRecipient], mark: str = "; ") -> str:
    """Return some of the nominees `among` whom they are, parted so, with their awards where these are several."""
    several = len({clean_line(nominee.award) for nominee in nominees}) > 1
    return mark.join(
        f"{clean_line(nominee.name)} ({clean_line(nominee.award)})" if several else named_apart(nominee, among)
        for nominee in nominees
    )


def _body(data: UnitMinutesData, words: FilledPassages) -> Iterator[Block]:
    for line in words.lines("meeting"):
        yield Paragraph(f"{line.rstrip(' .')}.")
    yield _heading(1, words["purpose_heading"])
    yield Paragraph(words["purpose"])
    yield _heading(2, words["discussion_heading"])
    yield from tuple(text_blocks((data.meeting.discussion,))) or blank_lines(_BLANK_LINES)
    yield _heading(3, words["voting_heading"])
    yield Paragraph(words["voting"], keep_next=True)
    yield _votes(data.nominees, data.votes or (None,) * len(data.nominees))
    yield _heading(4, words["conclusion_heading"])
    # With the signatures on the page after, rather than two lines of it alone.
    yield Paragraph(words["conclusion"], keep_next=True)
    yield from ended_text([Paragraph(words["end"])])


def _heading(number: int, text: str) -> Paragraph:
    return Paragraph(f"{number}. {text}", bold=True, level=2)


def _votes(nominees: tuple[AwardedRecipient, ...], votes: tuple[CountedVote | None, ...]) -> Table:
    columns = (
        TableColumn("TT", 10, Align.CENTER, CellKind.ORDINAL),
        TableColumn("Họ và tên (tên tập thể)", 52),
        TableColumn("Hình thức đề nghị", 31),
        *(TableColumn(title, 17, Align.CENTER, CellKind.INTEGER) for title in _COUNTED),
        TableColumn("Tỷ lệ đồng ý", 21, Align.CENTER),
    )
    rows = (
        BodyRow((number, nominee.name_and_post, nominee.award_and_type, *_cells(vote)))
        for number, (nominee, vote) in enumerate(zip(nominees, votes, strict=True), start=1)
    )
    return Table(columns, tuple(rows), row_mm=_ROW_MM)


def _cells(vote: CountedVote | None) -> tuple[Value, ...]:
    if vote is None:
        return None, None, None, ""
    return vote.agree, vote.against, vote.silent, vote.share
