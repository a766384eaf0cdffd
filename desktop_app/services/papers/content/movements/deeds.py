"""The activities of a movement, as its report tells them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from desktop_app.domain.office.citations import count_words, day_words, is_of_office, joined_words
from desktop_app.domain.vietnamese import thousands
from desktop_app.domain.year.activities import (
    CAME_KINDS,
    POSTED_KINDS,
    SEEN_KINDS,
    ActivityFields,
    ActivityKind,
    reached_words,
)
from desktop_app.domain.year.gatherings import gathering_words
from desktop_app.services.papers.reports.posted import AMONG, COUNTED_TOO, ITEM_NOUNS, NO_UNIT, by_spread, is_split
from desktop_app.services.papers.reports.posted import reached_words as seen_words
from desktop_app.services.papers.reports.texts.deeds import deed_words, drafted, with_whom, without_doer, without_joint
from desktop_app.services.papers.reports.texts.examples import examples_of, left_out, not_named

_KIND_NOUNS: Final = {
    ActivityKind.CONFERENCE: "hội nghị",
    ActivityKind.BRIEFING: "cuộc quán triệt",
    ActivityKind.LAW_DAY: "buổi sinh hoạt “Ngày pháp luật”",
    ActivityKind.POSTING: "lượt đăng tải văn bản, tin, bài",
    ActivityKind.EVENT: "sự kiện",
    ActivityKind.COOPERATION: "hoạt động phối hợp",
    ActivityKind.DOCUMENT: "văn bản",
    **ITEM_NOUNS,
    ActivityKind.OTHER: "hoạt động khác",
}
_MOST_NAMED: Final = 4
"""So many activities are all told; of more, those marked as notable."""


def told_activities(activities: Sequence[ActivityFields], units: Mapping[int, str], until: date) -> tuple[str, ...]:
    """Return how many activities there were, of which kinds, and which are told one by one.

    Posts are no activities, so they are not added to them, nor what is shared to what is new. One activity is no
    number: it is told, however many posts there are beside it. `until` is the day of the numbers.
    """
    posted = [row for row in activities if row.kind in POSTED_KINDS]
    held = _held_of(activities)
    counts = ([_held(held)] if len(held) > 1 else [], _posted(posted, units, until) if len(activities) > 1 else [])
    if len(activities) <= _MOST_NAMED:
        return (*counts[0], *counts[1], *_items(activities, units))
    named, others = _named_and_others(activities)
    notable = examples_of(others)
    examples = ("Tiêu biểu:", *_items(notable, units)) if notable else ()
    return (*counts[0], *_items(named, units), *counts[1], *examples)


def examples_left_out(activities: Sequence[ActivityFields]) -> Iterator[str]:
    """Yield which activities are marked as notable and not told."""
    _, others = _named_and_others(activities)
    yield from left_out(not_named(others, examples_of(others)), "hoạt động, tin, bài")


def _named_and_others(activities: Sequence[ActivityFields]) -> tuple[list[ActivityFields], list[ActivityFields]]:
    """Return the activities that are told whatever they are, and the others, of which only examples are."""
    for named in (list(activities), _held_of(activities)):
        if len(named) <= _MOST_NAMED:
            return named, [row for row in activities if row not in named]
    return [], list(activities)


def _held_of(activities: Sequence[ActivityFields]) -> list[ActivityFields]:
    return [row for row in activities if row.kind not in POSTED_KINDS]


def _items(activities: Sequence[ActivityFields], units: Mapping[int, str]) -> list[str]:
    dash = "- " if len(activities) > 1 else ""
    return [f"{dash}{_sentence(row, units)}" for row in activities]


def _posted(posted: Sequence[ActivityFields], units: Mapping[int, str], until: date) -> list[str]:
    if not posted:
        return []
    apart = "; ".join(f"{verb} {joined_words(_by_kind(those))}" for verb, those in by_spread(posted).items())
    if not is_split(posted):
        among = f", {AMONG}{apart}" if apart else ""
        return [f"Trong phong trào đã có {joined_words(_by_kind(posted))}{among}.", *_seen(posted, until)]
    # The units are in the order of the settings.
    who = [name for unit_id, name in units.items() if any(row.unit_id == unit_id for row in posted)]
    did = f"{joined_words(tuple(who))} đã" if who else "Đã"
    # One post of nobody's takes the others from no unit: it is named apart, as in the yearly report.
    of_none = [row for row in posted if row.unit_id not in units] if who else []
    too = [f"{COUNTED_TOO}{joined_words(_by_kind(of_none))} {NO_UNIT}."] if of_none else []
    return [f"{did} {apart}.", *too, *_seen(posted, until)]


def _seen(posted: Sequence[ActivityFields], until: date) -> list[str]:
    number = sum(row.people for row in posted)
    return [thousands(number).join(seen_words(until))] if number else []


def _held(activities: Sequence[ActivityFields]) -> str:
    """Return the total, which the annex has too, and the number of each kind."""
    parts = _by_kind(activities)
    split = f", gồm {joined_words(parts)}" if len(parts) > 1 else f" ({parts[0]})"
    if {row.kind for row in activities} == {ActivityKind.OTHER}:
        split = ""  # "02 hoạt động khác" of 02 hoạt động: other than none
    return f"Trong phong trào đã có {count_words(len(activities))} hoạt động{_reached(activities)}{split}."


def _reached(activities: Sequence[ActivityFields]) -> str:
    """Return how many came and how many saw what was posted, as far as they were counted: " với 62 lượt người …"."""
    sums = [
        (sum(row.people for row in activities if row.kind in kinds), verb)
        for kinds, verb in ((CAME_KINDS, "tham gia"), (SEEN_KINDS, "tiếp cận"))
    ]
    counted = [f"{thousands(number)} lượt người {verb}" for number, verb in sums if number]
    return f" với {joined_words(tuple(counted))}" if counted else ""


def _by_kind(activities: Sequence[ActivityFields]) -> tuple[str, ...]:
    by_kind = Counter(row.kind for row in activities)
    meetings = [row.title for row in activities if row.kind is ActivityKind.CONFERENCE]
    nouns = _KIND_NOUNS | ({ActivityKind.CONFERENCE: gathering_words(meetings)} if meetings else {})
    return tuple(f"{count_words(by_kind[kind])} {noun}" for kind, noun in nouns.items() if by_kind[kind])


def _sentence(row: ActivityFields, units: Mapping[int, str]) -> str:
    """Return an activity in a sentence: when, who, with whom, what, for how many, by which document."""
    last = row.to_date or row.from_date
    when = f"Ngày {day_words(row.from_date)}"
    if last != row.from_date:
        when = f"Từ ngày {day_words(row.from_date)} đến ngày {day_words(last)}"
    who = units.get(row.unit_id or 0, "")
    partners = with_whom(row.title, row.partners)
    title = without_doer(row.title, who).rstrip(" .;")
    # The title of a post tells what it is about; that of anything else, what was done.
    deed = f": {title}" if row.kind in POSTED_KINDS else f" {without_joint(deed_words(row.kind, title), row.partners)}"
    if who and row.kind is ActivityKind.DOCUMENT and is_of_office(row.document):
        deed = drafted(deed)
    what = f"{who}{partners}{deed}" if who else title
    came = " tham gia" if row.kind in CAME_KINDS else ""
    reached = f", có {reached_words(row.kind, row.people)}{came}" if row.people else ""
    document = f" ({document_of(row)})" if row.document else ""
    return f"{when}, {what}{reached}{document}."


def document_of(row: ActivityFields) -> str:
    """Return the document of an activity with its day, as it was written."""
    return f"{row.document} ngày {day_words(row.document_date)}" if row.document_date else row.document
