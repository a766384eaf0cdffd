"""The Council (Hội đồng Thi đua - Khen thưởng): its members with their dates, its sessions, and attendance.

No national rule governs the Council of a department: since 1/7/2025 the province sets its procedure (NĐ 152/2025, Điều
6 khoản 2), before that its own rules did. The checks here are those that hold under any rules.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Annotated

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words, missing_field
from desktop_app.domain.office.units import within
from desktop_app.domain.vietnamese import clean_line, clean_text, fold, name_key

DEFAULT_NAME = "Hội đồng Thi đua - Khen thưởng"
_TIME = re.compile(r"(\d{1,2})(?:\s*(?:[:hg.]|giờ)\s*(\d{1,2})?\s*(?:phút|p)?)?", re.IGNORECASE)


class CouncilRole(StrEnum):
    """The role of a member in the Council."""

    CHAIR = "chair"
    DEPUTY = "deputy"
    MEMBER = "member"
    SECRETARY = "secretary"


COUNCIL_ROLE_LABELS = {
    CouncilRole.CHAIR: "Chủ tịch",
    CouncilRole.DEPUTY: "Phó Chủ tịch",
    CouncilRole.MEMBER: "Ủy viên",
    CouncilRole.SECRETARY: "Thư ký",
}


class Presence(StrEnum):
    """How a member took part in a session."""

    PRESENT = "present"
    ABSENT = "absent"
    WRITTEN = "written"
    """Absent, but asked in writing: takes part in the vote but does not count for the quorum."""


PRESENCE_LABELS = {
    Presence.PRESENT: "Có mặt",
    Presence.ABSENT: "Vắng mặt",
    Presence.WRITTEN: "Ý kiến bằng văn bản",
}
MANNER_LABELS = {True: "Bỏ phiếu kín", False: "Giơ tay"}
"""The manner of voting, by `SessionFields.ballot`."""


@dataclass(frozen=True, slots=True)
class MemberFields:
    """A member: name and post as papers print them, role, and in office from one day (None: always) to another."""

    full_name: Annotated[str, Words("Họ và tên", required=True, help="Gõ họ và tên")]
    role: Annotated[CouncilRole, Words("Chức danh", values=COUNCIL_ROLE_LABELS, required=True)] = CouncilRole.MEMBER
    post_title: Annotated[str, Words("Chức vụ", help="ví dụ: Trưởng phòng Lãnh sự")] = ""
    person_id: Annotated[int | None, Words("Người trong sổ")] = None
    from_date: Annotated[date | None, Words("Từ ngày")] = None
    to_date: Annotated[date | None, Words("Đến ngày")] = None

    def checked(self) -> "MemberFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        name = clean_line(self.full_name)
        if not name:
            raise missing_field(MemberFields, "full_name", "thành viên Hội đồng")
        if self.from_date and self.to_date and self.to_date < self.from_date:
            raise InvalidRecord(f"“{name}”: ngày thôi làm thành viên phải sau ngày bắt đầu.", "to_date")
        return replace(self, full_name=name, post_title=clean_line(self.post_title))

    def in_office(self, day: date) -> bool:
        """Return whether the member is in office on a day."""
        return within(day, self.from_date, self.to_date)


@dataclass(frozen=True, slots=True)
class CouncilFields:
    """The Council and the decision that set it up; `valid_from` and `valid_to` bound its term, both inclusive."""

    name: Annotated[str, Words("Tên Hội đồng", required=True)] = DEFAULT_NAME
    decision_number: Annotated[str, Words("Số quyết định", help="ví dụ: 45/QĐ-SNgV")] = ""
    decided_on: Annotated[date | None, Words("Ngày quyết định")] = None
    issuing_body: Annotated[str, Words("Cơ quan thành lập")] = ""
    valid_from: Annotated[date | None, Words("Hoạt động từ")] = None
    valid_to: Annotated[date | None, Words("Đến ngày", short="Đến")] = None

    def checked(self) -> "CouncilFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        name, number = clean_line(self.name), clean_line(self.decision_number)
        if not name:
            raise missing_field(CouncilFields, "name")
        if number and self.decided_on is None:
            raise InvalidRecord("Quyết định thành lập có số thì phải có ngày.", "decided_on")
        if self.decided_on is not None and not number:
            raise InvalidRecord("Nhập số quyết định thành lập Hội đồng.", "decision_number")
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise InvalidRecord("Ngày Hội đồng hết hiệu lực phải sau ngày bắt đầu.", "valid_to")
        return replace(self, name=name, decision_number=number, issuing_body=clean_line(self.issuing_body))

    def in_force(self, day: date) -> bool:
        """Return whether the Council is in force on a day; its term begins with its decision by default."""
        return within(day, self.valid_from or self.decided_on, self.valid_to)


def checked_members(members: Sequence[MemberFields]) -> tuple[MemberFields, ...]:
    """Return the members cleaned. Raises InvalidRecord naming "members".

    There must be a member; on any day nobody may be a member twice, and there may be only one chair.
    """
    if not members:
        raise InvalidRecord("Nhập ít nhất một thành viên Hội đồng.", "members")
    checked: list[MemberFields] = []
    for number, member in enumerate(members, 1):
        try:
            cleaned = member.checked()
        except InvalidRecord as problem:
            raise InvalidRecord(f"Dòng {number}: {problem.message}", "members") from problem
        for other in checked:
            _refuse_clash(number, cleaned, other)
        checked.append(cleaned)
    return tuple(checked)


def _refuse_clash(number: int, member: MemberFields, other: MemberFields) -> None:
    first = max(member.from_date or date.min, other.from_date or date.min)
    if first > min(member.to_date or date.max, other.to_date or date.max):
        return
    is_same_person = (
        member.person_id == other.person_id if member.person_id and other.person_id else _same_line(member, other)
    )
    if is_same_person:
        raise InvalidRecord(f"Dòng {number}: “{member.full_name}” đã là thành viên trong thời gian này.", "members")
    if member.role is other.role is CouncilRole.CHAIR:
        raise InvalidRecord(
            f"Dòng {number}: “{other.full_name}” đã là Chủ tịch Hội đồng trong thời gian này.", "members"
        )


def _same_line(first: MemberFields, second: MemberFields) -> bool:
    # Two people of one name hold different posts.
    return (name_key(first.full_name), fold(first.post_title)) == (name_key(second.full_name), fold(second.post_title))


@dataclass(frozen=True, slots=True)
class AttendanceFields:
    """A member's attendance at a session; an absent member must have a reason."""

    member_id: Annotated[int, Words("Thành viên", required=True)]
    presence: Annotated[Presence, Words("Có mặt", values=PRESENCE_LABELS, required=True)] = Presence.PRESENT
    reason: Annotated[str, Words("Lý do vắng mặt")] = ""

    def checked(self, name: str) -> "AttendanceFields":
        """Return the fields of the member called `name` cleaned. Raises InvalidRecord naming "attendance"."""
        reason = clean_line(self.reason)
        if self.presence is Presence.PRESENT:
            return replace(self, reason="")
        if not reason:
            raise InvalidRecord(f"Nhập lý do vắng mặt của “{name}”.", "attendance")
        return replace(self, reason=reason)


