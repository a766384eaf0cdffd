"""The achievements of a nominee, taken from the records, and the sentence that a summary has for each of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.law.year_facts import SCOPE_LABELS, RecordRef, Scope
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityKind, Spread


class RoleInRecord(StrEnum):
    """The nominee's role in a record."""

    AUTHOR = "author"
    TOOK_PART = "took_part"
    UNIT = "unit"
    OF_TASK = "of_task"
    """An activity for a task the nomination names, in which the nominee is not recorded."""


PART_LABELS = {
    RoleInRecord.AUTHOR: "tác giả, phụ trách",
    RoleInRecord.TOOK_PART: "tham gia",
    RoleInRecord.UNIT: "của đơn vị",
    RoleInRecord.OF_TASK: "của nhiệm vụ đã chọn",
}


@dataclass(frozen=True, slots=True)
class CitedActivity:
    """An activity a nominee can cite."""

    record: RecordRef
    first: date
    last: date
    kind: ActivityKind
    title: str
    part: RoleInRecord
    channel: str = ""
    spread: Spread = Spread.NONE
    reached: int = 0

    @property
    def days(self) -> str:
        """The day or days, as a list shows them."""
        return f"{self.first:%d/%m/%Y}" if self.first == self.last else f"{self.first:%d/%m}–{self.last:%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class TaskResult:
    """The result of a task in one period, with the paper it produced ("Báo cáo số 12/BC-SNgV ngày 30/06/2026")."""

    record: RecordRef
    task: str
    result: str
    progress: int | None = None
    done_on: date | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class CitedInitiative:
    """A recognised initiative or accepted work; `document` is the decision that recognised it."""

    record: RecordRef
    year: int
    title: str
    scope: Scope
    document: str = ""


type Evidence = CitedActivity | TaskResult | CitedInitiative

_VERBS: Mapping[ActivityKind, tuple[str, str]] = {
    ActivityKind.CONFERENCE: ("tổ chức hội nghị, tập huấn", "tham dự hội nghị, tập huấn"),
    ActivityKind.BRIEFING: ("tổ chức quán triệt", "tham dự buổi quán triệt"),
    ActivityKind.LAW_DAY: ("tổ chức Ngày pháp luật", "tham gia Ngày pháp luật"),
    ActivityKind.POSTING: ("đăng tải", "tham gia đăng tải"),
    ActivityKind.EVENT: ("tổ chức sự kiện", "tham gia sự kiện"),
    ActivityKind.COOPERATION: ("phối hợp thực hiện", "tham gia phối hợp thực hiện"),
    ActivityKind.DOCUMENT: ("tham mưu ban hành văn bản", "tham gia soạn thảo văn bản"),
    ActivityKind.GOOD_NEWS: ("đăng tin tốt", "tham gia thực hiện tin tốt"),
    ActivityKind.STORY: ("đăng câu chuyện đẹp", "tham gia thực hiện câu chuyện đẹp"),
    ActivityKind.EXEMPLAR: ("giới thiệu gương điển hình", "tham gia giới thiệu gương điển hình"),
    ActivityKind.OTHER: ("thực hiện", "tham gia"),
}
"""The verbs for each kind of activity: for those who did it, and for those who took part."""


def evidence_sentence(evidence: Evidence) -> str:
    """Return the sentence for one record in a summary of achievements, with its dates and document numbers."""
    match evidence:
        case CitedActivity():
            return _deed(evidence)
        case TaskResult():
            return _result(evidence)
        case CitedInitiative(year=year, title=title, scope=scope, document=document):
            by = f" theo {document}" if document else ""
            return f"Có sáng kiến “{title}” được công nhận phạm vi ảnh hưởng {SCOPE_LABELS[scope]} năm {year}{by}."


def compose_summary(evidence: Iterable[Evidence], kind: NomineeKind) -> str:
    """Return a summary composed from records: results of tasks, then activities by date, then initiatives."""
    records = list(evidence)
    results = [record for record in records if isinstance(record, TaskResult)]
    activities = sorted(
        (record for record in records if isinstance(record, CitedActivity)),
        key=lambda record: (record.first, record.record.id),
    )
    initiatives = sorted(
        (record for record in records if isinstance(record, CitedInitiative)),
        key=lambda record: (record.year, record.record.id),
    )
    in_order: list[Evidence] = [*results, *activities, *initiatives]
    lines = [f"- {evidence_sentence(record)}" for record in in_order]
    if not lines:
        return ""
    whom = "Tập thể đã" if kind is NomineeKind.COLLECTIVE else "Đã"
    return "\n".join([f"{whom} thực hiện:", *lines]) if len(lines) > 1 else lines[0].removeprefix("- ")


def _deed(activity: CitedActivity) -> str:
    when = (
        f"Ngày {activity.first:%d/%m/%Y}"
        if activity.first == activity.last
        else f"Từ ngày {activity.first:%d/%m/%Y} đến ngày {activity.last:%d/%m/%Y}"
    )
    does, takes_part = _VERBS[activity.kind]
    verb = takes_part if activity.part in (RoleInRecord.TOOK_PART, RoleInRecord.OF_TASK) else does
    if activity.spread is Spread.SHARED:
        verb = verb.replace("đăng ", "chia sẻ ", 1)
    title = activity.title.rstrip(" .;")
    title = title if title.startswith("“") else f"“{title}”"
    where = f" trên {activity.channel}" if activity.channel and activity.channel != "Trực tiếp" else ""
    reached = f", {activity.reached} lượt người tiếp cận" if activity.reached else ""
    return f"{when}, {verb} {title}{where}{reached}."


def _result(result: TaskResult) -> str:
    task = f"nhiệm vụ “{result.task.rstrip(' .;')}”"
    if result.done_on is not None:
        opening = f"Hoàn thành {task} ngày {result.done_on:%d/%m/%Y}"
    elif result.progress:
        opening = f"Thực hiện {task}, đạt {result.progress} %"
    else:
        opening = f"Thực hiện {task}"
    outcome = f": {result.result.strip().rstrip(' .;')}" if result.result.strip() else ""
    document = f" ({result.document})" if result.document else ""
    return f"{opening}{outcome}{document}."
