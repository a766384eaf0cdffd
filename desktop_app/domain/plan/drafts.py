"""Drafts of the tasks read from a plan, while the clerk corrects them; each is linked to its place in the text.

A draft says what applying it would do. No function changes a draft in place: each returns a new tuple, so that the
window can undo a correction.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from operator import itemgetter

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import missing_field
from desktop_app.domain.plan.deadlines import Deadline
from desktop_app.domain.plan.plans import PlanProposal, ProposedTask, TextSpan, with_unit_names
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.vietnamese import clean_text

_ALIKE = 0.6
_NEARLY_THE_SAME = 0.85
_MARKER = re.compile(r"\A(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,6}|[A-Za-zđĐ])[.)/:]|[-–—+•*])\s*")
_SENTENCE_END = re.compile(r"[.;:!?…]+\s+")


class DraftAction(StrEnum):
    """What applying a draft does."""

    ADD = "add"
    CHANGE = "change"
    """The task's text in the plan differs from the one imported before."""
    KEEP = "keep"
    """The plan's text is the same as in the import before: the task stays as the clerk has edited it."""
    MOVE = "move"
    """The same words stand under another heading or in another place: the task moves there and stays as it is."""
    GONE = "gone"
    """A task of the register that the text does not have any more: it stays, with its results, without a place."""
    APART = "apart"
    """No task by what it says; it is written only if the clerk takes it over."""


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A proposed task, what applying it would do, and the task it would change (None when it adds)."""

    task: ProposedTask
    action: DraftAction = DraftAction.ADD
    task_id: int | None = None
    reason: str = ""
    """Why it stands apart."""

    @property
    def writes(self) -> bool:
        """Whether applying it changes the register."""
        return self.action in (DraftAction.ADD, DraftAction.CHANGE, DraftAction.MOVE)

    @property
    def lead_is_unsure(self) -> bool:
        """Whether who leads it is written, or left out, without being sure."""
        return self.action in (DraftAction.ADD, DraftAction.CHANGE) and bool(self.task.lead_choices)

    @property
    def leads_in_words(self) -> str:
        """Who leads it, and that this is not sure; "" for nobody."""
        leads = "; ".join(self.task.leads)
        if not self.lead_is_unsure:
            return leads
        return f"{leads} (chưa chắc)" if leads else "(chưa rõ)"


@dataclass(frozen=True, slots=True)
class KnownTask:
    """A task imported before, with its place in the text it was read from."""

    id: int
    path: str
    span: TextSpan
    text: str = ""
    """Its words in the register."""
    moved_path: str = ""
    """Where its heading is in the new text, "" if that went."""


def draft_tasks(
    proposal: PlanProposal, known_paragraphs: Sequence[str] = (), known_tasks: Sequence[KnownTask] = ()
) -> tuple[TaskDraft, ...]:
    """Compare a proposal with the text and tasks imported before; return a draft for each proposed task.

    A task whose paragraphs are all unchanged since the import before is kept: the clerk has already decided on it;
    under another heading it moves there, and so does one whose words stand elsewhere. A task whose words changed is
    linked to the most similar task, under the same heading or, if it is nearly the same, under another one. Tasks of
    the register that are left are gone from the text; what is no task stands apart, at the end.
    """
    moved = match_paragraphs(known_paragraphs, proposal.paragraphs)
    with_spans = [(task, _moved_span(task.span, moved)) for task in known_tasks]
    by_span = {span: task for task, span in with_spans}
    # What stands unchanged in its place is settled: nothing else is linked to it.
    left = {task.id: task for task, span in with_spans if span is None}
    unchanged = set(moved.values())
    changed = [task for task in proposal.tasks if not _is_within(task.span, unchanged)]
    linked = iter(_Places(known_paragraphs, proposal.paragraphs).linked(changed, left))
    drafts = [
        _unchanged(task, by_span.get(task.span)) if _is_within(task.span, unchanged) else next(linked)
        for task in proposal.tasks
    ]
    for draft in drafts:
        if draft.task_id is not None:
            left.pop(draft.task_id, None)
    drafts += [
        TaskDraft(ProposedTask(known.path, known.text, _NOWHERE), DraftAction.GONE, known.id) for known in left.values()
    ]
    drafts += [
        TaskDraft(each.task, DraftAction.APART, reason=each.reason)
        for each in proposal.set_aside
        if not _is_within(each.task.span, unchanged)
    ]
    return tuple(drafts)


_NOWHERE = TextSpan(-1, -1)


def _is_within(span: TextSpan, places: Container[int]) -> bool:
    return all(place in places for place in range(span.first, span.last + 1))


def _moved_span(span: TextSpan, moved: Mapping[int, int]) -> TextSpan | None:
    """Return where the paragraphs of a task are in the new text, None if one of them changed."""
    if not _is_within(span, moved):
        return None
    return TextSpan(moved[span.first], moved[span.last])


def _unchanged(task: ProposedTask, known: KnownTask | None) -> TaskDraft:
    if known is not None and known.moved_path and known.moved_path != task.path:
        return TaskDraft(task, DraftAction.MOVE, known.id)
    return TaskDraft(task, DraftAction.KEEP)


@dataclass(frozen=True, slots=True)
class _Places:
    """The paragraphs of a plan before and after."""

    before: Sequence[str]
    after: Sequence[str]

    def linked(self, tasks: Sequence[ProposedTask], known_tasks: Mapping[int, KnownTask]) -> list[TaskDraft]:
        """Return the drafts of tasks that do not stand unchanged in their places, in order.

        Of all of them those that are most alike are linked first: where a task was parted in two, the part that says
        what it said goes on with its results.
        """
        drafts: dict[int, TaskDraft] = {}
        left = dict(known_tasks)
        for place, task in enumerate(tasks):
            words = _without_marker(self.after, task.span)
            same = next((known for known in left.values() if _without_marker(self.before, known.span) == words), None)
            if same is not None:
                drafts[place] = TaskDraft(task, DraftAction.MOVE, same.id)
                del left[same.id]
        alike = [
            (ratio, place, task_id)
            for place, task in enumerate(tasks)
            if place not in drafts
            for ratio, task_id in _alike(task, left.values(), self.before)
        ]
        for _, place, task_id in sorted(alike, key=itemgetter(0), reverse=True):
            if place not in drafts and task_id in left:
                drafts[place] = TaskDraft(tasks[place], DraftAction.CHANGE, task_id)
                del left[task_id]
        return [drafts.get(place) or TaskDraft(task) for place, task in enumerate(tasks)]


def _without_marker(paragraphs: Sequence[str], span: TextSpan) -> str:
    """Return the words of a span; a number at their beginning changes when a task moves."""
    return _MARKER.sub("", "\n".join(paragraphs[span.first : span.last + 1]))


def take_over(drafts: Sequence[TaskDraft], places: Sequence[int]) -> tuple[TaskDraft, ...]:
    """Make tasks of drafts that stand apart, each at its place in the text. Raises InvalidRecord if none does."""
    taken = [place for place in places if drafts[place].action is DraftAction.APART]
    if not taken:
        raise InvalidRecord("Chọn đoạn đang để riêng ở cuối bảng để đưa vào nhiệm vụ.")
    listed = [draft for draft in drafts if draft.action not in (DraftAction.APART, DraftAction.GONE)]
    for place in taken:
        draft = TaskDraft(drafts[place].task)
        after = [each for each in listed if each.task.span.first > draft.task.span.first]
        listed.insert(listed.index(after[0]) if after else len(listed), draft)
    others = [draft for place, draft in enumerate(drafts) if place not in set(taken)]
    return (*listed, *(draft for draft in others if draft.action in (DraftAction.APART, DraftAction.GONE)))


def merge(drafts: Sequence[TaskDraft], places: Sequence[int]) -> tuple[TaskDraft, ...]:
    """Join the drafts at these places into one task at the first place, with the text and units of all.

    Raises InvalidRecord if they are not adjacent, or one is in the book already.
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
    written = [each for part in parts for each in (part.deadline, *part.further_deadlines) if each.text]
    deadline, *further = dict.fromkeys(written) or (Deadline(),)
    choices = tuple(dict.fromkeys(choice for part in parts for choice in part.lead_choices))
    joined = replace(
        parts[0],
        text="\n".join(part.text for part in parts),
        span=TextSpan(min(part.span.first for part in parts), max(part.span.last for part in parts)),
        leads=leads,
        supports=supports,
        deadline=deadline,
        further_deadlines=tuple(further),
        recipients=tuple(dict.fromkeys(name for part in parts for name in part.recipients)),
        product="; ".join(dict.fromkeys(part.product for part in parts if part.product)),
        lead_choices=(leads,) if leads and choices else choices,
    )
    return (*drafts[:first], replace(drafts[first], task=joined), *drafts[last + 1 :])


