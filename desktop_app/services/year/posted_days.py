"""The good news of each day, and the days and weeks without any."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from desktop_app.domain.year.activities import POSTED_KINDS, ActivityKind
from desktop_app.domain.year.good_news import Gaps, find_gaps, week_start
from desktop_app.services.book import Book
from desktop_app.store import startup_queries


class PostedDays(NamedTuple):
    """The good news of a span of days: the numbers of each day, by kind, and the days and weeks without any."""

    counts: Mapping[date, Mapping[ActivityKind, int]]
    gaps: Gaps


def posted_days(book: Book, first: date, last: date, today: date) -> PostedDays:
    """Return the good news, stories and exemplars from `first` to `last`, and the days and weeks without any."""
    kinds = {kind.value: kind for kind in POSTED_KINDS}
    counts: dict[date, dict[ActivityKind, int]] = {}
    stories: set[date] = set()
    with book.store.plain_reading() as connection:
        # Counted from Monday: a story of the week before `first` counts for that week.
        for day, kind, number in startup_queries.count_posted(connection, list(kinds), week_start(first), last):
            if day >= first:
                counts.setdefault(day, {})[kinds[kind]] = number
            if kind == ActivityKind.STORY:
                stories.add(day)
    news = {day for day, by_kind in counts.items() if ActivityKind.GOOD_NEWS in by_kind}
    return PostedDays(counts, find_gaps(news, stories, first, min(last, today)))
