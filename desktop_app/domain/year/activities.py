"""Activities of the units for the plan, including good news and fine stories. Children are only counted."""

from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Annotated

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words, missing_field, overlong_field, words_of
from desktop_app.domain.office.post_words import UNIT_KINDS
from desktop_app.domain.vietnamese import clean_line, clean_text, thousands
from desktop_app.domain.year.good_news import checked_link

_DAY_HEADINGS = (
    "Ngày tháng…",
    "Thời gian…",
    "Ngày thực hiện",
    "Ngày tổ chức",
    "Ngày diễn ra",
    "Ngày triển khai",
    "Ngày đăng…",
    "Bắt đầu",
)
_KIND_HEADINGS = ("Loại hoạt động", "Loại hình", "Hình thức hoạt động", "Phân loại", "Loại tin")
_UNIT_HEADINGS = (
    "Đơn vị thực hiện",
    "Đơn vị tổ chức",
    "Đơn vị chủ trì",
    "Phòng, đơn vị…",
    "Cơ quan thực hiện",
    "Phòng phụ trách",
    "Đơn vị phụ trách",
    "Phòng thực hiện",
    "Phòng chủ trì",
    "Chủ trì",
    "Cơ quan chủ trì",
    "Cơ quan, đơn vị…",
    "Đơn vị đăng",
    "Đơn vị giới thiệu",
    "Đơn vị gửi",
    "Đơn vị báo cáo",
    "Tên đơn vị",
    "Phòng",
    *UNIT_KINDS,
)
_CHANNEL_HEADINGS = (
    "Kênh đăng…",
    "Kênh truyền thông…",
    "Kênh thông tin…",
    "Kênh tuyên truyền…",
    "Nơi đăng…",
    "Đăng trên…",
    "Đăng tại…",
    "Trang đăng",
    "Trang/nhóm đăng",
    "Phương tiện…",
    "Nền tảng…",
)
_STAFF_HEADINGS = (
    "Số CCVCNLĐ",
    "Công chức, viên chức…",
    "Cán bộ, công chức…",
    "CCVC",
    "CBCC",
    "CBCCVC",
    "CBCCVCNLĐ",
    "CBCCVC, NLĐ",
    "CCVC, NLĐ",
    "Số CCVC",
    "Số CBCCVC",
)
_CHILDREN_HEADINGS = (
    "Số nhi đồng",
    "Thiếu nhi",
    "Số thiếu nhi",
    "Thiếu niên, nhi đồng",
    "Thiếu niên nhi đồng",
    "Trẻ em",
    "Số trẻ em",
    "Số cháu…",
    "Các cháu…",
)
_TITLE_HEADINGS = (
    "Nội dung…",
    "Tên hoạt động…",
    "Hoạt động",
    "Tên tin…",
    "Tiêu đề…",
    "Tin tốt",
    "Tin bài",
    "Nội dung công việc",
    "Tên bài…",
    "Việc làm tốt…",
    "Việc tốt…",
    "Câu chuyện…",
    "Tên câu chuyện…",
    "Tên gương…",
    "Gương người tốt…",
    "Tên việc…",
    "Tên chương trình…",
    "Tên sự kiện…",
)

_LONGEST_TITLE = 1_000
_MOST_REACHED = 100_000_000


class ActivityKind(StrEnum):
    """The kinds of activity."""

    CONFERENCE = "conference"
    BRIEFING = "briefing"
    """Quán triệt: its participants have been informed of the plan."""
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

ACTIVITY_KINDS_ON_PAPER = {kind: label.partition(" (")[0] for kind, label in ACTIVITY_KIND_LABELS.items()}
"""The kinds as a paper heads them: without what helps to choose among them."""

POSTED_KINDS = (ActivityKind.GOOD_NEWS, ActivityKind.STORY, ActivityKind.EXEMPLAR)
"""The kinds that belong to “Mỗi ngày một tin tốt, mỗi tuần một câu chuyện đẹp”."""