@dataclass(frozen=True, slots=True)
class AttendanceCount:
    """The number of members on the day of a session, and of those who took part."""

    members: int
    present: int
    written: int

    @property
    def taking_part(self) -> int:
        """The number of members who have a vote: those in the room and those asked in writing."""
        return self.present + self.written


def count_attendance(presences: Sequence[Presence]) -> AttendanceCount:
    """Count the members by how they took part."""
    return AttendanceCount(len(presences), presences.count(Presence.PRESENT), presences.count(Presence.WRITTEN))


@dataclass(frozen=True, slots=True)
class SessionFields:
    """A session of a Council on a round. Times are "08:30" or ""; `tellers` are names, the chief teller first.

    `ballot`: whether the vote is secret, on paper, or by show of hands. `number` is the number of the minutes.
    """

    round_code: Annotated[str, Words("Đợt xét", short="Đợt", required=True)]
    council_id: Annotated[int, Words("Hội đồng", required=True)]
    held_on: Annotated[date, Words("Ngày họp", required=True)]
    started_at: Annotated[str, Words("Bắt đầu", short="Giờ", help="ví dụ 8h30")] = ""
    ended_at: Annotated[str, Words("Kết thúc", help="ví dụ 8h30")] = ""
    place: Annotated[str, Words("Địa điểm")] = ""
    ballot: Annotated[bool, Words("Biểu quyết", values=MANNER_LABELS, required=True)] = True
    chair: Annotated[str, Words("Chủ trì")] = ""
    secretary: Annotated[str, Words("Thư ký")] = ""
    guests: Annotated[str, Words("Khách mời")] = ""
    tellers: Annotated[tuple[str, ...], Words("Ban kiểm phiếu", help="Trưởng ban; ủy viên")] = ()
    discussion: Annotated[str, Words("Thảo luận")] = ""
    conclusion: Annotated[str, Words("Kết luận thêm")] = ""
    number: Annotated[str, Words("Số biên bản")] = ""
    opinions_by: Annotated[
        date | None, Words("Hạn gửi ý kiến bằng văn bản", help="In ở giấy mời, phiếu lấy ý kiến bằng văn bản.")
    ] = None

    def checked(self) -> "SessionFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        started, ended = read_hours(self.started_at, self.ended_at)
        if self.opinions_by and self.opinions_by > self.held_on:
            raise InvalidRecord("Hạn gửi ý kiến bằng văn bản không được sau ngày họp.", "opinions_by")
        tellers = tuple(filter(None, map(clean_line, self.tellers)))
        if len({name_key(name) for name in tellers}) < len(tellers):
            raise InvalidRecord("Ban kiểm phiếu có một người ghi hai lần.", "tellers")
        return replace(
            self,
            started_at=started,
            ended_at=ended,
            place=clean_line(self.place),
            chair=clean_line(self.chair),
            secretary=clean_line(self.secretary),
            guests=clean_line(self.guests),
            tellers=tellers if self.ballot else (),
            discussion=clean_text(self.discussion),
            conclusion=clean_text(self.conclusion),
            number=clean_line(self.number),
        )