def split(drafts: Sequence[TaskDraft], place: int, at: int) -> tuple[TaskDraft, ...]:
    """Split the draft at `place` before the character `at` of its text; both parts keep its units and span.

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
    """Return where a task's text could be split: after the end of each sentence or clause except the last."""
    return [match.end() for match in _SENTENCE_END.finditer(text) if match.end() < len(text)]


def rename_unit(drafts: Sequence[TaskDraft], before: str, after: str) -> tuple[TaskDraft, ...]:
    """Give a unit another name in all drafts that are written."""
    return tuple(
        replace(draft, task=with_unit_names(draft.task, {before: after})) if draft.writes else draft for draft in drafts
    )


def drop(drafts: Sequence[TaskDraft], places: Sequence[int]) -> tuple[TaskDraft, ...]:
    """Remove the drafts at these places. Raises InvalidRecord if one is in the book already."""
    _refuse_kept(drafts, places)
    return tuple(draft for place, draft in enumerate(drafts) if place not in set(places))


def correct(drafts: Sequence[TaskDraft], place: int, task: ProposedTask) -> tuple[TaskDraft, ...]:
    """Replace the task at `place` by a corrected one. Raises InvalidRecord like `checked_task`, or if it is kept."""
    _refuse_kept(drafts, [place])
    task = checked_task(task)
    return (*drafts[:place], replace(drafts[place], task=task), *drafts[place + 1 :])


