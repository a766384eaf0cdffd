"""The paragraphs below a heading with the labelled fields in them; values that stand in the next lines are theirs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.intake.files.markers import Rank
from desktop_app.intake.plan.doers.lists import names_only
from desktop_app.intake.plan.fields import Label, LabelledField, read_fields
from desktop_app.intake.plan.no_tasks import own_reason
from desktop_app.intake.plan.outline import Block

_SHORT_LABEL = re.compile(r"([^:.;]{3,30}):\s+(?=\S)")
"""A label of no known form, which belongs to a task where it stands between its fields."""

_ROLE = re.compile("chủ trì|phối hợp", re.IGNORECASE)


@dataclass(slots=True)
class TaskItem:
    """A block below a heading, with the labelled fields in it; `head` is what stands before them."""

    block: Block
    head: str
    fields: tuple[LabelledField, ...]
    last: int

    @property
    def is_field(self) -> bool:
        """Whether it holds nothing but fields of the task above it."""
        return bool(self.fields) and not self.head and self.fields[0].label is not Label.TASK


def items_of(blocks: Sequence[Block]) -> list[TaskItem]:
    """Return the blocks with their fields; a value that stands in the next lines belongs to the label above it."""
    items: list[TaskItem] = []
    for block in blocks:
        head, fields = read_fields(block.text)
        above = items[-1] if items else None
        if above and above.is_field and not fields and _completes(above, block):
            *others, label = above.fields
            above.fields = (*others, replace(label, value=f"{label.value}\n{block.text}".strip("\n")))
            above.last = block.last
            continue
        items.append(TaskItem(block, head, fields, block.last))
    _take_unknown_labels(items)
    return items


def _take_unknown_labels(items: Sequence[TaskItem]) -> None:
    """Make a field of what stands between the fields of a task with a label of no known form.

    What is no task by its own words ("Chỉ tiêu: …") is one too where nothing but fields stands beside it.
    """
    works = [item for item in items if item.fields and item.fields[0].label is Label.TASK and not item.head]
    for before, item, after in zip(items, items[1:], items[2:], strict=False):
        label = _SHORT_LABEL.match(item.block.text)
        # Where but one is called a content, the heading is the task, and what stands between its fields another one.
        if (
            label
            and (not item.fields or [item] == works)
            and before.is_field
            and after.is_field
            and item.block.rank == before.block.rank
        ):
            _make_detail(item, label)
    labels = {each.label for item in items if item.is_field for each in item.fields}
    others = [(item, _SHORT_LABEL.match(item.block.text)) for item in items if not item.is_field]
    if labels & {Label.LEAD, Label.DEADLINE} and all(label and own_reason(item.block.text) for item, label in others):
        for item, label in others:
            if label:
                _make_detail(item, label)


def _make_detail(item: TaskItem, label: re.Match[str]) -> None:
    item.head, item.fields = "", (LabelledField(Label.DETAIL, label[1], item.block.text[label.end() :]),)


def _completes(above: TaskItem, block: Block) -> bool:
    label = above.fields[-1]
    deeper = block.rank > above.block.rank or block.marker is None
    if label.label is Label.TASK:  # what stands below "Nhiệm vụ:" are tasks of their own
        return False
    if not label.value:
        # Below "Đơn vị thực hiện:" stand names, or what the units do.
        does = label.label is Label.LEAD and not re.search("chủ trì", label.label_text, re.IGNORECASE)
        return block.rank >= Rank.DASH and (not does or names_only(block.text))
    if block.marker is None and above.block.text.rstrip().endswith((",", " và")) and above.last == block.first - 1:
        return True
    listed = "\n" in label.value or not above.block.text.rstrip().endswith(label.value.rstrip(" ."))
    if not (listed and deeper and label.label in (Label.LEAD, Label.SUPPORT)):
        return False
    # Deeper than "Cơ quan chủ trì" stands nothing but who it is, whatever the names.
    only_who = block.rank > above.block.rank and _ROLE.search(label.label_text) is not None
    return only_who or names_only(block.text)
