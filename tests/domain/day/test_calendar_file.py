"""The calendar file, read back by a small reader of RFC 5545."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.day.calendar_file import CalendarEvent, write_ics
from desktop_app.domain.vietnamese import clean_line, clean_text

STAMP = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
REPORT = CalendarEvent("report-2026@so-thi-dua", date(2026, 11, 20), "Báo cáo năm", "Gửi UBND tỉnh và Tỉnh Đoàn.")


@dataclass
class Component:
    """A component as read: its properties as (name, parameters, value) and what stands inside it."""

    name: str
    lines: list[tuple[str, str, str]] = field(default_factory=list)
    inside: list["Component"] = field(default_factory=list)

    def values(self, name: str) -> list[str]:
        return [value for key, _, value in self.lines if key == name]

    def value(self, name: str) -> str:
        (only,) = self.values(name)
        return only


def read(text: str) -> Component:
    """Return the calendar; AssertionError where the text breaks a rule of the format."""
    assert text.endswith("\r\n")
    physical = text.removesuffix("\r\n").split("\r\n")
    assert not any(set("\r\n") & set(line) for line in physical)
    assert max(len(line.encode()) for line in physical) <= 75
    open_components = [Component("")]
    for line in "\n".join(physical).replace("\n ", "").split("\n"):
        head, _, value = line.partition(":")
        name, _, parameters = head.partition(";")
        if name == "BEGIN":
            open_components.append(Component(value))
        elif name == "END":
            closed = open_components.pop()
            assert closed.name == value
            open_components[-1].inside.append(closed)
        else:
            open_components[-1].lines.append((name, parameters, value))
    (outside,) = open_components
    (calendar,) = outside.inside
    return calendar


def unescaped(value: str) -> str:
    signs = iter(value)
    return "".join({"n": "\n", "N": "\n"}.get(after := next(signs), after) if sign == "\\" else sign for sign in signs)


def test_a_calendar_says_what_it_is() -> None:
    calendar = read(write_ics([], STAMP))
    assert (calendar.name, calendar.value("VERSION"), calendar.inside) == ("VCALENDAR", "2.0", [])
    assert calendar.value("PRODID")


def test_an_event_takes_the_whole_of_its_day() -> None:
    (event,) = read(write_ics([REPORT], STAMP)).inside
    assert event.name == "VEVENT"
    assert event.lines[:4] == [
        ("UID", "", "report-2026@so-thi-dua"),
        ("DTSTAMP", "", "20261124T083000Z"),
        ("DTSTART", "VALUE=DATE", "20261120"),
        ("DTEND", "VALUE=DATE", "20261121"),
    ]
    assert event.value("SUMMARY") == "Báo cáo năm"
    assert event.value("DESCRIPTION") == "Gửi UBND tỉnh và Tỉnh Đoàn."
    assert event.value("TRANSP") == "TRANSPARENT"


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2026, 12, 31), "20270101"),
        (date(2027, 2, 28), "20270301"),
        (date(2028, 2, 28), "20280229"),
        (date(2028, 2, 29), "20280301"),
    ],
)
def test_an_event_ends_with_its_day(day: date, after: str) -> None:
    (event,) = read(write_ics([replace(REPORT, day=day)], STAMP)).inside
    assert event.value("DTEND") == after


def test_reminders_come_a_week_and_a_day_before_in_the_morning() -> None:
    (event,) = read(write_ics([REPORT], STAMP)).inside
    assert [(alarm.name, alarm.value("ACTION"), alarm.value("DESCRIPTION")) for alarm in event.inside] == [
        ("VALARM", "DISPLAY", "Báo cáo năm"),
        ("VALARM", "DISPLAY", "Báo cáo năm"),
    ]
    written = {"-P6DT16H": timedelta(days=6, hours=16), "-PT16H": timedelta(hours=16)}
    midnight = datetime(2026, 11, 20)  # a whole day stands in no time zone
    assert [midnight - written[alarm.value("TRIGGER")] for alarm in event.inside] == [
        datetime(2026, 11, 13, 8),
        datetime(2026, 11, 19, 8),
    ]


def test_the_moment_is_written_in_utc() -> None:
    here = STAMP.astimezone(timezone(timedelta(hours=7)))
    assert write_ics([REPORT], here) == write_ics([REPORT], STAMP)


def test_a_moment_without_a_time_zone_is_a_fault() -> None:
    with pytest.raises(ValueError, match="time zone"):
        write_ics([], datetime(2026, 11, 24))


def test_two_events_with_one_uid_are_a_fault() -> None:
    with pytest.raises(ValueError, match="uid"):
        write_ics([REPORT, replace(REPORT, title="Khác")], STAMP)


def test_events_stand_by_day_whatever_order_they_come_in() -> None:
    events = [replace(REPORT, uid=f"{number}", day=date(2026, 12, 1 + number % 3)) for number in range(6)]
    text = write_ics(events, STAMP)
    assert [event.value("UID") for event in read(text).inside] == ["0", "3", "1", "4", "2", "5"]
    assert write_ics(reversed(events), STAMP) == text


def test_an_event_without_more_words_has_no_description() -> None:
    (event,) = read(write_ics([replace(REPORT, description=" \n")], STAMP)).inside
    assert event.values("DESCRIPTION") == []


def test_signs_of_the_format_stand_for_themselves() -> None:
    title = r"Họp; bàn 1, 2\3: “n” \n xong"
    (event,) = read(write_ics([replace(REPORT, title=title, description="Một\r\nhai;\nba")], STAMP)).inside
    assert event.value("SUMMARY") == r"Họp\; bàn 1\, 2\\3: “n” \\n xong"
    assert unescaped(event.value("SUMMARY")) == title
    assert unescaped(event.value("DESCRIPTION")) == "Một\nhai;\nba"


@pytest.mark.parametrize("length", range(64, 72))
def test_lines_are_folded_between_letters(length: int) -> None:
    title = "a" * length + "ộ𝄞" * 40
    text = write_ics([replace(REPORT, title=title)], STAMP)
    (event,) = read(text).inside
    assert event.value("SUMMARY") == title
    lengths = [len(line.encode()) for line in text.split("\r\n")]
    assert all(
        72 <= entry for entry, after in zip(lengths, text.split("\r\n")[1:], strict=False) if after.startswith(" ")
    )


@given(
    st.lists(
        st.builds(
            CalendarEvent, st.uuids().map(str), st.dates(date(1000, 1, 1), date(9998, 12, 31)), st.text(), st.text()
        ),
        max_size=4,
        unique_by=lambda event: event.uid,
    )
)
def test_whatever_is_written_is_read_back(events: list[CalendarEvent]) -> None:
    inside = read(write_ics(events, STAMP)).inside
    for event, written in zip(sorted(events, key=lambda event: (event.day, event.uid)), inside, strict=True):
        assert written.value("DTSTART") == f"{event.day:%Y%m%d}"
        assert unescaped(written.value("SUMMARY")) == clean_line(event.title)
        assert unescaped("".join(written.values("DESCRIPTION"))) == clean_text(event.description)
