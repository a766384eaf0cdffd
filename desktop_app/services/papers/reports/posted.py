"""Good news and stories in an annex: totalled by month where they are many, as an office lists them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple, Protocol

from desktop_app.domain.office.citations import count_words, day_words, month_words
from desktop_app.domain.vietnamese import fold
from desktop_app.domain.year.activities import CHANNELS, POSTED_KINDS, ActivityKind, Spread
from desktop_app.papers.document.text import capitalised

MOST_LISTED: Final = 20
"""So many items of one kind are listed one by one; of more, each month is a row."""
_MOST_MONTHS: Final = 18
"""Over a longer span each year is a row."""
ITEM_NOUNS: Final = {
    ActivityKind.GOOD_NEWS: "tin tốt",
    ActivityKind.STORY: "câu chuyện đẹp",
    ActivityKind.EXEMPLAR: "bài giới thiệu gương điển hình",
}
ITEM_MEASURES: Final = {ActivityKind.GOOD_NEWS: "tin", ActivityKind.STORY: "chuyện", ActivityKind.EXEMPLAR: "bài"}
"""Their units in an annex, which do not repeat their names."""
SPREAD_VERBS: Final = {Spread.POSTED: "đăng mới", Spread.SHARED: "chia sẻ lại"}
"""What was done with an item, where it is recorded."""
_CHANNEL: Final = re.compile(rf"(?:{'|'.join(map(re.escape, CHANNELS))})(?=\s*(?:[,;]|$))|[^,;]+", re.IGNORECASE)
_MOST_ITEMS: Final = 3
UNRECORDED: Final = "chưa ghi đăng mới hay chia sẻ lại"
"""What the check says where nobody recorded it; a report counts such an item, and has no word on what is missing."""
AMONG: Final = "trong đó "
"""Begins, behind a number of items, how many of them were posted and how many shared, where it is not known of all."""
NO_UNIT: Final = "chưa ghi đơn vị thực hiện"
"""What is said of items of which nobody recorded a unit: they are named apart, and take the others from no unit."""
COUNTED_TOO: Final = "Số tin, bài trên tính cả "
"""Begins the sentence on items that the number before counts, too."""


class _Posted(Protocol):
    @property
    def spread(self) -> Spread: ...


class _OnChannel(Protocol):
    @property
    def channel(self) -> str: ...


class _Titled(Protocol):
    @property
    def title(self) -> str: ...

    @property
    def from_date(self) -> date: ...


class _TitledPost(_Posted, _Titled, Protocol): ...


class _OfUnit(Protocol):
    @property
    def unit(self) -> str: ...

    @property
    def unit_place(self) -> int: ...


class PostedItem(NamedTuple):
    """An item that was posted: when, of which kind, where, by which unit ("" for none), and how many it reached.

    `unit_place` is the place of the unit in the settings.
    """

    day: date
    kind: ActivityKind
    spread: Spread
    channel: str
    unit: str
    people: int
    unit_place: int = 0


@dataclass(frozen=True, slots=True)
class PostedTotal:
    """The items of one kind in a month or year: how many, by whom, for how many, on which channels."""

    days: str
    title: str
    units: str
    people: int
    channels: str


def is_totalled(kind: ActivityKind, number: int) -> bool:
    """Return whether so many items of a kind are totalled and not listed one by one."""
    return kind in POSTED_KINDS and number > MOST_LISTED


def without_spread(posted: Sequence[_TitledPost]) -> Iterator[str]:
    """Yield of which items nobody recorded whether they were posted or shared, where it is recorded of others."""
    yield from uncounted(
        [each for each in posted if each.spread is Spread.NONE], len(posted), UNRECORDED, "đăng mới, chia sẻ lại"
    )


def without_unit(items: Sequence[_Titled]) -> Iterator[str]:
    """Yield which items are of no unit that the book knows."""
    if items:
        yield f"{capitalised(NO_UNIT)} của {named_items(items)}: ghi ở trang Hoạt động."


def uncounted(items: Sequence[_Titled], number: int, unrecorded: str, split: str) -> Iterator[str]:
    """Yield that some items of so many, of which something is `unrecorded`, are in no number of a report by it."""
    if 0 < len(items) < number:
        those = named_items(items)
        yield f"{capitalised(unrecorded)} của {those}: số {split} trong báo cáo không tính tin, bài này."


def named_items(items: Sequence[_Titled]) -> str:
    """Return how many items these are, and the first of them by name: who reads a line for each reads no other."""
    names = [f"“{each.title}” ngày {day_words(each.from_date)}" for each in items[:_MOST_ITEMS]]
    return f"{count_words(len(items))} tin, bài ({'; '.join(names)}{'; …' * (len(items) > _MOST_ITEMS)})"


def listed_title(title: str, spread: Spread) -> str:
    """Return the title of an item as a list has it: of what was shared and not written here it says so."""
    return f"{title} ({SPREAD_VERBS[spread]})" if spread is Spread.SHARED else title


def reached_words(last: date) -> tuple[str, str]:
    """Return what stands before and after how many the items reached, counted until the last day of a report.

    It grows from day to day: of a day that is to come it is that of today.
    """
    return f"Tính đến ngày {day_words(min(last, date.today()))}, các tin, bài có ", " lượt người tiếp cận."


def units_of(items: Iterable[_OfUnit]) -> list[str]:
    """Return the units that items are of, each once, in the order of the settings, which every list of units has."""
    places = {item.unit: item.unit_place for item in items if item.unit}
    return sorted(places, key=lambda name: places[name])


def in_order(channels: Iterable[str]) -> list[str]:
    """Return channels in the order that all papers have: those that are suggested, then any other by name."""
    places = {channel: place for place, channel in enumerate(CHANNELS)}
    return sorted(channels, key=lambda channel: (places.get(channel, len(places)), channel))


def by_channel[Item: _OnChannel](items: Iterable[Item]) -> dict[str, list[Item]]:
    """Return the items on each channel, in the order of `in_order`: what was posted on two is on both.

    Channels that are written alike but for their letters' case are one, as suggested or as first written.
    """
    names = {fold(name): name for name in CHANNELS}
    on_channel: dict[str, list[Item]] = {}
    for item in items:
        for channel in dict.fromkeys(map(fold, named := _channels_in(item.channel))):
            name = names.setdefault(channel, next(each for each in named if fold(each) == channel))
            on_channel.setdefault(name, []).append(item)
    return {channel: on_channel[channel] for channel in in_order(on_channel)}


def _channels_in(entered: str) -> list[str]:
    """Return the channels that were entered in a row; some are called by several words with commas between."""
    return [name.strip() for name in _CHANNEL.findall(entered) if name.strip()]


def by_spread[Item: _Posted](items: Sequence[Item]) -> dict[str, list[Item]]:
    """Return the items that were posted and those that were shared, by their verbs; {} where nobody recorded it."""
    by_verb = {verb: [item for item in items if item.spread is spread] for spread, verb in SPREAD_VERBS.items()}
    return {verb: those for verb, those in by_verb.items() if those}


def is_split(items: Iterable[_Posted]) -> bool:
    """Return whether it is recorded of all items how they were spread: else their number is told before its parts."""
    return all(item.spread is not Spread.NONE for item in items)


def counted_apart(items: Sequence[_Posted], noun: str = "") -> str:
    """Return how many items were posted and how many shared, never their sum: "đăng mới 07, chia sẻ lại 02 tin tốt".

    Where it is not recorded of all, how many there are, and how many of them: "05 tin tốt (trong đó chia sẻ lại 01)".
    """
    parts = ", ".join(f"{verb} {count_words(len(those))}" for verb, those in by_spread(items).items())
    if is_split(items):
        return f"{parts} {noun}".rstrip()
    return f"{count_words(len(items))} {noun}".rstrip() + f" ({AMONG}{parts})" * bool(parts)


def totals(items: Sequence[PostedItem]) -> list[PostedTotal]:
    """Return the totals of items of one kind, in order of time."""
    days = sorted({(item.day.year, item.day.month) for item in items})
    by_year = len(days) > _MOST_MONTHS
    groups: dict[str, list[PostedItem]] = {}
    for item in sorted(items, key=lambda item: item.day):
        day = item.day
        groups.setdefault(f"Năm {day.year}" if by_year else f"Tháng {month_words(day.month)}/{day.year}", []).append(
            item
        )
    return [_total(words, group) for words, group in groups.items()]


def _total(days: str, items: Sequence[PostedItem]) -> PostedTotal:
    channels = by_channel(items)
    return PostedTotal(
        days=days,
        title=capitalised(counted_apart(items, ITEM_NOUNS[items[0].kind])),
        units=", ".join(units_of(items)),
        people=sum(item.people for item in items),
        channels="; ".join(f"{channel}: {counted_apart(those)}" for channel, those in channels.items()),
    )
