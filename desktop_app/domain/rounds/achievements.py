"""What a nominee did, drawn from the records, and the sentence the office writes of each: one record, one sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.law.year_facts import SCOPE_LABELS, RecordRef, Scope
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityKind, Spread


class RoleInRecord(StrEnum):
    """What a nominee had to do with a record."""

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
    """What came of a task in one period, with the paper it produced ("Báo cáo số 12/BC-SNgV ngày 30/06/2026")."""

    record: RecordRef
    task: str
    result: str
    progress: int | None = None
    done_on: date | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class CitedInitiative:
    """A recognised initiative or accepted work; `document` is where it was recognised."""

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
"""By kind, what is written of whoever did it, and of whoever took part."""


def sentence(evidence: Evidence) -> str:
    """Return the sentence a summary of achievements has about one record, with its dates and document numbers."""
    match evidence:
        case CitedActivity():
            return _deed(evidence)
        case TaskResult():
            return _result(evidence)
        case CitedInitiative(year=year, title=title, scope=scope, document=document):
            by = f" theo {document}" if document else ""
            return f"Có sáng kiến “{title}” được công nhận phạm vi ảnh hưởng {SCOPE_LABELS[scope]} năm {year}{by}."


def draft(evidence: Iterable[Evidence], kind: NomineeKind) -> str:
    """Return a summary drafted from records: tasks' results first, then what was done by date, then initiatives."""
    found = list(evidence)
    results = [one for one in found if isinstance(one, TaskResult)]
    deeds = sorted((one for one in found if isinstance(one, CitedActivity)), key=lambda one: (one.first, one.record.id))
    ideas = sorted(
        (one for one in found if isinstance(one, CitedInitiative)), key=lambda one: (one.year, one.record.id)
    )
    in_order: list[Evidence] = [*results, *deeds, *ideas]
    lines = [f"- {sentence(one)}" for one in in_order]
    if not lines:
        return ""
    whom = "Tập thể đã" if kind is NomineeKind.COLLECTIVE else "Đã"
    return "\n".join([f"{whom} thực hiện:", *lines]) if len(lines) > 1 else lines[0].removeprefix("- ")


def _deed(deed: CitedActivity) -> str:
    when = (
        f"Ngày {deed.first:%d/%m/%Y}"
        if deed.first == deed.last
        else f"Từ ngày {deed.first:%d/%m/%Y} đến ngày {deed.last:%d/%m/%Y}"
    )
    does, takes_part = _VERBS[deed.kind]
    verb = takes_part if deed.part in (RoleInRecord.TOOK_PART, RoleInRecord.OF_TASK) else does
    if deed.spread is Spread.SHARED:
        verb = verb.replace("đăng ", "chia sẻ ", 1)
    title = deed.title.rstrip(" .;")
    title = title if title.startswith("“") else f"“{title}”"
    where = f" trên {deed.channel}" if deed.channel and deed.channel != "Trực tiếp" else ""
    reached = f", {deed.reached} lượt người tiếp cận" if deed.reached else ""
    return f"{when}, {verb} {title}{where}{reached}."


def _result(result: TaskResult) -> str:
    task = f"nhiệm vụ “{result.task.rstrip(' .;')}”"
    if result.done_on is not None:
        begun = f"Hoàn thành {task} ngày {result.done_on:%d/%m/%Y}"
    elif result.progress:
        begun = f"Thực hiện {task}, đạt {result.progress} %"
    else:
        begun = f"Thực hiện {task}"
    said = f": {result.result.strip().rstrip(' .;')}" if result.result.strip() else ""
    document = f" ({result.document})" if result.document else ""
    return f"{begun}{said}{document}."
