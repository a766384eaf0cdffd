"""The year's due days as a calendar file (.ics) for any calendar program."""

from datetime import UTC, datetime
from pathlib import Path

from desktop_app.domain.day.calendar_file import CalendarEvent, write_ics
from desktop_app.domain.list_kinds.plan import OCCURRENCES
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.occurrences import ASKED_NO_MORE, OCCURRENCE_STATE_LABELS
from desktop_app.domain.vietnamese import shortened
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.departures import write_out
from desktop_app.services.practice import sheet_title

_ASKED_NO_MORE = [OCCURRENCE_STATE_LABELS[state].lower() for state in ASKED_NO_MORE]
_COLUMNS = tuple(column.key for column in OCCURRENCES.columns)


def due_days(book: Book, year: int) -> list[CalendarEvent]:
    """Return the open occurrences of a year that have a due day, as days of a calendar."""
    rows = lists.everything(book, ListQuery("occurrences", sort="due_on", scope={"year": year}))
    events = []
    for row in rows:
        values = dict(zip(_COLUMNS, row.values, strict=True))
        is_open = values["done_on"] is None and values["state"] not in _ASKED_NO_MORE
        if is_open and values["due_on"] is not None and values["due_on"].year == year:
            events.append(
                CalendarEvent(
                    uid=f"nhiem-vu-{row.id}@so-thi-dua",
                    day=values["due_on"],
                    title=sheet_title(book, f"Hạn: {shortened(values['text'], 80)}"),
                    description=f"{values['text']}\nKỳ: {values['period']}. Chủ trì: {values['leads'] or 'chưa giao'}.",
                )
            )
    return events


def save_calendar(book: Book, year: int, path: Path, moment: datetime | None = None) -> int:
    """Write the due days of a year to an .ics file whole; return how many. Raises UnwritableOutput."""
    events = due_days(book, year)
    write_out(book, f"Lịch hạn năm {year}", write_ics(events, moment or datetime.now(UTC)).encode(), path)
    return len(events)
