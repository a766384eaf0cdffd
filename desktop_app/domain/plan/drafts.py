"""The register as proposed, while the clerk mends it: drafts of tasks, each linked to its place in the plan's text.

A draft knows what applying it would do. Mending never changes a draft in place: every function returns a new tuple,
so that the window can go back a step.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import lacking
from desktop_app.domain.plan.deadlines import Deadline
from desktop_app.domain.plan.plans import PlanProposal, ProposedTask, Span
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.vietnamese import clean_text

_ALIKE = 0.6
_SENTENCE_END = re.compile(r"[.;:!?…]+\s+")


class DraftAction(StrEnum):
    """What applying a draft does."""

    ADD = "add"
    CHANGE = "change"
    """The task's text in the plan differs from the one taken in before."""
    KEEP = "keep"
    """The plan's text is as it was taken in before: whatever the clerk made of it stays."""


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A proposed task, what applying it would do, and the task it would change (None when it adds)."""

    task: ProposedTask
    action: DraftAction = DraftAction.ADD
    task_id: int | None = None


@dataclass(frozen=True, slots=True)
class KnownTask:
    """A task taken in before, with its place in the text it was read from."""

    id: int
    path: str
    span: Span


def draft_tasks(
    proposal: PlanProposal, known_paragraphs: Sequence[str] = (), known_tasks: Sequence[KnownTask] = ()
) -> tuple[TaskDraft, ...]:
    """Compare a proposal with the text and tasks taken in before; return a draft for each proposed task.

    A task all of whose paragraphs stand unchanged in the text taken in before is kept: the clerk has already decided
    on it. One whose words changed is linked to the task it is most like under the same heading.
    """
    moved = moved_paragraphs(known_paragraphs, proposal.paragraphs)
    unchanged = set(moved.values())
    free = {
        task.id: task
        for task in known_tasks
        if not all(place in moved for place in range(task.span.first, task.span.last + 1))
    }
    drafts = []
    for task in proposal.tasks:
        if all(place in unchanged for place in range(task.span.first, task.span.last + 1)):
            drafts.append(TaskDraft(task, DraftAction.KEEP))
            continue
        like = _most_alike(task, free.values(), known_paragraphs)
        if like is None:
            drafts.append(TaskDraft(task))
        else:
            del free[like.id]
            drafts.append(TaskDraft(task, DraftAction.CHANGE, like.id))
    return tuple(drafts)


def merge(drafts: Sequence[TaskDraft], places: Sequence[int]) -> tuple[TaskDraft, ...]:
    """Join the drafts at these places into one task, at the first of them, that has all their text and units.

    Raises InvalidRecord if they are no neighbours, or one is in the book already.
    """
    _refuse_kept(drafts, places)
    if len(places) < 2:
        raise InvalidRecord("Chọn từ hai nhiệm vụ liền nhau trở lên để gộp.")
    first, last = min(places), max(places)
    if len(places) != last - first + 1:
        raise InvalidRecord("Chỉ gộp được các nhiệm vụ liền nhau.", hint="Chọn lại, không bỏ cách dòng nào.")
    parts = [draft.task for draft in drafts[first : last + 1]]
    leads = tuple(dict.fromkeys(name for part in parts for name in part.leads))
    supports = tuple(dict.fromkeys(name for part in parts for name in part.supports if name not in leads))
    dated = next((part.deadline for part in parts if part.deadline.text), Deadline())
    joined = replace(
        parts[0],
        text="\n".join(part.text for part in parts),
        span=Span(min(part.span.first for part in parts), max(part.span.last for part in parts)),
        leads=leads,
        supports=supports,
        deadline=dated,
        recipients=tuple(dict.fromkeys(name for part in parts for name in part.recipients)),
    )
    return (*drafts[:first], replace(drafts[first], task=joined), *drafts[last + 1 :])


def split(drafts: Sequence[TaskDraft], place: int, at: int) -> tuple[TaskDraft, ...]:
    """Cut the draft at `place` in two before the character `at` of its text; both keep its units and place.

    Raises InvalidRecord if a part would be empty, or the task is in the book already.
    """
    _refuse_kept(drafts, [place])
    draft = drafts[place]
    before, after = clean_text(draft.task.text[:at]), clean_text(draft.task.text[at:])
    if not before or not after:
        raise InvalidRecord("Đặt con trỏ vào chỗ muốn tách, giữa nội dung nhiệm vụ.")
    halves = (replace(draft, task=replace(draft.task, text=before)), TaskDraft(replace(draft.task, text=after)))
    return (*drafts[:place], *halves, *drafts[place + 1 :])


def places_to_split(text: str) -> list[int]:
    """Return where a task's text could be cut: after the end of each sentence or clause but the last."""
    return [match.end() for match in _SENTENCE_END.finditer(text) if match.end() < len(text)]


def drop(drafts: Sequence[TaskDraft], places: Sequence[int]) -> tuple[TaskDraft, ...]:
    """Leave out the drafts at these places. Raises InvalidRecord for those that are in the book already."""
    _refuse_kept(drafts, places)
    return tuple(draft for place, draft in enumerate(drafts) if place not in set(places))


def mend(drafts: Sequence[TaskDraft], place: int, task: ProposedTask) -> tuple[TaskDraft, ...]:
    """Put a corrected task in place of the one there. Raises InvalidRecord as `checked_task`, or if it is kept."""
    _refuse_kept(drafts, [place])
    task = checked_task(task)
    return (*drafts[:place], replace(drafts[place], task=task), *drafts[place + 1 :])


def checked_task(task: ProposedTask) -> ProposedTask:
    """Return a corrected task if it can be kept. Raises InvalidRecord naming the field."""
    if not clean_text(task.text):
        raise lacking(TaskFields, "text", "nhiệm vụ")
    if problem := task.deadline.problem():
        raise InvalidRecord(problem, "deadline")
    return task


def _refuse_kept(drafts: Sequence[TaskDraft], places: Sequence[int]) -> None:
    if any(drafts[place].action is DraftAction.KEEP for place in places):
        raise InvalidRecord("Nhiệm vụ này đã có trong sổ.", hint="Sửa nó ở trang Kế hoạch.")


def moved_paragraphs(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Return for each unchanged paragraph of a text its place in a later version of it."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _most_alike(task: ProposedTask, known: Iterable[KnownTask], paragraphs: Sequence[str]) -> KnownTask | None:
    scored = [
        (SequenceMatcher(None, "\n".join(paragraphs[one.span.first : one.span.last + 1]), task.text).ratio(), one)
        for one in known
        if one.path == task.path
    ]
    ratio, like = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return like if ratio >= _ALIKE else None
