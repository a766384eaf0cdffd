"""A year in numbers for its charts: activities and good news by month, tasks by state, each with the list it counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.occurrences import OccurrenceState
from desktop_app.domain.year.activities import ActivityKind
from desktop_app.services.book import Book
from desktop_app.services.day.today import DayFigure, activities_by_month, tasks_by_state
from desktop_app.store import startup_queries
from desktop_app.store.connection import PlainConnection


@dataclass(frozen=True, slots=True)
class YearFigures:
    """The numbers of a year."""

    year: int
    activities: Mapping[int, DayFigure]
    news: Mapping[int, DayFigure]
    stories: Mapping[int, DayFigure]
    tasks: Mapping[OccurrenceState, DayFigure]


def year_figures(book: Book, year: int) -> YearFigures:
    """Count a year."""
    with book.store.plain_reading() as connection:
        return YearFigures(
            year,
            activities_by_month(connection, year),
            _posted(connection, year, ActivityKind.GOOD_NEWS),
            _posted(connection, year, ActivityKind.STORY),
            tasks_by_state(connection, year),
        )


def _posted(connection: PlainConnection, year: int, kind: ActivityKind) -> dict[int, DayFigure]:
    counts = dict.fromkeys(range(1, 13), 0)
    days = startup_queries.count_posted(connection, [kind.value], date(year, 1, 1), date(year, 12, 31))
    for day, _, number in days:
        counts[day.month] += number
    return {
        month: DayFigure(number, ListQuery("activities", scope={"month": f"{year}-{month:02d}", "kind": kind.value}))
        for month, number in counts.items()
    }
