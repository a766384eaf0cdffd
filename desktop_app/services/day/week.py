"""A week, day by day: what is due in it and whether it was done, what was done, the days of the rounds' timetables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.plan.occurrences import OccurrenceState
from desktop_app.services.book import Book
from desktop_app.services.dates import stored_day
from desktop_app.services.review_rounds import TIMETABLE, rounds
from desktop_app.store import startup_queries


@dataclass(frozen=True, slots=True)
class DueInWeek:
    """A task that is due on a day: its occurrence, its words, who leads, and its state today."""

    occurrence_id: int
    text: str
    leads: str
    state: OccurrenceState


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day: the tasks due on it, how many activities began on it, and what a round's timetable has for it.

    `timetable` holds the code of a round and the field of its timetable.
    """

    day: date
    due: Sequence[DueInWeek]
    activities: int
    timetable: Sequence[tuple[str, str]]


def week(book: Book, monday: date) -> list[WeekDay]:
    """Return the seven days of the week that begins on `monday`."""
    days = [monday + timedelta(days=number) for number in range(7)]
    known_rounds = rounds(book)
    with book.store.plain_reading() as connection:
        due = list(startup_queries.read_due_between(connection, days[0], days[-1]))
        counts: dict[str, int] = dict(startup_queries.count_by_day(connection, days[0], days[-1]))
    return [
        WeekDay(
            day,
            [
                DueInWeek(row_id, text, leads, OccurrenceState(state))
                for row_id, due_on, text, leads, state in due
                if stored_day(due_on) == day
            ],
            counts.get(day.isoformat(), 0),
            [(str(known.code), name) for known in known_rounds for name in TIMETABLE if getattr(known, name) == day],
        )
        for day in days
    ]
