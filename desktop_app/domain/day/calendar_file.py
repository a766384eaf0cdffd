"""Write days of the year as a calendar file (.ics, RFC 5545) that other programs and telephones import.

The file depends only on the arguments: the same events make the same bytes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from desktop_app.domain.vietnamese import clean_line, clean_text

_LONGEST_LINE = 75  # octets, without the line's end (RFC 5545, 3.1)
_HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//So Thi dua//So Thi dua//VI",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
)
# The event begins at midnight; the reminders come at 8 in the morning, a week and a day before.
_ALARMS = ("-P6DT16H", "-PT16H")


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event that lasts a whole day.

    `uid` is globally unique and stays the same from file to file, so that a calendar that imports a later file moves
    the event instead of adding it twice.
    """

    uid: str
    day: date
    title: str
    description: str = ""


def write_ics(events: Iterable[CalendarEvent], stamp: datetime) -> str:
    """Return a calendar of `events` by day, each with reminders a week and a day before; lines end in CRLF.

    `stamp` is the time when the calendar is made. Raises ValueError if it has no time zone or two events share a uid.
    Write the text as UTF-8 without converting its line ends.
    """
    if stamp.tzinfo is None:
        raise ValueError("the moment of a calendar needs a time zone")
    ordered = sorted(events, key=lambda event: (event.day, event.uid))
    if len({event.uid for event in ordered}) < len(ordered):
        raise ValueError("two events of a calendar share a uid")
    moment = f"{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = [*_HEAD]
    for event in ordered:
        lines += _event(event, moment)
    lines.append("END:VCALENDAR")
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line))


def _event(event: CalendarEvent, moment: str) -> Iterator[str]:
    title, description = _escaped(clean_line(event.title)), _escaped(clean_text(event.description))
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(clean_line(event.uid))}"
    yield f"DTSTAMP:{moment}"
    yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
    yield f"DTEND;VALUE=DATE:{_day(event.day + timedelta(days=1))}"
    yield f"SUMMARY:{title}"
    if description:
        yield f"DESCRIPTION:{description}"
    yield "TRANSP:TRANSPARENT"
    for trigger in _ALARMS:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}", f"TRIGGER:{trigger}", "END:VALARM")
    yield "END:VEVENT"


def _day(day: date) -> str:
    # strftime writes years before 1000 with fewer figures on some systems
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _escaped(text: str) -> str:
    for character in ("\\", ";", ","):
        text = text.replace(character, f"\\{character}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    # A continuation line begins with a blank, which counts; a character is never split between its octets.
    piece, length = "", 0
    for character in line:
        octets = len(character.encode())
        if length + octets > _LONGEST_LINE:
            yield piece
            piece, length = " ", 1
        piece += character
        length += octets
    yield piece
