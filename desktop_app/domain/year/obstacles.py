"""Obstacles (khó khăn, vướng mắc) that units report through the Văn phòng, and matters passed on to other bodies.

Of a matter passed on (Kế hoạch, phần II.2) the office records neither a person nor what was said.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words, missing_field
from desktop_app.domain.office.post_words import UNIT_KINDS
from desktop_app.domain.vietnamese import clean_line, clean_text, fold
from desktop_app.domain.vocabulary import StateTone

ASKED_OF: Final = (
    "Giám đốc Sở",
    "Ủy ban nhân dân tỉnh",
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Khoa học và Công nghệ",
    "Công an tỉnh",
    "Tỉnh đoàn",
    "Bộ Ngoại giao",
)
"""Suggested addressees of a proposal; any other may be typed."""
_OWN_LEADERSHIP_NAMES: Final = frozenset(("giam doc", "gd", "lanh dao", "ban giam doc"))


_NOTHING: Final = re.compile(
    r"(?:(?:den nay|hien nay|trong ky|don vi|hien|nay|thi) )*(?:khong|chua)"
    r"(?: (?:co|phat sinh|gap|ghi nhan|phai|thay|de xuat|gi))*"
    r"(?:(?:,| va| hay)* ?(?:kho khan|vuong mac|ton tai|han che|kien nghi|de xuat|noi dung|bat cap))*"
    r"(?: (?:gi|nao|khac|lon|dang ke|phat sinh|trong ky|can bao cao|can phan anh))*"
)


class ObstacleState(StrEnum):
    """The state of an obstacle."""

    RAISED = "raised"
    PUT = "put"
    """Put to the leadership."""
    ANSWERED = "answered"
    CLOSED = "closed"


OBSTACLE_STATE_LABELS = {
    ObstacleState.RAISED: "Mới phản ánh",
    ObstacleState.PUT: "Đã báo cáo Lãnh đạo",
    ObstacleState.ANSWERED: "Đã trả lời",
    ObstacleState.CLOSED: "Đã giải quyết xong",
}
OBSTACLE_STATE_TONES = {
    ObstacleState.RAISED: StateTone.WARNING,
    ObstacleState.PUT: StateTone.TO_DO,
    ObstacleState.ANSWERED: StateTone.TO_DO,
    ObstacleState.CLOSED: StateTone.DONE,
}


def open_state(put_on: date | None, answered_on: date | None, answer: str) -> ObstacleState:
    """Return the state of an obstacle that is not solved; an answer may stand there without its day."""
    if answered_on or answer:
        return ObstacleState.ANSWERED
    return ObstacleState.PUT if put_on else ObstacleState.RAISED


@dataclass(frozen=True, slots=True)
class ObstacleFields:
    """What the clerk enters of an obstacle; a date is None until its step is reached."""

    raised_on: Annotated[
        date,
        Words(
            "Ngày phản ánh", required=True, headings=("Ngày", "Ngày, tháng…", "Ngày ghi nhận", "Thời gian", "Ngày nêu")
        ),
    ]
    content: Annotated[
        str,
        Words(
            "Nội dung",
            required=True,
            headings=(
                "Khó khăn…",
                "Vướng mắc…",
                "Nội dung khó khăn…",
                "Nội dung vướng mắc…",
                "Tồn tại…",
                "Vấn đề…",
                "Những khó khăn…",
                "Hạn chế…",
            ),
        ),
    ]
    unit_id: Annotated[
        int | None,
        Words(
            "Đơn vị",
            help="Gõ tên đơn vị; để trống nếu là của chung",
            headings=(
                "Đơn vị phản ánh",
                "Đơn vị kiến nghị",
                "Phòng, đơn vị…",
                "Cơ quan, đơn vị…",
                "Đơn vị nêu",
                "Đơn vị gửi",
                "Đơn vị báo cáo",
                "Tên đơn vị",
                "Phòng",
                *UNIT_KINDS,
            ),
        ),
    ] = None
    proposal: Annotated[
        str, Words("Đề xuất, kiến nghị", headings=("Kiến nghị…", "Đề xuất…", "Giải pháp đề xuất…", "Giải pháp…"))
    ] = ""
    put_on: Annotated[date | None, Words("Báo cáo Lãnh đạo ngày", short="Báo cáo Lãnh đạo")] = None
    answer: Annotated[
        str,
        Words(
            "Ý kiến trả lời",
            headings=(
                "Trả lời",
                "Ý kiến chỉ đạo…",
                "Ý kiến xử lý…",
                "Ý kiến giải quyết…",
                "Ý kiến của lãnh đạo…",
                "Ý kiến lãnh đạo…",
                "Kết quả giải quyết…",
                "Kết quả xử lý…",
                "Hướng giải quyết…",
                "Hướng xử lý…",
                "Phương án xử lý…",
                "Phương án giải quyết…",
            ),
        ),
    ] = ""
    answered_on: Annotated[date | None, Words("Trả lời ngày", short="Ngày trả lời")] = None
    closed_on: Annotated[
        date | None,
        Words("Giải quyết xong ngày", short="Giải quyết xong", headings=("Ngày giải quyết…", "Ngày hoàn thành")),
    ] = None
    cause: Annotated[str, Words("Nguyên nhân", headings=("Nguyên nhân…", "Lý do"))] = ""
    asked_of: Annotated[
        str,
        Words(
            "Kiến nghị với",
            help="Cơ quan được nêu tên thì vào phần kiến nghị của báo cáo; Lãnh đạo Sở tự giải quyết thì để trống.",
            headings=("Kiến nghị với cơ quan", "Cơ quan được kiến nghị", "Cấp được kiến nghị", "Nơi nhận kiến nghị"),
        ),
    ] = ""
    """Whom the proposal is made to, "" where nobody said it."""

    @property
    def state(self) -> ObstacleState:
        """The state that follows from the dates and the answer."""
        if self.closed_on:
            return ObstacleState.CLOSED
        return open_state(self.put_on, self.answered_on, self.answer)

    def checked(self) -> "ObstacleFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        content, answer = clean_text(self.content), clean_text(self.answer)
        if not content:
            raise missing_field(ObstacleFields, "content", "khó khăn, vướng mắc")
        for day, field in ((self.put_on, "put_on"), (self.answered_on, "answered_on"), (self.closed_on, "closed_on")):
            if day is not None and day < self.raised_on:
                raise InvalidRecord("Ngày này phải sau ngày phản ánh.", field)
        if self.answered_on is not None and not answer:
            raise missing_field(ObstacleFields, "answer")
        cause, proposal, asked_of = clean_text(self.cause), clean_text(self.proposal), clean_line(self.asked_of)
        return replace(self, content=content, cause=cause, proposal=proposal, answer=answer, asked_of=asked_of)


def says_none(text: str) -> bool:
    """Return whether words on what is difficult say that there is nothing: "Không có khó khăn, vướng mắc"."""
    return _NOTHING.fullmatch(fold(text).strip(" .;-")) is not None


def body_asked(asked_of: str, office: str) -> str:
    """Return the body beside or above the office that a proposal is made to, "" for its own leadership.

    That is called by its post alone, or with "Sở" or the name of the `office` behind it.
    """
    post = fold(asked_of).removesuffix(f" {fold(office)}").removesuffix(" so")
    return "" if post in _OWN_LEADERSHIP_NAMES else asked_of


REFERRAL_KINDS = (
    "Thông tin xấu, độc",
    "Luận điệu xuyên tạc",
    "Lừa đảo trên mạng",
    "Nội dung ảnh hưởng trẻ em",
    "Vi phạm khác trên không gian mạng",
)
"""Suggested kinds; any other may be typed."""


@dataclass(frozen=True, slots=True)
class ReferralFields:
    """A matter passed on to the competent body."""

    passed_on: Annotated[date, Words("Ngày chuyển", required=True, headings=("Ngày", "Ngày, tháng…", "Thời gian"))]
    kind: Annotated[str, Words("Loại thông tin", required=True, headings=("Loại", "Nội dung thông tin"))]
    receiving_body: Annotated[
        str, Words("Cơ quan tiếp nhận", help="ví dụ: Công an tỉnh", headings=("Nơi nhận", "Chuyển đến"))
    ] = ""
    document_number: Annotated[str, Words("Số văn bản", headings=("Văn bản chuyển", "Số, ngày văn bản"))] = ""
    outcome: Annotated[str, Words("Kết quả xử lý", headings=("Kết quả",))] = ""

    def checked(self) -> "ReferralFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        kind = clean_line(self.kind)
        if not kind:
            raise missing_field(ReferralFields, "kind")
        return replace(
            self,
            kind=kind,
            receiving_body=clean_line(self.receiving_body),
            document_number=clean_line(self.document_number),
            outcome=clean_text(self.outcome),
        )
