"""Read the tasks under a plan's headings.

Sections about purpose (mục đích, yêu cầu, mục tiêu) or funding hold no tasks; a section about the time of the whole
plan gives its period. Elsewhere every item and every plain paragraph is a task, and so is a numbered paragraph that has
nothing but its fields below it. Details marked + belong to the task above them, and so do labelled fields ("Thời gian
hoàn thành: …"); a block of fields that names who leads is of all tasks above it that have none.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from desktop_app.domain.plan.deadlines import DeadlineKind
from desktop_app.domain.plan.plans import ProposedTask, SetAside
from desktop_app.intake.files.markers import Rank
from desktop_app.intake.plan.deadlines import find_deadlines
from desktop_app.intake.plan.doers.given import read_assigned
from desktop_app.intake.plan.doers.lists import names_only, read_named
from desktop_app.intake.plan.doers.subjects import (
    labelled_doer,
    read_bidden,
    read_introduced,
    read_subject,
    tells_each,
    who_works,
)
from desktop_app.intake.plan.fields import Label, LabelledField, read_fields
from desktop_app.intake.plan.names.named import Body, begins_verb
from desktop_app.intake.plan.no_tasks import (
    FORM,
    FUNDS,
    PURPOSE,
    SITUATION,
    TARGET,
    TERMS,
    listed_topic,
    own_reason,
    topic,
)
from desktop_app.intake.plan.outline import Block, OutlineSection
from desktop_app.intake.plan.tasks.items import TaskItem, items_of
from desktop_app.intake.plan.tasks.parts import TaskParts, proposed_task
from desktop_app.intake.plan.tasks.sections import (
    holds_no_tasks,
    inherited_bodies,
    is_about_time,
    is_about_work_of_each,
    partners_of,
    stage_of,
)
from desktop_app.intake.plan.tasks.unit_names import UnitNames
from desktop_app.intake.plan.words import ends_with_mark

_FUNDING = re.compile(r"(?:về )?(?:nguồn )?kinh phí\b", re.IGNORECASE)
_CASE = re.compile(r"Trường hợp\b")
"""What is said below a numbered sentence for a case of it is its detail."""
_FOR_WHOM = re.compile(r"Đối với [^,.;:]{3,80}:$")
"""What does no more than tell for whom the works below are: "Đối với giáo viên giảng dạy:"."""
_ABOUT = re.compile(r"Về [^\W\d_]")
"""With what a dash begins that is a title: "- Về thời gian thực hiện"."""
_BESIDES = re.compile(r"(?:Đồng thời|Bên cạnh đó|Ngoài ra|Cùng với đó),? ")
_LABEL = re.compile(r"(?P<label>[^:.;]{3,80}):\s+(?P<work>\S.*[.;])$")
_SENT = re.compile(r"\b(?:gửi|nộp|báo cáo)\b", re.IGNORECASE)
_TO_TABLE = re.compile(r"phụ lục|biểu|bảng|như sau|sau đây|dưới đây|kèm theo", re.IGNORECASE)


def read_tasks(
    sections: list[OutlineSection],
    names: UnitNames,
    in_sections: Mapping[str, Sequence[LabelledField]],
    of_tables: Sequence[TaskParts] = (),
    opening: str = "",
) -> tuple[tuple[ProposedTask, ...], tuple[SetAside, ...]]:
    """Return the tasks under `sections`, with those `of_tables`, in the order of the text, and what is none among them.

    The units that the tasks name are added to `names`; `in_sections` are the fields that headings are, by their paths;
    `opening` is what stands before the first heading.
    """
    drafts: list[TaskParts] = list(of_tables)
    for section in sections:
        fields = in_sections.get(section.heading.path, ())
        if fields and (beside := _beside(section, drafts)):
            for draft in beside:
                _take_beside(draft, fields)
                draft.last = max(draft.last, section.heading.span.last)
        elif not fields or section.rank < Rank.DECIMAL:
            stage, partners, of_section = stage_of(section), partners_of(section), _drafts(section)
            for draft in of_section:
                draft.stage = stage
                draft.supports += partners if draft.inherited and not read_subject(draft.text) else ()
            drafts += of_section
    bidden = read_bidden(opening)
    for draft in drafts:
        draft.bidden = bidden
    drafts.sort(key=lambda draft: (draft.first, draft.last))
    tasks = tuple(proposed_task(draft, names) for draft in drafts if not draft.reason)
    # The units of what is no task are not proposed.
    apart = UnitNames()
    return tasks, tuple(SetAside(proposed_task(draft, apart), draft.reason) for draft in drafts if draft.reason)


def _beside(section: OutlineSection, drafts: Sequence[TaskParts]) -> list[TaskParts]:
    above = f"{section.parent.heading.path}/" if section.parent else ""
    return [draft for draft in drafts if draft.path.startswith(above) and draft.first < section.heading.span.first]


def _take_beside(draft: TaskParts, fields: Sequence[LabelledField]) -> None:
    """Give a task the fields of the whole section, except who leads or until when it says itself."""
    own = {Label.LEAD: bool(draft.leads or read_subject(draft.text)), Label.DEADLINE: bool(draft.deadlines)}
    draft.take([each for each in fields if not own.get(each.label)])


def _drafts(section: OutlineSection) -> list[TaskParts]:
    if any(holds_no_tasks(above) for above in section.line()):
        return _of_funding(section) or _dated(section)
    reason = next(filter(None, (topic(above.text) for above in reversed(section.line()))), "")
    items = items_of(section.items)
    # Whoever leads what is counted a target has work to do: it is no sentence among others.
    led = reason == TARGET and all(item.is_field for item in items) and any(_lead_of(item.fields) for item in items)
    if reason and section.items and not led:
        return _below_topic(section, reason)
    if all(item.is_field for item in items):
        introduces = section.has_table and (not section.text.endswith(".") or _TO_TABLE.search(section.text))
        if section.has_sections or introduces or (section.parent is None and not _tells_work(section)):
            return []
        head, fields = read_fields(section.text)
        span = section.heading.span
        named = fields[0].value if fields and fields[0].label is Label.TASK else ""
        draft = TaskParts(section.heading.path, head or named or section.text, span.first, span.last)
        draft.inherited = inherited_bodies(section)
        draft.reason = _reason(section.text, "" if led else reason)
        if not head and not draft.reason and fields and all(each.label is Label.DETAIL for each in fields):
            draft.reason = TERMS
        if draft.reason:
            draft.text = section.text
            fields = ()
        for each in (*fields, *(each for item in items for each in item.fields)):
            draft.take([each])
        draft.last = max([span.last, *(item.last for item in items)])
        return [draft]
    if ends_with_mark(section.text, ".;") and all(
        item.block.marker is None and _CASE.match(item.head) for item in items
    ):
        span = section.heading.span
        details = [f"+ {item.head}" for item in items]
        return [
            TaskParts(
                section.heading.path,
                section.text,
                span.first,
                items[-1].last,
                inherited=inherited_bodies(section),
                details=details,
            )
        ]
    drafts = _drafts_of(items, section)
    if text := _task_in_heading(section, drafts):
        span = section.heading.span
        drafts.insert(0, TaskParts(section.heading.path, text, span.first, span.last))
    return drafts


def _task_in_heading(section: OutlineSection, drafts: Sequence[TaskParts]) -> str:
    """Return the task that the heading itself states beside the `drafts` below it, or nothing."""
    noted = bool(drafts) and all(draft.reason for draft in drafts)
    if section.text.endswith((".", ";")) and (noted or _tells_work(section, dated=True)):
        # A sentence with no more than a note below it is the task, and so is one that says who does it until when.
        return section.text
    label = _LABEL.match(section.text)
    if label is None:
        return ""
    # So is a sentence behind who does it, or behind a label: "3. Công việc: Các lớp dọn phòng học."
    if names_only(label["label"]):
        return section.text if begins_verb(label["work"]) else ""
    return label["work"] if read_subject(label["work"]) else ""


def _tells_work(section: OutlineSection, *, dated: bool = False) -> bool:
    """Return whether a heading is a sentence that gives work: one with its own number and mark, or with who does it.

    If it is to be `dated`, it says both who does it and until when.
    """
    if section.text.isupper() or not section.text.endswith((".", ";")):
        return False
    who = read_subject(section.text) and not names_only(section.text)
    if dated:
        return bool(who) and bool(find_deadlines(section.text))
    return bool(who) or section.rank > Rank.ROMAN


def _dated(section: OutlineSection) -> list[TaskParts]:
    """Return what below a heading about time somebody is to do until a day: "Các thôn đăng ký trước ngày 15/7"."""
    if not is_about_time(section):
        return []
    return [
        TaskParts(section.heading.path, block.text, block.first, block.last, block.rank)
        for block in section.items
        if read_subject(block.text) and any(each.kind is DeadlineKind.DAY for each in find_deadlines(block.text))
    ]


def _of_funding(section: OutlineSection) -> list[TaskParts]:
    """Return the sentences of a section about funding in which a unit is to do something, as words apart."""
    if not any(_FUNDING.match(above.text) for above in section.line()):
        return []
    blocks: list[OutlineSection | Block] = [*section.items]
    if not blocks and section.parent and not section.has_sections:
        blocks.append(section)
    drafts = []
    for block in blocks:
        span = block.heading.span if isinstance(block, OutlineSection) else block.span
        if read_subject(block.text):
            drafts.append(TaskParts(section.heading.path, block.text, span.first, span.last, reason=FUNDS))
    return drafts


def _below_topic(section: OutlineSection, reason: str) -> list[TaskParts]:
    """Return what stands below a heading such as "Tiêu chuẩn", each paragraph for itself."""
    drafts: list[TaskParts] = []
    for block in section.items:
        if _goes_on_apart(drafts, block):
            continue
        draft = TaskParts(section.heading.path, block.text, block.first, block.last, block.rank)
        draft.reason = _reason(block.text, reason)
        drafts.append(draft)
    return drafts


def _goes_on_apart(drafts: Sequence[TaskParts], block: Block) -> bool:
    """Take a block over as a detail if what stands above it is no task; return whether it did."""
    if not drafts or not drafts[-1].reason or block.rank != Rank.PLUS:
        return False
    drafts[-1].details.append(f"+ {block.text}")
    drafts[-1].last = block.last
    return True


def _reason(text: str, above: str) -> str:
    """Return why a paragraph is no task, "" if it is one; `above` is what stands below the words that introduce it."""
    own = own_reason(text)
    if own == TARGET and read_assigned(text):
        return above
    if not own and above == FORM and find_deadlines(text):
        return ""
    if (own or above) and _SENT.search(text) and any(each.kind is DeadlineKind.DAY for each in find_deadlines(text)):
        return ""
    says_who = above not in ("", PURPOSE, SITUATION) and not tells_each(text) and read_subject(text)
    return own or ("" if says_who else above)


def _drafts_of(items: Sequence[TaskItem], section: OutlineSection) -> list[TaskParts]:
    of_section = inherited = inherited_bodies(section)
    heads: int = Rank.PART  # of the item that names whose the ones below it are
    drafts: list[TaskParts] = []
    listed = ""
    below_words = False  # which introduce the details that follow, as tasks of their own
    group: list[TaskParts] = []  # those since the last block of fields
    sharing: list[TaskParts] = []
    for number, item in enumerate(items):
        if item.is_field:
            if number == 0 or not items[number - 1].is_field:
                sharing, group = _sharing(_block(items, number), group), []
            for draft in sharing:
                draft.take(item.fields)
                draft.last = item.last
            if not drafts:
                of_section = inherited = _lead_of(item.fields) or inherited
                drafts += _without_task(item, section)
            continue
        if not below_words and _goes_on_apart(drafts, item.block):
            continue
        listed = listed if item.block.marker else ""
        at_last = drafts[-1:] if item.block.rank == Rank.PLUS and not below_words else []
        current = next(iter(group[-1:] or at_last), None)
        if current and current.rank < item.block.rank == Rank.PLUS and item.head:
            current.details.append(f"+ {item.head}")
            current.take(item.fields)
            current.last = item.last
            continue
        below_words = below_words and item.block.rank == Rank.PLUS
        inherited = inherited if item.block.rank > heads else of_section
        opens = item.block.text.endswith(":") or (_ABOUT.match(item.block.text) and not ends_with_mark(item.block.text))
        if _introduces(item, section) or (opens and _heads(item, items[number + 1 :])):
            inherited, group = read_introduced(item.block.text) or inherited, []
            heads = item.block.rank if item.block.marker else Rank.PART
            below_words = True
            listed = listed_topic(item.block.text)
            continue
        whose = _whose(item, drafts) or inherited
        draft = _draft_of(item, section, whose, _reason(item.block.text, listed or listed_topic(item.block.text)))
        drafts.append(draft)
        if not draft.reason:
            group.append(draft)
    return drafts


def _whose(item: TaskItem, drafts: Sequence[TaskParts]) -> tuple[Body, ...]:
    """Return who does the work above, if an item goes on with what they do: "Đồng thời, chủ trì …"."""
    text = item.head or item.block.text
    besides = _BESIDES.match(text)
    if not drafts or besides is None:
        return ()
    if others := who_works(text, besides.end()):
        return others
    above = drafts[-1]
    return tuple(above.leads) or read_subject(above.text) or above.inherited


def _without_task(item: TaskItem, section: OutlineSection) -> list[TaskParts]:
    """Return a place, a form, those who take part as words apart, where there is no task above that they belong to."""
    is_detail = item.fields[0].label is Label.DETAIL
    return [_draft_of(item, section, (), own_reason(item.block.text) or TERMS)] if is_detail else []


def _draft_of(item: TaskItem, section: OutlineSection, inherited: tuple[Body, ...], reason: str = "") -> TaskParts:
    first = item.fields[0] if item.fields and not item.head else None
    text = first.value if first else item.head or item.block.text
    if reason:
        return TaskParts(
            section.heading.path, item.block.text, item.block.first, item.last, item.block.rank, reason=reason
        )
    draft = TaskParts(section.heading.path, text, item.block.first, item.last, item.block.rank, inherited)
    draft.labelled = labelled_doer(text) if ": " in text and is_about_work_of_each(section) else ()
    draft.take(item.fields[1:] if first else item.fields)
    return draft


def _block(items: Sequence[TaskItem], start: int) -> list[TaskItem]:
    """Return the fields that stand together from `start` on."""
    return list(takewhile(lambda item: item.is_field, (items[place] for place in range(start, len(items)))))


def _sharing(block: Sequence[TaskItem], group: Sequence[TaskParts]) -> list[TaskParts]:
    """Return which of the tasks above a block of fields have it: the last one, or all.

    All, if the block names who leads, stands no deeper than the tasks, and none of them names a lead itself.
    """
    labels = {each.label for item in block for each in item.fields}
    together = (
        Label.LEAD in labels
        and all(block[0].block.rank <= draft.rank for draft in group)
        and not any(draft.leads or read_subject(draft.text) for draft in group)
    )
    return list(group if together else group[-1:])


def _heads(item: TaskItem, following: Sequence[TaskItem]) -> bool:
    """Return whether an item with a colon names whose or what work follows ("- Văn phòng Sở:", "+ Tổng hợp …")."""
    text = item.block.text
    below = list(takewhile(lambda each: each.block.rank > item.block.rank, following))
    if not below or below[0].is_field:
        return False
    works = sum(begins_verb(each.block.text) for each in below)
    most_work = len(below) > 1 and works * 2 > len(below)
    return names_only(text) or ((most_work or _FOR_WHOM.match(text) is not None) and not listed_topic(text))


def _lead_of(fields: Sequence[LabelledField]) -> tuple[Body, ...]:
    return tuple(body for each in fields if each.label is Label.LEAD for body in read_named(each.value))


def _introduces(item: TaskItem, section: OutlineSection) -> bool:
    # "Các đơn vị thực hiện các nội dung sau:" introduces the dashes or the table below it and is not a task itself.
    block = item.block
    if block.before_table and (block.text.endswith(":") or _TO_TABLE.search(block.text)):
        return True
    if item.fields and not item.head and not item.fields[0].value:  # "- Nội dung:"
        return True
    return (
        block.marker is None and block.text.endswith(":") and (section.has_sections or block is not section.items[-1])
    )