def read_time(text: str, field: str = "") -> str:
    """Return the time of day, as stored ("08:30"), that was typed as 8h30, 8:30, 8 giờ 30 or 8; "" for an empty text.

    Raises InvalidRecord naming the field.
    """
    line = clean_line(text)
    if not line:
        return ""
    match = _TIME.fullmatch(line)
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        raise InvalidRecord(f"“{line}” không phải là giờ. Viết giờ và phút, ví dụ 8h30.", field)
    return f"{time(int(match[1]), int(match[2] or 0)):%H:%M}"


def read_hours(started_at: str, ended_at: str) -> tuple[str, str]:
    """Return from when to when a meeting lasted, as stored. Raises InvalidRecord, also if it ended before it began."""
    started, ended = read_time(started_at, "started_at"), read_time(ended_at, "ended_at")
    if started and ended and ended < started:
        raise InvalidRecord("Giờ kết thúc phải sau giờ bắt đầu.", "ended_at")
    return started, ended


def attended_words(attended: AttendanceCount) -> str:
    """Return how many members there are, how many came, gave a written opinion, and so have a vote."""
    written = f", {attended.written} cho ý kiến bằng văn bản" if attended.written else ""
    there = f"{attended.present} có mặt{written}"
    return f"Hội đồng có {attended.members} thành viên: {there}; {attended.taking_part} tham gia biểu quyết."