HELD_KINDS = tuple(kind for kind in ActivityKind if kind not in (*POSTED_KINDS, ActivityKind.DOCUMENT))
"""What is held: a post is no activity that somebody organised, and documents are counted as documents."""

SEEN_KINDS = (*POSTED_KINDS, ActivityKind.POSTING)
"""What people see where it was posted."""

CAME_KINDS = tuple(kind for kind in HELD_KINDS if kind not in SEEN_KINDS)
"""What people come to; to a document nobody comes, and nobody sees it posted."""

ATTENDED_KINDS = (ActivityKind.CONFERENCE, ActivityKind.BRIEFING, ActivityKind.LAW_DAY, ActivityKind.EVENT)
"""What those on its list came to; who stands on that of joint or other work did it."""


def people_reached(kind: ActivityKind, counted: int, listed: int) -> int:
    """Return how many an activity reached: as they were counted, or else those on the list of a meeting.

    On the list of a document, a post or other work stands who did it.
    """
    return counted or (listed if kind in ATTENDED_KINDS else 0)


def reached_words(kind: ActivityKind, number: int) -> str:
    """Return how many one activity reached: who came are people, who saw a post are counted each time they did."""
    return f"{thousands(number)} {'lượt người tiếp cận' if kind in SEEN_KINDS else 'người'}"


CHANNELS = ("Trang thông tin điện tử", "Facebook", "Zalo", "Trực tiếp", "Bản tin, báo, đài")
"""Suggested channels; any other may be typed."""


class Spread(StrEnum):
    """Whether an item was posted by the office's people or shared from elsewhere."""

    NONE = ""
    POSTED = "posted"
    SHARED = "shared"


SPREAD_LABELS = {Spread.NONE: "", Spread.POSTED: "Đăng mới", Spread.SHARED: "Chia sẻ lại"}


class ParticipantRole(StrEnum):
    """The role in which somebody of the staff took part in an activity."""

    LEAD = "lead"
    AUTHOR = "author"
    SUPPORT = "support"
    SPEAKER = "speaker"
    TOOK_PART = "took_part"