def checked_task(task: ProposedTask) -> ProposedTask:
    """Return a corrected task if it can be saved. Raises InvalidRecord naming the field."""
    if not clean_text(task.text):
        raise missing_field(TaskFields, "text", "nhiệm vụ")
    for deadline in (task.deadline, *task.further_deadlines):
        if problem := deadline.problem():
            raise InvalidRecord(problem, "deadline")
    return task


def _refuse_kept(drafts: Sequence[TaskDraft], places: Sequence[int]) -> None:
    if any(drafts[place].action in (DraftAction.KEEP, DraftAction.MOVE, DraftAction.GONE) for place in places):
        raise InvalidRecord("Nhiệm vụ này đã có trong sổ.", hint="Sửa nó ở trang Kế hoạch.")
    if any(drafts[place].action is DraftAction.APART for place in places):
        raise InvalidRecord("Đoạn này đang để riêng, không phải nhiệm vụ.", hint="Bấm “Là nhiệm vụ” để đưa vào trước.")


def match_paragraphs(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Return the place in a later version of a text of each unchanged paragraph, by its place in the earlier one."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _alike(
    task: ProposedTask, known_tasks: Iterable[KnownTask], paragraphs: Sequence[str]
) -> Iterator[tuple[float, int]]:
    """Yield the tasks of the register that are alike enough to be a proposed one: how alike each is, and its id."""
    matcher = SequenceMatcher(None, b=task.text)
    for known in known_tasks:
        least = _ALIKE if task.path in (known.path, known.moved_path) else _NEARLY_THE_SAME
        matcher.set_seq1("\n".join(paragraphs[known.span.first : known.span.last + 1]))
        # The quick ones are never below the true one.
        if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least:
            ratio = matcher.ratio()
            if ratio >= least:
                yield ratio, known.id
