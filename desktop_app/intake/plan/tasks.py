"""Read the tasks under a plan's headings.

Sections about purpose (mục đích, yêu cầu, mục tiêu) or funding hold no tasks; a section about the time of the whole
plan gives its period. Elsewhere every item and every plain paragraph is a task, and so is a numbered paragraph that has
nothing but its deadline below it. Details marked + belong to the task above them; "Thời gian hoàn thành: …" in a
paragraph of its own is the deadline of the task above it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop_app.domain.plan.deadlines import Deadline
from desktop_app.domain.plan.plans import ProposedTask, TextSpan
from desktop_app.intake.files.markers import Rank
from desktop_app.intake.plan.bodies import Body
from desktop_app.intake.plan.deadlines import find_deadlines, read_deadline, read_period
from desktop_app.intake.plan.outline import Block, OutlineSection
from desktop_app.intake.plan.units import UnitNames, read_partners, read_subject, task_recipients
from desktop_app.intake.plan.words import capitalised

_PURPOSE = re.compile(
    r"(?:mục đích|yêu cầu|mục tiêu|quan điểm|đối tượng|phạm vi|chỉ tiêu|kinh phí|căn cứ|sự cần thiết|nguồn kinh phí)\b",
    re.IGNORECASE,
)
_WORK = re.compile(r"nhiệm vụ|giải pháp|nội dung|hoạt động|tổ chức thực hiện", re.IGNORECASE)
_TIME = re.compile(r"(?:thời gian|thời hạn)(?: (?:thực hiện|triển khai|tổ chức))?\s*(?::|$)", re.IGNORECASE)
_DEADLINE_FIELD = re.compile(
    r"(?:thời gian|thời hạn)(?: (?:thực hiện|hoàn thành|ban hành|tổ chức|báo cáo|trình))*(?: dự kiến)?"
    r"\s*:\s*(?P<value>.+)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Draft:
    """A task being put together from its paragraphs."""

    section: OutlineSection
    text: str
    first: int
    last: int
    deadline: Deadline | None = None
    inherited: tuple[Body, ...] = ()
    details: list[str] = field(default_factory=list)

    def take(self, block: Block) -> None:
        """Add a detail, or the deadline that stands below the task."""
        self.last = block.last
        if match := _DEADLINE_FIELD.match(block.text):
            self.deadline = read_deadline(match["value"])
        else:
            self.details.append(f"+ {block.text}")


def read_tasks(sections: list[OutlineSection], names: UnitNames) -> tuple[ProposedTask, ...]:
    """Return the tasks under `sections` in the order of the text; the units they name are added to `names`."""
    drafts = [draft for section in sections for draft in _drafts(section)]
    drafts.sort(key=lambda draft: (draft.first, draft.last))
    return tuple(_task(draft, names) for draft in drafts)


def stated_period(sections: list[OutlineSection]) -> tuple[int, int] | None:
    """Return the years of the section about the time of the whole plan ("1. Thời gian thực hiện: …"), or None."""
    for section in sections:
        if _TIME.match(section.text):
            for text in (section.text, *(item.text for item in section.items)):
                if years := read_period(text):
                    return years
    return None


def _drafts(section: OutlineSection) -> Iterator[_Draft]:
    if any(_holds_no_tasks(above) for above in section.line()):
        return
    if all(_DEADLINE_FIELD.match(item.text) for item in section.items):
        if not section.has_sections and section.parent is not None:
            task = _Draft(section, section.text, section.heading.span.first, section.heading.span.last)
            for item in section.items:
                task.take(item)
            yield task
        return
    inherited = _inherited(section)
    draft: _Draft | None = None
    for item in section.items:
        if _adds_to(item, draft) and draft:
            draft.take(item)
            continue
        if draft:
            yield draft
        if _introduces(item, section):
            inherited, draft = read_subject(item.text) or inherited, None
            continue
        draft = _Draft(section, item.text, item.first, item.last, inherited=inherited)
    if draft:
        yield draft


def _holds_no_tasks(section: OutlineSection) -> bool:
    return bool(_PURPOSE.match(section.text) and not _WORK.search(section.text)) or bool(_TIME.match(section.text))


def _adds_to(item: Block, current: _Draft | None) -> bool:
    return current is not None and (item.rank == Rank.PLUS or _DEADLINE_FIELD.match(item.text) is not None)


def _introduces(item: Block, section: OutlineSection) -> bool:
    # "Các đơn vị thực hiện các nội dung sau:" introduces the dashes below it and is not a task itself.
    last = section.items[-1]
    return item.marker is None and item.text.endswith(":") and item is not last


def _inherited(section: OutlineSection) -> tuple[Body, ...]:
    """Return the bodies that the nearest heading names as its subject ("1. Văn phòng Sở")."""
    for above in reversed(section.line()):
        if bodies := read_subject(above.text.rstrip(":")):
            return bodies
    return ()


def _task(draft: _Draft, names: UnitNames) -> ProposedTask:
    bodies = read_subject(draft.text) or draft.inherited
    has_own_body = any(not body.related for body in bodies)
    leads = names.names(body for body in bodies if not (has_own_body and body.related))
    related_bodies = [body for body in bodies if has_own_body and body.related]
    whole = "\n".join([draft.text, *draft.details])
    supports = names.names([*related_bodies, *read_partners(whole)])
    stated = (draft.deadline,) if draft.deadline else find_deadlines(whole)
    return ProposedTask(
        path=draft.section.heading.path,
        text=capitalised(whole),
        span=TextSpan(draft.first, draft.last),
        leads=leads,
        supports=tuple(name for name in supports if name not in leads),
        deadline=stated[0] if stated else Deadline(),
        further_deadlines=stated[1:],
        recipients=task_recipients(whole),
    )