PARTICIPANT_ROLE_LABELS = {
    ParticipantRole.LEAD: "Chủ trì",
    ParticipantRole.AUTHOR: "Tác giả",
    ParticipantRole.SUPPORT: "Phối hợp",
    ParticipantRole.SPEAKER: "Báo cáo viên",
    ParticipantRole.TOOK_PART: "Tham gia",
}


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody of the staff who took part in an activity, and in which role."""

    person_id: Annotated[int, Words("Họ và tên", required=True)]
    role: Annotated[ParticipantRole, Words("Vai trò", values=PARTICIPANT_ROLE_LABELS)] = ParticipantRole.TOOK_PART


@dataclass(frozen=True, slots=True)
class PeopleReached:
    """People reached, by group, as counts; None is not counted."""

    staff: Annotated[int | None, Words("CCVCNLĐ", unit="người", headings=_STAFF_HEADINGS)] = None
    members: Annotated[
        int | None,
        Words(
            "Đoàn viên, thanh niên",
            unit="người",
            headings=("ĐVTN", "Số ĐVTN", "Đoàn viên, TN", "Đoàn viên", "Thanh niên"),
        ),
    ] = None
    teenagers: Annotated[int | None, Words("Thiếu niên", unit="người", headings=("Số thiếu niên", "Đội viên"))] = None
    children: Annotated[int | None, Words("Nhi đồng", unit="người", headings=_CHILDREN_HEADINGS)] = None
    others: Annotated[
        int | None,
        Words(
            "Đối tượng khác",
            unit="người",
            headings=("Khác", "Người dân", "Nhân dân", "Quần chúng", "Đại biểu khác", "Học sinh…"),
        ),
    ] = None

    @property
    def total(self) -> int:
        """The number of people in all groups."""
        return sum(value or 0 for value in (self.staff, self.members, self.teenagers, self.children, self.others))


def children_words(teenagers: int, children: int, reached: int) -> str:
    """Return what those whom an activity reached are called, where they are children alone; "" with others."""
    if not reached or teenagers + children != reached:
        return ""
    return "thiếu niên, nhi đồng" if teenagers and children else "thiếu niên" if teenagers else "nhi đồng"


REACHED_LABELS = {name: words.label for name, words in words_of(PeopleReached).items()}


@dataclass(frozen=True, slots=True)
class ActivityFields:
    """What the clerk enters of an activity. Dates are inclusive; `to_date` None means it took one day."""

    from_date: Annotated[date, Words("Từ ngày", short="Ngày", required=True, headings=_DAY_HEADINGS)]
    kind: Annotated[ActivityKind, Words("Loại", values=ACTIVITY_KIND_LABELS, required=True, headings=_KIND_HEADINGS)]
    title: Annotated[str, Words("Nội dung", required=True, headings=_TITLE_HEADINGS)]
    to_date: Annotated[
        date | None,
        Words("Đến ngày", help="nếu nhiều ngày", headings=("Ngày kết thúc", "Kết thúc", "Thời gian kết thúc")),
    ] = None
    unit_id: Annotated[int | None, Words("Đơn vị", headings=_UNIT_HEADINGS)] = None
    partners: Annotated[
        str, Words("Phối hợp với", help="đơn vị, cơ quan cùng làm", headings=("Đơn vị phối hợp", "Phối hợp"))
    ] = ""
    task_id: Annotated[
        int | None,
        Words("Nhiệm vụ", help="Gõ mục (ví dụ II.1) hoặc vài chữ", headings=("Mục kế hoạch", "Thuộc nhiệm vụ…", "Mục")),
    ] = None
    author_id: Annotated[int | None, Words("Người đăng", headings=("Tác giả", "Người viết", "Người thực hiện"))] = None
    movement_id: Annotated[
        int | None, Words("Phong trào thi đua", short="Phong trào", help="Gõ vài chữ", headings=("Thuộc phong trào…",))
    ] = None
    channel: Annotated[str, Words("Kênh", headings=_CHANNEL_HEADINGS)] = ""
    link: Annotated[
        str,
        Words(
            "Liên kết",
            help="https://…",
            headings=("Đường dẫn…", "Đường link…", "Link…", "Địa chỉ bài viết", "Nguồn tin…", "URL"),
        ),
    ] = ""
    spread: Annotated[Spread, Words("Hình thức", values=SPREAD_LABELS, headings=("Đăng mới/chia sẻ",))] = Spread.NONE
    reached: Annotated[PeopleReached, Words("Số người", short="Số người tiếp cận")] = PeopleReached()
    participants: Annotated[
        tuple[Participant, ...],
        Words(
            "CCVCNLĐ tham gia",
            help="Gõ tên từng người",
            headings=("Người tham gia…", "Thành phần", "Cán bộ tham gia"),
        ),
    ] = ()
    document: Annotated[str, Words("Văn bản", help="ví dụ: Kế hoạch số 12/KH-SNgV", headings=("Số văn bản",))] = ""
    document_date: Annotated[date | None, Words("Ngày văn bản")] = None
    notable: Annotated[bool, Words("Tiêu biểu", help="được kể tên trong báo cáo")] = False
    note: Annotated[str, Words("Ghi chú")] = ""

    @property
    def people(self) -> int:
        """How many it reached."""
        return people_reached(self.kind, self.reached.total, len(self.participants))

    def checked(self) -> "ActivityFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        title = clean_line(self.title)
        if not title:
            raise missing_field(ActivityFields, "title", "hoạt động")
        if len(title) > _LONGEST_TITLE:
            raise overlong_field(ActivityFields, "title", _LONGEST_TITLE)
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
            partners=clean_line(self.partners),
            channel=clean_line(self.channel),
            link=link,
            document=clean_line(self.document),
            note=clean_text(self.note),
            # Whoever is named twice keeps the place of the first and the role of the last.
            participants=tuple({participant.person_id: participant for participant in self.participants}.values()),
        )


def is_in_capitals(title: str) -> bool:
    """Return whether a title of several words is typed in capitals: one word may be an abbreviation."""
    return title.isupper() and len(title.split()) > 2
