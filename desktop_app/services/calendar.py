"""The year's due days as a calendar file for any calendar program, and the days to be reminded of when starting."""

from datetime import UTC, datetime
from pathlib import Path

from desktop_app.domain.calendar_file import CalendarEvent, write_ics
from desktop_app.domain.errors import UnwritableOutput
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.occurrences import period_title
from desktop_app.domain.vietnamese import shortened
from desktop_app.runtime.files import FileNotWritten, written_whole
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.dates import shown
from desktop_app.store import records


def due_days(book: Book, year: int) -> list[CalendarEvent]:
    """Return the open occurrences of a year that have a due day, as days of a calendar."""
    rows = lists.everything(book, ListQuery("occurrences", sort="due_on", scope={"year": year}))
    with book.store.reading() as connection:
        kept = records.fetch_many(connection, "occurrence", [row.id for row in rows])
    events = []
    for row in rows:
        one = kept[row.id]
        due_on = shown(one["due_on"])
        if due_on is not None and due_on.year == year and one["done_on"] is None:
            leads = row.values[2] or "chưa giao"
            events.append(
                CalendarEvent(
                    uid=f"nhiem-vu-{row.id}@so-thi-dua",
                    day=due_on,
                    title=f"Hạn: {shortened(row.values[1], 80)}",
                    description=f"{row.values[1]}\nKỳ: {period_title(one['period'])}. Chủ trì: {leads}.",
                )
            )
    return events


def save_calendar(book: Book, year: int, path: Path, moment: datetime | None = None) -> int:
    """Write the due days of a year to an .ics file whole; return how many. Raises UnwritableOutput."""
    events = due_days(book, year)
    try:
        with written_whole(path) as stream:
            stream.write(write_ics(events, moment or datetime.now(UTC)).encode())
    except FileNotWritten as problem:
        raise UnwritableOutput(problem.sentence) from problem
    return len(events)
