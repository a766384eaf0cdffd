"""Tasks that a report names several times: in full where it does so first, then by their place in the plan's text."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from desktop_app.domain.plan.plans import Heading
from desktop_app.services.papers.reports.texts.sentences import (
    BULLET,
    PLACE,
    ByPlace,
    Draft,
    DraftParagraph,
    Mention,
    PlacedLink,
)
from desktop_app.services.plan.plans import PlanText

_LONGEST_REPEATED: Final = 60
"""A name of so many letters is read again more easily than a place is looked up."""
_LEVELS: Final = ("mục", "điểm", "tiết")
_MARKER: Final = re.compile(r"[IVXLC]+|[A-ZĐ]|\d+(?:\.\d+)*|[a-zđ]")
"""A marker of a heading: one that is nothing but a time has none."""
_DASHES: Final = ("-", "–", "+", "•")
_ORDINALS: Final = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín")


def places_of_tasks(plan: PlanText | None) -> dict[int, str]:
    """Return by task where the plan's own text has it: "tại điểm 3.3 mục II Kế hoạch".

    Under a heading with several tasks it is a dash of it; a task whose words stand nowhere alone has no place.
    """
    if plan is None or not plan.headings:
        return {}
    bounds = sorted(plan.headings, key=lambda heading: heading.span.first)
    ends = [following.span.first for _, following in pairwise(bounds)] + [len(plan.paragraphs)]
    places: dict[int, str] = {}
    for heading, end in zip(bounds, ends, strict=True):
        inside = {task: span.first for task, span in plan.tasks.items() if heading.span.first <= span.first < end}
        where = _heading_words(heading)
        for task_id, first in inside.items():
            dash = "" if len(inside) == 1 else _dash_words(plan.paragraphs, heading, first)
            if where and (dash or len(inside) == 1):
                places[task_id] = f"tại {dash}{where} {plan.fields.document_type}"
    alone = Counter(places.values())
    return {task_id: place for task_id, place in places.items() if alone[place] == 1}


def _heading_words(heading: Heading) -> str:
    """Return "điểm 3.3 mục II", "" where a heading above has no marker: "3" is named by what stands below it, "3.3"."""
    markers = heading.path.split("/")
    named = [
        marker for marker, below in zip(markers, (*markers[1:], ""), strict=True) if not below.startswith(f"{marker}.")
    ]
    if len(named) > len(_LEVELS) or not all(map(_MARKER.fullmatch, named)):
        return ""
    return " ".join(f"{level} {marker}" for level, marker in reversed(list(zip(_LEVELS, named, strict=False))))


def _dash_words(paragraphs: Sequence[str], heading: Heading, first: int) -> str:
    """Return which of the dashes below a heading a paragraph is, "" for one that is none."""
    dash = paragraphs[first][:1]
    number = sum(text[:1] == dash for text in paragraphs[heading.span.last + 1 : first])
    return f"gạch đầu dòng thứ {_ORDINALS[number]} " if dash in _DASHES and number < len(_ORDINALS) else ""


def name_by_place(draft: Draft, order: Sequence[str], places: Mapping[int, str]) -> None:
    """Name tasks by their place wherever a draft has named them before; `order` are the keys of its parts in order."""
    paragraphs = [paragraph for key in order for paragraph in draft.paragraphs.get(key, ())]
    links = [placed.link for paragraph in paragraphs for placed in paragraph.links]
    named = Counter(by_place.task_id for link in links if (by_place := _by_place(link, places)) is not None)
    several = {task_id: places[task_id] for task_id, times in named.items() if times > 1}
    in_full: set[int] = set()
    for key in order:
        if key in draft.paragraphs:
            draft.paragraphs[key] = [_renamed(paragraph, several, in_full) for paragraph in draft.paragraphs[key]]


def _by_place(link: object, places: Mapping[int, str]) -> ByPlace | None:
    if not isinstance(link, Mention) or link.by_place is None or len(link.text) <= _LONGEST_REPEATED:
        return None
    return link.by_place if link.by_place.task_id in places else None


def _renamed(paragraph: DraftParagraph, places: Mapping[int, str], in_full: set[int]) -> DraftParagraph:
    text, links, end = "", [], 0
    for placed in paragraph.links:
        text += paragraph.text[end : placed.first]
        words, end = paragraph.text[placed.first : placed.end], placed.end
        if (by_place := _by_place(placed.link, places)) is not None:
            template = by_place.again if by_place.task_id in in_full else by_place.first
            in_full.add(by_place.task_id)
            words = template.replace(PLACE, places[by_place.task_id])
            if text in ("", BULLET):
                words = words[:1].upper() + words[1:]
        links.append(PlacedLink(len(text), len(text) + len(words), replace(placed.link, text=words)))
        text += words
    return DraftParagraph(text + paragraph.text[end:], tuple(links))
