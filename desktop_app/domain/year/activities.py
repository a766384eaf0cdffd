"""Activities: what the units did for the plan, good news and fine stories among them. Children are only counted."""

from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.domain.year.good_news import checked_link

_LONGEST_TITLE = 1_000
_MOST_REACHED = 100_000_000


class ActivityKind(StrEnum):
    """What kind of thing was done."""

    CONFERENCE = "conference"
    BRIEFING = "briefing"
    """Quán triệt: those who took part have been informed of the plan."""
    LAW_DAY = "law_day"
    POSTING = "posting"
    EVENT = "event"
    COOPERATION = "cooperation"
    DOCUMENT = "document"
    GOOD_NEWS = "good_news"
    STORY = "story"
    EXEMPLAR = "exemplar"
    OTHER = "other"


ACTIVITY_KIND_LABELS = {
    ActivityKind.CONFERENCE: "Hội nghị, tập huấn",
    ActivityKind.BRIEFING: "Quán triệt",
    ActivityKind.LAW_DAY: "Ngày pháp luật",
    ActivityKind.POSTING: "Đăng tải văn bản, tin bài",
    ActivityKind.EVENT: "Sự kiện (01/6, Tết Trung thu…)",
    ActivityKind.COOPERATION: "Phối hợp",
    ActivityKind.DOCUMENT: "Văn bản ban hành",
    ActivityKind.GOOD_NEWS: "Tin tốt",
    ActivityKind.STORY: "Câu chuyện đẹp",
    ActivityKind.EXEMPLAR: "Gương điển hình",
    ActivityKind.OTHER: "Hoạt động khác",
}

POSTED_KINDS = (ActivityKind.GOOD_NEWS, ActivityKind.STORY, ActivityKind.EXEMPLAR)
"""Kinds that belong to “Mỗi ngày một tin tốt, mỗi tuần một câu chuyện đẹp”."""

CHANNELS = ("Trang thông tin điện tử", "Facebook", "Zalo", "Trực tiếp", "Bản tin, báo, đài")
"""Channels offered; any other may be typed."""


class Spread(StrEnum):
    """Whether an item was posted by the office's people or shared from elsewhere."""

    NONE = ""
    POSTED = "posted"
    SHARED = "shared"


SPREAD_LABELS = {Spread.NONE: "", Spread.POSTED: "Đăng mới", Spread.SHARED: "Chia sẻ lại"}


@dataclass(frozen=True, slots=True)
class Reached:
    """People reached, by group, as counts; None is not counted."""

    staff: int | None = None
    members: int | None = None
    teenagers: int | None = None
    children: int | None = None
    others: int | None = None

    @property
    def total(self) -> int:
        """All that were counted."""
        return sum(value or 0 for value in (self.staff, self.members, self.teenagers, self.children, self.others))


REACHED_LABELS = {
    "staff": "CCVCNLĐ",
    "members": "Đoàn viên, thanh niên",
    "teenagers": "Thiếu niên",
    "children": "Nhi đồng",
    "others": "Đối tượng khác",
}


@dataclass(frozen=True, slots=True)
class ActivityFields:
    """What the clerk enters of an activity. Dates are inclusive; `to_date` None means it took one day."""

    from_date: date
    kind: ActivityKind
    title: str
    to_date: date | None = None
    unit_id: int | None = None
    task_id: int | None = None
    author_id: int | None = None
    channel: str = ""
    link: str = ""
    spread: Spread = Spread.NONE
    reached: Reached = Reached()
    participants: tuple[int, ...] = ()
    note: str = ""

    def checked(self) -> "ActivityFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        title = clean_line(self.title)
        if not title:
            raise InvalidRecord("Nhập nội dung hoạt động.", "title")
        if len(title) > _LONGEST_TITLE:
            raise InvalidRecord(f"Nội dung dài quá {_LONGEST_TITLE} ký tự.", "title")
        if self.to_date is not None and self.to_date < self.from_date:
            raise InvalidRecord("Ngày kết thúc phải sau ngày bắt đầu.", "to_date")
        for field in fields(self.reached):
            count = getattr(self.reached, field.name)
            if count is not None and not 0 <= count <= _MOST_REACHED:
                raise InvalidRecord("Số người phải từ 0 trở lên.", field.name)
        link = checked_link(self.link) if clean_line(self.link) else ""
        return replace(
            self,
            title=title,
            to_date=self.to_date or self.from_date,
            channel=clean_line(self.channel),
            link=link,
            note=clean_text(self.note),
            participants=tuple(dict.fromkeys(self.participants)),
        )
