"""Which of the records that the clerk marked as notable a report names: the largest, spread over its years."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Final, Protocol

from desktop_app.domain.office.citations import count_words, day_words
from desktop_app.domain.vietnamese import shortened

MOST_EXAMPLES: Final = 3


class _Marked(Protocol):
    @property
    def notable(self) -> int | bool: ...

    @property
    def people(self) -> int: ...

    @property
    def from_date(self) -> date: ...

    @property
    def title(self) -> str: ...


def examples_of[Record: _Marked](records: Sequence[Record]) -> list[Record]:
    """Return the examples among records, in order of day.

    They are the largest of each year, then the largest of all, the latest of those of one size.
    """
    marked = sorted((each for each in records if each.notable), key=_weight, reverse=True)
    of_years = {each.from_date.year: place for place, each in reversed(list(enumerate(marked)))}
    first = sorted(of_years.values())
    places = [*first, *(place for place in range(len(marked)) if place not in first)][:MOST_EXAMPLES]
    return sorted((marked[place] for place in places), key=lambda each: each.from_date)


def left_out(marked: Sequence[_Marked], what: str) -> Iterator[str]:
    """Yield that records marked as notable are not named, `what` says what they are: "hoạt động"."""
    if marked:
        named = [f"“{shortened(each.title)}” ngày {day_words(each.from_date)}" for each in marked[:MOST_EXAMPLES]]
        more = "; …" * (len(marked) > MOST_EXAMPLES)
        yield (
            f"{count_words(len(marked))} {what} đánh dấu tiêu biểu không nêu tên ({'; '.join(named)}{more}): mỗi mục "
            f"nêu {count_words(MOST_EXAMPLES)}, đông người nhất và rải theo năm."
        )


def not_named[Record: _Marked](records: Sequence[Record], named: Collection[Record]) -> list[Record]:
    """Return the records marked as notable that are not among those named."""
    return [each for each in records if each.notable and each not in named]


def _weight(record: _Marked) -> tuple[int, date]:
    return record.people, record.from_date
