"""Giấy mời họp Hội đồng: whom, where and when, on what; an hour or a place not recorded yet leaves dots to fill in.

Layout: Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.6.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import Block, Closing, Document, Metadata, Paragraph, Recipients, Titles
from desktop_app.papers.document.text import lowered
from desktop_app.papers.document.wording import date_in_words, hour_in_words, spelled_date
from desktop_app.papers.parts.awarded import AwardedRecipient, award_act, award_time, counted, counted_by_work, of_type
from desktop_app.papers.parts.council import CouncilMember, member_table, named_line
from desktop_app.papers.parts.endings import ended_text
from desktop_app.papers.parts.office import Issuer, Signer, letterhead
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording
from desktop_app.papers.parts.reports import AS_ABOVE, FILED

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

INVITATION = Passages(
    "giay-moi-hop",
    "Giấy mời họp Hội đồng",
    texts=("subject", "opening", "agenda", "conclusion"),
    lists=("guests", "requests"),
    blanks=(
        "hội đồng",
        "đợt",
        "khen thưởng",
        "kỳ khen",
        "số lượng",
        "loại hình",
        "theo loại hình",
        "số lượng theo loại hình",
        "cách biểu quyết",
        "quyết định thành lập",
        "khách mời",
        "thư ký",
        "hạn ý kiến",
    ),
    titles={
        "agenda": "Nội dung họp",
        "guests": "Khách mời",
        "requests": "Yêu cầu đối với người dự họp",
    },
)


@dataclass(frozen=True, slots=True)
class InvitationData:
    """The data of an invitation. `issuer` is the Council, `members` those invited; `starts_at` "08:30" or "".

    `place`, `chair` "" leave dots; `opinions_by` is the last day for opinions in writing. `method` is how the Council
    will vote ("bỏ phiếu kín").
    """

    issuer: Issuer
    signer: Signer
    occasion: str
    held_on: date
    members: tuple[CouncilMember, ...]
    nominees: tuple[AwardedRecipient, ...]
    method: str
    commendation_type: str = ""
    set_up_by: str = ""
    starts_at: str = ""
    place: str = ""
    chair: str = ""
    secretary: str = ""
    guests: str = ""
    opinions_by: date | None = None
    filed: str = FILED
    number: str = ""
    issued_on: date | None = None


def build(data: InvitationData, wording: Wording) -> Document:
    """Return the invitation on A4 portrait."""
    words = wording.filled(_values(data))
    year = data.held_on.year
    return Document(
        metadata=Metadata(title=f"Giấy mời {lowered(words['subject'])}", author=data.issuer.name),
        letterhead=letterhead(data.issuer, data.issued_on, year, data.number, f"GM-{data.issuer.code}"),
        titles=Titles("GIẤY MỜI", words["subject"]),
        body=tuple(_body(data, words)),
        closing=Closing(left=Recipients((AS_ABOVE, data.filed)), right=data.signer.block()),
    )


def _values(data: InvitationData) -> dict[str, str]:
    by_work = counted_by_work(data.nominees)
    return {
        "hội đồng": data.issuer.name,
        "đợt": clean_line(data.occasion),
        "khen thưởng": award_act(data.nominees),
        "kỳ khen": award_time(data.nominees, data.occasion, data.commendation_type),
        "số lượng": counted(data.nominees),
        "loại hình": clean_line(data.commendation_type),
        # Of several types it is told how many are of which, as in the minutes.
        "theo loại hình": "" if by_work else of_type(data.commendation_type),
        "số lượng theo loại hình": by_work,
        "cách biểu quyết": clean_line(data.method),
        "quyết định thành lập": data.set_up_by.strip(" "),
        "khách mời": clean_line(data.guests),
        "thư ký": clean_line(data.secretary),
        "hạn ý kiến": spelled_date(data.opinions_by) if data.opinions_by else "",
    }


def _body(data: InvitationData, words: FilledPassages) -> Iterator[Block]:
    yield Paragraph(words["opening"], keep_next=True)
    yield member_table(data.members)
    yield from map(Paragraph, words.lines("guests"))
    yield named_line("Nội dung:", words["agenda"].rstrip(" ."))
    yield named_line("Chủ trì:", clean_line(data.chair))
    yield named_line("Thời gian:", _when(data))
    yield named_line("Địa điểm:", clean_line(data.place))
    yield from map(Paragraph, words.lines("requests"))
    yield from ended_text(iter((Paragraph(words["conclusion"]),)))


def _when(data: InvitationData) -> str:
    day = f"{date_in_words(data.held_on, data.held_on.year)} ({_WEEKDAYS[data.held_on.weekday()]})"
    return f"{hour_in_words(data.starts_at)}, {day}"
