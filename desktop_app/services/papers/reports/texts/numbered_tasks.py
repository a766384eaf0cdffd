"""Tasks that a report names several times: in full where it does so first, then by their number in the plan."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from desktop_app.services.papers.reports.texts.sentences import (
    BULLET,
    NUMBER,
    ByNumber,
    Draft,
    DraftParagraph,
    Mention,
    PlacedLink,
)
from desktop_app.services.plan.plans import PlanText

_LONGEST_REPEATED: Final = 60
"""A name of so many letters is read again more easily than a number is looked up."""


def numbers_of_tasks(plan: PlanText | None) -> dict[int, int]:
    """Return the number of each task in the order of the plan's text: it is the same in each report on the plan."""
    spans = plan.tasks if plan is not None else {}
    return {task_id: number for number, task_id in enumerate(sorted(spans, key=lambda task: spans[task].first), 1)}


def name_by_number(draft: Draft, order: Sequence[str], numbers: Mapping[int, int]) -> None:
    """Name tasks by their number wherever a draft has named them before; `order` are the keys of its parts in order."""
    paragraphs = [paragraph for key in order for paragraph in draft.paragraphs.get(key, ())]
    links = [placed.link for paragraph in paragraphs for placed in paragraph.links]
    named = Counter(by_number.task_id for link in links if (by_number := _by_number(link, numbers)) is not None)
    several = {task_id: numbers[task_id] for task_id, times in named.items() if times > 1}
    in_full: set[int] = set()
    for key in order:
        if key in draft.paragraphs:
            draft.paragraphs[key] = [_renamed(paragraph, several, in_full) for paragraph in draft.paragraphs[key]]


def _by_number(link: object, numbers: Mapping[int, int]) -> ByNumber | None:
    if not isinstance(link, Mention) or link.by_number is None or len(link.text) <= _LONGEST_REPEATED:
        return None
    return link.by_number if link.by_number.task_id in numbers else None


def _renamed(paragraph: DraftParagraph, numbers: Mapping[int, int], in_full: set[int]) -> DraftParagraph:
    text, links, end = "", [], 0
    for placed in paragraph.links:
        text += paragraph.text[end : placed.first]
        words, end = paragraph.text[placed.first : placed.end], placed.end
        if (by_number := _by_number(placed.link, numbers)) is not None:
            template = by_number.again if by_number.task_id in in_full else by_number.first
            in_full.add(by_number.task_id)
            words = template.replace(NUMBER, str(numbers[by_number.task_id]))
            if text in ("", BULLET):
                words = words[:1].upper() + words[1:]
        links.append(PlacedLink(len(text), len(text) + len(words), replace(placed.link, text=words)))
        text += words
    return DraftParagraph(text + paragraph.text[end:], tuple(links))
